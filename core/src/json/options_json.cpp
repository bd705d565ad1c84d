#include <nlohmann/json.hpp>

#include "kinprint/json.hpp"
#include "kinprint/limits.hpp"

namespace kinprint {

namespace {

using nlohmann::json;

std::nullopt_t refuse(Errors& errors, std::string message) {
    errors.push_back({ErrorCode::bad_option, "", {}, {}, std::move(message)});
    return std::nullopt;
}

/// The JSON object or array in `text`; a discarded value when it is neither.
json parse(std::string_view text) {
    json value = json::parse(text, nullptr, false);
    return value.is_structured() ? value : json(json::value_t::discarded);
}

std::string string_or(const json& object, const char* key, std::string fallback) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::move(fallback);
}

/// One of the core's names, read by `of`; nothing when another stands there.
template <typename Value>
std::optional<Value> named_or(const json& object, const char* key, Value fallback,
                              std::optional<Value> (*of)(std::string_view)) {
    return of(string_or(object, key, std::string(name(fallback))));
}

/// A whole number from `least` to a billion; nothing when something else stands there.
std::optional<std::uint64_t> number_or(const json& object, const char* key, std::uint64_t fallback,
                                       std::uint64_t least) {
    const auto found = object.find(key);
    if (found == object.end()) {
        return fallback;
    }
    if (!found->is_number_unsigned() || found->get<std::uint64_t>() < least ||
        found->get<std::uint64_t>() > limits::option_number) {
        return std::nullopt;
    }
    return found->get<std::uint64_t>();
}

/// True or false; nothing when something else stands there.
std::optional<bool> flag_or(const json& object, const char* key, bool fallback) {
    const auto found = object.find(key);
    if (found == object.end()) {
        return fallback;
    }
    return found->is_boolean() ? std::optional(found->get<bool>()) : std::nullopt;
}

/// From 0 to 1; nothing when something else stands there.
std::optional<double> share_or(const json& object, const char* key, double fallback) {
    const auto found = object.find(key);
    if (found == object.end()) {
        return fallback;
    }
    const double share = found->is_number() ? found->get<double>() : -1;
    return share >= 0 && share <= 1 ? std::optional(share) : std::nullopt;
}

std::optional<RootKind> root_kind_of(const std::string& name) {
    if (name == "file") {
        return RootKind::file;
    }
    if (name == "folder") {
        return RootKind::folder;
    }
    return name == "zip" ? std::optional(RootKind::zip) : std::nullopt;
}

/// A list of strings; nothing when something else stands there.
std::optional<std::vector<std::string>> strings_at(const json& object, const char* key) {
    const auto list = object.find(key);
    if (list == object.end() || !list->is_array()) {
        return std::nullopt;
    }
    std::vector<std::string> strings;
    for (const json& value : *list) {
        if (!value.is_string()) {
            return std::nullopt;
        }
        strings.push_back(value.get<std::string>());
    }
    return strings;
}

/// A list of {"from", "to"}, each "from" once, empty where there is none; nothing, with an error, when something else
/// stands there.
std::optional<NewNames> new_names_at(const json& object, const char* key, Errors& errors) {
    NewNames renamed;
    const auto list = object.find(key);
    if (list == object.end()) {
        return renamed;
    }
    if (!list->is_array()) {
        return refuse(errors, "New names are told by a list of pairs, from and to.");
    }
    for (const json& pair : *list) {
        const bool is_pair = pair.is_object() && pair.contains("from") && pair["from"].is_string();
        std::string to = is_pair ? string_or(pair, "to", "") : "";
        if (const auto why = why_no_name(to)) {
            return refuse(errors, *why);
        }
        if (!renamed.emplace(pair["from"].get<std::string>(), std::move(to)).second) {
            return refuse(errors, "A source was given two names.");
        }
    }
    return renamed;
}

/// A list of {"from", "by", "as"}, each "from" once, empty where there is none; nothing, with an error, when something
/// else stands there.
std::optional<Splits> splits_at(const json& object, const char* key, Errors& errors) {
    Splits splits;
    const auto list = object.find(key);
    if (list == object.end()) {
        return splits;
    }
    if (!list->is_array()) {
        return refuse(errors, "What is split is told by a list: from, by and as.");
    }
    for (const json& one : *list) {
        const bool is_named = one.is_object() && one.contains("from") && one["from"].is_string();
        const auto by = trait_of_name(is_named ? string_or(one, "by", "") : "");
        if (!by) {
            return refuse(errors, "A source is split by its file, genre or prompt.");
        }
        std::string as = string_or(one, "as", "");
        if (const auto why = why_no_name(as)) {
            return refuse(errors, *why);
        }
        if (!splits.emplace(one["from"].get<std::string>(), Split{*by, std::move(as)}).second) {
            return refuse(errors, "A source was split twice.");
        }
    }
    return splits;
}

std::optional<Naming> naming_in(const json& object, Errors& errors) {
    auto renamed = new_names_at(object, "renamed", errors);
    auto splits = renamed ? splits_at(object, "splits", errors) : std::nullopt;
    return splits ? std::optional(Naming{std::move(*renamed), std::move(*splits)}) : std::nullopt;
}

/// A list of them, empty where there is none.
std::optional<std::vector<Naming>> namings_at(const json& object, const char* key, Errors& errors) {
    std::vector<Naming> namings;
    const auto list = object.find(key);
    if (list == object.end()) {
        return namings;
    }
    if (!list->is_array()) {
        return refuse(errors, "What sources go by is told by a list.");
    }
    for (const json& one : *list) {
        auto naming = naming_in(one, errors);
        if (!naming) {
            return std::nullopt;
        }
        namings.push_back(std::move(*naming));
    }
    return namings;
}

std::optional<Root> root_of(const json& value) {
    const auto kind = root_kind_of(string_or(value, "kind", ""));
    auto paths = strings_at(value, "paths");
    return kind && paths ? std::optional(Root{*kind, std::move(*paths), string_or(value, "name", "")}) : std::nullopt;
}

std::optional<SourcesOfFile> sources_of_file(const json& value) {
    const auto format = named_or(value, "format", Format::plain, format_of_name);
    auto sources = strings_at(value, "sources");
    return format && sources ? std::optional(SourcesOfFile{string_or(value, "file", ""), string_or(value, "own", ""),
                                                           *format, std::move(*sources)})
                             : std::nullopt;
}

std::optional<SizedFile> sized_file(const json& value) {
    const auto bytes = value.find("bytes");
    return bytes != value.end() && bytes->is_number_unsigned()
               ? std::optional(SizedFile{string_or(value, "file", ""), bytes->get<std::uint64_t>()})
               : std::nullopt;
}

std::optional<HashedFile> hashed_file(const json& value) {
    return HashedFile{string_or(value, "source", ""), string_or(value, "hash", "")};
}

std::optional<LeftOutCopy> left_out_copy(const json& value) {
    return LeftOutCopy{string_or(value, "file", ""), string_or(value, "of", "")};
}

/// A list of objects, each read by `of`; refused where something else stands there, or an object that `of` can't read.
template <typename Value>
std::optional<std::vector<Value>> list_of(std::string_view text, Errors& errors,
                                          std::optional<Value> (*of)(const json&), const char* expected) {
    const json list = parse(text);
    if (!list.is_array()) {
        return refuse(errors, expected);
    }
    std::vector<Value> values;
    for (const json& object : list) {
        auto value = object.is_object() ? of(object) : std::nullopt;
        if (!value) {
            return refuse(errors, expected);
        }
        values.push_back(std::move(*value));
    }
    return values;
}

}  // namespace

