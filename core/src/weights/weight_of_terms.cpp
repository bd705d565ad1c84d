#include <unordered_map>

#include "kinprint/weights.hpp"

namespace kinprint {

namespace {

/// Weights by term: singles by their text; pairs by the numbers of their parts, so that no text of a pair is made for a
/// look-up.
class WeightIndex {
public:
    explicit WeightIndex(const Weights& weights) {
        for (std::uint32_t at = 0; at < weights.terms.size(); ++at) {
            const std::string_view term = weights.terms[at];
            const std::size_t blank = term.find(' ');
            if (blank == std::string_view::npos) {
                weight_of_part_[part(term)] = at;
            } else {
                const std::uint32_t left = part(term.substr(0, blank));
                pairs_.emplace(key(left, part(term.substr(blank + 1))), at);
            }
        }
    }

    [[nodiscard]] std::uint32_t part_of(std::string_view text) const {
        const auto found = parts_.find(text);
        return found == parts_.end() ? no_weight : found->second;
    }
    [[nodiscard]] std::uint32_t weight_of_part(std::uint32_t part) const {
        return part == no_weight ? no_weight : weight_of_part_[part];
    }
    [[nodiscard]] std::uint32_t weight_of_pair(std::uint32_t left, std::uint32_t right) const {
        if (left == no_weight || right == no_weight) {
            return no_weight;
        }
        const auto found = pairs_.find(key(left, right));
        return found == pairs_.end() ? no_weight : found->second;
    }

private:
    static std::uint64_t key(std::uint32_t left, std::uint32_t right) { return (std::uint64_t{left} << 32U) | right; }

    std::uint32_t part(std::string_view text) {
        const auto [found, is_new] = parts_.emplace(text, static_cast<std::uint32_t>(parts_.size()));
        if (is_new) {
            weight_of_part_.push_back(no_weight);
        }
        return found->second;
    }

    std::unordered_map<std::string_view, std::uint32_t> parts_;
    std::vector<std::uint32_t> weight_of_part_;
    std::unordered_map<std::uint64_t, std::uint32_t> pairs_;
};

}  // namespace

std::vector<std::uint32_t> weight_of_terms(const Weights& weights, const Vocabulary& vocabulary) {
    const WeightIndex index(weights);
    std::vector<std::uint32_t> part_of(vocabulary.size(), no_weight);
    std::vector<std::uint32_t> weight_of(vocabulary.size(), no_weight);
    for (TermId id = 0; id < vocabulary.size(); ++id) {
        const Term& term = vocabulary[id];
        if (is_single(term.kind)) {
            part_of[id] = index.part_of(vocabulary.single_text(id));
            weight_of[id] = index.weight_of_part(part_of[id]);
        } else if (term.kind == TermKind::pair) {
            weight_of[id] = index.weight_of_pair(part_of[term.left], part_of[term.right]);
        }
    }
    return weight_of;
}

}  // namespace kinprint
