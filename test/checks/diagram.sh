# The table of verbs and states in README is that of the library, and its
# states follow each other as RFC 5321 and smtp.h say: `make diagram` draws all
# edges below, with these labels among theirs, and no others.

. test/make/common
workdir

"$O/test/verbs" | sed 's/^/    /' >"$w/verbs" || fail "no table"
awk '/^VERBS AND STATES$/ { on = 1; next } /^[A-Z][A-Z ,]*$/ { on = 0 }
    on && /^    /' README >"$w/readme"
[ -s "$w/readme" ] || fail "README has no table of verbs and states"
cmp -s "$w/verbs" "$w/readme" || fail "README's table of verbs and states" \
    "differs: $(diff "$w/readme" "$w/verbs" | sed -n 2,6p)"

B=$w O=$O sh test/make/diagram.sh >"$w/log" || fail "$(tail -n 1 "$w/log")"
grep '^skip ' "$w/log"

# edges ROLE: compares with what stands on stdin, "FROM TO LABEL, LABEL..." or
# "FROM TO", whatever the labels.
edges()
{
    sed -n 's/,\\n/, /g; s/ \[label="/ /; s/^ *//; s/".*$//; s/ -> / /p' \
        "$w/$1.dot" >"$w/$1.edges"
    [ -s "$w/$1.edges" ] || fail "a $1 has no edges"
    awk -v role="$1" '
        { edge = $1 " " $2; labels = $0; sub(/^[^ ]+ [^ ]+ ?/, "", labels) }
        NR == FNR { seen[edge] = ", " labels ","; next }
        !(edge in seen) { print role ": no edge " edge; next }
        {
            n = split(labels, label, ", ")
            for (i = 1; i <= n; i++)
                if (!index(seen[edge], ", " label[i] ","))
                    print role ": no " label[i] " on edge " edge
            delete seen[edge]
        }
        END { for (edge in seen) print role ": an edge more, " edge }
        ' "$w/$1.edges" - >"$w/$1.wrong"
    [ ! -s "$w/$1.wrong" ] || fail "$(head -n 5 "$w/$1.wrong")"
}

edges server <<'END'
start CONNECT init
start PROXY OPT_PROXY
start TLS OPT_TLS_FIRST
PROXY CONNECT PROXY
PROXY TLS PROXY
PROXY CLOSED no PROXY, eof
TLS CONNECT TLS
TLS HELO TLS
TLS CLOSED TLS failed, clear text, eof
CONNECT HELO CONNECT
CONNECT REFUSED CONNECT 5yz
CONNECT CLOSED 421
REFUSED CLOSED QUIT, QUIT 5yz, 421, eof
HELO HELO RSET, NOOP, VRFY, EXPN, HELP
HELO READY EHLO, HELO, LHLO
HELO CLOSED QUIT, QUIT 5yz, 421, eof
READY READY EHLO, HELO, LHLO, RSET, NOOP, VRFY, AUTH, XFORWARD, ETRN
READY HELO XCLIENT
READY MAIL MAIL
READY TLS STARTTLS
READY AUTH AUTH 334
READY CLOSED QUIT, QUIT 5yz, 421, eof
AUTH READY response, * 5yz
AUTH CLOSED eof
MAIL MAIL NOOP
MAIL READY RSET, EHLO, HELO, LHLO, BDAT 5yz
MAIL RCPT RCPT
MAIL CLOSED QUIT, QUIT 5yz, 421, eof
RCPT RCPT RCPT, NOOP
RCPT READY RSET, EHLO, HELO, LHLO, BDAT 5yz
RCPT DATA DATA 354, BDAT, BDAT LAST
RCPT CLOSED QUIT, QUIT 5yz, 421, eof
DATA DATA BDAT, NOOP
DATA READY RSET, EHLO, HELO, LHLO, . 5yz
DATA MESSAGE ., BDAT LAST
DATA CLOSED QUIT, QUIT 5yz, 421, eof
MESSAGE READY MESSAGE, MESSAGE 5yz
MESSAGE CLOSED 421
END

edges client <<'END'
start CONNECT init
start TLS OPT_TLS_FIRST
TLS CONNECT TLS
TLS HELO TLS
TLS REFUSED TLS weak
TLS CLOSED TLS failed, eof
CONNECT CONNECT ehlo()
CONNECT HELO CONNECT
CONNECT REFUSED CONNECT 5yz
CONNECT CLOSED 421, eof
REFUSED REFUSED quit()
REFUSED CLOSED QUIT, 421, eof
HELO HELO ehlo(), quit()
HELO READY HELO
HELO CLOSED QUIT, 421, eof
READY READY starttls(), auth(), command(), rset(), quit()
READY HELO ehlo(), XCLIENT
READY TLS STARTTLS
READY AUTH AUTH 334
READY MAIL mail()
READY CLOSED QUIT, 421, eof
AUTH AUTH auth_answer()
AUTH READY AUTH, AUTH 5yz
AUTH CLOSED 421, eof
MAIL MAIL mail(), command(), quit()
MAIL READY MAIL 5yz, rset()
MAIL RCPT rcpt()
MAIL CLOSED QUIT, 421, eof
RCPT RCPT rcpt(), data(), command(), quit()
RCPT READY rset()
RCPT MAIL mail()
RCPT DATA DATA 354, chunk()
RCPT MESSAGE chunk(last)
RCPT CLOSED QUIT, 421, eof
DATA DATA body(), chunk()
DATA READY CHUNK 5yz
DATA MESSAGE body_end(), chunk(last)
DATA CLOSED MESSAGE 5yz, 421, eof
MESSAGE MESSAGE quit()
MESSAGE READY MESSAGE, MESSAGE 5yz
MESSAGE MAIL mail()
MESSAGE CLOSED 421, eof
END
echo "ok $me: $(wc -l <"$w/verbs") rows, $(cat "$w"/*.edges | wc -l) edges"
