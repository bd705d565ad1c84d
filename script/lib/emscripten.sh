#!/usr/bin/env bash
# usage: emscripten.sh STAGING FINAL
# Emscripten 3.1.69 from Debian 13's packages for a Debian 12 machine, with the system's own packages left alone: its
# programs are told to use the libraries, and the libc, that lie beside them. FINAL is where the prefix will live.
# Needs: apt, dpkg-deb, tar, patchelf, file, python3, node.
set -euo pipefail
source "$(dirname "$0")/common.sh"
source "$(dirname "$0")/debian13.sh"
staging=$1 final=$2
work=$staging/work
mkdir -p "$work/debs"
debian13 "$work/apt"

cd "$work/debs"
apt-get -qq download emscripten binaryen node-acorn clang-19 lld-19 llvm-19 libllvm19 libclang-cpp19 \
  libclang-common-19-dev llvm-19-linker-tools libclang1-19 libc6 libstdc++6 libgcc-s1 zlib1g libzstd1 libxml2 liblzma5 \
  libz3-4 libedit2 libtinfo6 libbsd0 libmd0 libffi8 libicu76
for deb in *.deb; do # without what a build with neither threads nor OpenGL asks for: 0.6 GB instead of 1.6
  dpkg-deb --fsys-tarfile "$deb" | tar x -C "$staging" --exclude='./usr/share/doc' --exclude='./usr/share/man' \
    --exclude='./usr/share/lintian' --exclude='./usr/share/emscripten/test' --exclude='*/lto' --exclude='*/thinlto' \
    --exclude='*/lto-pic' --exclude='*/wasm32-emscripten/pic' --exclude='*/wasm64-emscripten' --exclude='*/libGL*emu*' \
    --exclude='*/libGL*es3*' --exclude='*/lib*-mt*.a' --exclude='*/lib*-ww*.a'
done
rm -rf "$work"

libraries=$(dirname "$(ls "$staging"/usr/lib/*/libc.so.6)")
final_libraries=$final${libraries#"$staging"}
loader=$(basename "$(ls "$libraries"/ld-linux*)")
is_elf() { [ ! -L "$1" ] && file -b "$1" | grep -q '^ELF'; }

for program in "$staging"/usr/lib/llvm-19/bin/* "$staging"/usr/bin/wasm*; do
  is_elf "$program" || continue
  patchelf --set-interpreter "$final_libraries/$loader" --force-rpath \
    --set-rpath "$final_libraries:$final/usr/lib/llvm-19/lib" "$program"
done
# A library with a RUNPATH of its own ignores the program's, so each gets one; but glibc's own parts must stay as they are.
for library in "$libraries"/*.so*; do
  case ${library##*/} in
    ld-linux* | lib[cm].so* | libmvec* | libdl.so* | libpthread.so* | librt.so* | libresolv* | libnss* | libanl* | libutil* | \
      libBrokenLocale* | libc_malloc* | libmemusage* | libpcprofile* | libthread_db* | libicudata*) continue ;;
  esac
  if is_elf "$library"; then patchelf --force-rpath --set-rpath "$final_libraries" "$library"; fi
done

emscripten=usr/share/emscripten
mkdir -p "$staging/$emscripten/node_modules"
ln -sfn ../../nodejs/acorn "$staging/$emscripten/node_modules/acorn"
cat > "$staging/$emscripten/.emscripten" << END
LLVM_ROOT = '$final/usr/lib/llvm-19/bin'
BINARYEN_ROOT = '$final/usr'
NODE_JS = '$(command -v node)'
FROZEN_CACHE = True
END
