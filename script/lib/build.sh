# Sourced: `build PRESET` configures and builds one CMake preset.

# Configures anew when the libraries or Emscripten have changed; all else CMake and Ninja see for themselves.
configure() {
  local preset=$1 made_with=$root/build/$1/.made-with
  if [ "$(cat "$made_with" 2> /dev/null)" = "$(readlink "$deps/$preset")" ]; then return; fi
  cmake --preset "$preset" --fresh && readlink "$deps/$preset" > "$made_with"
}

build() {
  configure "$1" && cmake --build --preset "$1" --parallel "$(cores)" "${@:2}"
}
