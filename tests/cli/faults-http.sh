# What HTTP servers do: how it ends, what is held, how often was asked. 58 items
# in 6 pages of 10, so that a harvest without a fault takes 7 requests. A page
# that can never be had is gone round by ranges of dates, which have shorter
# lists: all is there in the end.
. "$ROOT/tests/cli/lib.sh"
. "$ROOT/tests/cli/lib-faults.sh"
fault_begin

# Come back later.
fault 503=1@2 0 58 58 9 none
fault 503-date=2@2*1 0 58 58 8 none
fault 503-bare@2 0 58 58 9 none
fault 503=soon@2*1 0 58 58 8 none
fault 503=-5@2*1 0 58 58 8 none
fault 503@any*always 1 0 0 3 HTTP_503 --retries 2
# No harvest before that time heals this: come-back.sh.
fault_heals=no
fault 503=999999999@3*1 1 20 20 4 left_alone
fault_heals=yes
fault 429=1@2 0 58 58 9 none
fault 500@2,502@3*1,504@4*1 0 58 58 11 none
fault 500@3*always 0 58 58 '<25' by_dates --retries 1

# Never again.
fault 404 1 0 0 1 HTTP_404
fault guard 1 0 0 1 a_check_for_robots
fault guard-empty 1 0 0 '<9' a_check_for_robots --retries 1
fault 401 1 0 0 1 HTTP_401
fault 403 1 0 0 1 HTTP_403
fault 410@2*always 0 58 58 '<25' by_dates
fault 404@3*always 0 58 58 '<25' by_dates
fault 503-bare@3*always 0 58 58 '<25' by_dates --retries 1
fault 429@3*always 1 20 20 5 HTTP_429 --retries 1
fault 403@3*always 1 20 20 4 HTTP_403

# Elsewhere. Each request asks at the old address first.
fault 301 0 58 58 7 moved_for_good
fault 302 0 58 58 7 none
fault 307 0 58 58 7 none
fault 308 0 58 58 7 moved_for_good
fault redirect-bare 1 0 0 '<6' drops_what_was_asked --retries 0
fault redirect-loop 1 0 0 '<6' redirect
fault redirect-chain 1 0 0 '<6' redirect
fault redirect-file 1 0 0 1 redirect
fault redirect-none 1 0 0 1 redirect
fault redirect-bad 1 0 0 1 redirect
fault redirect-scheme 1 0 0 1 redirect

fault cookie 0 58 58 8 none

# Connections that end too soon.
fault reset-head@2 0 58 58 9 none
fault reset-body@2 0 58 58 9 none
fault reset-body@3*always 0 58 58 '<25' by_dates --retries 1
fault short@2 0 58 58 9 none
fault cut@2 0 58 58 9 none
fault cut-between@2 0 58 58 9 none
fault cut-between@2*always 0 58 58 '<25' by_dates --retries 1
fault truncate@2 0 58 58 9 none
fault truncate-between@2 0 58 58 9 none
fault truncate-end@2 0 58 58 9 none
fault bad-chunk@2 0 58 58 9 none
fault no-last-chunk@2 0 58 58 9 none
fault chunked=7 0 58 58 7 none
fault no-length 0 58 58 7 none
fault long@2 0 58 58 '<9' none
fault close 0 58 58 7 none
fault no-http 1 0 0 '<4' HTTP/0.9 --retries 1

# Silence.
fault stall@3 0 58 58 '<25' by_dates --timeout 2 --retries 1
fault head-stall@2 0 58 58 8 none --timeout 2
fault half-stall@2 0 58 58 8 none --timeout 2
fault drip@2 0 58 58 '<25' by_dates --timeout 2 --retries 0
fault drip-head@2 0 58 58 '<25' by_dates --timeout 2 --retries 0
fault slow=4@2*1 0 58 58 7 none

# Too much of it.
fault endless 1 0 0 8 larger --max-response 1M
fault endless-comment@2 0 58 58 '<25' larger --max-response 1M
fault endless-space 1 0 0 8 larger --max-response 1M
fault gzip-bomb=100@3 0 58 58 '<25' larger --max-response 2M
fault gzip-bomb-comment=100@3 0 58 58 '<25' larger --max-response 2M
fault headers-endless 1 0 0 '<3' header
fault header-huge=4096 1 0 0 '<3' header

# Compressed.
fault gzip=on 0 58 58 7 none
fault gzip-force 0 58 58 7 none
fault gzip-members 0 58 58 8 none
fault gzip-cut@2 0 58 58 9 none
fault gzip-crc@2 0 58 58 9 none
fault gzip-corrupt@2 0 58 58 9 none
fault gzip-label@2 0 58 58 9 none
fault coding@2 0 58 58 9 none

# Something else.
fault html 1 0 0 '<9' an_HTML_page --retries 1
fault html@3*1 0 58 58 8 none
fault html@3*always 0 58 58 '<25' an_HTML_page --retries 1
fault html-as-xml@3*always 0 58 58 '<25' an_HTML_page --retries 1
fault empty@3*1 0 58 58 8 none
fault empty@3*always 0 58 58 '<25' empty --retries 1
fault content-type=text/plain 0 58 58 7 none
fault_query='?repo=main'
fault base-query=repo=main 0 58 58 7 none
fault_query=
faults

echo "requests without what the address has:"
grep 'base-query' requests.log | grep -vc 'oai?repo=main&verb='

echo "connections for redirects to other schemes:"
stop_provider
: >requests.log
start_demo --log-connections
for scheme in ftp gopher dict ldap smb telnet tftp scp; do
	"$SHEAF" harvest "$(at redirect-scheme=$scheme)" 2>/dev/null
	echo "$scheme: $?, $(grep -c OPEN requests.log)"
	: >requests.log
done
