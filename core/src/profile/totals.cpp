#include "totals.hpp"

namespace kinprint {

std::vector<std::uint64_t> counts_of(const Source& source, std::size_t vocabulary_size) {
    std::vector<std::uint64_t> counts(vocabulary_size);
    for (const Block& block : source.blocks) {
        for (const TermCount& entry : block.terms) {
            counts[entry.term] += entry.count;
        }
    }
    return counts;
}

namespace {

/// Do neighbouring blocks answer one prompt, or are they stretches of one text?
bool is_same_prompt(const Block& before, const Block& block) {
    return block.prompt == before.prompt && (!block.prompt.empty() || (block.texts == 0 && block.id == before.id));
}

}  // namespace

Totals totals_of(const Source& source, std::size_t vocabulary_size) {
    Totals totals{counts_of(source, vocabulary_size), std::vector<std::uint32_t>(vocabulary_size),
                  std::vector<std::uint32_t>(vocabulary_size), 0};
    std::vector<std::uint32_t> last_prompt(vocabulary_size);  // number of the prompt that a term was last seen in
    std::uint32_t prompt = 0;
    for (std::size_t b = 0; b < source.blocks.size(); ++b) {
        const Block& block = source.blocks[b];
        const bool same_prompt = b > 0 && is_same_prompt(source.blocks[b - 1], block);
        prompt += same_prompt ? 0 : 1;
        totals.source_prompts +=
            same_prompt ? 0 : block.texts;  // as many as texts where those were joined into one block
        for (std::size_t at = 0; at < block.terms.size(); ++at) {
            const TermId term = block.terms[at].term;
            const std::uint32_t texts = block.spread.empty() ? 1 : block.spread[at];
            totals.texts[term] += texts;
            if (texts > 0 && last_prompt[term] != prompt) {
                totals.prompts[term] += texts;
                last_prompt[term] = prompt;
            }
        }
    }
    return totals;
}

bool text_less(const Vocabulary& vocabulary, TermId a, TermId b) {
    return vocabulary.text(a) < vocabulary.text(b);
}

}  // namespace kinprint
