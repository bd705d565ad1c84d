#include "totals.hpp"

#include <algorithm>
#include <numeric>

namespace kinprint {

namespace {

/// Do neighbouring blocks answer one prompt, or are they stretches of one text?
bool is_same_prompt(const Block& before, const Block& block) {
    return block.prompt == before.prompt && (!block.prompt.empty() || (block.texts == 0 && block.id == before.id));
}

}  // namespace

Prompts prompts_of(const Source& source) {
    Prompts prompts;
    std::uint32_t prompt = 0;
    for (std::size_t b = 0; b < source.blocks.size(); ++b) {
        const bool is_new = b == 0 || !is_same_prompt(source.blocks[b - 1], source.blocks[b]);
        prompt += is_new ? 1 : 0;
        prompts.all += is_new ? source.blocks[b].texts : 0;
        prompts.of_block.push_back(prompt);
    }
    if (prompts.all == 1) {
        std::iota(prompts.of_block.begin(), prompts.of_block.end(), 1U);
        prompts.all = prompts.of_block.size();
    }
    return prompts;
}

/// Asks the memory for the place of a term that comes soon: of a large vocabulary it is nearly always waited for.
void Summing::prefetch(const Block& block, std::size_t at) const {
    constexpr std::size_t ahead = 24;
    if (at + ahead < block.terms.size()) {
        __builtin_prefetch(&place_of_[block.terms[at + ahead].term]);
    }
}

TermTotal& Summing::total_of(TermId term, Totals& totals) {
    if (place_of_[term] == unseen) {
        place_of_[term] = static_cast<std::uint32_t>(totals.terms.size());
        totals.terms.push_back({term, 0, 0, 0});
        last_prompt_.push_back(0);
    }
    return totals.terms[place_of_[term]];
}

Totals Summing::of(const Source& source) {
    const Prompts prompts = prompts_of(source);
    Totals totals{{}, prompts.all};
    for (std::size_t b = 0; b < source.blocks.size(); ++b) {
        const Block& block = source.blocks[b];
        for (std::size_t at = 0; at < block.terms.size(); ++at) {
            prefetch(block, at);
            TermTotal& total = total_of(block.terms[at].term, totals);
            const std::uint32_t texts = block.spread.empty() ? 1 : block.spread[at];
            std::uint32_t& last_prompt = last_prompt_[place_of_[total.term]];
            total.count += block.terms[at].count;
            total.texts += texts;
            if (last_prompt != prompts.of_block[b]) {
                total.prompts += std::max(texts, 1U);
                last_prompt = prompts.of_block[b];
            }
        }
    }
    for (const TermTotal& total : totals.terms) {
        place_of_[total.term] = unseen;
    }
    last_prompt_.clear();
    return totals;
}

bool text_less(const Vocabulary& vocabulary, TermId a, TermId b) {
    return vocabulary.text(a) < vocabulary.text(b);
}

}  // namespace kinprint
