# Builds the benchmarks three times, each with a library of its own, and runs
# them: as most people compile, for this processor, and without vectors.

. test/make/common

variant()
{
    name=$1
    shift
    $MAKE -s benches B="$B" O="$B/bench/$name" CC="$CC" OPT=-O2 "$@" ||
        fail "$name was not built"
    for f in test/bench/bench*.c; do
        p=${f##*/}
        echo "== ${p%.c}, $name =="
        "$B/bench/$name/${p%.c}" || fail "${p%.c}, $name"
    done
}

variant baseline
variant native CFLAGS="${CFLAGS:-} -march=native"
variant portable CPPFLAGS="${CPPFLAGS:-} -DSMTPI_PORTABLE"
