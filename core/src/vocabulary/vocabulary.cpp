#include "kinprint/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kinprint {

namespace {

std::uint64_t hash_run(TermKind kind, const Run& run) {
    const std::uint64_t parts = (std::uint64_t{run.left} << 32U) | run.right;
    return hash_number(parts ^ (static_cast<std::uint64_t>(kind) * 0x9e3779b97f4a7c15U));
}

std::uint64_t hash_text(std::string_view text) {
    return hash_bytes(text.data(), text.size());
}

/// Is term `id` made of what stands before it?
bool fits(const std::vector<Term>& terms, const std::string& texts, TermId id) {
    const Term& term = terms[id];
    if (is_single(term.kind)) {
        return term.right > 0 && term.left <= texts.size() && term.right <= texts.size() - term.left;
    }
    if (static_cast<std::size_t>(term.kind) >= term_kinds || term.left >= id || term.right >= id) {
        return false;
    }
    const TermKind left = terms[term.left].kind;
    const bool chain = term.kind == TermKind::content_triple ? left == TermKind::content_pair : is_single(left);
    return chain && is_single(terms[term.right].kind);
}

}  // namespace

std::uint64_t Vocabulary::RunSlot::hash() const {
    return hash_run(kind, run);
}

std::optional<Vocabulary> Vocabulary::of(std::vector<Term> terms, std::string texts) {
    for (TermId id = 0; id < terms.size(); ++id) {
        if (!fits(terms, texts, id)) {
            return std::nullopt;
        }
    }
    Vocabulary vocabulary;
    vocabulary.terms_ = std::move(terms);
    vocabulary.texts_ = std::move(texts);
    return vocabulary;
}

void Vocabulary::index() {
    for (; indexed_ < terms_.size(); ++indexed_) {
        const auto id = static_cast<TermId>(indexed_);
        const Term& term = terms_[id];
        if (is_single(term.kind)) {
            singles_.find_or_make(
                hash_text(single_text(id)), [&](TermId other) { return single_text(other) == single_text(id); },
                [&] { return id; });
        } else {
            const Run run{term.left, term.right};
            const RunSlot slot{run, id, term.kind};
            runs_.find_or_make(
                slot.hash(), [&](const RunSlot& other) { return other.holds(term.kind, run); }, [&] { return slot; });
        }
    }
}

TermId Vocabulary::single(TermKind kind, std::string_view text) {
    if (indexed_ < terms_.size()) {
        index();
    }
    // The kind follows from the text, so the text alone is the key.
    return singles_.find_or_make(
        hash_text(text), [&](TermId id) { return single_text(id) == text; },
        [&] {
            const auto begin = static_cast<TermId>(texts_.size());
            texts_.append(text);
            return append({kind, begin, static_cast<TermId>(text.size())});
        });
}

TermId Vocabulary::run(TermKind kind, TermId left, TermId right) {
    if (indexed_ < terms_.size()) {
        index();
    }
    return hashed_run(hash_run(kind, {left, right}), kind, {left, right});
}

void Vocabulary::runs(TermKind kind, std::span<const Run> parts, std::vector<TermId>& ids) {
    constexpr std::size_t batch = 32;  // look-ups that wait for memory at the same time
    if (indexed_ < terms_.size()) {
        index();
    }
    std::array<std::uint64_t, batch> hashes{};
    std::array<RunSlot, batch> guesses{};
    ids.resize(parts.size());
    auto id = ids.begin();
    for (; !parts.empty(); parts = parts.subspan(std::min(batch, parts.size()))) {
        const auto now = parts.first(std::min(batch, parts.size()));
        for (std::size_t at = 0; at < now.size(); ++at) {
            hashes[at] = hash_run(kind, now[at]);
        }
        for (std::size_t at = 0; at < now.size(); ++at) {
            guesses[at] = runs_.guess(hashes[at]);
        }
        for (std::size_t at = 0; at < now.size(); ++at) {
            const RunSlot& guess = guesses[at];
            *id++ = guess.holds(kind, now[at]) ? guess.id : hashed_run(hashes[at], kind, now[at]);
        }
    }
}

TermId Vocabulary::hashed_run(std::uint64_t hash, TermKind kind, const Run& run) {
    return runs_
        .find_or_make(
            hash, [&](const RunSlot& slot) { return slot.holds(kind, run); },
            [&] {
                return RunSlot{run, append({kind, run.left, run.right}), kind};
            })
        .id;
}

TermId Vocabulary::append(const Term& term) {
    terms_.push_back(term);
    ++indexed_;
    return static_cast<TermId>(terms_.size() - 1);
}

void Vocabulary::shrink() {
    singles_ = {};
    runs_ = {};
    indexed_ = 0;
    terms_.shrink_to_fit();
    texts_.shrink_to_fit();
}

std::string_view Vocabulary::single_text(TermId id) const {
    return std::string_view(texts_).substr(terms_[id].left, terms_[id].right);
}

std::string Vocabulary::text(TermId id) const {
    const Term& term = terms_[id];
    if (is_single(term.kind)) {
        return std::string(single_text(id));
    }
    return text(term.left) + ' ' + std::string(single_text(term.right));
}

}  // namespace kinprint
