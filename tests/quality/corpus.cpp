#include "corpus.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <utility>

#include "files.hpp"
#include "kinprint/weights.hpp"

namespace kinprint::quality {

namespace {

/// The terms chosen, and those that they are made of, in a vocabulary of their own.
class Trimmed {
public:
    explicit Trimmed(const Vocabulary& from) : from_(from), ids_(from.size(), no_term) {}

    TermId keep(TermId term) {
        if (ids_[term] == no_term) {
            const Term& known = from_[term];
            ids_[term] = is_single(known.kind) ? to.single(known.kind, from_.single_text(term))
                                               : to.run(known.kind, keep(known.left), keep(known.right));
        }
        return ids_[term];
    }

    [[nodiscard]] TermId operator[](TermId term) const { return ids_[term]; }

    Vocabulary to;

private:
    const Vocabulary& from_;
    std::vector<TermId> ids_;
};

Block trimmed(const Block& block, const Trimmed& vocabulary, const std::vector<bool>& kept) {
    Block less{block.prompt, block.id, block.genre, block.texts, block.words, {}, {}};
    for (std::size_t at = 0; at < block.terms.size(); ++at) {
        const TermCount& entry = block.terms[at];
        if (kept[entry.term]) {
            less.terms.push_back({vocabulary[entry.term], entry.count});
            if (!block.spread.empty()) {
                less.spread.push_back(block.texts_with(at));
            }
        }
    }
    return less;
}

Profile trimmed(const Profile& profile, const std::vector<bool>& kept) {
    Trimmed vocabulary(profile.vocabulary);
    for (TermId term = 0; term < kept.size(); ++term) {
        if (kept[term]) {
            vocabulary.keep(term);
        }
    }
    Profile less;
    for (const Source& source : profile.sources) {
        Source& target = less.source(source.name);
        for (const Block& block : source.blocks) {
            target.blocks.push_back(trimmed(block, vocabulary, kept));
        }
    }
    less.vocabulary = std::move(vocabulary.to);
    return less;
}

/// In how many of these groups of blocks each term is.
std::vector<std::size_t> groups_with(const Profile& profile, const std::vector<std::vector<const Block*>>& groups) {
    std::vector<std::size_t> count(profile.vocabulary.size());
    std::vector<std::size_t> last(profile.vocabulary.size());
    for (std::size_t group = 0; group < groups.size(); ++group) {
        for (const Block* block : groups[group]) {
            for (const TermCount& entry : block->terms) {
                count[entry.term] += std::exchange(last[entry.term], group + 1) != group + 1 ? 1U : 0U;
            }
        }
    }
    return count;
}

std::vector<std::vector<const Block*>> groups_of(const std::vector<const Source*>& sources, bool by_prompt) {
    std::map<std::pair<std::string, const Block*>, std::vector<const Block*>> groups;
    for (const Source* source : sources) {
        for (const Block& block : source->blocks) {
            groups[{block.prompt, by_prompt ? nullptr : &block}].push_back(&block);
        }
    }
    std::vector<std::vector<const Block*>> listed;
    for (auto& [key, group] : groups) {
        listed.push_back(std::move(group));
    }
    return listed;
}

std::vector<bool> in_texts(const Profile& profile, std::size_t least) {
    const auto count = groups_with(profile, groups_of(profile.leaves(), false));
    std::vector<bool> kept(count.size());
    std::transform(count.begin(), count.end(), kept.begin(), [&](std::size_t texts) { return texts >= least; });
    return kept;
}

std::vector<bool> in_share_of_prompts(const Profile& profile, double least) {
    const auto prompts = groups_of(profile.leaves(), true);
    const auto count = groups_with(profile, prompts);
    std::vector<bool> kept(count.size());
    std::transform(count.begin(), count.end(), kept.begin(), [&](std::size_t with) {
        return static_cast<double>(with) >= least * static_cast<double>(prompts.size());
    });
    return kept;
}

std::vector<bool> in_two_prompts_of_a_source(const Profile& profile) {
    std::vector<bool> kept(profile.vocabulary.size());
    for (const Source* source : profile.leaves()) {
        const auto count = groups_with(profile, groups_of({source}, true));
        for (TermId term = 0; term < kept.size(); ++term) {
            kept[term] = kept[term] || count[term] >= 2;
        }
    }
    return kept;
}

std::map<std::string, Label> labels_of(const std::filesystem::path& models) {
    std::map<std::string, Label> labels;
    std::ifstream in(models);
    std::string line;
    std::getline(in, line);  // the heads of the columns
    while (std::getline(in, line)) {
        std::istringstream columns(line);
        std::string name;
        Label label;
        std::getline(columns, name, ',');
        std::getline(columns, label.vendor, ',');
        std::getline(columns, label.family, ',');
        label.is_confirmed = line.find("never confirmed") == std::string::npos;
        labels[name] = label;
    }
    return labels;
}

}  // namespace

KnownTexts read_known_texts(const Places& places) {
    KnownTexts texts;
    for (const auto& file : test::jsonl_files(places.folder)) {
        test::read_file(file, Format::jsonl, texts);
    }
    return texts;
}

Corpus read_corpus(const Places& places, const Strip& strip) {
    const Counts all = test::counts_of_folder(places.folder, strip);
    Corpus corpus{
        {trimmed(all.terms, in_texts(all.terms, 3)), trimmed(all.content, in_two_prompts_of_a_source(all.content))},
        trimmed(all.terms, in_share_of_prompts(all.terms, TrainOptions{}.least_share)),
        labels_of(places.models),
        {}};
    for (const Source* leaf : all.terms.leaves()) {
        corpus.names.push_back(leaf->name);
    }
    return corpus;
}

}  // namespace kinprint::quality
