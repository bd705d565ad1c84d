#include "kinprint/baseline.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace kinprint {

namespace {

constexpr int least_hundredths = -300;
constexpr int most_hundredths = 900;

/// 10^(hundredths / 100 - 6): occurrences per 1,000 words of a Zipf value. By repeated multiplication with the
/// hundredth root of ten, not by std::pow, whose last bit differs between machines.
double per_thousand(int hundredths) {
    constexpr double hundredth_root_of_ten = 1.0232929922807541;
    double rate = 1e-9;
    for (int step = least_hundredths; step < hundredths; ++step) {
        rate *= hundredth_root_of_ten;
    }
    return rate;
}

std::optional<int> hundredths_of(std::string_view line) {
    int value = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), value);
    const bool whole = error == std::errc{} && end == line.data() + line.size();
    return whole && value >= least_hundredths && value <= most_hundredths ? std::optional(value) : std::nullopt;
}

Error bad_figure(std::size_t byte) {
    return {ErrorCode::bad_profile,
            "baseline",
            {},
            byte,
            "The word table has a line without a frequency from -300 to 900."};
}

constexpr std::string_view absent = "absent ";

}  // namespace

Baseline Baseline::parse(std::string_view table, Errors& errors) {
    Baseline baseline;
    std::optional<double> rate;
    for (std::size_t at = 0; at < table.size();) {
        const std::size_t end = std::min(table.find('\n', at), table.size());
        const std::string_view line = table.substr(at, end - at);
        if (line.starts_with("@ ")) {
            const auto hundredths = hundredths_of(line.substr(2));
            rate = hundredths ? std::optional(per_thousand(*hundredths)) : std::nullopt;
            if (!rate) {
                errors.push_back(bad_figure(at));
            }
        } else if (line.starts_with(absent)) {
            const auto hundredths = hundredths_of(line.substr(absent.size()));
            baseline.absent_rate_ = hundredths ? per_thousand(*hundredths) : 0;
            if (!hundredths) {
                errors.push_back(bad_figure(at));
            }
        } else if (!line.starts_with('#') && rate) {
            baseline.add_words(line, *rate);
        }
        at = end + 1;
    }
    return baseline;
}

void Baseline::add_words(std::string_view line, double rate) {
    while (!line.empty()) {
        const std::string_view word = line.substr(0, line.find(' '));
        if (!word.empty()) {
            table_.find_or_make(
                hash_bytes(word.data(), word.size()), [&](std::uint32_t other) { return text(other) == word; },
                [&] {
                    words_.push_back(
                        {static_cast<std::uint32_t>(texts_.size()), static_cast<std::uint32_t>(word.size()), rate});
                    texts_.append(word);
                    return static_cast<std::uint32_t>(words_.size() - 1);
                });
        }
        line.remove_prefix(std::min(word.size() + 1, line.size()));
    }
}

std::string_view Baseline::text(std::uint32_t word) const {
    return std::string_view(texts_).substr(words_[word].begin, words_[word].size);
}

std::optional<double> Baseline::rate(std::string_view word) const {
    const std::uint32_t found =
        table_.find(hash_bytes(word.data(), word.size()), [&](std::uint32_t other) { return text(other) == word; });
    return found == IdTable::none ? std::nullopt : std::optional(words_[found].rate);
}

}  // namespace kinprint
