// The terms that are counted, each with a number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kinprint/id_table.hpp"
#include "kinprint/open_table.hpp"

namespace kinprint {

/// The number of a term in one vocabulary: 0, 1, 2 … in the order of first sight. Of no meaning in another vocabulary.
using TermId = std::uint32_t;

inline constexpr TermId no_term = UINT32_MAX;

enum class TermKind : std::uint32_t {
    word,            // a token with a letter or a number
    mark,            // a punctuation mark, a symbol, or the paragraph mark
    pair,            // two neighbouring tokens of one text
    content_pair,    // two neighbours among the content words of a paragraph
    content_triple,  // three of them
};

inline constexpr std::size_t term_kinds = 5;

[[nodiscard]] constexpr bool is_single(TermKind kind) {
    return kind == TermKind::word || kind == TermKind::mark;
}

/// The paragraph mark: stands between two tokens with a blank line between them.
inline constexpr std::string_view paragraph_mark = "¶";

/// A term by its parts. Runs are chains: a pair is (single, single), a content triple is (content pair, single).
struct Term {
    static constexpr TermId most = 0x1FFFFFFFU;  // of `right`; more terms would not fit into memory

    Term() = default;
    Term(TermKind of, TermId left_part, TermId right_part) : left(left_part), right(right_part & most), kind(of) {}

    TermId left = 0;        // of a single: where its text begins in the store of texts
    TermId right : 29 = 0;  // of a single: the bytes of its text
    TermKind kind : 3 = {};

    friend bool operator==(const Term&, const Term&) = default;
};

/// The parts of a run.
struct Run {
    TermId left = 0;
    TermId right = 0;

    friend bool operator==(const Run&, const Run&) = default;
};

/// Interns terms. Parts always have lower ids than the runs that hold them.
class Vocabulary {
public:
    Vocabulary() = default;

    /// A vocabulary of these terms in this order, each once; nothing when they do not fit together. Looking terms up in
    /// it costs O(terms) once; a vocabulary that is only merged into another never pays that.
    static std::optional<Vocabulary> of(std::vector<Term> terms, std::string texts);

    /// The id of a single term; makes it on first sight. `text` holds no white space. Expected O(bytes).
    TermId single(TermKind kind, std::string_view text);

    /// The id of the run `left` + `right`; makes it on first sight. Expected O(1).
    TermId run(TermKind kind, TermId left, TermId right);

    /// The ids of many runs of one kind, in the same order as by `run`, but with the memory asked for ahead: about
    /// three times as fast.
    void runs(TermKind kind, std::span<const Run> parts, std::vector<TermId>& ids);

    /// Gives back the memory that only looking terms up takes, a third or more of all. The next look-up makes it anew,
    /// in O(terms).
    void shrink();

    [[nodiscard]] std::size_t size() const { return terms_.size(); }
    [[nodiscard]] const Term& operator[](TermId id) const { return terms_[id]; }

    /// The text of a single term; valid until the next single term is made.
    [[nodiscard]] std::string_view single_text(TermId id) const;

    /// The text of any term, its tokens joined by one space.
    [[nodiscard]] std::string text(TermId id) const;

    [[nodiscard]] const std::vector<Term>& terms() const { return terms_; }
    [[nodiscard]] const std::string& texts() const { return texts_; }

private:
    /// A run and its id. Runs are most of all terms, and most of their look-ups wait for memory.
    struct RunSlot {
        Run run;
        TermId id = no_term;
        TermKind kind{};

        [[nodiscard]] bool is_empty() const { return id == no_term; }
        [[nodiscard]] std::uint64_t hash() const;
        [[nodiscard]] bool holds(TermKind of_kind, const Run& other) const { return run == other && kind == of_kind; }
    };

    TermId hashed_run(std::uint64_t hash, TermKind kind, const Run& run);
    TermId append(const Term& term);

    void index();

    std::vector<Term> terms_;
    std::string texts_;
    std::size_t indexed_ = 0;  // terms that the tables know
    IdTable singles_;
    OpenTable<RunSlot> runs_;
};

}  // namespace kinprint
