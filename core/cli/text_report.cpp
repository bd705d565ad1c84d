#include "text_report.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>

#include "kinprint/tree_format.hpp"
#include "print.hpp"

namespace kinprint::cli {

namespace {

constexpr std::size_t usual_width = 100;
constexpr std::size_t widest = 160;

std::size_t terminal_width() {
    winsize size{};
    const bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return known ? std::clamp<std::size_t>(size.ws_col, 40, widest) : usual_width;
}

/// " in 98 % of resamples and by 5 of 6 methods", as far as that is known.
std::string certainty(const NearestSource& nearest) {
    const std::string share = nearest.support ? print(" in %.0f %% of resamples and", 100 * *nearest.support) : "";
    return share + " by " + std::to_string(nearest.agreeing.size()) + " of " + std::to_string(nearest.asked) +
           " methods";
}

/// Of two sources each is the other's nearest: there is nothing to be sure of.
bool has_choice(const TreeResult& result) {
    return result.nearest.size() > 2;
}

std::string finding(const TreeResult& result) {
    const CondensedMatrix& distances = result.distances;
    std::size_t a = 0;
    std::size_t b = 1;
    for (std::size_t i = 0; i < distances.n; ++i) {
        for (std::size_t j = i + 1; j < distances.n; ++j) {
            if (distances.at(i, j) < distances.at(a, b)) {
                a = i;
                b = j;
            }
        }
    }
    // They are each other's nearest; what is said of the pair is what is true of both.
    const std::size_t less_sure = has_choice(result) && result.nearest[b].support < result.nearest[a].support ? b : a;
    const std::string sure = has_choice(result) ? "," + certainty(result.nearest[less_sure]) : "";
    const char* const what = distances.n == 2 ? " sources: " : " sources. Nearest pair: ";
    return std::to_string(distances.n) + what + one_line(result.sources[a].name) + " and " +
           one_line(result.sources[b].name) + print(", at a distance of %.3f", distances.at(a, b)) + sure + ".";
}

/// Of each source, in the order of the drawing: which is nearest to it, and how sure that is.
std::string nearest_list(const TreeResult& result) {
    std::vector<std::string> names;
    std::size_t widest_name = 0;
    for (const TreeSource& source : result.sources) {
        names.push_back(one_line(source.name));
        widest_name = std::max(widest_name, columns_of(names.back()));
    }
    std::string out;
    for (const std::uint32_t source : result.order) {
        const NearestSource& nearest = result.nearest[source];
        out += one_cell(names[source], widest_name) + "  nearest: " + one_cell(names[nearest.source], widest_name) +
               " " + certainty(nearest) + "\n";
    }
    return out + "\n";
}

std::string figure(const char* format, const std::optional<double>& value, int width) {
    return value ? print(format, width, *value) : print("%*s", width, "-");
}

std::string row(const SlopEntry& entry, const std::string& term, bool with_people) {
    std::string out = print("%c %-30s %7llu %7llu %8llu %10.4f", entry.topical ? '*' : ' ', term.c_str(),
                            static_cast<unsigned long long>(entry.count), static_cast<unsigned long long>(entry.texts),
                            static_cast<unsigned long long>(entry.prompts), entry.rate);
    out += figure("%*.1f", entry.z_others, 10) + figure("%*.1f", entry.g2, 10) + figure("%*.2f", entry.log_ratio, 11);
    if (with_people) {
        out += figure("%*.5f", entry.human_rate, 10) + figure("%*.1fx", entry.ratio, 9) +
               figure("%*.1f", entry.z_human, 10);
    }
    return out + "\n";
}

/// What people do is known of words alone: the lists of runs have no columns for it.
std::string list(const char* title, const std::vector<SlopEntry>& entries, const Vocabulary& vocabulary,
                 bool with_people) {
    std::string out = print("\n  %-30s %7s %7s %8s %10s%10s%10s%11s", title, "count", "texts", "prompts", "per 1,000",
                            "z others", "G2 others", "log2 ratio");
    out += with_people ? print("%10s%10s%10s\n", "people", "ratio", "z people") : "\n";
    for (const SlopEntry& entry : entries) {
        out += row(entry, one_line(vocabulary.text(entry.term)), with_people);
    }
    return out;
}

}  // namespace

std::string text_report(const TreeResult& result) {
    std::string out =
        finding(result) + "\n" + std::string(name(result.options.distance)) + ", " +
        std::string(name(result.options.linkage)) + " linkage\n\n" +
        dendrogram_text(result.drawn(), result.names(), terminal_width(), result.support, result.collapsed) + "\n" +
        (has_choice(result) ? nearest_list(result) : "");
    for (std::size_t source = 0; source < result.sources.size(); ++source) {
        for (const std::string& warning : result.warnings_of(source)) {
            out += "! " + one_line(result.sources[source].name) + ": " + warning + "\n";
        }
    }
    for (const std::string& note : result.all_notes()) {
        out += note + "\n";
    }
    return out + likeness_is_not_ancestry;
}

std::string text_report(const SlopReport& report, const Vocabulary& vocabulary) {
    std::string out;
    for (const SourceSlop& source : report.sources) {
        out += (out.empty() ? "" : "\n") + one_line(source.name) + "\n" +
               list("words", source.words, vocabulary, true) +
               list("pairs of content words", source.pairs, vocabulary, false) +
               list("triples of content words", source.triples, vocabulary, false);
    }
    if (!out.empty()) {
        out +=
            "\nPrompts: of texts that name none each counts as one, and of a single text each stretch of 2,000 words."
            "\n* in few of the prompts: a name or a topic rather than a habit. z: log-odds in standard deviations.\n";
    }
    return out;
}

}  // namespace kinprint::cli
