// What crosses the boundary to JavaScript: bytes and JSON in, copies out, no exception.
#pragma once

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <exception>
#include <string>
#include <utility>

#include "kinprint/json.hpp"

namespace kinprint {

/// As JSON.
inline std::string failure(ErrorCode code, std::string message) {
    return errors_json({{code, "", {}, {}, std::move(message)}});
}

/// What `call` returns; as JSON with one error when it throws.
template <typename Call>
std::string guarded(Call call) {
    try {
        return call();
    } catch (const std::exception& error) {
        return failure(ErrorCode::internal, std::string("Kinprint failed: ") + error.what());
    }
}

/// A Uint8Array of the bytes where they lie: it holds until they change or go, or the wasm memory grows.
inline emscripten::val view_of(const std::string& bytes) {
    const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
    return emscripten::val(emscripten::typed_memory_view(bytes.size(), data));
}

/// A copy of `bytes` as a Uint8Array of JavaScript's own, which no growth of the wasm memory detaches.
inline emscripten::val copy_out(const std::string& bytes) {
    return view_of(bytes).call<emscripten::val>("slice");
}

/// The bytes of a Uint8Array: embind's own way into a string goes byte by byte.
inline void copy_in(const emscripten::val& bytes, std::string& copy) {
    copy.resize(bytes["length"].as<std::size_t>());
    auto* data = reinterpret_cast<unsigned char*>(copy.data());
    emscripten::val(emscripten::typed_memory_view(copy.size(), data)).call<void>("set", bytes);
}

inline std::string copy_in(const emscripten::val& bytes) {
    std::string copy;
    copy_in(bytes, copy);
    return copy;
}

}  // namespace kinprint
