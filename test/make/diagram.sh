# Draws the states of both roles: server.dot and client.dot in $B, and pictures
# of them where Graphviz is there.

. test/make/common

for role in server client; do
    "$O/test/diagram" $role >"$B/$role.dot" || fail "the states of a $role"
    echo "$B/$role.dot"
done
need dot "pictures of states" graphviz || exit 0
for role in server client; do
    dot -Tsvg -o "$B/$role.svg" "$B/$role.dot" || fail "dot on $role.dot"
    echo "$B/$role.svg"
done