std::optional<TreeOptions> parse_tree_options(std::string_view text, Errors& errors) {
    const json object = parse(text);
    if (!object.is_object()) {
        return refuse(errors, "The options are no JSON object.");
    }
    const TreeOptions standard;
    const auto distance = named_or(object, "distance", standard.distance, distance_of);
    const auto linkage = named_or(object, "linkage", standard.linkage, linkage_of);
    const auto terms = number_or(object, "terms", standard.terms, 1);
    const auto seed = number_or(object, "seed", standard.seed, 0);
    const auto centre = named_or(object, "centre", standard.centre, centre_of);
    const auto force = flag_or(object, "force", standard.force);
    const auto collapse = share_or(object, "collapse", standard.collapse);
    if (!distance || !linkage || !terms || !seed || !centre || !force || !collapse) {
        return refuse(
            errors,
            "One of the options distance, linkage, terms, seed, centre, force or collapse has a value that is not known.");
    }
    return TreeOptions{*distance, *linkage, static_cast<std::size_t>(*terms), *seed, *centre, *force, *collapse};
}

std::optional<SlopOptions> parse_slop_options(std::string_view text, Errors& errors) {
    const json object = parse(text);
    if (!object.is_object()) {
        return refuse(errors, "The options are no JSON object.");
    }
    SlopOptions options;
    const auto source = object.find("source");
    if (source != object.end() && source->is_string()) {
        options.source = source->get<std::string>();
    }
    const auto top = number_or(object, "top", options.top, 1);
    if (!top) {
        return refuse(errors, "The option top is no whole number above 0.");
    }
    const auto by = named_or(object, "by", options.by, slop_order_of);
    if (!by) {
        return refuse(errors, "The option by is neither ratio nor log-odds.");
    }
    options.top = static_cast<std::size_t>(*top);
    options.by = *by;
    return options;
}

