#!/usr/bin/env bash
# usage: libraries.sh native|asan|wasm STAGING FINAL
# Compiles ICU, Catch2 and nlohmann/json for one CMake preset and installs them into STAGING, ready for find_package.
set -euo pipefail
source "$(dirname "$0")/common.sh"
preset=$1 staging=$2
work=$staging/work
mkdir -p "$work/data"

options=(-G Ninja -DCMAKE_INSTALL_PREFIX="$staging" -DCMAKE_INSTALL_LIBDIR=lib -DBUILD_TESTING=OFF)
case $preset in
  native) options+=(-DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_FLAGS_RELEASE='-O2 -DNDEBUG') ;;
  asan) options+=(-DCMAKE_BUILD_TYPE=None -DCMAKE_CXX_FLAGS='-O1 -g1 -fno-omit-frame-pointer -fsanitize=address') ;;
  wasm) options+=(-DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_FLAGS_RELEASE='-Os -DNDEBUG'
    -DCMAKE_CXX_FLAGS=-fwasm-exceptions -DCMAKE_TOOLCHAIN_FILE="$root/wasm/toolchain.cmake") ;;
  *) die "no preset $preset" ;;
esac

# library NAME SOURCE OPTION...
library() {
  local name=$1 source=$2
  shift 2
  cmake -S "$source" -B "$work/$name-build" "${options[@]}" "$@"
  cmake --build "$work/$name-build" --parallel "$(cores)"
  cmake --install "$work/$name-build"
}

for name in icu catch2 json; do
  mkdir -p "$work/$name"
  tar xzf "$deps/tarballs/$name.tar.gz" -C "$work/$name" --strip-components=1 \
    --exclude='*/testdata' --exclude='*/tests' --exclude='*/docs' --exclude='*/as_is'
done

# ICU's source holds all of its data, built: take out what core.lst names.
list=$root/wasm/icu/core.lst
mkdir "$work/data/parts"
icupkg -d "$work/data/parts" -x "$list" "$work/icu/source/data/in/icudt76l.dat"
icupkg --ignore-deps -tl -s "$work/data/parts" -a "$list" new "$work/data/icudt76l.dat"

library icu "$root/wasm/icu" -DICU_SOURCE="$work/icu/source" -DICU_DAT="$work/data/icudt76l.dat"
library catch2 "$work/catch2" -DCATCH_INSTALL_DOCS=OFF -DCMAKE_CXX_STANDARD=20 -DCMAKE_UNITY_BUILD=ON -DCMAKE_UNITY_BUILD_BATCH_SIZE=30
library json "$work/json" -DJSON_BuildTests=OFF

mkdir "$staging/licenses"
cp "$work/icu/LICENSE" "$staging/licenses/icu"
cp "$work/catch2/LICENSE.txt" "$staging/licenses/catch2"
cp "$work/json/LICENSE.MIT" "$staging/licenses/json"
rm -rf "$work"
