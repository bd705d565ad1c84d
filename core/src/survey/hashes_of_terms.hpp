// Tokens, by their hashes, -> the hashes of all terms that they make.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "kinprint/vocabulary.hpp"
#include "term_hash.hpp"

namespace kinprint {

/// The tokens of a term.
[[nodiscard]] constexpr std::size_t length_of(TermKind kind) {
    return is_single(kind) ? 1 : kind == TermKind::content_triple ? 3 : 2;
}

/// Calls `see(length, hash)` for single tokens, and pairs of neighbours, as they are counted (see count.hpp).
class TermHashes {
public:
    template <typename See>
    void add(std::uint32_t token, See see) {
        see(1, single_hash(token));
        if (before_) {
            see(2, pair_hash(TermKind::pair, *before_, token));
        }
        before_ = token;
    }

    void end_text() { before_.reset(); }

private:
    std::optional<std::uint32_t> before_;
};

/// Content words, and pairs and triples of neighbours among them, likewise.
class ContentHashes {
public:
    template <typename See>
    void add(std::uint32_t word, See see) {
        see(1, single_hash(word));
        std::optional<std::uint64_t> pair;
        if (before_) {
            pair = pair_hash(TermKind::content_pair, *before_, word);
            see(2, *pair);
        }
        if (pair_before_) {
            see(3, triple_hash(*pair_before_, word));
        }
        before_ = word;
        pair_before_ = pair;
    }

    void end_paragraph() {
        before_.reset();
        pair_before_.reset();
    }

private:
    std::optional<std::uint32_t> before_;
    std::optional<std::uint64_t> pair_before_;
};

/// The same for all terms of a vocabulary. O(terms).
template <typename See>
void see_hashes(const Vocabulary& vocabulary, See see) {
    std::vector<std::uint64_t> hashes(vocabulary.size());
    const auto token = [&](TermId id) { return token_hash(vocabulary.single_text(id)); };
    for (TermId id = 0; id < vocabulary.size(); ++id) {
        const Term& term = vocabulary[id];
        if (is_single(term.kind)) {
            hashes[id] = single_hash(token(id));
        } else if (term.kind == TermKind::content_triple) {
            hashes[id] = triple_hash(hashes[term.left], token(term.right));
        } else {
            hashes[id] = pair_hash(term.kind, token(term.left), token(term.right));
        }
        see(length_of(term.kind), hashes[id]);
    }
}

}  // namespace kinprint