std::optional<EvidenceOptions> parse_evidence_options(std::string_view text, Errors& errors) {
    const json object = parse(text);
    if (!object.is_object()) {
        return refuse(errors, "The options are no JSON object.");
    }
    const EvidenceOptions standard;
    const auto distance = named_or(object, "distance", standard.distance, distance_of);
    const auto centre = named_or(object, "centre", standard.centre, centre_of);
    const auto terms = number_or(object, "terms", standard.terms, 1);
    const auto top = number_or(object, "top", standard.top, 1);
    const auto force = flag_or(object, "force", standard.force);
    if (!distance || !centre || !terms || !top || !force) {
        return refuse(errors,
                      "One of the options distance, centre, terms, top or force has a value that is not known.");
    }
    return EvidenceOptions{string_or(object, "a", ""),
                           string_or(object, "b", ""),
                           *distance,
                           static_cast<std::size_t>(*terms),
                           *centre,
                           static_cast<std::size_t>(*top),
                           *force};
}

std::optional<PassageQuery> parse_passage_query(std::string_view text, Errors& errors) {
    const json object = parse(text);
    if (!object.is_object()) {
        return refuse(errors, "The query is no JSON object.");
    }
    auto terms = strings_at(object, "terms");
    auto sources = strings_at(object, "sources");
    const auto passages = number_or(object, "most", PassageQuery{}.most, 0);
    if (!terms || !sources || !passages) {
        return refuse(errors,
                      "Passages are looked for by terms and sources, two lists of strings, and most, a number.");
    }
    return PassageQuery{std::move(*terms), std::move(*sources), static_cast<std::size_t>(*passages)};
}

std::optional<Arrangement> parse_arrangement(std::string_view text, Errors& errors) {
    const json object = parse(text);
    if (!object.is_object()) {
        return refuse(errors, "The arrangement is no JSON object.");
    }
    auto names = naming_in(object, errors);
    if (!names) {
        return std::nullopt;
    }
    const auto left_out = strings_at(object, "leftOut");
    if (!left_out) {
        return refuse(errors, "What is left out is told by a list of names, leftOut.");
    }
    return Arrangement{std::move(*names), {left_out->begin(), left_out->end()}};
}

std::optional<FileSpec> parse_file_spec(std::string_view text, Errors& errors) {
    const json object = parse(text);
    const auto format = format_of_name(object.is_object() ? string_or(object, "format", "") : "");
    if (!format) {
        return refuse(errors, "A file was announced without a known format.");
    }
    const auto channel = named_or(object, "channel", Channel::answers, channel_of_name);
    if (!channel) {
        return refuse(errors, "The channel is none of answers, reasoning and both.");
    }
    const std::string encoding = string_or(object, "encoding", "");
    if (!encoding.empty() && !encoding_of_name(encoding)) {
        return refuse(errors, "The encoding is none that is read.");
    }
    const auto keeps_repeats = flag_or(object, "keepsRepeats", false);
    const auto strip = strip_of_names(string_or(object, "strip", ""));
    if (!keeps_repeats || !strip) {
        return refuse(errors, "One of the options keepsRepeats or strip has a value that is not known.");
    }
    auto namings = namings_at(object, "namings", errors);
    if (!namings) {
        return std::nullopt;
    }
    const auto fields = object.find("fields");
    const json names = fields != object.end() && fields->is_object() ? *fields : json::object();
    return FileSpec{string_or(object, "file", ""),
                    string_or(object, "source", ""),
                    *format,
                    {string_or(names, "text", ""), string_or(names, "source", ""), string_or(names, "prompt", "")},
                    *channel,
                    encoding_of_name(encoding),
                    *keeps_repeats,
                    *strip,
                    std::move(*namings)};
}

std::optional<std::vector<Root>> parse_roots(std::string_view text, Errors& errors) {
    return list_of(text, errors, root_of, "A list of dropped files, each with its kind and paths, was expected.");
}

std::optional<std::vector<SourcesOfFile>> parse_sources_of_files(std::string_view text, Errors& errors) {
    return list_of(text, errors, sources_of_file,
                   "A list of files that were read, each with its sources, was expected.");
}

std::optional<std::vector<HashedFile>> parse_hashed_files(std::string_view text, Errors& errors) {
    return list_of(text, errors, hashed_file, "A list of files, each with its source and hash, was expected.");
}

std::optional<std::vector<SizedFile>> parse_sized_files(std::string_view text, Errors& errors) {
    return list_of(text, errors, sized_file, "A list of files, each with its bytes, was expected.");
}

std::optional<std::vector<LeftOutCopy>> parse_left_out_copies(std::string_view text, Errors& errors) {
    return list_of(text, errors, left_out_copy, "A list of files, each with the one it repeats, was expected.");
}

}  // namespace kinprint
