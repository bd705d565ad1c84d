// Tokens -> the counts of single terms and of pairs of neighbours.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "known_tokens.hpp"
#include "stream.hpp"

namespace kinprint {

/// Tokens that wait to be counted together.
inline constexpr std::size_t waiting_tokens = 4096;

class TokenStream {
public:
    explicit TokenStream(const KnownTokens& known) : known_(known) {}

    void add(TermId token) {
        tokens_[waiting_++] = token;
        if (waiting_ == waiting_tokens) {
            count();
        }
    }

    Stream& end_block(std::uint64_t words) {
        count();
        stream_.end_block(words);
        return stream_;
    }

    Stream& end_text(std::uint64_t words) {
        end_block(words);
        before_ = no_term;
        return stream_;
    }

    Stream& stream() { return stream_; }

private:
    void count() {
        std::span<TermId> tokens = std::span(tokens_).first(waiting_);
        pairs_.resize(tokens.size());
        for (std::size_t at = 0; at < tokens.size(); ++at) {
            pairs_[at] = {before_, tokens[at]};
            before_ = tokens[at];
        }
        if (!pairs_.empty() && pairs_.front().left == no_term) {
            pairs_.erase(pairs_.begin());
        }
        if (!known_.are_all_common()) {
            tokens = leave_out_rare(tokens);
        }
        stream_.counts.add(tokens);
        waiting_ = 0;
        stream_.count_runs(TermKind::pair, pairs_);
    }

    /// The tokens that are left.
    std::span<TermId> leave_out_rare(std::span<TermId> tokens) {
        const std::size_t all = pairs_.size() + tokens.size();
        std::erase_if(pairs_, [&](const Run& pair) { return !known_.has_pair(pair); });
        const auto rare =
            std::remove_if(tokens.begin(), tokens.end(), [&](TermId token) { return !known_.has_term(token); });
        const auto left = tokens.first(static_cast<std::size_t>(rare - tokens.begin()));
        stream_.counts.add_uncounted(all - pairs_.size() - left.size());
        return left;
    }

    const KnownTokens& known_;
    Stream stream_;
    TermId before_ = no_term;  // the last token counted
    std::array<TermId, waiting_tokens> tokens_{};
    std::size_t waiting_ = 0;
    std::vector<Run> pairs_;
};

}  // namespace kinprint
