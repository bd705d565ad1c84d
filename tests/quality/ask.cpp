#include "ask.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace kinprint::quality {

namespace {

struct Leaf {
    std::size_t source = 0;  // in the corpus
    std::size_t part = 0;    // 0 or 1
};

std::vector<Leaf> leaves_of(const Corpus& corpus, const Counts& parts) {
    std::vector<Leaf> leaves;
    for (const Source* leaf : parts.terms.leaves()) {
        const std::string name = leaf->name.substr(0, leaf->name.size() - 2);
        const auto source = std::ranges::find(corpus.names, name) - corpus.names.begin();
        leaves.push_back({static_cast<std::size_t>(source), leaf->name.ends_with("/0") ? 0U : 1U});
    }
    return leaves;
}

bool has_other_part(const std::vector<Leaf>& leaves, const Leaf& leaf) {
    return std::ranges::any_of(
        leaves, [&](const Leaf& other) { return other.source == leaf.source && other.part != leaf.part; });
}

const Leaf& nearest(const std::vector<Leaf>& leaves, const CondensedMatrix& distances, std::size_t leaf,
                    bool other_answers) {
    std::optional<std::size_t> best;
    for (std::size_t other = 0; other < leaves.size(); ++other) {
        const bool may_answer = other != leaf && (!other_answers || leaves[other].part != leaves[leaf].part);
        if (may_answer && (!best || distances.at(leaf, other) < distances.at(leaf, *best))) {
            best = other;
        }
    }
    return leaves[*best];
}

}  // namespace

Answer ask(const Corpus& corpus, const Baseline& baseline, const Folds& folds, const Counts& parts,
           const Question& question) {
    const std::vector<Leaf> leaves = leaves_of(corpus, parts);
    std::vector<CondensedMatrix> distances;  // by fold; without weights both are the same
    for (const Weights& weights : folds.for_fold) {
        if (distances.empty() || weighs_terms(question.distance)) {
            const Comparison comparison(parts.terms, {.centre = question.centre}, &weights);
            distances.push_back(distances_by(question.distance, comparison, parts.content, &baseline));
        }
    }
    Answer answer;
    double asked = 0;
    for (std::size_t at = 0; at < leaves.size(); ++at) {
        const Leaf& leaf = leaves[at];
        if ((question.first_asks && leaf.part == 1) || !has_other_part(leaves, leaf)) {
            continue;
        }
        const std::size_t fold = std::min(folds.fold_of[leaf.source], distances.size() - 1);
        const Leaf& of_all = nearest(leaves, distances[fold], at, false);
        ++asked;
        answer.right += nearest(leaves, distances[fold], at, true).source == leaf.source ? 1 : 0;
        answer.right_of_all += of_all.source == leaf.source ? 1 : 0;
        answer.stranger += of_all.source != leaf.source && of_all.part == leaf.part ? 1 : 0;
    }
    return {answer.right / asked, answer.right_of_all / asked, answer.stranger / asked};
}

}  // namespace kinprint::quality
