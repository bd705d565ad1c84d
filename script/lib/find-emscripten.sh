# Sourced: which Emscripten to use. In this order: $EMSDK; emcc on PATH, 3.1.60 or newer; on Debian 12 a private prefix.

oldest_emscripten=3.1.60

# Prints the Emscripten folder that the machine offers, or nothing.
system_emscripten() {
  local folder=''
  if [ -n "${EMSDK:-}" ]; then
    folder=$EMSDK/upstream/emscripten
  elif have emcc && have em-config; then
    folder=$(em-config EMSCRIPTEN_ROOT)
  fi
  [ -n "$folder" ] || return 0
  if is_new_enough "$(emscripten_version "$folder")"; then echo "$folder"; fi
}

emscripten_version() { tr -d '"' < "$1/emscripten-version.txt" 2> /dev/null || echo 0; }
is_new_enough() { [ "$(printf '%s\n' "$oldest_emscripten" "${1%%-*}" | sort -V | head -n 1)" = "$oldest_emscripten" ]; }
is_debian12() { grep -qs '^VERSION_CODENAME=bookworm' /etc/os-release && have apt-get; }
needs_private_emscripten() { is_debian12 && [ -z "$(system_emscripten)" ]; }

# Makes build/deps/emscripten lead to the Emscripten folder, and says where that is when it changes.
find_emscripten() {
  local folder
  folder=$(system_emscripten)
  if [ -z "$folder" ]; then
    is_debian12 || die "no Emscripten $oldest_emscripten or newer: install it by emsdk (https://emscripten.org/docs/getting_started/downloads.html), brew install emscripten, or on Debian 13 apt-get install emscripten"
    keyed emscripten-prefix "node: $(command -v node)" "$root/script/lib/emscripten.sh"
    folder=$deps/emscripten-prefix/usr/share/emscripten
  fi
  folder=$(cd "$folder" && pwd -P)
  if [ "$(readlink "$deps/emscripten" || true)" != "$folder" ]; then
    ln -sfn "$folder" "$deps/emscripten"
    say "Emscripten $(emscripten_version "$folder") in $folder"
  fi
}
