# Sourced by every script: where things lie, how to speak, how to keep what is dear to make.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
deps=$root/build/deps
cache=${KINPRINT_CACHE:-${XDG_CACHE_HOME:-${HOME:-$root/build}/.cache}/kinprint}
export PATH="$PATH:/usr/sbin:/opt/homebrew/opt/icu4c/sbin:/usr/local/opt/icu4c/sbin" # icupkg's homes

if [ -t 2 ]; then bold=$'\033[1m' red=$'\033[31m' plain=$'\033[0m'; else bold='' red='' plain=''; fi
say() { printf '%s==>%s %s\n' "$bold" "$plain" "$*" >&2; }
die() {
  printf '%serror:%s %s\n' "$red" "$plain" "$*" >&2
  exit 1
}
have() { command -v "$1" > /dev/null 2>&1; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
sha256() { if have sha256sum; then sha256sum "$@"; else shasum -a 256 "$@"; fi | cut -d' ' -f1; }
find_chromium() {
  local name
  for name in "${KINPRINT_CHROMIUM:-chromium}" chromium-browser google-chrome /Applications/Chromium.app/Contents/MacOS/Chromium; do
    if command -v "$name"; then return; fi
  done
  return 1
}
cores() { getconf _NPROCESSORS_ONLN; }

# keyed NAME KEY SCRIPT ARG...
# Makes build/deps/NAME a link to a folder that is shared by all clones on this machine and named by the hash of SCRIPT,
# its arguments and KEY (any text that names the other inputs). Only if there is none yet, SCRIPT ARG... STAGING FINAL
# fills STAGING, which then is renamed to FINAL: a folder under its final name is always whole.
keyed() {
  local name=$1 key=$2 script=$3 hash final staging log
  shift 2
  hash=$(printf '%s\n' "$key" "${@:2}" | cat - "$script" | sha256 | cut -c1-16)
  final=$cache/$name-$hash
  log=$cache/$name.log
  if [ ! -d "$final" ]; then
    mkdir -p "$cache"
    staging=$(mktemp -d "$cache/.$name.XXXXXX")
    trap "rm -rf '$staging'" EXIT # also when interrupted
    say "making $name (log: $log)"
    if ! bash "$@" "$staging" "$final" > "$log" 2>&1; then
      tail -n 40 "$log" >&2
      die "could not make $name"
    fi
    if [ -d "$final" ]; then rm -rf "$staging"; else mv "$staging" "$final"; fi # another clone may have been faster
    trap - EXIT
  fi
  if [ "$(readlink "$deps/$name" || true)" != "$final" ]; then
    mkdir -p "$deps"
    ln -sfn "$final" "$deps/$name"
  fi
}
