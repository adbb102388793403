# What is installed can be used through pkg-config, static and shared, C and
# C++, wherever it was put; uninstall leaves nothing.

. test/make/common
workdir
top=$(pwd)
case $w in /*) ;; *) w=$top/$w ;; esac

cat >"$w/use.c" <<'END'
#include <smtp.h>
#include <stdio.h>

int main(void)
{
    puts(smtp_lib_version());
    return 0;
}
END

# run_make TARGET LIBDIR
run_make()
{
    $MAKE "$1" B="$B" CC="$CC" DESTDIR="$w/dest" PREFIX=/opt/smtp LIBDIR="$2" \
        >"$w/log" 2>&1 || fail "make $1: $(tail -n 2 "$w/log")"
}

for libdir in /opt/smtp/lib /opt/smtp/lib/some-triplet; do
    rm -rf "$w/dest"
    run_make install $libdir
    dest=$w/dest
    for f in $libdir/libsmtp.a $libdir/libsmtp.so.$VERSION \
        $libdir/pkgconfig/smtp.pc /opt/smtp/include/smtp.h; do
        [ -f "$dest$f" ] || fail "$f was not installed"
        [ "$(ls -l "$dest$f" | cut -c1-10)" = -rw-r--r-- ] ||
            fail "$f has the wrong mode"
    done
    for f in include/smtp_adapter/*.h; do
        cmp -s "$f" "$dest/opt/smtp/$f" || fail "$f was not installed"
    done
    grep -q "$w\|@" "$dest$libdir/pkgconfig/smtp.pc" &&
        fail "smtp.pc holds DESTDIR or a placeholder"
    if need "$PKG_CONFIG" "use of smtp.pc" pkg-config; then
        PKG_CONFIG_LIBDIR=$dest$libdir/pkgconfig
        PKG_CONFIG_SYSROOT_DIR=$dest
        export PKG_CONFIG_LIBDIR PKG_CONFIG_SYSROOT_DIR
        flags=$($PKG_CONFIG --cflags --libs smtp) || fail "pkg-config"
        $CC "$w/use.c" $flags -o "$w/shared" || fail "does not link shared"
        $CC "$w/use.c" -Wl,-Bstatic $flags -Wl,-Bdynamic -o "$w/static" ||
            fail "does not link static"
        [ "$(LD_LIBRARY_PATH=$dest$libdir "$w/shared")" = "$VERSION" ] ||
            fail "shared: wrong version"
        [ "$("$w/static")" = "$VERSION" ] || fail "static: wrong version"
        [ "$($PKG_CONFIG --modversion smtp)" = "$VERSION" ] ||
            fail "smtp.pc: wrong version"
    fi
    run_make uninstall $libdir
    left=$(find "$dest" ! -type d)
    [ -z "$left" ] || fail "uninstall left" $left
    [ ! -d "$dest/opt/smtp/include/smtp_adapter" ] ||
        fail "uninstall left smtp_adapter"
done

echo "ok $me"
