#include "kinprint/count.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "content_stream.hpp"
#include "kinprint/limits.hpp"
#include "known_tokens.hpp"
#include "terms/tokenizer.hpp"
#include "token_stream.hpp"

namespace kinprint {

struct Counter::Impl {
    Impl(Part of, std::shared_ptr<const CommonTerms> common) : part(of), known(of, std::move(common)) {}

    Part part;
    Tokenizer tokenizer{limits::known_segment_bytes};
    KnownTokens known;
    TokenStream tokens{known};
    ContentStream content{known};
    std::uint64_t text_words = 0;
    std::uint64_t block_words = 0;

    [[nodiscard]] bool has_terms() const { return part != Part::content; }
    [[nodiscard]] bool has_content() const { return part != Part::terms; }
    Vocabulary& vocabulary() { return tokens.stream().profile.vocabulary; }

    // What the tokenizer asks for and tells.

    TermId id_of(const Token& token) { return known.id_of(token.kind, token.text, vocabulary()); }

    void space(std::string_view /*raw*/) {}

    void paragraph() {
        if (has_terms()) {
            tokens.add(known.id_of(TermKind::mark, paragraph_mark, vocabulary()));
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
            content.add(word, vocabulary());
        }
        ++block_words;
        ++text_words;
    }
};

Counter::Counter(Part part, std::shared_ptr<const CommonTerms> common)
    : impl_(std::make_unique<Impl>(part, std::move(common))) {}
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
    if (const auto& common = impl_->known.common()) {
        taken.terms.floor = std::max(taken.terms.floor, common->terms.floor());
        taken.content.floor = std::max(taken.content.floor, common->content.floor());
    }
    impl_ = std::make_unique<Impl>(impl_->part, impl_->known.common());
    return taken;
}

}  // namespace kinprint
