# A proxy of the configuration is asked, and its password is nobody's business.
. "$ROOT/tests/cli/lib.sh"
start_demo
printf '[DEFAULT]\nproxy = http://me:s3cret@127.0.0.1:1\n[demo]\nurl = %s\n' \
	"$URL" >demo.ini
chmod 600 demo.ini
"$SHEAF" --config demo.ini harvest -v --retries 0 demo 2>err
echo "$?: $(grep -cE '( port |127\.0\.0\.1:)1[ :]' err) $(grep -c s3cret err)"
"$SHEAF" --config demo.ini status demo 2>&1 | grep -c s3cret
"$SHEAF" --config demo.ini source list 2>&1 | grep -c s3cret
requests | wc -l | tr -d ' '
