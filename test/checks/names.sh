# Our names are none of the names that other libraries export with the prefix
# smtp_, or define in their headers with SMTP_, so that a program can be linked
# with both. names.txt lists them; with REQUIRE=1 they are taken afresh from
# Debian's packages as well.

. test/make/common
workdir

packages="dovecot-core dovecot-dev libesmtp6 libesmtp-dev libc-client2007e \
libc-client2007e-dev libetpan20 libetpan-dev libmailutils9 libmailutils-dev"

sed -n 's/^ *\(smtp_[a-z0-9_]*\);$/\1/p' "$O/smtp.map" >"$w/all"
awk -f test/checks/strip.awk include/smtp.h |
    grep -Eo '\<SMTP_[A-Z0-9_]+' >>"$w/all"
for f in "$O"/lib/*.o; do
    nm -g -P "$f" | awk '$2 ~ /^[A-TV-Z]$/ { print $1 }'
done >>"$w/all"
sort -u "$w/all" >"$w/ours"

# compare WHOSE FILE
compare()
{
    bad=$(sort -u "$2" | comm -12 "$w/ours" -)
    [ -z "$bad" ] || fail "named as in $1:" $bad
}

grep -v '^#' test/checks/names.txt >"$w/list"
compare names.txt "$w/list"

if [ "${REQUIRE:-}" = 1 ]; then
    need apt-get "other libraries' names" "apt, as Debian has it" || exit 0
    for p in $packages; do
        mkdir "$w/$p"
        (cd "$w/$p" && apt-get download -q "$p" && dpkg -x ./*.deb x) \
            >"$w/log" 2>&1 || fail "$p: $(grep -m 1 '^E' "$w/log")"
        find "$w/$p/x" -type f \( -name '*.so*' -o -name '*.a' \) |
            while read -r f; do
                nm -D -P --defined-only "$f" 2>/dev/null
                nm -g -P --defined-only "$f" 2>/dev/null
            done | sed -n 's/^\(smtpi*_[A-Za-z0-9_]*\).*/\1/p' >"$w/theirs"
        [ ! -d "$w/$p/x/usr/include" ] ||
            grep -rhEo '\<SMTP_[A-Za-z0-9_]+' "$w/$p/x/usr/include" \
                >>"$w/theirs"
        compare $p "$w/theirs"
        cat "$w/theirs" >>"$w/found"
        rm -rf "${w:?}/$p"
    done
    [ "$(sort -u "$w/found" | wc -l)" -gt 300 ] ||
        fail "the packages held hardly a name"
fi

echo "ok $me"
