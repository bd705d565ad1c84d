#!/usr/bin/env bash
# usage: dictionaries.sh STAGING FINAL
# Takes out of ICU's data what it needs to find words in Chinese, Japanese, Thai, Lao, Khmer and Burmese, and to read
# the older encodings of Chinese, Japanese and Korean.
set -euo pipefail
source "$(dirname "$0")/common.sh"
staging=$1
work=$staging/work
mkdir -p "$work/parts/brkitr" "$work/icu"

tar xzf "$deps/tarballs/icu.tar.gz" -C "$work/icu" --strip-components=1 --wildcards '*/source/data/in/icudt*.dat' '*/LICENSE'
encodings='ibm-943_P15A-2003 euc-jp-2007 windows-949-2000 ibm-1363_P11B-1998 gb18030-2022 windows-950-2000 ibm-1373_P100-2002'
# shellcheck disable=SC2086 # a list of names
printf '%s.cnv\n' $encodings > "$work/dictionaries.lst"
printf '%s\n' nfkc.nrm brkitr/ja.res brkitr/{cjdict,thaidict,laodict,khmerdict,burmesedict}.dict >> "$work/dictionaries.lst"
icupkg -d "$work/parts" -x "$work/dictionaries.lst" "$work/icu/source/data/in/icudt76l.dat"
# Under the name of ICU's own data: that is where ICU looks.
mkdir "$work/out"
icupkg --ignore-deps -tl -s "$work/parts" -a "$work/dictionaries.lst" new "$work/out/icudt76l.dat"
mv "$work/out/icudt76l.dat" "$staging/dictionaries.dat"
cp "$work/icu/LICENSE" "$staging/LICENSE"
rm -rf "$work"
