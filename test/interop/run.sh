#!/bin/sh
# run.sh: real mail clients deliver to examples/serve over loopback, and it is
# cut, starved and killed. O is the build directory (build). What is not
# installed is skipped with a line that says what to install; REQUIRE=1 makes
# that an error. Last line: "interop: N passed, N failed".
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

set --
if mkdir "$work/mnt" && mount -t tmpfs -o size=64k tmpfs "$work/mnt" \
    2>/dev/null; then
    umount "$work/mnt"
    set -- mount
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

echo "interop: $passed passed, $failed failed"
test $failed -eq 0
