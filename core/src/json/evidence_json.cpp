#include "kinprint/json.hpp"
#include "result_parts.hpp"

namespace kinprint {

namespace {

using json = ResultJson;
using kinprint::json_of;  // beside those below

json json_of(const EvidenceOptions& options) {
    return {{"distance", name(options.distance)},
            {"terms", options.terms},
            {"centre", name(options.centre)},
            {"top", options.top},
            {"force", options.force}};
}

json json_of(const ComparedSource& source) {
    return {{"name", source.name}, {"texts", source.texts}, {"words", source.words}, {"rank", source.rank}};
}

json json_of(const TermUse& use) {
    return {{"rate", use.rate}, {"expected", use.expected}, {"texts", json_of(use.texts)}};
}

json json_of(const std::vector<TermEvidence>& terms) {
    json list = json::array();
    for (const TermEvidence& term : terms) {
        list.push_back({{"term", term.term},
                        {"contribution", term.contribution},
                        {"share", term.share},
                        {"use", name(term.use)},
                        {"a", json_of(term.a)},
                        {"b", json_of(term.b)},
                        {"othersRate", json_of(term.others_rate)},
                        {"humanRate", json_of(term.human_rate)}});
    }
    return list;
}

json json_of(const Passages& passages) {
    json found = json::array();
    for (const TermPassages& of_term : passages.found) {
        json list = json::array();
        for (const Passage& passage : of_term.passages) {
            list.push_back({{"text", passage.text},
                            {"prompt", passage.prompt},
                            {"before", passage.before},
                            {"match", passage.match},
                            {"after", passage.after}});
        }
        found.push_back({{"term", of_term.term}, {"source", of_term.source}, {"passages", std::move(list)}});
    }
    return {{"found", std::move(found)}, {"withoutText", passages.without_text}};
}

}  // namespace

std::string to_json(const Evidence& evidence, const Passages* passages) {
    json out = with_versions();
    out["options"] = json_of(evidence.options);
    out["notes"] = evidence.notes;
    out["sources"] = evidence.sources;
    out["a"] = json_of(evidence.a);
    out["b"] = json_of(evidence.b);
    out["distance"] = evidence.distance;
    out["sumTogether"] = evidence.sum_together;
    out["sumApart"] = evidence.sum_apart;
    out["together"] = json_of(evidence.together);
    out["apart"] = json_of(evidence.apart);
    if (passages != nullptr) {
        out["passages"] = json_of(*passages);
    }
    out["errors"] = json_of(evidence.errors);
    return dump(out);
}

std::string to_json(const Passages& passages) {
    return dump(json_of(passages));
}

}  // namespace kinprint
