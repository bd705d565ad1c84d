#include "atlas_tree_json.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>

#include "kinprint/limits.hpp"

namespace kinprint {

namespace {

using nlohmann::json;

/// The list of that name and of so many objects; null where anything else stands there.
const json* objects(const json& root, const char* key, std::size_t size) {
    const auto found = root.find(key);
    if (found == root.end() || !found->is_array() || found->size() != size) {
        return nullptr;
    }
    for (const json& one : *found) {
        if (!one.is_object()) {
            return nullptr;
        }
    }
    return &*found;
}

bool has_names(const json& sources, const std::vector<std::string>& names) {
    for (std::size_t at = 0; at < names.size(); ++at) {
        if (sources[at].value("name", json()) != json(names[at])) {
            return false;
        }
    }
    return true;
}

struct Node {
    double height = 0;
    std::uint32_t size = 1;
    bool is_joined = false;
};

/// Nothing where no such node waits to be joined.
std::optional<std::uint32_t> waiting(const json& merge, const char* key, const std::vector<Node>& nodes) {
    const auto id = merge.find(key);
    if (id == merge.end() || !id->is_number_unsigned() || id->get<std::uint64_t>() >= nodes.size() ||
        nodes[id->get<std::size_t>()].is_joined) {
        return std::nullopt;
    }
    return id->get<std::uint32_t>();
}

std::optional<Merge> merge_of(const json& object, const std::vector<Node>& nodes) {
    const auto a = waiting(object, "a", nodes);
    const auto b = waiting(object, "b", nodes);
    const auto height = object.find("height");
    if (!a || !b || *a >= *b || height == object.end() || !height->is_number()) {
        return std::nullopt;
    }
    const Merge merge{*a, *b, height->get<double>(), nodes[*a].size + nodes[*b].size};
    const bool is_above = merge.height >= nodes[*a].height && merge.height >= nodes[*b].height;
    const bool is_whole = object.value("size", json()) == merge.size;
    return is_above && is_whole && merge.height <= limits::saved_figure ? std::optional(merge) : std::nullopt;
}

}  // namespace

std::optional<std::vector<Merge>> merges_of_atlas_tree(const json& tree, const std::vector<std::string>& names) {
    if (!tree.is_object()) {
        return std::nullopt;
    }
    const json* sources = objects(tree, "sources", names.size());
    const json* list = objects(tree, "merges", names.size() - 1);
    if (sources == nullptr || list == nullptr || !has_names(*sources, names)) {
        return std::nullopt;
    }
    std::vector<Node> nodes(names.size());
    std::vector<Merge> merges;
    for (const json& object : *list) {
        const auto merge = merge_of(object, nodes);
        if (!merge) {
            return std::nullopt;
        }
        nodes[merge->a].is_joined = true;
        nodes[merge->b].is_joined = true;
        nodes.push_back({merge->height, merge->size, false});
        merges.push_back(*merge);
    }
    return merges;
}

}  // namespace kinprint
