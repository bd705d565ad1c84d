#!/usr/bin/env bash
# usage: dictionaries.sh STAGING FINAL
# Takes out of ICU's data what it needs to find words in Chinese, Japanese, Thai, Lao, Khmer and Burmese.
set -euo pipefail
source "$(dirname "$0")/common.sh"
staging=$1
work=$staging/work
mkdir -p "$work/parts/brkitr" "$work/icu"

tar xzf "$deps/tarballs/icu.tar.gz" -C "$work/icu" --strip-components=1 --wildcards '*/source/data/in/icudt*.dat' '*/LICENSE'
printf '%s\n' nfkc.nrm brkitr/ja.res brkitr/{cjdict,thaidict,laodict,khmerdict,burmesedict}.dict > "$work/dictionaries.lst"
icupkg -d "$work/parts" -x "$work/dictionaries.lst" "$work/icu/source/data/in/icudt76l.dat"
# Under the name of ICU's own data: that is where ICU looks.
mkdir "$work/out"
icupkg --ignore-deps -tl -s "$work/parts" -a "$work/dictionaries.lst" new "$work/out/icudt76l.dat"
mv "$work/out/icudt76l.dat" "$staging/dictionaries.dat"
cp "$work/icu/LICENSE" "$staging/LICENSE"
rm -rf "$work"
