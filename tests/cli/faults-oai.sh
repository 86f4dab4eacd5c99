# What OAI-PMH providers do. 58 items in 6 pages of 10: a harvest without a
# fault takes 7 requests.
. "$ROOT/tests/cli/lib.sh"
. "$ROOT/tests/cli/lib-faults.sh"
fault_begin

# Tokens.
fault token-expired@3 0 58 58 8 none
fault token-expired@3*2 0 58 58 11 anew
fault token-expired@3*2,oai-http=422 0 58 58 11 anew
fault token-expired@3*always 0 58 58 '<70' starts_anew
fault token-same@2 0 58 58 '<25' circle
fault token-cycle@3 0 58 58 '<25' circle
fault empty-page@2 0 58 58 8 none
fault stay@3-4 0 58 58 9 none
fault two-tokens 0 58 58 9 none
fault two-tokens@3*always 0 58 58 '<25' two_resumption_tokens --retries 1
fault error-beside 0 58 58 9 none
fault error-beside@3*always 0 58 58 '<25' noRecordsMatch_beside --retries 1
fault stay@3-,size=off 0 58 58 '<90' nothing_new
fault slow=30@3 3 20 20 3 ended_after --max-time 2
fault drip=500@3 3 20 20 4 ended_after --max-time 2
fault size=few 1 40 40 5 of_10_announced
fault size=few 0 58 58 7 none --sizes estimate
fault no-match@3 0 58 58 8 none
fault no-match@3*always 0 58 58 '<25' noRecordsMatch --retries 1
for form in wild unicode percent long pad; do
	fault token=$form 0 58 58 7 none
done
fault end=missing 0 58 58 7 none
fault end=empty 0 58 58 7 none
fault duplicate 0 58 58 8 none

# What is said beside the records.
fault expiration=past 0 58 58 7 none
fault expiration=text 0 58 58 7 none
fault expiration=off 0 58 58 7 none
fault cursor=absurd 0 58 58 7 none
fault cursor=page 0 58 58 7 none
fault cursor=off 0 58 58 7 none
fault size=huge 0 58 58 7 none
fault size=text 0 58 58 7 none
fault size=negative 0 58 58 7 none
fault size=off 0 58 58 7 none
fault size=wrong 3 58 58 '<27' of_
fault size=wrong 0 58 58 7 none --sizes estimate
fault base-url=http://127.0.0.1:1/oai 0 58 58 7 none
fault earliest=yesterday 0 58 58 7 none
fault skew=-864000 0 58 58 7 none
fault skew=864000 0 58 58 7 none
fault 500@identify*always 0 58 58 '<10' without_it
fault html@identify*always 0 58 58 '<10' without_it
fault wrong-verb 1 0 0 9 Identify --retries 1
fault profile=mycore 0 53 0 7 none
fault sets=off 0 58 5 7 none
fault stylesheet=on 0 58 58 7 none

# One record that makes each page that has it fail: all others come.
fault poison=25 3 57 57 '<80' cannot_be_had
fault poison=1 3 57 57 '<80' cannot_be_had
fault poison=58 3 57 57 '<80' cannot_be_had
fault poison=25 3 57 57 '<80' cannot_be_had --windows 3
fault poison=25 3 57 57 '<80' cannot_be_had --from 1990-01-01 --until 2040-01-01
fault poison=25,granularity=day 3 57 0 '<50' cannot_be_had
fault poison=25,dates-refused 1 20 20 '<20' one_list

# Nothing.
fault nothing 0 0 0 2 none
fault no-records,size=off 0 0 0 '<8' none
for status in 400 404 422 500; do
	later nothing,oai-http=$status 0 58 58 2 none
done
later nothing 0 58 58 2 none
later no-records 0 58 58 2 none

# Another repository, or another name of it. What the mark is worth.
later repository=other.example 0 58 58 7 another_repository
later title=Other,earliest=1999-01-01T00:00:00Z 0 58 58 7 another_repository
later title=Other 0 58 58 2 is_now
later earliest=1999-01-01T00:00:00Z 0 58 58 2 is_now
later skew=-864000 0 58 58 7 asking_for_everything

# Declarations that nobody needs are not copied into each record.
fault namespaces-unused=250 0 58 58 7 none
fault namespaces-unused=250,no-metadata@1 3 57 57 7 kept_aside

# A page that always fails, whatever is on it, by list and by windows: ranges
# of dates, whose lists are shorter, have all its records.
fault 500@3*always 0 58 58 '<80' all_else_by_dates --retries 1
fault truncate@3*always 0 58 58 '<80' all_else_by_dates --retries 1
fault 500@2*always,page=5 0 58 58 '<80' none --retries 1 --windows 3

# Dates.
later seconds-refused 0 58 58 3 days
later dates-refused 0 58 58 '<10' everything
fault granularity=day 0 58 0 7 none
fault no-datestamp@1 0 58 57 7 datestamp
fault bad-datestamp@1 0 58 57 7 datestamp
fault bad-datestamp=tomorrow@1 0 58 57 7 datestamp
fault bad-datestamp=0000-00-00T00:00:00Z@1 0 58 57 7 datestamp

# Errors: the code is shown.
fault no-format 1 0 0 2 cannotDisseminateFormat
fault two-errors 1 0 0 2 bad
fault unknown-code 1 0 0 3 error --retries 1
fault no-code 1 0 0 3 error --retries 1
for code in badVerb badArgument idDoesNotExist noSetHierarchy; do
	fault oai-error=$code@list 1 0 0 2 $code
done
fault oai-error=badResumptionToken@list 1 0 0 3 badResumptionToken --retries 1

# Odd records: all others are held.
for odd in no-id empty-id no-header no-metadata empty-metadata; do
	fault $odd@1 3 57 57 7 kept_aside
done
fault two-metadata@1 3 58 58 7 more_than_one_payload
fault deleted-whole@1 0 58 57 7 none
fault id-spaced@1 0 58 58 7 none
fault about 0 58 58 7 none
fault foreign 0 58 52 7 none
fault odd-set@1 0 58 57 7 none

# Names of elements.
fault namespaces=local 0 58 58 7 none
fault prefix-other 0 58 58 7 none
fault prefix-oai 0 58 58 7 none
fault prefix-default 0 58 58 7 none
fault dc-slash 0 58 58 7 none
fault no-namespace 0 58 58 7 none
fault oai-1.1 0 58 58 7 none
fault undeclared-dc 0 58 58 7 not_declared

# Identifiers as they are.
for id in ..%2F..%2Fetc%2Fpasswd '%27;DROP%20TABLE%20item;--' '%3Cb%3E%26%22' \
	OAI:TWIN oai:twin %E2%80%AEgnp.exe "$(printf %0100d 7)"; do
	fault "id=$id@1" 0 58 57 7 none
done
faults
