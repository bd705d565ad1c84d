// Two functions of the C library, which has them go four bytes at a time: texts are copied, and JSON is searched for
// quotes, brackets and line ends, again and again.
#include <wasm_simd128.h>

#include <cstddef>

/// As the standard has it. The compiler makes one instruction of it.
extern "C" void* memmove(void* to, const void* from, std::size_t size) {
    return __builtin_memmove(to, from, size);
}

/// As the standard has it: the first of `size` bytes that is `wanted`; nullptr where none is. Sixteen at a time.
extern "C" void* memchr(const void* bytes, int wanted, std::size_t size) {
    const auto* at = static_cast<const unsigned char*>(bytes);
    const unsigned char* const end = at + size;
    const auto byte = static_cast<unsigned char>(wanted);
    const v128_t many = wasm_u8x16_splat(byte);
    for (; static_cast<std::size_t>(end - at) >= sizeof many; at += sizeof many) {
        const v128_t equal = wasm_i8x16_eq(wasm_v128_load(at), many);
        if (wasm_v128_any_true(equal)) {
            at += __builtin_ctz(wasm_i8x16_bitmask(equal));
            return const_cast<unsigned char*>(at);
        }
    }
    while (at != end && *at != byte) {
        ++at;
    }
    return at == end ? nullptr : const_cast<unsigned char*>(at);
}
