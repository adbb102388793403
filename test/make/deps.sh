# Installs what `make check` needs: a compiler, pkg-config and cmocka. What
# single checks need besides, they name when they skip something.

. test/make/common

if command -v "${CC%% *}" >/dev/null && command -v "$PKG_CONFIG" >/dev/null &&
    command -v nm >/dev/null &&
    sh test/make/cmocka.sh >/dev/null 2>&1; then
    echo "deps: all there"
    exit 0
fi

has()
{
    command -v "$1" >/dev/null 2>&1
}

if has brew; then
    brew install cmocka pkg-config
elif [ "$(id -u)" != 0 ]; then
    fail "not root: install a C compiler, make, pkg-config and cmocka" \
        "(Debian: gcc libc6-dev make pkg-config libcmocka-dev)"
elif has apt-get; then
    DEBIAN_FRONTEND=noninteractive
    export DEBIAN_FRONTEND
    apt-get update -q
    apt-get install -y -q --no-install-recommends \
        -o DPkg::Lock::Timeout=300 \
        gcc libc6-dev make binutils pkg-config libcmocka-dev
elif has dnf; then
    dnf install -y gcc make binutils pkgconf libcmocka-devel
elif has apk; then
    apk add gcc musl-dev make binutils pkgconf cmocka-dev
else
    fail "no apt-get, dnf, apk or brew here: install a C compiler," \
        "make, pkg-config and cmocka"
fi
