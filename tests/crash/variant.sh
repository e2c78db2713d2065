#!/bin/sh
# Builds the program with one difference, beside a finished build in BUILD (default build), and prints its path:
#   tests/crash/variant.sh mutant NAME    with the mistake of mutants/NAME.patch; fails when it no longer applies
#   tests/crash/variant.sh next           of a later version: with the migration next.sql behind those of sql/
set -eu
cd "$(dirname "$0")/../.."
build=${BUILD:-build}
dir=build/crash/$1${2:+/$2}
flags='-std=c17 -D_GNU_SOURCE -O1 -g -fPIE -fno-strict-aliasing'    # no warnings: a mistake may leave something unused
rm -rf "$dir"
mkdir -p "$dir"

changed=
case $1 in
mutant)
    patch=$PWD/tests/crash/mutants/$2.patch
    cp -r src "$dir/src"
    patch --quiet -p1 --fuzz=0 --no-backup-if-mismatch -d "$dir" < "$patch" >&2
    changed=$(sed -n 's|^+++ b/||p' "$patch") ;;
next)
    mkdir "$dir/sql"
    cp sql/*.sql "$dir/sql"
    cp tests/crash/next.sql "$dir/sql/9000_next.sql"
    ln -s "$PWD/src" "$PWD/docs" "$dir"
    embed=$PWD/tools/embed.sh
    (cd "$dir" && "$embed" > embed.S && ${CC:-gcc} -c embed.S -o embed.o) ;;
esac

objects="$build/obj/assets.o"
if [ -e "$dir/embed.o" ]; then objects="$objects $dir/embed.o"; else objects="$objects $build/obj/embed.o"; fi
for file in src/*/*.c src/*/*/*.c; do
    object=$build/obj/${file#src/}
    object=${object%.c}.o
    case " $changed " in
    *" $file "*)
        object=$dir/$(basename "$file" .c).o
        # shellcheck disable=SC2086
        ${CC:-gcc} $flags -I"$dir/src" -isystem /usr/include/postgresql -c "$dir/$file" -o "$object" ;;
    esac
    objects="$objects $object"
done
# shellcheck disable=SC2046,SC2086
${CC:-gcc} -pie -pthread $objects -o "$dir/wismo" $(sed -n 's/^LDLIBS *= *//p' Makefile)
echo "$PWD/$dir/wismo"
