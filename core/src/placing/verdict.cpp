#include "kinprint/verdict.hpp"

#include <array>
#include <cstddef>

#include "kinprint/limits.hpp"

namespace kinprint {

namespace {

constexpr double likely_from = 0.5;
constexpr double unlike_from = 0.8;
/// What speaks against a clear verdict: by one of them it is not even twice as likely as by none.
constexpr double doubtful_from = 1.0 / 3;

}  // namespace

std::string_view name(Verdict verdict) {
    constexpr std::array<std::string_view, 5> names = {"clear", "likely", "open", "unlike-all", "too-short"};
    return names[static_cast<std::size_t>(verdict)];
}

Verdict verdict_of(const Judged& text) {
    const double none = text.is_measured ? text.none_of_these : 0;
    if (text.is_beyond || none >= unlike_from) {
        return Verdict::unlike_all;
    }
    if (none >= none_from) {
        return Verdict::open;
    }
    const bool is_enough = text.words >= static_cast<double>(limits::words_to_rank_all);
    if (text.is_measured && text.first >= clear_from && is_enough && text.strangeness < strange_from &&
        none < doubtful_from) {
        return Verdict::clear;
    }
    return text.first >= likely_from ? Verdict::likely : Verdict::open;
}

}  // namespace kinprint
