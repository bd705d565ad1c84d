#include "kinprint/atlas_file.hpp"

namespace kinprint {

namespace {

UsualTexts mean_of(const std::vector<UsualTexts>& usual) {
    UsualTexts mean;
    for (const UsualTexts& one : usual) {
        mean.divergence += one.divergence / static_cast<double>(usual.size());
        mean.spread += one.spread / static_cast<double>(usual.size());
    }
    return mean;
}

}  // namespace

AtlasFile untried_atlas(const Leaves& leaves, const AtlasFile& tried) {
    AtlasFile file{atlas_by(leaves, tried.atlas.weights), tried.trust, {}, {}, false};
    for (Trust::At& at : file.trust.at) {
        at.usual.assign(file.atlas.genres.size(), mean_of(at.usual));
    }
    return file;
}

}  // namespace kinprint
