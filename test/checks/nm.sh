# What the objects of lib/ need and give: no libc but six functions, nothing
# writable, no name without the prefix, all that smtp.h declares and no more,
# and no level that uses a higher one.

. test/make/common
need nm "symbols of the objects" binutils || exit 0
workdir

# level NUMBER GROUP FILE...: a table "file level group", and the objects.
# Roles stand on the same level, but each is a group of its own.
level()
{
    number=$1
    group=$2
    shift 2
    for f; do
        echo "$f $number $group" >>"$w/levels"
        # Neither bcmp, which clang makes of memcmp, nor a table of pointers
        # that a loader would have to write to.
        $CC $STD -Iinclude -O2 -fno-stack-protector -U_FORTIFY_SOURCE \
            -D_FORTIFY_SOURCE=0 -fno-pic -fno-pie -fno-builtin-memcmp \
            -c -o "$w/${f%.c}.o" "lib/$f" || fail "$f does not compile"
        nm -P "$w/${f%.c}.o" | sed "s/^/$f /" >>"$w/nm"
    done
}

level 0 bytes $BYTES
level 1 grammar $GRAMMAR
level 2 stream $STREAM
level 3 server $SERVER
level 3 client $CLIENT
level 4 object $OBJECT

# Every file of lib/ is in one of the lists of the Makefile.
for f in lib/*.c; do
    grep -q "^${f##*/} " "$w/levels" || fail "$f is in no list of Makefile"
done
for f in lib/*.h; do
    case " $HEADERS " in
    *" ${f##*/} "*) ;;
    *) fail "$f is not among HEADERS in Makefile" ;;
    esac
done

# Undefined: "file name U".
libc='mem(chr|cmp|cpy|move|set)|strlen'
libgcc='__u?(div|mod|divmod)[sdt]i[34]|__(mul|ashl|ashr|lshr)[sdt]i3'
libgcc="$libgcc|__(u?cmp|neg|clz|ctz|ffs|bswap|popcount|parity)[sdt]i2"
bad=$(awk '$3 == "U" { print $2 " (" $1 ")" }' "$w/nm" |
    grep -Ev "^($libc|$libgcc|smtpi?_[a-z0-9_]*|_GLOBAL_OFFSET_TABLE_) ")
[ -z "$bad" ] || fail "calls beyond the six of libc:" $bad

# Writable: data, bss, common, small data.
bad=$(awk '$3 ~ /^[DdBbCGgSs]$/ { print $2 " (" $1 ")" }' "$w/nm")
[ -z "$bad" ] || fail "writable data:" $bad

# Global names.
awk '$3 ~ /^[A-TV-Z]$/ { print $2 }' "$w/nm" | sort >"$w/defined"
bad=$(grep -Ev '^smtpi?_[a-z]' "$w/defined")
[ -z "$bad" ] || fail "global names without prefix:" $bad
bad=$(uniq -d "$w/defined")
[ -z "$bad" ] || fail "defined twice:" $bad

# smtp.h and the objects.
sed -n 's/^ *\(smtp_[a-z0-9_]*\);$/\1/p' "$O/smtp.map" | sort >"$w/declared"
grep '^smtp_' "$w/defined" >"$w/public"
bad=$(comm -23 "$w/declared" "$w/public")
[ -z "$bad" ] || fail "declared in smtp.h, not defined:" $bad
bad=$(comm -13 "$w/declared" "$w/public")
[ -z "$bad" ] || fail "defined, not declared in smtp.h:" $bad

# What the shared library exports.
so=$O/libsmtp.so.$VERSION
nm -D -P --defined-only "$so" | sed 's/[ @].*//' | grep -v '^LIBSMTP_' |
    sort >"$w/exported"
bad=$(comm -3 "$w/declared" "$w/exported")
[ -z "$bad" ] || fail "libsmtp.so does not export what smtp.h declares:" $bad

# Layers: what is used is defined at the same level or below, and a role does
# not use the other.
bad=$(awk '
    FILENAME ~ /levels$/ { level[$1] = $2; group[$1] = $3; next }
    $3 == "U" { used[$2] = used[$2] " " $1; next }
    $3 ~ /^[A-Z]$/ { home[$2] = $1 }
    END {
        for (name in used) {
            if (!(name in home))
                continue
            n = split(used[name], files, " ")
            for (i = 1; i <= n; i++) {
                f = files[i]
                h = home[name]
                if (level[f] < level[h] ||
                    (level[f] == level[h] && group[f] != group[h]))
                    print f "->" name "(" h ")"
            }
        }
    }' "$w/levels" "$w/nm" | sort)
[ -z "$bad" ] || fail "layers:" $bad

# Headers: the compiler's own and string.h; of ours, one of the file's level.
bad=$(grep -E '^ *# *include *<' lib/*.[ch] |
    grep -Ev '<(stddef|stdint|limits|string|emmintrin|immintrin|arm_neon)\.h>')
[ -z "$bad" ] || fail "includes:" $bad
bad=$(grep -E '^ *# *include *"' lib/*.[ch] | sed 's,^lib/,,; s/:.*"\(.*\)".*/ \1/' |
    awk -v headers="smtp.h $HEADERS" '
    BEGIN {
        n = split(headers, h, " ")
        for (i = 1; i <= n; i++)
            rank[h[i]] = i < 6 ? i - 2 : 3 # each role has one of its own
    }
    FILENAME != "-" { level[$1] = $2; next }
    {
        own = ($1 in level) ? level[$1] : rank[$1] - 1
        if (!($2 in rank) || rank[$2] > own)
            print $1 "->" $2
    }' "$w/levels" -)
[ -z "$bad" ] || fail "a level includes a header above it:" $bad

echo "ok $me"
