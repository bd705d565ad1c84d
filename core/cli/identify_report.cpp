#include <algorithm>

#include "kinprint/tree_format.hpp"
#include "print.hpp"
#include "text_report.hpp"

namespace kinprint::cli {

namespace {

constexpr std::size_t name_columns = 36;
constexpr std::size_t term_columns = 24;
constexpr std::size_t shown = 5;  // candidates

std::string plural(double number, const char* what) {
    return print("%.0f %s%s", number, what, number == 1 ? "" : "s");
}

std::string rows(const Identified& one) {
    std::string out;
    for (std::size_t at = 0; at < std::min(shown, one.candidates.size()); ++at) {
        const Candidate& candidate = one.candidates[at];
        out += "    " + one_cell(candidate.source, name_columns) +
               print(" %8s  ", sureness(candidate.probability).c_str()) + one_line(candidate.vendor) + "\n";
    }
    if (!one.is_measured) {
        return out;
    }
    return out + "    " + one_cell("none of these, if half of texts were", name_columns) +
           print(" %8s\n", sureness(one.none_of_these).c_str());
}

std::string among(const Identified& one, std::size_t sources) {
    if (!one.among) {
        return "";
    }
    if (one.among->sources.size() == sources) {
        return "  In the tree of the atlas it belongs to no smaller group than that of all.\n";
    }
    std::string names;
    for (const std::string& source : one.among->sources) {
        names += (names.empty() ? "" : ", ") + one_line(source);
    }
    return "  In the tree of the atlas it belongs " +
           std::string(one.among->sources.size() == 1 ? "beside " : "among ") + names + " (" +
           sureness(one.among->probability) + ").\n";
}

std::string terms(const char* title, const std::vector<TermCase>& cases) {
    if (cases.empty()) {
        return "";
    }
    std::string out =
        print("  %-*s %8s %10s %10s\n", static_cast<int>(term_columns), title, "here", "of anybody", "of it");
    for (const TermCase& one : cases) {
        out += "    " + one_cell(one.term, term_columns - 2) +
               print(" %8.0f %10.1f %10.1f\n", one.count, one.expected, one.of_source);
    }
    return out;
}

std::string measured(const Identified& one) {
    std::string out;
    for (const std::string& sentence : measured_in_words(one)) {
        out += "  " + sentence + "\n";
    }
    return out.empty() ? out : out + "\n";
}

std::string report(const Identified& one, std::size_t sources) {
    std::string out = one_line(one.name) + ", " + plural(static_cast<double>(one.words), "word") + "\n  " +
                      one_line(one.finding) + "\n";
    for (const std::string& warning : one.warnings) {
        out += "  ! " + one_line(warning) + "\n";
    }
    out += "\n";
    // Whose its parts are comes before whose it is as a whole.
    const bool is_of_parts = one.pieces && changes(*one.pieces);
    out += is_of_parts ? text_report(*one.pieces) : "";
    if (one.verdict != Verdict::too_short && !one.is_beyond) {
        out += (is_of_parts ? "  As a whole\n" : "") + rows(one) + "\n" + among(one, sources) +
               terms("Speaks for it", one.speaks_for) + terms("Speaks against it", one.speaks_against) + "\n" +
               measured(one);
    }
    // Parts of what is like nothing that the atlas knows say no more.
    return out + (one.pieces && !is_of_parts && !one.is_beyond ? text_report(*one.pieces) : "");
}

}  // namespace

std::string sureness(double probability) {
    return probability >= 0.9995 ? "> 99.9 %" : print("%.1f %%", 100 * probability);
}

std::string text_report(const Identification& identification) {
    std::string out;
    for (const Identified& one : identification.unknown) {
        out += report(one, identification.sources);
    }
    return out +
           print("Atlas of %zu sources%s. %s\n", identification.sources,
                 identification.date.empty() ? "" : (", of " + one_line(identification.date)).c_str(),
                 one_line(identification.about).c_str()) +
           likeness_is_not_ancestry;
}

}  // namespace kinprint::cli
