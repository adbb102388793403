# Clients send to smtp-sink over loopback, one connection each: examples/blast,
# libESMTP and libcurl. `make bench` runs it. A machine's speed drifts by half
# within minutes, so the clients take turns, RUNS times, for about a second
# each; medians are printed with what was lowest and highest. CPU is the
# client's own. What is not installed is left out with a line that says so.

. test/make/common

RUNS=${RUNS:-9}
PATH=$PATH:/usr/sbin
need smtp-sink "clients beside each other" postfix || exit 0
workdir

clients=
for client in blast peer_libesmtp peer_curl; do
    if [ $client != blast ] && [ -z "$(PKG_CONFIG=$PKG_CONFIG CC=$CC \
        sh test/make/optional.sh $client)" ]; then
        skip "${client#peer_}" "its -dev package"
        continue
    fi
    $MAKE -s "$O/$client" B="$B" O="$O" CC="$CC" || fail "no $client"
    clients="$clients $client"
done

# As root it wants to be somebody else. Somebody may have the port already.
as=
[ "$(id -u)" != 0 ] || as='-u nobody'
tries=0
while :; do
    port=$((20000 + ($$ + tries * 997) % 10000))
    # shellcheck disable=SC2086 # words
    smtp-sink $as 127.0.0.1:$port 100 >"$w/sink" 2>&1 &
    sink=$!
    trap 'kill $sink 2>/dev/null' EXIT
    trap 'exit 1' INT TERM
    sleep 0.5
    ! kill -0 $sink 2>/dev/null || break
    tries=$((tries + 1))
    [ $tries -lt 10 ] || fail "smtp-sink does not start: $(cat "$w/sink")"
done

# send CLIENT MESSAGES SIZE PER-SESSION: "messages/s user system all", the last
# three in us a message.
send()
{
    one=
    [ "$1" != blast ] || one='--sessions 1'
    # shellcheck disable=SC2086 # words
    "$O/$1" $one --messages "$2" --size "$3" --per-session "$4" \
        127.0.0.1:$port >"$w/out" || fail "$1: $(cat "$w/out")"
    awk '$1 == "accepted" && $2 == $4 { rate = $2 / ($7 > 0 ? $7 : 0.001) }
        $1 == "CPU" { print rate, $4, $6, $4 + $6 }' "$w/out"
}

# How many messages last a second.
count()
{
    send "$1" "$4" "$2" "$3" | awk -v least="$4" '{
        n = int($1); print n < least ? least : n }'
}

# median COLUMN FILE
median()
{
    sort -n -k "$1,$1" "$2" | awk -v c="$1" '{ v[NR] = $c }
        END { printf "%s %s %s", v[int((NR + 1) / 2)], v[1], v[NR] }'
}

# together TITLE SIZE PER-SESSION LEAST: LEAST messages are tried first.
together()
{
    for client in $clients; do
        count "$client" "$2" "$3" "$4" >"$w/$client.count" ||
            fail "$client can't be measured"
        : >"$w/$client"
    done
    run=0
    while [ $run -lt "$RUNS" ]; do
        for client in $clients; do
            send "$client" "$(cat "$w/$client.count")" "$2" "$3" \
                >>"$w/$client"
        done
        run=$((run + 1))
    done
    printf '\n%s\n%-12s %26s %26s %8s %8s\n' "$1" client messages/s \
        'CPU us/message' user system
    for client in $clients; do
        # shellcheck disable=SC2046,SC2183 # words
        printf '%-12s %8.0f (%6.0f - %6.0f) %8.1f (%6.1f - %6.1f) %8s %8s\n' \
            "${client#peer_}" $(median 1 "$w/$client") \
            $(median 4 "$w/$client") \
            "$(median 2 "$w/$client" | cut -d ' ' -f 1)" \
            "$(median 3 "$w/$client" | cut -d ' ' -f 1)"
    done
}

echo "== clients: median (lowest - highest) of $RUNS runs of about 1 s =="
together '1 KiB, 1,000 messages a session' 1024 1000 1000
together '1 KiB, 1 message a session' 1024 1 300
together '10 KiB, 1,000 messages a session' 10240 1000 50
together '1 MiB, 100 messages a session' 1048576 100 20
