#include <algorithm>
#include <iterator>

#include "identification_parts.hpp"
#include "kinprint/identify.hpp"
#include "kinprint/report.hpp"

namespace kinprint {

namespace {

template <typename Value>
ResultJson list_of(const std::vector<Value>& values, ResultJson (*json)(const Value&)) {
    ResultJson list = ResultJson::array();
    std::ranges::transform(values, std::back_inserter(list), json);
    return list;
}

ResultJson candidate_json(const Candidate& one) {
    return {{"source", one.source}, {"vendor", one.vendor}, {"probability", one.probability}};
}

ResultJson vendor_json(const VendorCandidate& one) {
    return {{"vendor", one.vendor}, {"probability", one.probability}};
}

ResultJson term_json(const TermCase& one) {
    return {{"term", one.term},
            {"count", one.count},
            {"expected", one.expected},
            {"ofFirst", one.of_source},
            {"weight", one.weight}};
}

ResultJson accuracy_json(const Accuracy& measured, double words) {
    return {{"words", words},
            {"texts", measured.texts},
            {"first", measured.first},
            {"three", measured.three},
            {"vendor", measured.vendor},
            {"calibrationError", measured.error},
            {"sure", measured.sure},
            {"rightOfSure", measured.right},
            {"auroc", measured.auroc},
            {"detections", measured.detections}};
}

ResultJson identified_json(const Identified& one) {
    ResultJson json = {{"name", one.name},
                       {"words", one.words},
                       {"candidates", list_of(one.candidates, candidate_json)},
                       {"vendors", list_of(one.vendors, vendor_json)},
                       {"noneOfThese", nullptr},
                       {"verdict", name(one.verdict)},
                       {"finding", one.finding},
                       {"warnings", one.warnings}};
    if (one.verdict != Verdict::too_short) {
        if (one.is_measured) {
            json["noneOfThese"] = one.none_of_these;
        }
        json["coverage"] = one.coverage;
        json["strangeness"] = one.strangeness;
        if (one.is_measured) {
            json["measured"] = accuracy_json(one.measured, one.measured_words);
        }
        json["for"] = list_of(one.speaks_for, term_json);
        json["against"] = list_of(one.speaks_against, term_json);
    }
    return json;
}

}  // namespace

ResultJson atlas_json_of(const Identification& identification) {
    return {{"about", identification.about}, {"date", identification.date}, {"sources", identification.sources}};
}

ResultJson json_of(const std::vector<Identified>& unknown) {
    return list_of(unknown, identified_json);
}

std::string to_json(const Identification& identification) {
    ResultJson json = with_versions();
    json["atlas"] = atlas_json_of(identification);
    json["unknown"] = json_of(identification.unknown);
    json["limits"] = limits_of_identifying();
    json["errors"] = json_of(identification.errors);
    return dump(json);
}

}  // namespace kinprint
