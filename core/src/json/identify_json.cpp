#include "identification_parts.hpp"
#include "kinprint/identify.hpp"
#include "kinprint/pieces.hpp"
#include "kinprint/report.hpp"

namespace kinprint {

namespace {

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

ResultJson accuracy_json(const Identified& one) {
    const Accuracy& measured = one.measured;
    return {{"words", one.measured_words},
            {"texts", measured.texts},
            {"first", measured.first},
            {"three", measured.three},
            {"vendor", measured.vendor},
            {"calibrationError", measured.error},
            {"sure", measured.sure},
            {"rightOfSure", measured.right},
            {"auroc", measured.auroc},
            {"detections", measured.detections},
            {"clearOfUnknown", measured.clear_of_unknown},
            {"unlikeOfUnknown", measured.unlike_of_unknown},
            {"unlikeOfKnown", measured.unlike_of_known},
            {"says", measured_in_words(one)}};
}

ResultJson among_json(const Among& one) {
    return {{"sources", one.sources}, {"probability", one.probability}};
}

}  // namespace

ResultJson json_of(const Identified& one) {
    ResultJson json = {{"name", one.name},
                       {"words", one.words},
                       {"candidates", list_of(one.candidates, candidate_json)},
                       {"vendors", list_of(one.vendors, vendor_json)},
                       {"noneOfThese", nullptr},
                       {"verdict", name(one.verdict)},
                       {"among", one.among ? among_json(*one.among) : ResultJson(nullptr)},
                       {"finding", one.finding},
                       {"warnings", one.warnings}};
    if (one.verdict != Verdict::too_short) {
        if (one.is_measured) {
            json["noneOfThese"] = one.none_of_these;
        }
        json["coverage"] = one.coverage;
        json["strangeness"] = one.strangeness;
        json["beyond"] = one.is_beyond;
        if (one.is_measured && !one.is_beyond) {
            json["measured"] = accuracy_json(one);
        }
        json["for"] = list_of(one.speaks_for, term_json);
        json["against"] = list_of(one.speaks_against, term_json);
    }
    if (one.pieces) {
        json["pieces"] = json_of(*one.pieces);
    }
    return json;
}

ResultJson atlas_json_of(const Identification& identification) {
    return {{"about", identification.about}, {"date", identification.date}, {"sources", identification.sources}};
}

std::string to_json(const Identification& identification) {
    ResultJson json = with_versions();
    json["atlas"] = atlas_json_of(identification);
    json["unknown"] = list_of<Identified>(identification.unknown, json_of);
    json["limits"] = limits_of_identifying();
    json["errors"] = json_of(identification.errors);
    return dump(json);
}

}  // namespace kinprint
