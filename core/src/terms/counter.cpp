#include <algorithm>
#include <span>
#include <utility>

#include "kinprint/count.hpp"
#include "kinprint/limits.hpp"
#include "kinprint/slop.hpp"
#include "profile/joining.hpp"
#include "tokenizer.hpp"

namespace kinprint {

namespace {

/// How often each term came in the open block of a text.
class BlockCounts {
public:
    void add(const std::vector<TermId>& terms) {
        for (const TermId term : terms) {
            if (term >= counts_.size()) {
                counts_.resize(std::max<std::size_t>(term + 1, counts_.size() * 2));
            }
        }
        // Whether a term is new in its block can't be foreseen: it is always written, and kept where it is new.
        touched_.resize(touched_count_ + terms.size());
        for (const TermId term : terms) {
            touched_[touched_count_] = term;
            touched_count_ += counts_[term]++ == 0 ? 1 : 0;
        }
    }

    /// The block so far; all counts are zero again.
    Block take(std::uint64_t words) {
        Block block;
        block.words = words;
        block.terms.reserve(touched_count_);
        for (const TermId term : std::span(touched_).first(touched_count_)) {
            block.terms.push_back({term, std::exchange(counts_[term], 0)});
        }
        touched_count_ = 0;
        return block;
    }

private:
    std::vector<std::uint32_t> counts_;
    std::vector<TermId> touched_;
    std::size_t touched_count_ = 0;
};

/// One profile in the making: the blocks of the open text, and the runs that wait to be counted. Looked up together,
/// runs wait for memory together.
class Stream {
public:
    Profile profile;
    BlockCounts counts;

    /// Counts waiting runs of one kind; `ids()` holds their ids then.
    void count_runs(TermKind kind, const std::vector<Run>& runs) {
        profile.vocabulary.runs(kind, runs, ids_);
        counts.add(ids_);
    }
    [[nodiscard]] const std::vector<TermId>& ids() const { return ids_; }

    void end_block(std::uint64_t words) { blocks_.push_back(counts.take(words)); }

    void end_text(std::string_view source, const TextLabel& label) {
        if (blocks_.size() > 1) {
            spread_over_blocks();
        }
        Source& target = profile.source(source);
        for (std::uint32_t stretch = 0; stretch < blocks_.size(); ++stretch) {
            Block& block = blocks_[stretch];
            block.prompt = label.prompt;
            block.id = label.id;
            block.genre = label.genre;
            block.bucket = bucket_of(label.prompt, label.id, stretch);
            waiting_ += block.terms.size();
            target.blocks.push_back(std::move(block));
        }
        blocks_.clear();
        if (target.blocks.size() >= 2 * limits::blocks_per_source && waiting_ > joined_) {
            join();
        }
    }

    void drop_text() { blocks_.clear(); }

    /// What was counted, with no more blocks than a profile may have.
    Profile take() {
        join_surplus(profile);
        sort_blocks(profile);
        return std::move(profile);
    }

private:
    /// Joins what is waiting. That goes over all that was joined before, so as much should wait: then each entry is
    /// gone over a few times, and memory is at most doubled.
    void join() {
        join_surplus(profile);
        waiting_ = 0;
        joined_ = 0;
        for (const Source& source : profile.sources) {
            for (const Block& block : source.blocks) {
                joined_ += block.terms.size();
            }
        }
    }

    /// The text is counted where it begins; each term of it where it comes first.
    void spread_over_blocks() {
        std::vector<bool> seen(profile.vocabulary.size());
        for (Block& block : blocks_) {
            block.texts = &block == &blocks_.front() ? 1 : 0;
            for (const TermCount& entry : block.terms) {
                if (block.texts == 0) {
                    block.spread.push_back(seen[entry.term] ? 0 : 1);
                }
                seen[entry.term] = true;
            }
        }
    }

    std::vector<Block> blocks_;  // of the open text
    std::vector<TermId> ids_;
    std::size_t waiting_ = 0;  // entries of blocks that came after the last joining
    std::size_t joined_ = 0;   // entries there were after it
};

/// Tokens that wait to be counted together.
constexpr std::size_t waiting_tokens = 4096;

/// All tokens, and pairs of neighbours.
class TokenStream {
public:
    void add(TermId token) {
        tokens_.push_back(token);
        if (tokens_.size() >= waiting_tokens) {
            count();
        }
    }

    [[nodiscard]] Vocabulary& vocabulary() { return stream_.profile.vocabulary; }

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
        stream_.counts.add(tokens_);
        pairs_.clear();
        for (const TermId token : tokens_) {
            if (before_ != no_term) {
                pairs_.push_back({before_, token});
            }
            before_ = token;
        }
        tokens_.clear();
        stream_.count_runs(TermKind::pair, pairs_);
    }

