#!/usr/bin/env bash
# usage: tarballs.sh STAGING FINAL
# Puts the pinned source tarballs into STAGING. On Debian they come from Debian 13's source packages, elsewhere from
# their makers: the files are the same to the byte, and the hash below says so.
set -euo pipefail
source "$(dirname "$0")/common.sh"
source "$(dirname "$0")/debian13.sh"
staging=$1
cd "$staging"

if is_debian; then
  debian13 "$staging/apt"
  apt-get -qq source --download-only --tar-only icu catch2 nlohmann-json3 || echo 'Debian gave no sources'
  rm -rf "$staging/apt"
fi

# tarball NAME DEBIAN-FILE SHA256 URL
tarball() {
  local name=$1 debian_file=$2 hash=$3 url=$4
  if [ -e "$debian_file" ]; then mv "$debian_file" "$name.tar.gz"; else curl -fsSL --retry 3 -o "$name.tar.gz" "$url"; fi
  [ "$(sha256 "$name.tar.gz")" = "$hash" ] || die "$name: the tarball is not the pinned one (SHA-256 differs)"
}

tarball icu icu_76.1.orig.tar.gz dfacb46bfe4747410472ce3e1144bf28a102feeaa4e3875bac9b4c6cf30f4f3e \
  https://github.com/unicode-org/icu/releases/download/release-76-1/icu4c-76_1-src.tgz
tarball catch2 catch2_3.7.1.orig.tar.gz c991b247a1a0d7bb9c39aa35faf0fe9e19764213f28ffba3109388e62ee0269c \
  https://github.com/catchorg/Catch2/archive/refs/tags/v3.7.1.tar.gz
tarball json nlohmann-json3_3.11.3.orig.tar.gz 0d8ef5af7f9794e3263480193c491549b2ba6cc74bb018906202ada498a79406 \
  https://github.com/nlohmann/json/archive/refs/tags/v3.11.3.tar.gz
