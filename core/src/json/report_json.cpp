#include "kinprint/report.hpp"

#include <algorithm>
#include <iterator>

#include "identification_parts.hpp"
#include "kinprint/json.hpp"
#include "result_parts.hpp"

namespace kinprint {

namespace {

ResultJson inputs_json(const std::vector<ReportedFile>& inputs) {
    ResultJson list = ResultJson::array();
    for (const ReportedFile& input : inputs) {
        list.push_back({{"file", input.file}, {"bytes", input.bytes}, {"sha256", input.sha256}});
    }
    return list;
}

ResultJson renamed_json(const NewNames& renamed) {
    ResultJson list = ResultJson::array();
    for (const auto& [from, to] : renamed) {
        list.push_back({{"from", from}, {"to", to}});
    }
    return list;
}

ResultJson splits_json(const Splits& splits) {
    ResultJson list = ResultJson::array();
    for (const auto& [from, split] : splits) {
        list.push_back({{"from", from}, {"by", name(split.by)}});
    }
    return list;
}

ResultJson settings_json(const ReportSettings& settings) {
    const Fields& fields = settings.fields;
    return {{"channel", name(settings.channel)},
            {"keepsRepeats", settings.keeps_repeats},
            {"strip", names_of(settings.strip)},
            {"encoding", settings.encoding ? ResultJson(name(*settings.encoding)) : ResultJson(nullptr)},
            {"fields", {{"text", fields.text}, {"source", fields.source}, {"prompt", fields.prompt}}},
            {"renamed", renamed_json(settings.arrangement.names.renamed)},
            {"splits", splits_json(settings.arrangement.names.splits)},
            {"leftOut", settings.arrangement.left_out},
            {"only", settings.only},
            {"terms", settings.terms},
            {"pieces", settings.has_pieces}};
}

/// Throws where another type stands there than is asked for.
Report report_of(const ResultJson& root) {
    Report report;
    report.claim = root.at("claim").get<std::string>();
    report.date = root.at("date").get<std::string>();
    report.atlas_file = root.at("atlasFile").get<std::string>();
    report.atlas_sha256 = root.at("atlasSha256").get<std::string>();
    report.paths = root.at("paths").get<std::vector<std::string>>();
    for (const ResultJson& input : root.at("inputs")) {
        report.inputs.push_back({input.at("file").get<std::string>(), input.at("bytes").get<std::uint64_t>(),
                                 input.at("sha256").get<std::string>()});
    }
    return report;
}

}  // namespace

std::string to_json(const Report& report, const Identification& identification) {
    ResultJson json = with_versions();
    json["format"] = "kinprint-report-1";
    json["date"] = report.date;
    json["claim"] = report.claim;
    json["inputs"] = inputs_json(report.inputs);
    json["atlas"] = atlas_json_of(identification);
    json["atlas"]["sha256"] = report.atlas_sha256;
    json["settings"] = settings_json(report.settings);
    json["unknown"] = list_of<Identified>(identification.unknown, json_of);
    json["limits"] = limits_of_identifying();
    json["repeat"] = command_to_repeat(report);
    return dump(json);
}

std::optional<Report> parse_report(std::string_view text, Errors& errors) {
    try {
        const ResultJson root = ResultJson::parse(text);
        Report report = report_of(root);
        const ResultJson& settings = root.at("settings");
        const auto reading = parse_file_spec(settings.dump(), errors);
        auto arrangement = parse_arrangement(settings.at("arrangement").dump(), errors);
        if (!reading || !arrangement) {
            return std::nullopt;
        }
        report.settings.fields = reading->fields;
        report.settings.channel = reading->channel;
        report.settings.encoding = reading->encoding;
        report.settings.keeps_repeats = reading->keeps_repeats;
        report.settings.strip = reading->strip;
        report.settings.arrangement = std::move(*arrangement);
        report.settings.only = settings.at("only").get<std::vector<std::string>>();
        return report;
    } catch (const ResultJson::exception&) {
        errors.push_back({ErrorCode::bad_option, "", {}, {}, "What is to be reported has something out of place."});
        return std::nullopt;
    }
}

}  // namespace kinprint
