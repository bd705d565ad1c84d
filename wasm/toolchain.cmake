# CMake toolchain for WebAssembly: the Emscripten that script/bootstrap found or made (it says which).
file(REAL_PATH "${CMAKE_CURRENT_LIST_DIR}/../build/deps/emscripten" root)
if(NOT EXISTS "${root}/cmake/Modules/Platform/Emscripten.cmake")
  message(FATAL_ERROR "No Emscripten in build/deps: run script/bootstrap first.")
endif()
set(EMSCRIPTEN_ROOT_PATH "${root}")
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE BOTH) # our libraries lie outside of Emscripten's own folders
include("${root}/cmake/Modules/Platform/Emscripten.cmake")
