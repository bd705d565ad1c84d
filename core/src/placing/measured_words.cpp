#include <algorithm>
#include <cmath>

#include "in_words.hpp"
#include "kinprint/identify.hpp"
#include "kinprint/limits.hpp"
#include "kinprint/pieces.hpp"

namespace kinprint {

namespace {

constexpr std::uint64_t few_trials = 100;

bool names_makers(const Identified& one) {
    return std::ranges::any_of(one.candidates, [](const Candidate& candidate) { return !candidate.vendor.empty(); });
}

std::string of_placings(const Identified& one) {
    const Accuracy& measured = one.measured;
    const auto points = static_cast<std::uint64_t>(std::max(1.0, std::round(100 * measured.error)));
    return "The first is right in " + percent(measured.first) +
           (names_makers(one) ? ", its maker in " + percent(measured.vendor) : "") + ", one of the first three in " +
           percent(measured.three) +
           (measured.sure > 0 ? "; where it has 90 % or more, it is right in " + percent(measured.right) : "") +
           ". Probabilities are off by " + count_of(points, "point") + " on average.";
}

std::string of_none(const Accuracy& measured, double words) {
    // Of fewer words nothing is clear.
    const bool may_be_clear = words >= static_cast<double>(limits::words_to_rank_all);
    return percent(measured.unlike_of_known) +
           " of them were found to be like none of its models. Of stretches as long by a model that the atlas does not "
           "know " +
           percent(measured.unlike_of_unknown) + " were" +
           (may_be_clear
                ? ", and " + percent(measured.clear_of_unknown) + " were said to write clearly like one that it knows."
                : ".");
}

}  // namespace

std::vector<std::string> measured_in_words(const Identified& one) {
    const Accuracy& measured = one.measured;
    const bool is_of_parts = one.pieces && changes(*one.pieces);
    if (!one.is_measured || one.verdict == Verdict::too_short || is_of_parts) {
        return {};
    }
    std::vector<std::string> says = {
        "Measured on " + count_of(measured.texts, "stretch", "stretches") + " of " +
        count_of(static_cast<std::uint64_t>(one.measured_words), "word") +
        " by the models of the atlas, to prompts it had not seen." +
        (measured.texts < few_trials ? " So few trials tell little of how the next one comes out." : "")};
    if (one.verdict != Verdict::unlike_all) {
        says.push_back(of_placings(one));
    }
    if (measured.auroc > 0) {
        says.push_back(of_none(measured, one.measured_words));
    }
    return says;
}

}  // namespace kinprint
