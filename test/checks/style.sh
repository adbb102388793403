# The rules of layout that a machine can see.

. test/make/common

core=$(ls lib/*.[ch] include/*.h include/*/*.h)
code="$core $(find examples test -name '*.[ch]')"
tracked="Makefile smtp.pc.in $code $(find examples test .ci -name '*.sh')"

# problem RULE LINES: fails if there are any.
problem()
{
    [ -z "$2" ] || fail "$1: $(echo "$2" | head -n 5 | tr '\n' ' ')"
}

# Tests are named by sentences, which may take a line of their own.
problem "a line over 80 columns" "$(awk 'length > 80 &&
    !/^ *cmocka_unit_test\([a-z0-9_]*\),$/ { print FILENAME ":" FNR }' $code)"
problem "a tab, or a blank at a line's end" "$(awk '/\t|[ ]$/ {
    print FILENAME ":" FNR }' $code)"
problem "an octet outside ASCII" "$(awk '/[^\t -~]/ {
    print FILENAME ":" FNR }' $core)"
problem "a file of more than 600 lines" "$(for f in $code; do
    [ "$f" = include/smtp.h ] || awk 'END { if (NR > 600)
        print FILENAME " (" NR ")" }' "$f"
done)"
# A function begins with a brace in the first column.
problem "a function of more than 60 lines" "$(awk '
    FNR == 1 { start = 0 }
    /^\{$/ { start = FNR }
    /^\}/ { if (start && FNR - start > 60)
                print FILENAME ":" start " (" FNR - start ")"
            start = 0 }' $code)"
problem "left behind" "$(grep -nwE 'TO''DO|FIX''ME|XX''X' $tracked |
    cut -c1-60)"
problem "a C++ comment" "$(grep -nE '(^|[ ;{}])//' $core | cut -c1-60)"
# A file says at its head why it is as it is.
problem "a file without a comment at its head" "$(for f in $code; do
    head -n 1 "$f" | grep -q '^/\*' || echo "$f"
done)"

# Nothing else at the top.
problem "at the top of the tree" "$(ls | grep -Ev \
    '^(include|lib|examples|test|Makefile|smtp\.pc\.in|README|COPYING|build)$')"

echo "ok $me"
