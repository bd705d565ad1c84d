// Tokens -> the counts of single terms and of pairs of neighbours.
#pragma once

#include <cstdint>
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
        tokens_.push_back(token);
        if (tokens_.size() >= waiting_tokens) {
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
        pairs_.clear();
        for (const TermId token : tokens_) {
            if (before_ != no_term) {
                pairs_.push_back({before_, token});
            }
            before_ = token;
        }
        if (!known_.are_all_common()) {
            leave_out_rare();
        }
        stream_.counts.add(tokens_);
        tokens_.clear();
        stream_.count_runs(TermKind::pair, pairs_);
    }

    void leave_out_rare() {
        const std::size_t all = pairs_.size() + tokens_.size();
        std::erase_if(pairs_, [&](const Run& pair) { return !known_.has_pair(pair); });
        std::erase_if(tokens_, [&](TermId token) { return !known_.has_term(token); });
        stream_.counts.add_uncounted(all - pairs_.size() - tokens_.size());
    }

    const KnownTokens& known_;
    Stream stream_;
    TermId before_ = no_term;  // the last token counted
    std::vector<TermId> tokens_;
    std::vector<Run> pairs_;
};

}  // namespace kinprint
