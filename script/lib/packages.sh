# Sourced: `packages build|test` sees to it that every tool is there: on Debian and its kin it installs what is missing,
# elsewhere it names each missing tool and how to get it.

# tool | Debian packages | Homebrew formula | what for
tool_table() {
  cat << END
c++|g++|(xcode-select --install)|build
cmake|cmake|cmake|build
ninja|ninja-build|ninja|build
icupkg|icu-devtools|icu4c|build
CLI11|libcli11-dev|cli11|build
libzip|libzip-dev|libzip|build
zlib|zlib1g-dev|zlib|build
libsodium|libsodium-dev|libsodium|build
node|nodejs|node|build
npm|npm|node|build
python3|python3|python|build
clang-format|clang-format|clang-format|test
clang-tidy|clang-tidy|llvm|test
chromium|chromium fonts-liberation|--cask chromium|test
END
  if needs_private_emscripten; then printf 'patchelf|patchelf|-|build\nfile|file|-|build\n'; fi
  if ! is_debian12; then echo 'curl|curl|curl|build'; fi # where the sources come from their makers
}

has_header() { printf '#if !__has_include(<%s>)\n#error\n#endif\n' "$1" | "${CXX:-c++}" -E -x c++ - > /dev/null 2>&1; }

is_there() {
  case $1 in
    chromium) find_chromium > /dev/null ;;
    CLI11) has_header CLI/CLI.hpp ;;
    libzip) has_header zip.h ;;
    zlib) has_header zlib.h ;;
    libsodium) has_header sodium.h ;;
    *) have "$1" ;;
  esac
}

packages() {
  local what=$1 tool debian brew purpose install='' advice=''
  while IFS='|' read -r tool debian brew purpose; do
    if is_there "$tool" || { [ "$purpose" = test ] && [ "$what" != test ]; }; then continue; fi
    install="$install $debian"
    advice="$advice
  $tool: apt-get install $debian, or brew install $brew"
  done < <(tool_table)
  [ -n "$install" ] || return 0
  have apt-get || die "missing tools:$advice"
  [ "$(id -u)" = 0 ] || have sudo || die "neither root nor sudo at hand to install missing tools:$advice"
  say "installing$install"
  as_root apt-get -qq update
  # shellcheck disable=SC2086 # a list of packages
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends -y ca-certificates $install > /dev/null
}
