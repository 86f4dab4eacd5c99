# Passwords that stand elsewhere: in a file, a variable, what a program prints.
. "$ROOT/tests/cli/lib.sh"
start_demo --log-headers --auth me:s3cret
echo s3cret >secret
chmod 600 secret
printf '#!/bin/sh\nprintf "%%s\\n" "$1$2"\n' >tell
printf '#!/bin/sh\nexit 3\n' >fail
chmod +x tell fail
section() {
	printf '[%s]\nurl = %s\nprefix = oai_dc\nuser = %s\n%s\n' "$1" \
		"$(at "page=$2")" "$3" "$4"
}
{
	section file 30 me "password-file = $PWD/secret"
	section program 31 me "password-command = $PWD/tell s3 cret"
	section variable 32 '${ME}' 'password = s${REST}t'
	section header 33 me 'header = Authorization: Basic ${BASIC}'
	section wrong 34 me "password-file = $PWD/none"
	section failing 35 me "password-command = $PWD/fail"
} >sheaf.ini
chmod 600 sheaf.ini
SHEAF_CONFIG=sheaf.ini ME=me REST=3cre
export SHEAF_CONFIG ME REST
for name in file program variable header wrong failing; do
	say "$SHEAF" harvest -v $name 2>&1 | sed 's/ (.*//'
done
chmod 644 secret
say "$SHEAF" harvest file
say "$SHEAF" source show program
"$SHEAF" harvest --dry-run --all | wc -l | tr -d ' '
{
	section two 36 me "password-file = $PWD/secret"
	echo "password = x"
} >two.ini
chmod 600 two.ini
say "$SHEAF" --config two.ini source list
echo "Words of a program: 64, and one more."
words=$(printf ' %s' $(seq 1 63))
{
	section many 37 me "password-command = $PWD/tell s3 cret$words"
} | sed 's/ 62 63$//' >many.ini
sed 's/ 61$/ 61 62/' many.ini >more.ini
chmod 600 many.ini more.ini
say "$SHEAF" --config many.ini harvest many
say "$SHEAF" --config more.ini source list
printf '[a]\non-failure = /bin/true%s 64\n' "$words" >told.ini
say "$SHEAF" --config told.ini source list
if grep -l s3cret store.db*; then echo "kept"; fi
