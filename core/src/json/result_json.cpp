#include "hexadecimal.hpp"
#include "kinprint/json.hpp"
#include "kinprint/tree_format.hpp"
#include "result_parts.hpp"

namespace kinprint {

namespace {

using json = ResultJson;
using kinprint::json_of;  // beside those below

json json_of(const TreeOptions& options) {
    return {{"distance", name(options.distance)},
            {"linkage", name(options.linkage)},
            {"terms", options.terms},
            {"seed", options.seed},
            {"centre", name(options.centre)},
            {"force", options.force},
            {"collapse", options.collapse}};
}

json json_of(const std::vector<Merge>& merges, const std::vector<double>& support) {
    json list = json::array();
    for (std::size_t at = 0; at < merges.size(); ++at) {
        const Merge& merge = merges[at];
        list.push_back({{"a", merge.a}, {"b", merge.b}, {"height", merge.height}, {"size", merge.size}});
        if (!support.empty()) {
            list.back()["support"] = support[at];
        }
    }
    return list;
}

/// What is known of each source's nearest one: how often it is the nearest in resamples, and which distances say so
/// too.
json json_of(const std::vector<NearestSource>& nearest, const TreeResult& result) {
    json list = json::array();
    for (const NearestSource& one : nearest) {
        json methods = json::array();
        for (const Distance distance : one.agreeing) {
            methods.push_back(name(distance));
        }
        list.push_back({{"name", result.sources[one.source].name},
                        {"support", json_of(one.support)},
                        {"methods", std::move(methods)},
                        {"asked", one.asked}});
    }
    return list;
}

json json_of(const RecordReading& records) {
    json rows = json::array();
    for (const RecordReading::Row& row : records.rows) {
        rows.push_back({{"text", row.text}, {"source", row.source}, {"prompt", row.prompt}, {"values", row.values}});
    }
    const Fields& fields = records.fields;
    return {{"fields", {{"text", fields.text}, {"source", fields.source}, {"prompt", fields.prompt}}},
            {"guessed", records.guessed},
            {"likelySource", records.likely_source},
            {"names", records.names},
            {"rows", std::move(rows)}};
}

json json_of(const std::vector<LeftOut>& left_out) {
    json list = json::array();
    for (const LeftOut& source : left_out) {
        list.push_back({{"name", source.name}, {"texts", source.texts}, {"words", source.words}});
    }
    return list;
}

json json_of(const Naming& names) {
    json renamed = json::array();
    for (const auto& [from, to] : names.renamed) {
        renamed.push_back({{"from", from}, {"to", to}});
    }
    json splits = json::array();
    for (const auto& [from, split] : names.splits) {
        splits.push_back({{"from", from}, {"by", name(split.by)}, {"as", split.as}});
    }
    return {{"renamed", std::move(renamed)}, {"splits", std::move(splits)}};
}

json slop_list(const std::vector<SlopEntry>& entries, const Vocabulary& vocabulary) {
    json list = json::array();
    for (const SlopEntry& entry : entries) {
        list.push_back({{"term", vocabulary.text(entry.term)},
                        {"count", entry.count},
                        {"texts", entry.texts},
                        {"rate", entry.rate},
                        {"humanRate", json_of(entry.human_rate)},
                        {"ratio", json_of(entry.ratio)},
                        {"prompts", entry.prompts},
                        {"topical", entry.topical},
                        {"zOthers", json_of(entry.z_others)},
                        {"zHuman", json_of(entry.z_human)},
                        {"g2", json_of(entry.g2)},
                        {"logRatio", json_of(entry.log_ratio)}});
    }
    return list;
}

/// Of JSON as it was saved. It is read as `nlohmann::json`, of which there is a parser anyway: one for a second kind of
/// value takes 16 kB of the page's engine.
json value_of(const std::string& saved) {
    return saved.empty() ? json() : json(nlohmann::json::parse(saved));
}

}  // namespace

std::string about_json() {
    return dump(with_versions());
}

std::string to_json(const TreeResult& result) {
    json out = with_versions();
    out["options"] = json_of(result.options);
    json sources = json::array();
    for (std::size_t at = 0; at < result.sources.size(); ++at) {
        const TreeSource& source = result.sources[at];
        sources.push_back({{"name", source.name},
                           {"texts", source.texts},
                           {"words", source.words},
                           {"warnings", result.warnings_of(at)}});
    }
    out["sources"] = std::move(sources);
    out["leftOut"] = json_of(result.left_out);
    out["notes"] = result.all_notes();
    out["distances"] = result.distances.values;
    out["merges"] = json_of(result.tree.merges, result.support);
    out["leafHeights"] = result.tree.leaf_heights;
    out["order"] = result.order;
    out["copheneticCorrelation"] = json_of(result.cophenetic_correlation);
    out["resamples"] = result.resamples;
    out["unmeasured"] = result.unmeasured;
    out["collapsed"] = result.collapsed;
    out["nearest"] = json_of(result.nearest, result);
    out["newick"] =
        result.sources.empty() ? "" : newick(result.drawn(), result.names(), result.support, result.collapsed);
    out["errors"] = json_of(result.errors);
    return dump(out);
}

std::string support_json(const TreeResult& result) {
    json warnings = json::array();
    for (std::size_t source = 0; source < result.sources.size(); ++source) {
        warnings.push_back(result.warnings_of(source));
    }
    return dump({{"resamples", result.resamples},
                 {"unmeasured", result.unmeasured},
                 {"support", result.support},
                 {"nearest", json_of(result.nearest, result)},
                 {"notes", result.all_notes()},
                 {"warnings", std::move(warnings)}});
}

std::string to_json(const TreeOptions& options) {
    return dump(json_of(options));
}

std::string to_json(const std::vector<std::optional<Copy>>& copies) {
    json list = json::array();
    for (const std::optional<Copy>& copy : copies) {
        list.push_back(copy ? json{{"of", copy->of}, {"isSure", copy->is_sure}} : json());
    }
    return dump({{"copies", std::move(list)}});
}

std::string to_json(const FileReport& report) {
    return dump({{"file", report.file},
                 {"format", name(report.format)},
                 {"encoding", name(report.encoding)},
                 {"records", report.records ? json_of(*report.records) : json()},
                 {"sources", report.sources},
                 {"namesSources", report.names_sources},
                 {"texts", report.texts},
                 {"words", report.words},
                 {"reasoned", report.reasoned},
                 {"unanswered", report.unanswered},
                 {"repeated", report.repeated},
                 {"looping", report.looping},
                 {"textHashes", in_hexadecimal(report.text_hashes)},
                 {"options", value_of(report.options)},
                 {"table", value_of(report.table)},
                 {"hasTexts", report.has_texts},
                 {"errors", json_of(report.errors)}});
}

std::optional<std::vector<std::uint64_t>> parse_text_hashes(std::string_view digits) {
    return numbers_of_hexadecimal(digits);
}

std::string to_json(const Plan& plan) {
    json files = json::array();
    for (const PlannedFile& file : plan.files) {
        files.push_back({{"root", file.root},
                         {"path", file.path},
                         {"source", file.source},
                         {"format", name(file.format)},
                         {"alone", file.alone},
                         {"inDoubt", file.in_doubt}});
    }
    return dump({{"files", std::move(files)}, {"errors", json_of(plan.errors)}});
}

std::string sources_json(const Profile& profile) {
    json sources = json::array();
    for (const Source* leaf : profile.leaves()) {
        sources.push_back({{"name", leaf->name}, {"texts", leaf->texts()}, {"words", leaf->words()}});
    }
    return dump({{"sources", std::move(sources)}});
}

std::string to_json(const SplitUp& up) {
    json sources = json::array();
    for (const SplitSource& source : up.sources) {
        sources.push_back({{"name", source.name}, {"texts", source.texts}, {"words", source.words}, {"of", source.of}});
    }
    return dump({{"sources", std::move(sources)}, {"names", json_of(up.names)}, {"errors", json_of(up.errors)}});
}

std::string to_json(const std::vector<Parting>& ways) {
    json list = json::array();
    for (const Parting& way : ways) {
        json parts = json::array();
        for (const SplitPart& part : way.parts) {
            parts.push_back({{"value", part.value}, {"name", part.name}, {"texts", part.texts}, {"words", part.words}});
        }
        list.push_back({{"by", name(way.by)}, {"parts", std::move(parts)}, {"whyNot", way.why_not}});
    }
    return dump({{"ways", std::move(list)}});
}

std::string errors_json(const Errors& errors) {
    return dump({{"errors", json_of(errors)}});
}

std::string to_json(const SlopReport& report, const Vocabulary& vocabulary) {
    json sources = json::array();
    for (const SourceSlop& source : report.sources) {
        sources.push_back({{"name", source.name},
                           {"words", slop_list(source.words, vocabulary)},
                           {"pairs", slop_list(source.pairs, vocabulary)},
                           {"triples", slop_list(source.triples, vocabulary)}});
    }
    json out = with_versions();
    out["sources"] = std::move(sources);
    out["errors"] = json_of(report.errors);
    return dump(out);
}

}  // namespace kinprint
