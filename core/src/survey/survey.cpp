#include "kinprint/survey.hpp"

#include "bytes.hpp"
#include "hashes_of_terms.hpp"
#include "kinprint/slop.hpp"
#include "survey_parts.hpp"
#include "terms/tokenizer.hpp"

namespace kinprint {

struct Survey::Impl : SurveyParts {
    Impl(Part of, const SurveyRule& by) : SurveyParts(by.words_of_small_sources), part(of), rule(by) {}

    Part part;
    SurveyRule rule;
    Tokenizer tokenizer{limits::known_segment_bytes};
    TermHashes term_hashes;
    ContentHashes content_hashes;
    std::uint64_t text_words = 0;

    [[nodiscard]] bool has_terms() const { return part != Part::content; }
    [[nodiscard]] bool has_content() const { return part != Part::terms; }
    PartSurvey& terms() { return parts[0]; }
    PartSurvey& content() { return parts[1]; }

    // What the tokenizer asks for and tells. Ids are hashes, and whether it is a content word.

    static constexpr std::uint32_t content_bit = 1U << token_hash_bits;

    static TermId id_of(const Token& token) {
        const bool is_content = token.kind == TermKind::word && is_content_word(token.text);
        return token_hash(token.text) | (is_content ? content_bit : 0);
    }

    void space(std::string_view /*raw*/) {}

    void paragraph() {
        see_term(token_hash(paragraph_mark));
        content_hashes.end_paragraph();
    }

    void segment(std::string_view /*raw*/, std::span<const SeenToken> seen) {
        for (const SeenToken token : seen) {
            const std::uint32_t hash = token.id & ~content_bit;
            see_term(hash);
            if (has_content() && (token.id & content_bit) != 0) {
                content_hashes.add(hash, [&](std::size_t length, std::uint64_t term) { content().see(length, term); });
            }
            text_words += token.is_word;
        }
    }

    void see_term(std::uint32_t token) {
        if (has_terms()) {
            term_hashes.add(token, [&](std::size_t length, std::uint64_t term) { terms().see(length, term); });
        }
    }

    /// The cells of its terms.
    CellsOfParts end() {
        tokenizer.end_text(*this);
        term_hashes.end_text();
        content_hashes.end_paragraph();
        return {terms().end_text(), content().end_text()};
    }
};

Survey::Survey(Part part, const SurveyRule& rule) : impl_(std::make_unique<Impl>(part, rule)) {}
Survey::~Survey() = default;
Survey::Survey(Survey&&) noexcept = default;
Survey& Survey::operator=(Survey&&) noexcept = default;

const SurveyParts& Survey::seen() const {
    return *impl_;
}

const SurveyRule& Survey::rule() const {
    return impl_->rule;
}

void Survey::begin_text(Cut cut) {
    impl_->tokenizer.begin_text(cut);
    impl_->text_words = 0;
}

void Survey::feed(std::string_view utf8) {
    impl_->tokenizer.feed(utf8, *impl_);
}

std::uint64_t Survey::end_text(std::string_view source, const TextLabel& /*label*/) {
    const CellsOfParts cells = impl_->end();
    impl_->sources.add(source, impl_->text_words, cells);
    return impl_->text_words;
}

void Survey::drop_text() {
    impl_->end();
}

void Survey::add(Counts&& counts) {
    hold(counts);
    counts = {};
}

void Survey::hold(const Counts& counts) {
    const auto hold_in = [](CellsOfPart& part) {
        return [&part](std::size_t length, std::uint64_t hash) { part[length - 1].push_back(cell_of(hash)); };
    };
    if (impl_->has_terms()) {
        see_hashes(counts.terms.vocabulary, hold_in(impl_->held[0]));
    }
    if (impl_->has_content()) {
        see_hashes(counts.content.vocabulary, hold_in(impl_->held[1]));
    }
}

void Survey::add(const Survey& other) {
    impl_->add(other.seen());
}

std::string Survey::to_bytes() const {
    ByteWriter to;
    impl_->write(to);
    return std::move(to.out);
}

bool Survey::add_bytes(std::string_view bytes) {
    return impl_->read(ByteReader(bytes));
}

}  // namespace kinprint
