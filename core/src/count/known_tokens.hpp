// The tokens that a counter has met.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "at_id.hpp"
#include "kinprint/slop.hpp"
#include "kinprint/survey.hpp"
#include "kinprint/vocabulary.hpp"
#include "survey/term_hash.hpp"
#include "terms/raw_tokens.hpp"

namespace kinprint {

/// Gives tokens ids. Of a large collection, those that are not common have none of their own: it is only known of them
/// whether they are content words, since these part their neighbours.
class KnownTokens {
public:
    static constexpr TermId rare = SeenToken::most;
    static constexpr TermId rare_content = SeenToken::most - 1;

    /// Of the counter of a part; `common`: nullptr where all terms are counted.
    KnownTokens(Part part, std::shared_ptr<const CommonTerms> common) : part_(part), common_(std::move(common)) {}

    TermId id_of(TermKind kind, std::string_view text, Vocabulary& vocabulary) {
        if (are_all_common()) {
            return vocabulary.single(kind, text);
        }
        const std::uint32_t hash = token_hash(text);
        if (!is_common(single_hash(hash))) {
            return kind == TermKind::word && is_content_word(text) ? rare_content : rare;
        }
        const TermId id = vocabulary.single(kind, text);
        at_id(hashes_, id) = hash;
        return id;
    }

    [[nodiscard]] bool are_all_common() const { return common_ == nullptr; }

    /// nullptr where all are.
    [[nodiscard]] const std::shared_ptr<const CommonTerms>& common() const { return common_; }

    [[nodiscard]] static bool is_rare(TermId token) { return token == rare || token == rare_content; }

    /// Is a token, or a pair, to be counted among terms? Precondition: not all are common.
    [[nodiscard]] bool has_term(TermId token) const {
        return !is_rare(token) && common_->terms.has(1, single_hash(hashes_[token]));
    }
    [[nodiscard]] bool has_pair(const Run& pair) const {
        return has_term(pair.left) && has_term(pair.right) &&
               common_->terms.has(2, pair_hash(TermKind::pair, hashes_[pair.left], hashes_[pair.right]));
    }

    /// Of content words: likewise, by what these are made of.
    [[nodiscard]] bool has_content(std::size_t length, std::uint64_t hash) const {
        return common_->content.has(length, hash);
    }
    [[nodiscard]] std::uint32_t hash(TermId token) const { return hashes_[token]; }

private:
    /// Of any part that is counted.
    [[nodiscard]] bool is_common(std::uint64_t hash) const {
        return (part_ != Part::content && common_->terms.has(1, hash)) ||
               (part_ != Part::terms && common_->content.has(1, hash));
    }

    Part part_;
    std::shared_ptr<const CommonTerms> common_;
    std::vector<std::uint32_t> hashes_;  // by id; empty where all are common
};

}  // namespace kinprint
