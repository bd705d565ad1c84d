#include <algorithm>
#include <optional>
#include <utility>

#include "kinprint/count.hpp"
#include "kinprint/limits.hpp"
#include "kinprint/segment.hpp"
#include "kinprint/slop.hpp"
#include "normal_form.hpp"
#include "text_pieces.hpp"

namespace kinprint {

namespace {

/// A vocabulary's tokens by the raw segments they came from: each distinct segment is normalised once.
class RawTokens {
public:
    /// The token ids of a segment.
    std::span<const TermId> of(std::string_view segment, Vocabulary& vocabulary) {
        const std::uint32_t found = table_.find_or_make(
            hash_bytes(segment.data(), segment.size()), [&](std::uint32_t at) { return raw(at) == segment; },
            [&] { return make(segment, vocabulary); });
        const Entry& entry = entries_[found];
        return std::span(ids_).subspan(entry.first_id, entry.ids);
    }

private:
    struct Entry {
        std::uint32_t begin = 0;
        std::uint32_t bytes = 0;
        std::uint32_t first_id = 0;
        std::uint32_t ids = 0;
    };

    [[nodiscard]] std::string_view raw(std::uint32_t at) const {
        return std::string_view(texts_).substr(entries_[at].begin, entries_[at].bytes);
    }

    std::uint32_t make(std::string_view segment, Vocabulary& vocabulary) {
        Entry entry{static_cast<std::uint32_t>(texts_.size()), static_cast<std::uint32_t>(segment.size()),
                    static_cast<std::uint32_t>(ids_.size()), 0};
        for (const Token& token : normal_form(segment)) {
            ids_.push_back(vocabulary.single(token.kind, token.text));
            ++entry.ids;
        }
        texts_.append(segment);
        entries_.push_back(entry);
        return static_cast<std::uint32_t>(entries_.size() - 1);
    }

    IdTable table_;
    std::string texts_;
    std::vector<Entry> entries_;
    std::vector<TermId> ids_;
};

/// How often each term came in the open text.
class TextCounts {
public:
    void add(TermId term) {
        if (term >= counts_.size()) {
            counts_.resize(std::max<std::size_t>(term + 1, counts_.size() * 2));
        }
        if (counts_[term]++ == 0) {
            touched_.push_back(term);
        }
    }

    /// The counts, and all back to zero.
    std::vector<TermCount> take() {
        std::vector<TermCount> taken;
        taken.reserve(touched_.size());
        for (const TermId term : touched_) {
            taken.push_back({term, std::exchange(counts_[term], 0)});
        }
        touched_.clear();
        return taken;
    }

private:
    std::vector<std::uint32_t> counts_;
    std::vector<TermId> touched_;
};

/// The runs of a text that wait to be counted: looked up together, they wait for memory together.
class PendingRuns {
public:
    void add_token(TermId token) {
        if (token_before_ != no_term) {
            pairs_.push_back({token_before_, token});
        }
        token_before_ = token;
    }

    void add_content(TermId word) {
        if (content_before_ != no_term) {
            content_pairs_.push_back({content_before_, word});
            chained_.push_back(in_chain_);
            in_chain_ = true;
        }
        content_before_ = word;
    }

    void end_paragraph() {
        content_before_ = no_term;
        in_chain_ = false;
    }

    [[nodiscard]] bool any_token() const { return token_before_ != no_term; }
    [[nodiscard]] bool many() const { return pairs_.size() >= 4096; }

    void count(Vocabulary& vocabulary, TextCounts& counts) {
        count(TermKind::pair, pairs_, vocabulary, counts);
        count(TermKind::content_pair, content_pairs_, vocabulary, counts);
        collect_triples();
        count(TermKind::content_triple, triples_, vocabulary, counts);
        pairs_.clear();
        content_pairs_.clear();
        chained_.clear();
    }

    void end_text() {
        end_paragraph();
        token_before_ = no_term;
    }

private:
    void count(TermKind kind, const std::vector<Run>& runs, Vocabulary& vocabulary, TextCounts& counts) {
        vocabulary.runs(kind, runs, ids_);
        for (const TermId id : ids_) {
            counts.add(id);
        }
    }

