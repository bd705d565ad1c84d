#include "samples.hpp"

#include <algorithm>
#include <utility>

namespace kinprint::quality {

namespace {

void add_part(Profile& into, const Profile& corpus, const Part& part) {
    const Source* source = corpus.find(part.source);
    std::uint64_t words = 0;
    for (const std::string& prompt : part.prompts) {
        for (const Block& block : source->blocks) {
            if (block.prompt == prompt && words < part.words) {
                into.source(part.name).blocks.push_back(block);
                words += block.words;
            }
        }
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

std::vector<std::string> prompts_between(int begin, int end) {
    std::vector<std::string> prompts;
    for (int prompt = begin; prompt < end; ++prompt) {
        prompts.push_back(std::to_string(prompt));
    }
    return prompts;
}

}  // namespace

Counts counts_of_parts(const Counts& corpus, const std::vector<Part>& parts) {
    return {profile_of_parts(corpus.terms, parts), profile_of_parts(corpus.content, parts)};
}

Counts two_parts(const Corpus& corpus, kinprint::test::Random& random, const Draw& first, const Draw& second,
                 Order order) {
    std::vector<std::string> of_first = shuffled(random, first.prompts);
    std::vector<std::string> of_second = shuffled(random, second.prompts);
    std::vector<Part> parts;
    for (const std::string& name : corpus.names) {
        if (order == Order::own) {
            of_first = shuffled(random, first.prompts);
            of_second = shuffled(random, second.prompts);
        }
        parts.push_back({name + "/0", name, of_first, first.words});
        parts.push_back({name + "/1", name, of_second, second.words});
    }
    return counts_of_parts(corpus.counts, parts);
}

std::vector<std::string> story_prompts() {
    return prompts_between(0, 150);
}

std::vector<std::string> essay_prompts() {
    return prompts_between(150, 300);
}

std::vector<std::string> shuffled(kinprint::test::Random& random, std::vector<std::string> prompts) {
    shuffle(prompts, random);
    return prompts;
}

}  // namespace kinprint::quality
