// Profiles to test with, and what they hold in a form that can be compared.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "kinprint/count.hpp"
#include "kinprint/profile.hpp"
#include "kinprint/tree.hpp"
#include "random.hpp"

namespace kinprint::test {

using TermCounts = std::map<std::pair<TermKind, std::string>, std::uint64_t>;

/// All counts of a source, by the terms' texts.
inline TermCounts counts_of(const Vocabulary& vocabulary, const Source& source) {
    TermCounts counts;
    for (const Block& block : source.blocks) {
        for (const TermCount& entry : block.terms) {
            counts[{vocabulary[entry.term].kind, vocabulary.text(entry.term)}] += entry.count;
        }
    }
    return counts;
}

/// Counts one text, fed whole.
inline Counts counted(std::string_view text, std::string_view source = "a") {
    Counter counter;
    counter.begin_text();
    counter.feed(text);
    counter.end_text(source, {"", "text"});
    return counter.take();
}

/// Options for texts that are far shorter than a tree asks for.
inline TreeOptions forced(TreeOptions options = {}) {
    options.force = true;
    return options;
}

/// All counts of the first source: its terms and its content runs.
inline TermCounts all_counts(const Counts& counts) {
    TermCounts all = counts_of(counts.terms.vocabulary, counts.terms.sources.at(0));
    for (const auto& [term, count] : counts_of(counts.content.vocabulary, counts.content.sources.at(0))) {
        if (term.first != TermKind::word) {  // content words are counted among the terms, too
            all[term] = count;
        }
    }
    return all;
}

inline std::uint64_t count(const Counts& counts, TermKind kind, const std::string& text) {
    const TermCounts all = all_counts(counts);
    const auto found = all.find({kind, text});
    return found == all.end() ? 0 : found->second;
}

/// Text of the kind that people write, with what is hard about it: quotes, contractions, paragraphs, marks, scripts,
/// long runs.
inline std::string random_text(Random& random, std::size_t parts) {
    static constexpr std::string_view pieces[] = {
        "the ",    "tapestry ",  "whispered ",   "don’t ",  "It's ",  "“Quoted”",   " — ",    ", ",   ". ",      "...",
        "\n\n",    "\n",         "\r\n\r\n",     "\u2029",  "3.14 ",  "x2 ",        "naïve ", "ÉTÉ ", "_bold_ ", "a_b ",
        "日本語 ", "ไทย ",       "👩‍🚀 ", "\u200b",  "\u00ad", "5\u202fkm ", "-",      "’",    "ﬁne ",    "  ",
        "shadow ", "moonlight ", "Moonlight's ", "echoes ", "\t",
    };
    std::string text;
    for (std::size_t part = 0; part < parts; ++part) {
        text += pieces[random.below(std::size(pieces))];
    }
    return text;
}

/// The counts of a few texts of a few sources.
inline Counts random_counts(Random& random) {
    Counter counter;
    const std::uint64_t texts = 1 + random.below(6);
    for (std::uint64_t text = 0; text < texts; ++text) {
        counter.begin_text();
        counter.feed(random_text(random, random.below(60)));
        const std::string genre = random.below(2) == 0 ? "" : "genre " + std::to_string(random.below(2));
        counter.end_text(std::string(1, static_cast<char>('a' + random.below(4))),
                         {std::to_string(random.below(3)), "file:" + std::to_string(random.next()), genre});
    }
    return counter.take();
}

}  // namespace kinprint::test