    /// A content pair that continues another makes a triple with it. Precondition: `ids_` are those of `content_pairs_`.
    void collect_triples() {
        triples_.clear();
        for (std::size_t at = 0; at < content_pairs_.size(); ++at) {
            if (chained_[at]) {
                triples_.push_back({at > 0 ? ids_[at - 1] : last_content_pair_, content_pairs_[at].right});
            }
        }
        if (!ids_.empty()) {
            last_content_pair_ = ids_.back();
        }
    }

    TermId token_before_ = no_term;
    TermId content_before_ = no_term;     // in this paragraph
    bool in_chain_ = false;               // is there a content pair before, in this paragraph?
    TermId last_content_pair_ = no_term;  // of the runs counted before
    std::vector<Run> pairs_;
    std::vector<Run> content_pairs_;
    std::vector<bool> chained_;  // per content pair: does it continue the one before?
    std::vector<Run> triples_;
    std::vector<TermId> ids_;
};

}  // namespace

struct ProfileBuilder::Impl {
    Profile profile;
    Segmenter segmenter;
    RawTokens raw_tokens;
    TextCounts counts;
    std::vector<std::uint8_t> content_words;  // per term: 0 not looked at yet, 1 no, 2 yes
    std::vector<Segment> segments;
    TextPieces pieces;
    LineBreaks line_breaks;
    PendingRuns runs;
    std::uint64_t words = 0;

    void count_piece(std::string_view piece) {
        segmenter.segment(piece, segments);
        for (const Segment& segment : segments) {
            const std::string_view raw = piece.substr(segment.begin, segment.end - segment.begin);
            if (segment.kind == SegmentKind::space) {
                line_breaks.see(raw);
            } else {
                count_segment(raw);
            }
        }
    }

    void count_segment(std::string_view raw) {
        const std::span<const TermId> tokens = raw_tokens.of(raw, profile.vocabulary);
        if (tokens.empty()) {
            return;
        }
        if (line_breaks.take_paragraph() && runs.any_token()) {
            count_token(profile.vocabulary.single(TermKind::mark, paragraph_mark));
            runs.end_paragraph();
        }
        for (const TermId token : tokens) {
            count_token(token);
            if (profile.vocabulary[token].kind == TermKind::word) {
                ++words;
                if (is_content(token)) {
                    runs.add_content(token);
                }
            }
        }
    }

    void count_token(TermId token) {
        counts.add(token);
        runs.add_token(token);
        if (runs.many()) {
            runs.count(profile.vocabulary, counts);
        }
    }

    bool is_content(TermId word) {
        if (word >= content_words.size()) {
            content_words.resize(std::max<std::size_t>(word + 1, content_words.size() * 2));
        }
        std::uint8_t& known = content_words[word];
        if (known == 0) {
            known = is_content_word(profile.vocabulary.single_text(word)) ? 2 : 1;
        }
        return known == 2;
    }
};

ProfileBuilder::ProfileBuilder() : impl_(std::make_unique<Impl>()) {}
ProfileBuilder::~ProfileBuilder() = default;
ProfileBuilder::ProfileBuilder(ProfileBuilder&&) noexcept = default;
ProfileBuilder& ProfileBuilder::operator=(ProfileBuilder&&) noexcept = default;

void ProfileBuilder::begin_text() {
    impl_->line_breaks = {};
    impl_->words = 0;
}

void ProfileBuilder::feed(std::string_view utf8) {
    impl_->pieces.append(utf8);
    while (const auto piece = impl_->pieces.next()) {
        impl_->count_piece(*piece);
    }
}

std::uint64_t ProfileBuilder::end_text(std::string_view source, std::string prompt, std::string id) {
    while (const auto piece = impl_->pieces.last()) {
        impl_->count_piece(*piece);
    }
    impl_->runs.count(impl_->profile.vocabulary, impl_->counts);
    impl_->runs.end_text();
    std::vector<TermCount> terms = impl_->counts.take();
    Source& target = impl_->profile.source(source);
    if (impl_->words == 0) {
        ++target.empty_texts;
        return 0;
    }
    target.blocks.push_back({std::move(prompt), std::move(id), 1, impl_->words, std::move(terms), {}});
    return impl_->words;
}

void ProfileBuilder::add(Profile&& profile) {
    merge(impl_->profile, std::move(profile));
}

Profile ProfileBuilder::take() {
    Profile taken = std::move(impl_->profile);
    sort_blocks(taken);
    *impl_ = Impl{};
    return taken;
}

}  // namespace kinprint
