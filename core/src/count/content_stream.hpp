// Content words -> their counts, and those of pairs and triples of neighbours.
#pragma once

#include <cstdint>
#include <vector>

#include "at_id.hpp"
#include "kinprint/slop.hpp"
#include "known_tokens.hpp"
#include "stream.hpp"
#include "token_stream.hpp"

namespace kinprint {

/// Neighbours are such within a paragraph.
class ContentStream {
public:
    explicit ContentStream(const KnownTokens& known) : known_(known) {}

    /// `token`: a word's number among all tokens of this vocabulary, by which it is known again.
    void add(TermId token, const Vocabulary& tokens) {
        const TermId word = content_id(token, tokens);
        if (word == no_term) {
            return;
        }
        words_.push_back(word);
        if (before_ != no_term) {
            pairs_.push_back({before_, word});
            chained_.push_back(in_chain_);
            in_chain_ = true;
        }
        before_ = word;
    }

    void end_paragraph() {
        before_ = no_term;
        in_chain_ = false;
        if (words_.size() >= waiting_tokens) {
            count();
        }
    }

    Stream& end_block(std::uint64_t words) {
        count();
        stream_.end_block(words);
        return stream_;
    }

    Stream& end_text(std::uint64_t words) {
        end_paragraph();
        return end_block(words);
    }

    Stream& stream() { return stream_; }

private:
    static constexpr TermId unknown = no_term - 1;
    static constexpr TermId rare = KnownTokens::rare_content;

    /// The word's number in this stream, or `rare`; `no_term` when it is no content word.
    TermId content_id(TermId token, const Vocabulary& tokens) {
        if (KnownTokens::is_rare(token)) {
            return token == rare ? rare : no_term;
        }
        TermId& known = at_id(content_ids_, token, unknown);
        if (known == unknown) {
            known = is_content_word(tokens.single_text(token)) ? new_id(token, tokens) : no_term;
        }
        return known;
    }

    TermId new_id(TermId token, const Vocabulary& tokens) {
        if (known_.are_all_common()) {
            return stream_.profile.vocabulary.single(TermKind::word, tokens.single_text(token));
        }
        const std::uint32_t hash = known_.hash(token);
        if (!known_.has_content(1, single_hash(hash))) {
            return rare;
        }
        const TermId id = stream_.profile.vocabulary.single(TermKind::word, tokens.single_text(token));
        at_id(hashes_, id) = hash;
        return id;
    }

    void count() {
        triples_.clear();
        known_.are_all_common() ? count_all() : count_common();
        stream_.count_runs(TermKind::content_triple, triples_);
        words_.clear();
        pairs_.clear();
        chained_.clear();
    }

    void count_all() {
        stream_.counts.add(words_);
        stream_.count_runs(TermKind::content_pair, pairs_);
        const std::vector<TermId>& ids = stream_.ids();
        for (std::size_t at = 0; at < pairs_.size(); ++at) {
            add_triple(at);
            last_pair_ = ids[at];
        }
    }

    /// A pair that continues another makes a triple with it. Precondition: `last_pair_` is the one before.
    void add_triple(std::size_t at) {
        if (chained_[at]) {
            triples_.push_back({last_pair_, pairs_[at].right});
        }
    }

    /// A triple can be common though its pair is not: the pair is then known as a part of it, and not counted.
    void count_common() {
        std::size_t rare_terms = std::erase(words_, rare);
        stream_.counts.add(words_);
        common_pairs_.clear();
        for (const Run& pair : pairs_) {
            if (is_common(pair)) {
                common_pairs_.push_back(pair);
            }
        }
        stream_.count_runs(TermKind::content_pair, common_pairs_);
        rare_terms += pairs_.size() - common_pairs_.size();
        for (std::size_t at = 0; at < pairs_.size(); ++at) {
            if (chained_[at] && is_common_triple(pairs_[at].right)) {
                last_pair_ = stream_.profile.vocabulary.run(TermKind::content_pair, last_run_.left, last_run_.right);
                add_triple(at);
            } else {
                rare_terms += chained_[at] ? 1 : 0;
            }
            last_run_ = pairs_[at];
        }
        stream_.counts.add_uncounted(rare_terms);
    }

    [[nodiscard]] std::uint64_t hash_of(const Run& pair) const {
        return pair_hash(TermKind::content_pair, hashes_[pair.left], hashes_[pair.right]);
    }
    static bool has_rare(const Run& pair) { return pair.left == rare || pair.right == rare; }
    [[nodiscard]] bool is_common(const Run& pair) const {
        return !has_rare(pair) && known_.has_content(2, hash_of(pair));
    }
    [[nodiscard]] bool is_common_triple(TermId right) const {
        return right != rare && !has_rare(last_run_) &&
               known_.has_content(3, triple_hash(hash_of(last_run_), hashes_[right]));
    }

    const KnownTokens& known_;
    Stream stream_;
    std::vector<TermId> content_ids_;    // by the number among all tokens
    std::vector<std::uint32_t> hashes_;  // by the number in this stream; empty where all terms are common
    TermId before_ = no_term;            // in this paragraph
    bool in_chain_ = false;              // is there a pair before, in this paragraph?
    TermId last_pair_ = no_term;         // of the runs counted before
    Run last_run_;                       // the same by its parts, where not all terms are common
    std::vector<TermId> words_;
    std::vector<Run> pairs_;
    std::vector<bool> chained_;  // per pair: does it continue the one before?
    std::vector<Run> common_pairs_;
    std::vector<Run> triples_;
};

}  // namespace kinprint
