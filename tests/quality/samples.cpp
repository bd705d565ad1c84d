#include "samples.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace kinprint::quality {

namespace {

using ByPrompt = std::unordered_map<std::string, std::vector<const Block*>>;

ByPrompt blocks_by_prompt(const Source& source) {
    ByPrompt blocks;
    for (const Block& block : source.blocks) {
        blocks[block.prompt].push_back(&block);
    }
    return blocks;
}

double mean_words(const Source& source) {
    return static_cast<double>(source.words()) / static_cast<double>(std::max<std::uint64_t>(1, source.texts()));
}

void add_part(Profile& into, const Profile& corpus, const Part& part) {
    const Source* source = corpus.find(*part.source);
    if (source == nullptr) {
        return;
    }
    const double texts = std::max(1.0, std::round(static_cast<double>(part.words) / mean_words(*source)));
    const ByPrompt blocks = blocks_by_prompt(*source);
    double taken = 0;
    for (const std::string& prompt : part.prompts) {
        const auto found = blocks.find(prompt);
        if (found == blocks.end() || taken >= texts) {
            continue;
        }
        Source& target = into.source(part.name);
        for (const Block* block : found->second) {
            target.blocks.push_back(*block);
        }
        ++taken;
    }
}

Profile profile_of_parts(const Profile& corpus, const std::vector<Part>& parts) {
    Profile profile;
    profile.vocabulary = corpus.vocabulary;
    for (const Part& part : parts) {
        add_part(profile, corpus, part);
    }
    sort_blocks(profile);
    return profile;
}

}  // namespace

Counts counts_of_parts(const Counts& corpus, const std::vector<Part>& parts) {
    return {profile_of_parts(corpus.terms, parts), profile_of_parts(corpus.content, parts)};
}

std::vector<std::string> prompts_between(int begin, int end) {
    std::vector<std::string> prompts;
    for (int prompt = begin; prompt < end; ++prompt) {
        prompts.push_back(std::to_string(prompt));
    }
    return prompts;
}

std::vector<std::string> shuffled(kinprint::test::Random& random, std::vector<std::string> prompts) {
    for (std::size_t left = prompts.size(); left > 1; --left) {
        std::swap(prompts[left - 1], prompts[random.below(left)]);
    }
    return prompts;
}

}  // namespace kinprint::quality