    Stream stream_;
    TermId before_ = no_term;  // the last token counted
    std::vector<TermId> tokens_;
    std::vector<Run> pairs_;
};

/// Content words, and the pairs and triples of neighbours among them, within a paragraph.
class ContentStream {
public:
    /// `word`: the word's number among all tokens, by which it is known again.
    void add(TermId word, const Vocabulary& tokens) {
        const TermId content = content_id(word, tokens);
        if (content == no_term) {
            return;
        }
        words_.push_back(content);
        if (before_ != no_term) {
            pairs_.push_back({before_, content});
            chained_.push_back(in_chain_);
            in_chain_ = true;
        }
        before_ = content;
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
    /// The word's number in this stream; `no_term` when it is no content word.
    TermId content_id(TermId word, const Vocabulary& tokens) {
        if (word >= content_ids_.size()) {
            content_ids_.resize(std::max<std::size_t>(word + 1, content_ids_.size() * 2), unknown);
        }
        TermId& known = content_ids_[word];
        if (known == unknown) {
            const std::string_view text = tokens.single_text(word);
            known = is_content_word(text) ? stream_.profile.vocabulary.single(TermKind::word, text) : no_term;
        }
        return known;
    }

    void count() {
        stream_.counts.add(words_);
        words_.clear();
        stream_.count_runs(TermKind::content_pair, pairs_);
        collect_triples();
        stream_.count_runs(TermKind::content_triple, triples_);
        pairs_.clear();
        chained_.clear();
    }

    /// A pair that continues another makes a triple with it. Precondition: the stream's ids are those of `pairs_`.
    void collect_triples() {
        const std::vector<TermId>& ids = stream_.ids();
        triples_.clear();
        for (std::size_t at = 0; at < pairs_.size(); ++at) {
            if (chained_[at]) {
                triples_.push_back({at > 0 ? ids[at - 1] : last_pair_, pairs_[at].right});
            }
        }
        if (!ids.empty()) {
            last_pair_ = ids.back();
        }
    }

    static constexpr TermId unknown = no_term - 1;

    Stream stream_;
    std::vector<TermId> content_ids_;  // by the number among all tokens
    TermId before_ = no_term;          // in this paragraph
    bool in_chain_ = false;            // is there a pair before, in this paragraph?
    TermId last_pair_ = no_term;       // of the runs counted before
    std::vector<TermId> words_;
    std::vector<Run> pairs_;
    std::vector<bool> chained_;  // per pair: does it continue the one before?
    std::vector<Run> triples_;
};

}  // namespace

struct Counter::Impl {
    Part part = Part::both;
    Tokenizer tokenizer;
    TokenStream tokens;
    ContentStream content;
    std::uint64_t text_words = 0;
    std::uint64_t block_words = 0;

    [[nodiscard]] bool has_terms() const { return part != Part::content; }
    [[nodiscard]] bool has_content() const { return part != Part::terms; }

    // What the tokenizer asks for and tells.

    TermId id_of(const Token& token) { return tokens.vocabulary().single(token.kind, token.text); }

    void space(std::string_view /*raw*/) {}

    void paragraph() {
        if (has_terms()) {
            tokens.add(tokens.vocabulary().single(TermKind::mark, paragraph_mark));
        }
        content.end_paragraph();
    }

    void segment(std::string_view /*raw*/, std::span<const SeenToken> seen) {
        for (const SeenToken token : seen) {
            if (token.is_word != 0) {
                count_word(token.id);
            } else if (has_terms()) {
                tokens.add(token.id);
            }
        }
    }

    void count_word(TermId word) {
        if (block_words == limits::block_words) {
            tokens.end_block(block_words);
            content.end_block(std::exchange(block_words, 0));
        }
        if (has_terms()) {
            tokens.add(word);
        }
        if (has_content()) {
            content.add(word, tokens.vocabulary());
        }
        ++block_words;
        ++text_words;
    }
};

Counter::Counter(Part part) : impl_(std::make_unique<Impl>()) {
    impl_->part = part;
}
Counter::~Counter() = default;
Counter::Counter(Counter&&) noexcept = default;
Counter& Counter::operator=(Counter&&) noexcept = default;

void Counter::begin_text(Cut cut) {
    impl_->tokenizer.begin_text(cut);
    impl_->text_words = 0;
    impl_->block_words = 0;
}

void Counter::feed(std::string_view utf8) {
    impl_->tokenizer.feed(utf8, *impl_);
}

std::uint64_t Counter::end_text(std::string_view source, const TextLabel& label) {
    impl_->tokenizer.end_text(*impl_);
    Stream& terms = impl_->tokens.end_text(impl_->block_words);
    Stream& content = impl_->content.end_text(impl_->block_words);
    if (impl_->text_words == 0) {
        terms.drop_text();
        content.drop_text();
        ++terms.profile.source(source).empty_texts;
        return 0;
    }
    terms.end_text(source, label);
    content.end_text(source, label);
    return impl_->text_words;
}

void Counter::drop_text() {
    impl_->tokenizer.end_text(*impl_);
    impl_->tokens.end_text(impl_->block_words).drop_text();
    impl_->content.end_text(impl_->block_words).drop_text();
}

void Counter::add(Counts&& counts) {
    if (impl_->has_terms()) {
        merge(impl_->tokens.stream().profile, std::move(counts.terms));
    }
    if (impl_->has_content()) {
        merge(impl_->content.stream().profile, std::move(counts.content));
    }
}

Counts Counter::take() {
    Counts taken;
    if (impl_->has_terms()) {
        taken.terms = impl_->tokens.stream().take();
    }
    if (impl_->has_content()) {
        taken.content = impl_->content.stream().take();
    }
    const Part part = impl_->part;
    *impl_ = Impl{};
    impl_->part = part;
    return taken;
}

}  // namespace kinprint
