// Terms by their hashes alone, the same in every vocabulary.
#pragma once

#include <cstdint>
#include <string_view>

#include "kinprint/open_table.hpp"
#include "kinprint/vocabulary.hpp"

namespace kinprint {

/// Bits of a single term's hash: as many as find room beside a token (see raw_tokens.hpp).
inline constexpr unsigned token_hash_bits = 30;

/// Of the text of a single term.
[[nodiscard]] inline std::uint32_t token_hash(std::string_view text) {
    return static_cast<std::uint32_t>(hash_bytes(text.data(), text.size()) >> (64U - token_hash_bits));
}

/// Of a single term, from its `token_hash`; upper half well mixed, as of the others.
[[nodiscard]] inline std::uint64_t single_hash(std::uint32_t token) {
    return hash_number(token);
}

/// Of a pair of tokens, or of content words. `kind`: which of the two.
[[nodiscard]] inline std::uint64_t pair_hash(TermKind kind, std::uint32_t left, std::uint32_t right) {
    const std::uint64_t kinds = static_cast<std::uint64_t>(kind) << (2 * token_hash_bits);
    return hash_number(kinds | (std::uint64_t{left} << token_hash_bits) | right);
}

/// Of a triple of content words, from the hash of its first two.
[[nodiscard]] inline std::uint64_t triple_hash(std::uint64_t pair, std::uint32_t right) {
    return hash_number(pair + right);
}

}  // namespace kinprint
