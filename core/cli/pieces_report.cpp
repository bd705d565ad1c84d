#include "kinprint/tree_format.hpp"
#include "print.hpp"
#include "text_report.hpp"

namespace kinprint::cli {

namespace {

constexpr std::size_t name_columns = 36;

std::string whose(const Identified& one) {
    if (one.candidates.empty()) {
        return "too short to tell";
    }
    if (one.is_beyond) {
        return "unlike the texts of the atlas";
    }
    const Candidate& first = one.candidates.front();
    const bool is_none = one.verdict == Verdict::unlike_all;
    return one_cell(is_none ? "none of the atlas" : first.source, name_columns) +
           print(" %8s", sureness(is_none ? one.none_of_these : first.probability).c_str()) +
           (!is_none && may_be_none(one) ? print("  or none of these, %.0f %%", 100 * one.none_of_these) : "");
}

unsigned long long number(std::uint64_t words) {
    return words;
}

std::string row(const Stretch& stretch) {
    const std::string begins = stretch.earliest == stretch.latest
                                   ? ""
                                   : print("  begins, most likely, between %llu and %llu", number(stretch.earliest + 1),
                                           number(stretch.latest + 1));
    return print("    words %7llu to %7llu  ", number(stretch.from + 1), number(stretch.from + stretch.words)) +
           whose(stretch.whose) + begins + "\n";
}

std::string report(const Course& course) {
    std::string out = "  " + one_line(course.text) + print(", %llu words: ", number(course.words)) +
                      (course.stretches.size() > 1 ? "the style changes\n" : "no change of style is seen\n");
    for (const Stretch& stretch : course.stretches) {
        out += row(stretch);
    }
    return out;
}

std::string row(const NearestShare& share, std::uint64_t texts) {
    return "    " + one_cell(share.source, name_columns) +
           print(" %5.1f %%  %llu of %llu texts, 95 %% interval %.0f to %.0f %%\n", 100 * share.share,
                 number(share.texts), number(texts), 100 * share.low, 100 * share.high);
}

}  // namespace

std::string text_report(const PieceByPiece& pieces) {
    std::string out;
    if (!pieces.nearest.empty()) {
        out += "  Text by text, the nearest\n";
        for (const NearestShare& share : pieces.nearest) {
            out += row(share, pieces.texts);
        }
    }
    for (const Course& course : pieces.courses) {
        out += report(course);
    }
    if (pieces.unfollowed > 0) {
        out += print(
            "  %llu more of its texts have 1,000 words or more, and were not followed: give them by themselves.\n",
            number(pieces.unfollowed));
    }
    out += pieces.courses.empty() ? "" : "  " + std::string(about_changes()) + "\n";
    return out.empty() ? out : out + "\n";
}

}  // namespace kinprint::cli
