#!/bin/sh
# run.sh: real mail clients deliver to examples/serve over loopback, it is cut,
# starved and killed, and mail is smuggled into it; examples/send delivers to
# real servers. O is the build directory (build). What is not installed is
# skipped with a line that says what to install; REQUIRE=1 makes that an error;
# FULL=1 has more clients, for longer. Last line: "interop: N passed, N
# failed".
set -eu
here=$(dirname "$0")
O=$(cd "${O:-build}" && pwd)
export O
PATH=$PATH:/usr/sbin
python=/usr/bin/python3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
passed=0 failed=0

skip()
{
    echo "skip interop: $1: $2"
    test "${REQUIRE:-0}" != 1 || failed=$((failed + 1))
}

# count SCRIPT ARGUMENTS...: runs it, its last line is "PASSED FAILED".
count()
{
    script=$1
    shift
    PYTHONDONTWRITEBYTECODE=1 $python "$here/$script" "$@" >"$work/out" || {
        cat "$work/out"
        echo "interop: $script broke off"
        failed=$((failed + 1))
        return
    }
    sed '$d' "$work/out"
    # shellcheck disable=SC2046 # two words
    set -- $(tail -n 1 "$work/out")
    passed=$((passed + $1)) failed=$((failed + $2))
}

if ! command -v $python >/dev/null; then
    skip everything 'install python3'
    echo "interop: $passed passed, $failed failed"
    test $failed -eq 0
    exit
fi

clients=smtplib
for pair in curl:curl swaks:swaks msmtp:msmtp smtp-source:postfix; do
    if command -v "${pair%:*}" >/dev/null; then
        clients="$clients ${pair%:*}"
    else
        skip "${pair%:*}" "install ${pair#*:}"
    fi
done
# shellcheck disable=SC2086 # words
count clients.py $clients

# Inside TLS, and logged in.
bare= secure=no
if "$O/serve" --listen 127.0.0.1:0 --discard --cert /dev/null 2>&1 |
    grep -q 'built without'; then
    bare=libssl-dev
fi
echo user:password >"$work/users"
if ! printf 'EHLO c.example\r\n' | "$O/replay" --auth "$work/users" \
    2>"$work/err" | grep -q SCRAM; then
    bare="$bare libgsasl-dev"
fi
if [ -n "$bare" ]; then
    skip 'TLS, AUTH, relays and servers' "install $bare, and build again"
elif ! command -v openssl >/dev/null; then
    skip 'TLS, AUTH, relays and servers' 'install openssl'
else
    set -- plus smtplib
    for client in curl swaks msmtp; do
        if command -v $client >/dev/null; then
            set -- "$@" $client
        else
            skip "$client inside TLS" "install $client"
        fi
    done
    if ! command -v npm >/dev/null; then
        skip nodemailer 'install npm'
    elif (cd "$work" && npm install --prefix "$work/npm" --no-audit --no-fund \
        nodemailer smtp-server) >"$work/err" 2>&1; then
        set -- "$@" "nodemailer=$work/npm/node_modules"
    else
        cat "$work/err"
        skip nodemailer 'needs the registry of npm'
    fi
    count tls.py "$@"
    secure=yes
    # A descriptor each, and in serve it leaves one for a message of each.
    most=$(ulimit -H -n) clients=5000 seconds=20 logins=300
    test "${FULL:-0}" != 1 || clients=8000 seconds=90 logins=20000
    count intruders.py $logins
    if [ "$most" = unlimited ] || [ "$most" -gt $((clients * 2 + 100)) ]; then
        count slow.py $clients $seconds
    else
        skip "$clients slow clients" "raise ulimit -H -n from $most"
    fi
fi

set --
test $secure = no || set -- tls
if mkdir "$work/mnt" && mount -t tmpfs -o size=64k tmpfs "$work/mnt" \
    2>/dev/null; then
    umount "$work/mnt"
    set -- "$@" mount
else
    skip 'the full disk' 'run as root, where mount is allowed'
fi
if ${CC:-cc} -shared -fPIC -o "$work/failing.so" "$here/failing.c" -ldl \
    2>"$work/err"; then
    set -- "$@" "failing=$work/failing.so"
else
    skip 'the failing disk' 'needs a shared C library with LD_PRELOAD'
fi
count breaks.py "$@"

# The servers that are known to be guilty, each NAME=PROGRAM.
set --
for known in postfix:postfix:/usr/lib/postfix/sbin/smtpd \
    dovecot:dovecot-lmtpd:/usr/lib/dovecot/lmtp; do
    name=${known%%:*} package=${known#*:}
    if [ "$(id -u)" != 0 ]; then
        skip "smuggling into $name" 'run as root'
    elif [ ! -x "${known##*:}" ]; then
        skip "smuggling into $name" "install ${package%:*}"
    else
        set -- "$@" "$name=/usr/sbin/$name"
    fi
done

# Its package and Postfix's can't both be installed; its program is enough.
download()
{
    mkdir "$work/$1" && (
        cd "$work/$1" && apt-get download -q "$1" && dpkg -x ./*.deb .
    ) >"$work/log" 2>&1
}
if ! unshare -m true 2>"$work/err"; then
    skip 'smuggling into chasquid' 'run as root, where mount is allowed'
elif command -v chasquid >/dev/null; then
    set -- "$@" "chasquid=$(command -v chasquid)"
elif download chasquid; then
    set -- "$@" "chasquid=$work/chasquid/usr/bin/chasquid"
else
    skip 'smuggling into chasquid' 'needs apt-get, as Debian 12 has it'
fi

relays=
if [ $secure = yes ]; then
    if ! command -v haproxy >/dev/null; then
        skip 'HAProxy before serve' 'install haproxy'
    else
        relays="haproxy=$(command -v haproxy)"
    fi
    if [ "$(id -u)" != 0 ] || ! unshare -m true 2>"$work/err"; then
        skip 'relays' 'run as root, where mount is allowed'
    else
        if [ -x /usr/lib/postfix/sbin/smtpd ]; then
            relays="$relays postfix=/usr/sbin/postfix"
        else
            skip 'Postfix as a relay' 'install postfix'
        fi
        if download exim4-daemon-light; then
            relays="$relays exim=$work/exim4-daemon-light/usr/sbin/exim4"
        else
            skip 'Exim as a relay' 'needs apt-get, as Debian 12 has it'
        fi
    fi
fi

go_path=/usr/share/gocode
if ! command -v go >/dev/null ||
    [ ! -d $go_path/src/github.com/emersion/go-smtp ]; then
    skip 'smuggling into go-smtp' "install golang-go and \
golang-github-emersion-go-smtp-dev"
elif GO111MODULE=off GOPATH=$go_path GOCACHE=$work/go GOFLAGS='' \
    go build -o "$work/gosmtp" "$here/gosmtp/main.go" >"$work/err" 2>&1; then
    set -- "$@" "go-smtp=$work/gosmtp"
else
    cat "$work/err"
    echo "interop: FAILED gosmtp: not built"
    failed=$((failed + 1))
fi
parts=serve
case $("$O/serve" --help) in
*--lmtp*) parts='serve lmtp bdat lmtp-bdat' ;;
esac
# shellcheck disable=SC2086 # words
count smuggle.py $parts "$@"
# shellcheck disable=SC2086 # words
test -z "$relays" || count relays.py $relays
# shellcheck source=test/interop/deliver.sh
test $secure = no || . "$here/deliver.sh"

echo "interop: $passed passed, $failed failed"
test $failed -eq 0
