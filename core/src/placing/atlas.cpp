#include "kinprint/atlas.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "genres.hpp"

namespace kinprint {

std::vector<std::string> Atlas::names() const {
    std::vector<std::string> names;
    std::ranges::transform(sources, std::back_inserter(names), &KnownSource::name);
    return names;
}

Atlas make_atlas(const Leaves& leaves, const AtlasOptions& options) {
    // A term of fewer prompts could give away what a single text says.
    constexpr double least_prompts = 3;
    return atlas_by(
        leaves,
        train(leaves, {.terms = options.terms, .correlated = options.correlated, .least_prompts = least_prompts}));
}

Atlas atlas_by(const Leaves& leaves, Weights weights) {
    Atlas atlas;
    atlas.weights = std::move(weights);
    const std::vector<std::uint32_t> column_of = weight_of_terms(atlas.weights, leaves.vocabulary());
    const Genres genres = genres_of(leaves);
    const std::size_t sources = leaves.sources.size();
    for (const std::string& name : genres.names) {
        atlas.genres.push_back({name, Matrix(sources, atlas.weights.terms.size()), std::vector<double>(sources)});
    }
    for (std::size_t leaf = 0; leaf < sources; ++leaf) {
        atlas.sources.push_back({leaves.sources[leaf]->name});
        const std::vector<Block>& blocks = leaves.sources[leaf]->blocks;
        for (std::size_t at = 0; at < blocks.size(); ++at) {
            AtlasGenre& genre = atlas.genres[genres.of_block[leaf][at]];
            genre.words[leaf] += static_cast<double>(blocks[at].words);
            for (const TermCount& entry : blocks[at].terms) {
                if (column_of[entry.term] != no_weight) {
                    genre.counts.row(leaf)[column_of[entry.term]] += entry.count;
                }
            }
        }
    }
    return atlas;
}

}  // namespace kinprint
