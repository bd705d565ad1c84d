// How often people use a word.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kinprint/error.hpp"
#include "kinprint/id_table.hpp"

namespace kinprint {

/// Frequencies of words in human text, per 1,000 words.
class Baseline {
public:
    /// Reads the table: lines "# comment"; "@ Z", Z = round(100 * Zipf), Zipf = log10(occurrences per 10^9 words);
    /// after each such line the words of that frequency, separated by spaces; and "absent Z": words that are not listed
    /// are rarer than that. Malformed lines are reported with their byte and passed over. O(bytes).
    static Baseline parse(std::string_view table, Errors& errors);

    /// Occurrences per 1,000 words of human text; nothing for a word that the table does not have.
    [[nodiscard]] std::optional<double> rate(std::string_view word) const;

    /// Words that are not in the table are rarer than this, per 1,000 words; 0 when the table does not say.
    [[nodiscard]] double absent_rate() const { return absent_rate_; }
    [[nodiscard]] std::size_t words() const { return words_.size(); }

private:
    struct Word {
        std::uint32_t begin = 0;  // into `texts_`
        std::uint32_t size = 0;
        double rate = 0;
    };

    void add_words(std::string_view line, double rate);
    [[nodiscard]] std::string_view text(std::uint32_t word) const;

    IdTable table_;
    std::vector<Word> words_;
    std::string texts_;
    double absent_rate_ = 0;
};

}  // namespace kinprint
