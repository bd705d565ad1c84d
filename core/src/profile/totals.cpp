#include "totals.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace kinprint {

namespace {

/// Do neighbouring blocks answer one prompt, or are they stretches of one text?
bool is_same_prompt(const Block& before, const Block& block) {
    return block.prompt == before.prompt && (!block.prompt.empty() || (block.texts == 0 && block.id == before.id));
}

}  // namespace

Prompts prompts_of(std::span<const Block> blocks) {
    Prompts prompts;
    std::uint32_t prompt = 0;
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        const bool is_new = b == 0 || !is_same_prompt(blocks[b - 1], blocks[b]);
        prompt += is_new ? 1 : 0;
        prompts.all += is_new ? blocks[b].texts : 0;
        prompts.of_block.push_back(prompt);
    }
    if (prompts.all == 1) {
        std::iota(prompts.of_block.begin(), prompts.of_block.end(), 1U);
        prompts.all = prompts.of_block.size();
        prompts.are_blocks = true;
    }
    return prompts;
}

Totals totals_of(const Source& source, const TermSet& terms) {
    const Prompts prompts = prompts_of(source.blocks);
    Totals totals{std::vector<TermTotal>(terms.size()), prompts.all};
    std::vector<std::uint32_t> last_prompt(terms.size());  // that each term was seen in
    for (std::size_t b = 0; b < source.blocks.size(); ++b) {
        const Block& block = source.blocks[b];
        for (std::size_t at = 0; at < block.terms.size(); ++at) {
            const TermCount& entry = block.terms[at];
            if (!terms.contains(entry.term)) {
                continue;
            }
            const std::size_t place = terms.place(entry.term);
            const std::uint32_t texts = block.texts_with(at);
            TermTotal& total = totals.terms[place];
            total.term = entry.term;
            total.count += entry.count;
            total.texts += texts;
            const std::uint32_t here = prompts.are_blocks ? std::max(texts, 1U) : texts;
            if (here > 0 && std::exchange(last_prompt[place], prompts.of_block[b]) != prompts.of_block[b]) {
                total.prompts += here;
            }
        }
    }
    return totals;
}

bool is_spread_known(const Block& block) {
    return block.texts <= 1 || !block.spread.empty() || block.terms.empty();
}

bool text_less(const Vocabulary& vocabulary, TermId a, TermId b) {
    return vocabulary.text(a) < vocabulary.text(b);
}

}  // namespace kinprint
