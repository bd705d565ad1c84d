#include "text_report.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "kinprint/tree_format.hpp"

namespace kinprint::cli {

namespace {

constexpr std::size_t usual_width = 100;
constexpr std::size_t widest = 160;

std::size_t terminal_width() {
    winsize size{};
    const bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return known ? std::clamp<std::size_t>(size.ws_col, 40, widest) : usual_width;
}

template <typename... Values>
std::string print(const char* format, Values... values) {
    const int size = std::snprintf(nullptr, 0, format, values...);
    std::string text(static_cast<std::size_t>(std::max(size, 0)) + 1, '\0');
    std::snprintf(text.data(), text.size(), format, values...);
    text.pop_back();
    return text;
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
    return std::to_string(distances.n) + " sources. Nearest pair: " + one_line(result.sources[a].name) + " and " +
           one_line(result.sources[b].name) + print(", at a distance of %.3f.", distances.at(a, b));
}

std::string list(const char* title, const std::vector<SlopTerm>& terms, const Vocabulary& vocabulary) {
    std::string out =
        print("\n  %-34s %8s %7s %10s %10s %9s\n", title, "count", "texts", "per 1,000", "people", "ratio");
    for (const SlopTerm& entry : terms) {
        const std::string term = one_line(vocabulary.text(entry.term));
        out += print("  %-34s %8llu %7llu %10.4f", term.c_str(), static_cast<unsigned long long>(entry.count),
                     static_cast<unsigned long long>(entry.texts), entry.rate);
        out += entry.human_rate ? print(" %10.5f", *entry.human_rate) : print(" %10s", "-");
        out += entry.ratio ? print(" %8.1fx\n", *entry.ratio) : "\n";
    }
    return out;
}

}  // namespace

std::string text_report(const TreeResult& result) {
    std::string out = finding(result) + "\n" + std::string(name(result.options.distance)) + ", " +
                      std::string(name(result.options.linkage)) + " linkage\n\n" +
                      dendrogram_text(result.tree, result.names(), terminal_width(), result.support) + "\n";
    for (const TreeSource& source : result.sources) {
        for (const std::string& warning : source.warnings) {
            out += "! " + one_line(source.name) + ": " + warning + "\n";
        }
    }
    for (const std::string& note : result.notes) {
        out += note + "\n";
    }
    return out + "Likeness is not ancestry: the same training data, prompt or format also makes texts alike.\n";
}

std::string text_report(const SlopReport& report, const Vocabulary& vocabulary) {
    std::string out;
    for (const SourceSlop& source : report.sources) {
        out += (out.empty() ? "" : "\n") + one_line(source.name) + "\n" +
               list("words", source.lists.words, vocabulary) +
               list("pairs of content words", source.lists.pairs, vocabulary) +
               list("triples of content words", source.lists.triples, vocabulary);
    }
    return out;
}

}  // namespace kinprint::cli
