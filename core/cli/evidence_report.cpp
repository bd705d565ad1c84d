#include <algorithm>

#include "kinprint/tree_format.hpp"
#include "print.hpp"
#include "text_report.hpp"

namespace kinprint::cli {

namespace {

constexpr std::size_t term_columns = 24;

std::string ordinal(std::size_t rank) {
    const bool teen = rank / 10 % 10 == 1;
    const std::size_t last = teen ? 0 : rank % 10;
    return std::to_string(rank) + (last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th");
}

std::string nearness(const ComparedSource& source, const std::string& other, std::size_t sources) {
    const std::string place = source.rank == 1 ? "nearest" : ordinal(source.rank) + " nearest";
    return "Of " + one_line(source.name) + "'s " + std::to_string(sources - 1) + " neighbours, " + one_line(other) +
           " is the " + place + ".\n";
}

std::string about(const char* letter, const ComparedSource& source) {
    return print("  %s = %s: %llu texts, %llu words\n", letter, one_line(source.name).c_str(),
                 static_cast<unsigned long long>(source.texts), static_cast<unsigned long long>(source.words));
}

std::string use_in_words(Use use) {
    switch (use) {
        case Use::both_over: return "both more";
        case Use::both_under: return "both less";
        case Use::a_over: return "a more, b less";
        case Use::b_over: break;
    }
    return "b more, a less";
}

std::string rate(const std::optional<double>& value) {
    return value ? print("%10.3f", *value) : print("%10s", "-");
}

std::string texts(const std::optional<std::uint64_t>& value) {
    return value ? print("%8llu", static_cast<unsigned long long>(*value)) : print("%8s", "-");
}

std::string row(const TermEvidence& entry) {
    return "  " + one_cell(entry.term, term_columns) + print(" %6.2f %%  ", entry.share * 100) +
           one_cell(use_in_words(entry.use), 15) + rate(entry.a.rate) + rate(entry.a.expected) + rate(entry.b.rate) +
           rate(entry.b.expected) + rate(entry.others_rate) + rate(entry.human_rate) + texts(entry.a.texts) +
           texts(entry.b.texts) + "\n";
}

std::string table(const std::vector<TermEvidence>& list) {
    std::string out = "  " + one_cell("term", term_columns) +
                      print(" %8s  %-15s%10s%10s%10s%10s%10s%10s%8s%8s\n", "share", "than expected", "a", "expected",
                            "b", "expected", "others", "people", "texts a", "texts b");
    for (const TermEvidence& entry : list) {
        out += row(entry);
    }
    return out;
}

double shown_share(const std::vector<TermEvidence>& list) {
    double share = 0;
    for (const TermEvidence& entry : list) {
        share += entry.share;
    }
    return share;
}

std::string section(const char* title, const std::vector<TermEvidence>& list) {
    if (list.empty()) {
        return print("\n%s: nothing.\n", title);
    }
    return print("\n%s. These %zu terms are %.0f %% of it:\n\n", title, list.size(), shown_share(list) * 100) +
           table(list);
}

std::string passage_lines(const TermPassages& of_term, const char* letter) {
    std::string out;
    for (const Passage& passage : of_term.passages) {
        out += print("  %s  ", letter) + one_line(passage.before) + "[" + one_line(passage.match) + "]" +
               one_line(passage.after) + "  (" + one_line(passage.text) +
               (passage.prompt.empty() ? "" : ", prompt " + one_line(passage.prompt)) + ")\n";
    }
    return out.empty() ? print("  %s  none found\n", letter) : out;
}

std::string passages_in_lines(const Evidence& evidence, const Passages& passages) {
    const auto has_text = [&](const std::string& name) {
        return std::ranges::find(passages.without_text, name) == passages.without_text.end();
    };
    std::string out = "\nIn their places\n";
    std::string_view last_term;
    for (const TermPassages& of_term : passages.found) {
        if (of_term.passages.empty() && !has_text(of_term.source)) {
            continue;
        }
        if (of_term.term != last_term) {
            out += "\n" + one_line(of_term.term) + "\n";
            last_term = of_term.term;
        }
        out += passage_lines(of_term, of_term.source == evidence.a.name ? "a" : "b");
    }
    for (const std::string& name : passages.without_text) {
        out += "\n" + one_line(name) + " came as saved counts, which hold no text to show passages of.";
    }
    return passages.without_text.empty() ? out : out + "\n";
}

/// How far apart the two are, what that means, and how it comes about.
std::string finding(const Evidence& evidence) {
    return one_line(evidence.a.name) + " and " + one_line(evidence.b.name) +
           print(" are at a distance of %.3f by ", evidence.distance) + std::string(name(evidence.options.distance)) +
           " (0: the same style; 1: unrelated; 2: opposites).\n" +
           nearness(evidence.a, evidence.b.name, evidence.sources) +
           nearness(evidence.b, evidence.a.name, evidence.sources) +
           print(
               "Likeness, 1 - distance, is a sum over terms: %.3f = %.3f by those that bring the two together, less "
               "%.3f by those that hold them apart.\n",
               1 - evidence.distance, evidence.sum_together, -evidence.sum_apart);
}

std::string legend(const Evidence& evidence) {
    return "\n" + about("a", evidence.a) + about("b", evidence.b) +
           "  Rates are per 1,000 words. expected: of a source that was asked for the same; others: the mean of the other sources; people: single words in human text; -: not known.\n"
           "  \u00b6 is a paragraph break; 0 is any digit.\n";
}

}  // namespace

std::string text_report(const Evidence& evidence, const Passages* passages) {
    std::string out = finding(evidence) + legend(evidence);
    out += section("What brings them together", evidence.together);
    out += section("What holds them apart", evidence.apart);
    if (passages != nullptr) {
        out += passages_in_lines(evidence, *passages);
    }
    out += "\n";
    for (const std::string& note : evidence.notes) {
        out += note + "\n";
    }
    return out + likeness_is_not_ancestry;
}

}  // namespace kinprint::cli
