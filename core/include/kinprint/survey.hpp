// Texts, looked through before they are counted -> the terms that are common enough to be held in memory.
//
// Most of the distinct terms of a large collection come a few times in all of it, and no tree looks at them, but they
// would fill the memory. Which these are can't be known while they are counted: so a large collection is read twice.
// The first time nothing but a table of small counters is kept, one for all terms of one hash: the count-min sketch of
// Cormode and Muthukrishnan (2005), with one row. A counter is never below the count of any of its terms.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kinprint/count.hpp"
#include "kinprint/limits.hpp"
#include "kinprint/weights.hpp"

namespace kinprint {

struct SurveyParts;

/// A file, before it is read.
struct SizedFile {
    std::string file;
    std::uint64_t bytes = 0;
};

/// Are these so many bytes (`limits::surveyed_bytes`) that they should be looked through before they are counted? What
/// is packed counts for more, saved counts for nothing. By the files' names: nothing is read.
bool needs_survey(const std::vector<SizedFile>& files);

/// Tokens of the longest term.
inline constexpr std::size_t most_tokens = 3;

/// How many terms are common, at most: of each part by their length less 1.
struct SurveyRule {
    std::array<std::array<std::size_t, most_tokens>, 2> most = {{
        {limits::common_tokens, limits::common_pairs, 0},
        {limits::common_content_words, limits::common_content_pairs, limits::common_content_triples},
    }};
    std::uint64_t words_of_small_sources = limits::words_of_small_sources;
};

/// Looks through texts. What comes out does not depend on their order, nor on who looked through which of them.
/// Memory: 2^(limits::cell_bits + 1) bytes for each part and length of terms, and what small sources have.
class Survey final : public TextSink {
public:
    explicit Survey(Part part, const SurveyRule& rule = {});
    ~Survey() override;
    Survey(Survey&&) noexcept;
    Survey& operator=(Survey&&) noexcept;

    void begin_text(Cut cut) override;
    void feed(std::string_view utf8) override;
    std::uint64_t end_text(std::string_view source, const TextLabel& label) override;
    void drop_text() override;

    /// As `hold`: there is nothing to be looked through in counts.
    void add(Counts&& counts) override;

    /// All terms that were counted before are common. O(terms).
    void hold(const Counts& counts);

    /// Adds what another saw of the same part. O(2^limits::cell_bits).
    void add(const Survey& other);

    /// What was seen, as bytes for another engine of the same build.
    [[nodiscard]] std::string to_bytes() const;

    /// Adds what another saw of the same part. False where the bytes are not that.
    [[nodiscard]] bool add_bytes(std::string_view bytes);

    /// What was seen.
    [[nodiscard]] const SurveyParts& seen() const;
    [[nodiscard]] const SurveyRule& rule() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Which terms are common enough, by their hashes (see survey/term_hash.hpp). Of no survey, all are.
class Common {
public:
    /// Of a term of so many tokens. O(1), and mostly a wait for memory.
    [[nodiscard]] bool has(std::size_t length, std::uint64_t hash) const;

    /// A term that is not common came fewer times than this; 0 where all are.
    [[nodiscard]] std::uint32_t floor() const { return floor_; }

    [[nodiscard]] std::string to_bytes() const;
    static std::optional<Common> from_bytes(std::string_view bytes);

private:
    friend struct CommonTerms;

    std::array<std::vector<std::uint64_t>, most_tokens> bits_;  // by length, one for each cell; none: all are common
    std::uint32_t floor_ = 0;
};

/// A term is common where it came `floor` times in all, or in a small source (of no more words than
/// `words_of_small_sources` / sources, see SurveyRule), or where weights know it. One that is not came fewer than
/// `floor` times, and not in a small source: its mean rate over the sources is below (floor - 1) * 1000 /
/// `words_of_small_sources` per 1,000 words. `floor` is the least number that leaves no more terms
/// of that length than there should be. Some more are taken for common than are, since they share a counter.
///
/// So what is counted of a common term is all of it. Where a second survey follows, terms stay common; what becomes
/// common then lacks what came of it before: fewer than `floor` times.
struct CommonTerms {
    Common terms;
    Common content;

    /// Takes up what a survey saw. `weights`: may be nullptr. O(2^limits::cell_bits).
    void add(const Survey& survey, const Weights* weights);
};

}  // namespace kinprint
