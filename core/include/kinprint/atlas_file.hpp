// An atlas as a file: the sources, and how far placings among them can be trusted.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kinprint/atlas.hpp"
#include "kinprint/error.hpp"
#include "kinprint/linkage.hpp"
#include "kinprint/trust.hpp"

namespace kinprint {

/// The tree of an atlas's sources, in which unknown texts are given a place.
struct AtlasTree {
    std::string json;           // as `to_json` has a TreeResult
    std::vector<Merge> merges;  // those of it; leaf i is source i of the atlas
};

struct AtlasFile {
    Atlas atlas;
    Trust trust;
    std::string about;                   // what the texts are, and their licence
    std::string date;                    // when it was made, as YYYY-MM-DD
    bool is_tried = true;                // is the trust that of its own texts?
    std::optional<AtlasTree> tree = {};  // that of all its sources; older atlases have none
};

/// An atlas of any leaves, which nobody tried: by the weights of one that was, with its trust, but for what that has of
/// each genre, of which the mean is taken, and of each source, of which nothing is. O(entries).
AtlasFile untried_atlas(const Leaves& leaves, const AtlasFile& tried);

/// Does a file that begins so hold an atlas, whole or broken? Of its first bytes, some hundred or all. O(bytes).
bool begins_as_atlas(std::string_view head);

/// Counts alone, no text: terms that are in answers to fewer than a tenth of the prompts are not in an atlas. Of
/// weights it holds what placing asks for: the variances and correlations of the terms that are whitened, these to
/// 1/127. The tree stands in it as it is.
std::string atlas_json(const AtlasFile& file);

/// Reads what `atlas_json` wrote. Anything out of place is a `bad_atlas` error.
std::optional<AtlasFile> parse_atlas(std::string_view text, std::string_view name, Errors& errors);

}  // namespace kinprint
