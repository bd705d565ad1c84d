#include "warnings.hpp"

#include <algorithm>
#include <string_view>

#include "in_words.hpp"
#include "kinprint/tree_format.hpp"
#include "profile/prompt_tally.hpp"
#include "terms/normal_form.hpp"

namespace kinprint {

namespace {

// Measured by resampling real texts: below these a source's place in the tree often moves.
constexpr std::uint64_t words_for_a_sure_place = 20'000;
constexpr std::uint64_t prompts_for_a_sure_place = 30;

std::uint64_t uses_of(const Source& source, const std::vector<bool>& terms) {
    std::uint64_t count = 0;
    if (terms.empty()) {
        return count;
    }
    for (const Block& block : source.blocks) {
        for (const TermCount& entry : block.terms) {
            count += terms[entry.term] ? entry.count : 0;
        }
    }
    return count;
}

std::uint64_t known_prompts(const Source& source) {
    PromptTally known;
    for (const Block& block : source.blocks) {
        if (!block.prompt.empty()) {
            known.add(block);
        }
    }
    return known.prompts();
}

/// Is there text enough for a place in the tree, and are there answers enough to draw from?
void warn_of_little(std::vector<std::string>& warnings, const Source& source) {
    const auto warn = [&](const std::string& have, std::uint64_t needed, const char* place) {
        warnings.push_back("Only " + have + ": below " + grouped(needed) + ", its place in the tree is " + place + ".");
    };
    const std::uint64_t words = source.words();
    const std::uint64_t prompts = known_prompts(source);
    const std::uint64_t answers = prompts > 0 ? prompts : source.texts();
    if (words < words_for_a_place) {
        warn(count_of(words, "word"), words_for_a_place, "a guess");
        return;
    }
    if (words < words_for_a_sure_place) {
        warn(count_of(words, "word"), words_for_a_sure_place, "unsure");
    }
    if (answers < prompts_for_a_sure_place) {
        warn(count_of(answers, prompts > 0 ? "prompt" : "text"), prompts_for_a_sure_place, "unsure");
    }
}

/// Longer stretches of such scripts are no words, but were left whole.
bool is_longer_than_words(std::string_view text) {
    constexpr std::ptrdiff_t longest = 12;  // code points
    return std::ranges::count_if(text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }) >
           longest;
}

bool is_disputed(const NearestSource& nearest) {
    return nearest.agreeing.size() * 2 < nearest.asked;
}

std::size_t disputed_sources(const TreeResult& result) {
    std::size_t disputed = 0;
    for (const NearestSource& nearest : result.nearest) {
        disputed += is_disputed(nearest) ? 1 : 0;
    }
    return disputed;
}

}  // namespace

std::string too_few_words(std::string_view source, std::uint64_t words) {
    return '"' + one_line(source) + "\" is left out: it has " + count_of(words, "word") +
           ", and a place in the tree needs " + grouped(words_for_a_place) +
           ". Add more of its texts, or take it in all the same with --force.";
}

std::vector<bool> words_needing_dictionary(const Vocabulary& vocabulary) {
    std::vector<bool> needing;
    for (TermId term = 0; term < vocabulary.size(); ++term) {
        if (vocabulary[term].kind == TermKind::word && is_longer_than_words(vocabulary.single_text(term)) &&
            needs_dictionary(vocabulary.single_text(term))) {
            needing.resize(vocabulary.size());
            needing[term] = true;
        }
    }
    return needing;
}

std::vector<std::string> source_warnings(const Source& source, const std::vector<bool>& needing_dictionary) {
    std::vector<std::string> warnings;
    warn_of_little(warnings, source);
    if (source.empty_texts > 0) {
        const std::uint64_t all = source.texts() + source.empty_texts;
        warnings.push_back(grouped(source.empty_texts) + " of its " + grouped(all) +
                           " texts have no word in them and were left out.");
    }
    if (uses_of(source, needing_dictionary) * 20 > source.words()) {
        warnings.emplace_back(
            "Much of it is in a script without spaces between words (such as Chinese or Thai), and was not cut into words, since its texts begin in another: its "
            "place in the tree means little.");
    }
    return warnings;
}

bool needs_a_third(const Comparison& comparison, Distance distance) {
    const bool is_standardised = distance == Distance::cosine_delta || distance == Distance::burrows;
    return comparison.leaves().sources.size() == 2 &&
           (is_standardised || (weighs_terms(distance) && comparison.has_own_weights()));
}

void warn_of_two(std::vector<TreeSource>& sources) {
    for (TreeSource& source : sources) {
        source.warnings.emplace_back(
            "With two sources alone there is nothing to measure against: any two are equally far apart. Choose Jensen-Shannon or add "
            "sources.");
    }
}

void warn_of_unlike(std::vector<TreeSource>& sources, const std::vector<std::size_t>& unlike) {
    for (const std::size_t source : unlike) {
        sources[source].warnings.emplace_back(
            "Much of it is not like the texts that Kinprint learned from (another language, or code): the terms that tell it apart "
            "are hardly looked at.");
    }
}

std::vector<std::string> TreeResult::warnings_of(std::size_t source) const {
    std::vector<std::string> warnings = sources[source].warnings;
    if (source < nearest.size() && is_disputed(nearest[source])) {
        const NearestSource& its = nearest[source];
        warnings.push_back("The methods disagree: only " + std::to_string(its.agreeing.size()) + " of " +
                           std::to_string(its.asked) + " name the same nearest source as this tree.");
    }
    return warnings;
}

std::vector<std::string> TreeResult::all_notes() const {
    std::vector<std::string> all = notes;
    if (const std::size_t disputed = disputed_sources(*this); disputed * 4 >= sources.size() && disputed > 0) {
        all.push_back(
            "For " + std::to_string(disputed) + " of " + std::to_string(sources.size()) +
            " sources most methods name another nearest source than this tree does: the choice of method shapes it.");
    }
    if (options.collapse > 0 && support.empty() && !tree.merges.empty()) {
        all.emplace_back("Support was not measured, or could not be, so no branch was collapsed.");
    }
    return all;
}

}  // namespace kinprint
