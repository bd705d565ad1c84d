#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <numeric>
#include <utility>

#include "atlas_tree_json.hpp"
#include "figures.hpp"
#include "kinprint/atlas_file.hpp"
#include "kinprint/limits.hpp"
#include "kinprint/version.hpp"
#include "read/json_outline.hpp"

namespace kinprint {

namespace {

using nlohmann::json;

constexpr int atlas_format = 1;
constexpr int correlation_steps = 127;
constexpr double least_within = 1e-9;  // what does not vary can't be divided by
std::string named(const char* key, const json& value) {
    return std::string("\"") + key + "\":" + json_text_of(value);
}

void append_sources(std::string& out, const std::vector<KnownSource>& sources) {
    out += ",\n\"sources\":[";
    for (std::size_t at = 0; at < sources.size(); ++at) {
        out += std::string(at > 0 ? ",\n" : "") + "{" + named("name", sources[at].name) + "," +
               named("vendor", sources[at].vendor) + "," + named("family", sources[at].family) +
               (sources[at].note.empty() ? "" : "," + named("note", sources[at].note)) + "}";
    }
    out += ']';
}

std::vector<std::uint64_t> whole(std::span<const double> values) {
    return {values.begin(), values.end()};
}

void append_genres(std::string& out, const std::vector<AtlasGenre>& genres) {
    out += ",\n\"genres\":[";
    for (std::size_t at = 0; at < genres.size(); ++at) {
        const AtlasGenre& genre = genres[at];
        out += std::string(at > 0 ? ",\n" : "") + "{" + named("name", genre.name) + "," +
               named("words", whole(genre.words)) + ",\"counts\":[";
        for (std::size_t source = 0; source < genre.counts.rows; ++source) {
            out += (source > 0 ? ",\n" : "") + json(whole(genre.counts.row(source))).dump();
        }
        out += "]}";
    }
    out += ']';
}

std::vector<double> figures_of(const Accuracy& measured) {
    return {static_cast<double>(measured.texts),
            measured.first,
            measured.three,
            measured.vendor,
            measured.error,
            measured.sure,
            measured.right,
            measured.auroc,
            measured.detections,
            measured.clear_of_unknown,
            measured.unlike_of_unknown,
            measured.unlike_of_known};
}

/// By source: likeness, strength and certainty.
std::vector<double> figures_of(const std::vector<OwnTexts>& own) {
    std::vector<double> figures;
    for (const OwnTexts& of_source : own) {
        figures.insert(figures.end(), {of_source.likeness, of_source.strength, of_source.certainty});
    }
    return figures;
}

void append_trust(std::string& out, const Trust& trust) {
    out += ",\n\"trust\":[";
    for (std::size_t at = 0; at < trust.at.size(); ++at) {
        const Trust::At& one = trust.at[at];
        out += at > 0 ? ",\n{\"words\":" : "{\"words\":";
        append_figure(out, one.words);
        out += ",\"near\":";
        append_list(out, {one.near.evidence, one.near.likeness});
        out += ",\"far\":";
        append_list(out, {one.far.evidence, one.far.likeness});
        out += ",\"none\":";
        append_list(out, {one.none.begin(), one.none.end()});
        out += ",\"measured\":";
        append_list(out, figures_of(one.measured));
        out += ",\"usual\":[";
        for (std::size_t genre = 0; genre < one.usual.size(); ++genre) {
            out += genre > 0 ? ",{\"divergence\":" : "{\"divergence\":";
            append_list(out, {one.usual[genre].divergence, one.usual[genre].spread});
            out += ",\"own\":";
            append_list(out, figures_of(one.usual[genre].own));
            out += '}';
        }
        out += "]}";
    }
    out += ']';
}

std::optional<std::string> text(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? std::optional(found->get<std::string>()) : std::nullopt;
}

std::optional<std::string> name_at(const json& object, const char* key) {
    auto name = text(object, key);
    return name && name->size() <= limits::name_bytes ? std::move(name) : std::nullopt;
}

bool are_distinct(std::vector<std::string> names) {
    std::ranges::sort(names);
    return std::ranges::adjacent_find(names) == names.end();
}

const json* list(const json& object, const char* key, std::size_t least, std::size_t most) {
    const auto found = object.find(key);
    return found != object.end() && found->is_array() && found->size() >= least && found->size() <= most ? &*found
                                                                                                         : nullptr;
}

bool read_sources(const json& root, Atlas& atlas) {
    const json* sources = list(root, "sources", 2, limits::sources);
    for (std::size_t at = 0; sources != nullptr && at < sources->size(); ++at) {
        const json& source = (*sources)[at];
        const auto name = source.is_object() ? name_at(source, "name") : std::nullopt;
        if (!name || name->empty()) {
            return false;
        }
        atlas.sources.push_back({*name, name_at(source, "vendor").value_or(""), name_at(source, "family").value_or(""),
                                 name_at(source, "note").value_or("")});
    }
    return sources != nullptr && are_distinct(atlas.names());
}

bool read_weights(const json& root, Weights& weights) {
    auto known = terms(root, "terms");
    const auto correlated = root.find("correlated");
    if (!known || known->empty() || !are_distinct(*known) || known->size() > limits::atlas_terms ||
        correlated == root.end() || !correlated->is_number_unsigned() ||
        correlated->get<std::uint64_t>() > std::min(known->size(), limits::atlas_correlated)) {
        return false;
    }
    const auto k = correlated->get<std::size_t>();
    auto within = numbers(root, "within", k, least_within, limits::saved_rate);
    auto correlation = numbers(root, "correlation", k < 2 ? 0 : k * (k - 1) / 2, -correlation_steps, correlation_steps);
    if (!within || !correlation) {
        return false;
    }
    for (double& value : *correlation) {
        value /= correlation_steps;
    }
    weights.terms = std::move(*known);
    weights.within = std::move(*within);
    weights.correlation = std::move(*correlation);
    weights.correlated = k;
    return true;
}

bool read_genre(const json& object, Atlas& atlas) {
    const auto name = object.is_object() ? name_at(object, "name") : std::nullopt;
    const std::size_t sources = atlas.sources.size();
    const json* rows = name ? list(object, "counts", sources, sources) : nullptr;
    auto words = name ? numbers(object, "words", sources, 0, limits::saved_occurrences) : std::nullopt;
    if (rows == nullptr || !words) {
        return false;
    }
    AtlasGenre genre{*name, Matrix(sources, atlas.weights.terms.size()), std::move(*words)};
    for (std::size_t source = 0; source < sources; ++source) {
        const auto row = numbers((*rows)[source], genre.counts.columns, 0, limits::saved_occurrences);
        if (!row) {
            return false;
        }
        std::ranges::copy(*row, genre.counts.row(source).begin());
    }
    atlas.genres.push_back(std::move(genre));
    return true;
}

/// Is something known of every source, in one genre at least?
bool has_all_written(const Atlas& atlas) {
    std::vector<double> occurrences(atlas.sources.size());
    for (const AtlasGenre& genre : atlas.genres) {
        for (std::size_t source = 0; source < occurrences.size(); ++source) {
            const auto row = genre.counts.row(source);
            occurrences[source] += std::accumulate(row.begin(), row.end(), 0.0);
        }
    }
    return std::ranges::all_of(occurrences, [](double sum) { return sum > 0; });
}

bool read_genres(const json& root, Atlas& atlas) {
    const json* genres = list(root, "genres", 1, limits::atlas_genres);
    return genres != nullptr &&
           std::ranges::all_of(*genres, [&](const json& genre) { return read_genre(genre, atlas); }) &&
           has_all_written(atlas);
}

std::optional<UsualTexts> usual_of(const json& object, std::size_t sources) {
    if (!object.is_object()) {
        return std::nullopt;
    }
    const auto divergence = numbers(object, "divergence", 2, 0, limits::saved_figure);
    const auto own = numbers(object, "own", 3 * sources, -limits::saved_figure, limits::saved_figure);
    if (!divergence || !own) {
        return std::nullopt;
    }
    UsualTexts usual{(*divergence)[0], (*divergence)[1], {}};
    for (std::size_t at = 0; at < own->size(); at += 3) {
        usual.own.push_back({(*own)[at], (*own)[at + 1], (*own)[at + 2]});
    }
    return usual;
}

Accuracy accuracy_of_figures(const std::vector<double>& figures) {
    return {static_cast<std::uint64_t>(figures[0]),
            figures[1],
            figures[2],
            figures[3],
            figures[4],
            figures[5],
            figures[6],
            figures[7],
            figures[8],
            figures[9],
            figures[10],
            figures[11]};
}

std::optional<Trust::At> trust_at(const json& object, const Atlas& atlas) {
    const auto words = object.is_object() ? object.find("words") : object.end();
    if (!object.is_object() || words == object.end() || !words->is_number() || !(words->get<double>() >= 1)) {
        return std::nullopt;
    }
    const auto near = numbers(object, "near", 2, -limits::saved_figure, limits::saved_figure);
    const auto far = numbers(object, "far", 2, -limits::saved_figure, limits::saved_figure);
    const auto none = numbers(object, "none", 4, -limits::saved_figure, limits::saved_figure);
    const auto measured = numbers(object, "measured", 12, 0, limits::saved_figure);
    const json* usual = list(object, "usual", atlas.genres.size(), atlas.genres.size());
    if (!near || !far || !none || !measured || usual == nullptr) {
        return std::nullopt;
    }
    Trust::At at;
    at.words = words->get<double>();
    at.near = {(*near)[0], (*near)[1]};
    at.far = {(*far)[0], (*far)[1]};
    std::ranges::copy(*none, at.none.begin());
    at.measured = accuracy_of_figures(*measured);
    for (const json& genre : *usual) {
        auto of_genre = usual_of(genre, atlas.sources.size());
        if (!of_genre) {
            return std::nullopt;
        }
        at.usual.push_back(std::move(*of_genre));
    }
    return at;
}

bool read_trust(const json& root, AtlasFile& file) {
    const json* lengths = list(root, "trust", 1, limits::atlas_lengths);
    for (std::size_t length = 0; lengths != nullptr && length < lengths->size(); ++length) {
        auto at = trust_at((*lengths)[length], file.atlas);
        if (!at || (length > 0 && at->words <= file.trust.at.back().words)) {
            return false;
        }
        file.trust.at.push_back(std::move(*at));
    }
    return lengths != nullptr;
}

/// Where there is none, there is nothing wrong with that.
bool read_tree(const json& root, std::string_view text, AtlasFile& file) {
    const auto tree = root.find("tree");
    if (tree == root.end()) {
        return true;
    }
    auto merges = merges_of_atlas_tree(*tree, file.atlas.names());
    if (!merges) {
        return false;
    }
    file.tree = {std::string(value_as_written(text, "tree")), std::move(*merges)};
    return true;
}

std::optional<AtlasFile> atlas_of(const json& root, std::string_view written) {
    if (!root.is_object() || root.value("atlas", json()) != atlas_format) {
        return std::nullopt;
    }
    AtlasFile file;
    if (!read_sources(root, file.atlas) || !read_weights(root, file.atlas.weights) || !read_genres(root, file.atlas) ||
        !read_trust(root, file) || !read_tree(root, written, file)) {
        return std::nullopt;
    }
    file.about = text(root, "about").value_or("");
    file.date = text(root, "date").value_or("");
    return file;
}

}  // namespace

std::string atlas_json(const AtlasFile& file) {
    const Weights& weights = file.atlas.weights;
    std::string out = "{" + named("kinprint", version) + "," + named("icu", icu_version()) +
                      ",\"atlas\":" + std::to_string(atlas_format) + ",\n" + named("about", file.about) + ",\n" +
                      named("date", file.date);
    append_sources(out, file.atlas.sources);
    if (file.tree) {
        out += ",\n\"tree\":" + file.tree->json;
    }
    append_trust(out, file.trust);
    out += ",\n" + named("terms", weights.terms) + ",\n\"correlated\":" + std::to_string(weights.correlated);
    append_figures(out, "within",
                   {weights.within.begin(), weights.within.begin() + static_cast<std::ptrdiff_t>(weights.correlated)});
    append_steps(out, "correlation", weights.correlation, correlation_steps);
    append_genres(out, file.atlas.genres);
    return out + "}\n";
}

bool begins_as_atlas(std::string_view head) {
    const std::size_t ours = head.find("\"kinprint\"");
    const std::size_t atlas = head.find("\"atlas\"");
    return ours < atlas && atlas < head.size() && head.find_first_not_of("\xef\xbb\xbf \t\r\n{") == ours &&
           head.substr(ours, atlas - ours).find_first_of("{}[]") == std::string_view::npos;
}

std::optional<AtlasFile> parse_atlas(std::string_view text, std::string_view name, Errors& errors) {
    const json root = json::parse(text, nullptr, false);
    auto file = root.is_discarded() ? std::nullopt : atlas_of(root, text);
    if (!file) {
        errors.push_back({ErrorCode::bad_profile,
                          std::string(name),
                          {},
                          {},
                          "This is no atlas that can be read. Make it anew with \"kinprint atlas\"."});
    }
    return file;
}

}  // namespace kinprint
