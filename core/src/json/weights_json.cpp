#include "kinprint/weights.hpp"

#include <nlohmann/json.hpp>

#include "figures.hpp"
#include "kinprint/limits.hpp"
#include "kinprint/version.hpp"

namespace kinprint {

namespace {

using nlohmann::json;

constexpr int weights_format = 1;
constexpr int correlation_steps = 32768;

std::optional<Weights> weights_of(const json& root) {
    if (!root.is_object() || root.value("weights", json()) != weights_format) {
        return std::nullopt;
    }
    const auto known = terms(root, "terms");
    const auto coverage = root.find("coverage");
    const auto correlated = root.find("correlated");
    if (!known || coverage == root.end() || !coverage->is_number() || correlated == root.end() ||
        !correlated->is_number_unsigned() || correlated->get<std::uint64_t>() > known->size()) {
        return std::nullopt;
    }
    const std::size_t n = known->size();
    const auto k = correlated->get<std::size_t>();
    auto mean = numbers(root, "mean", n, 0, limits::saved_rate);
    auto within = numbers(root, "within", n, 0, limits::saved_rate);
    auto between = numbers(root, "between", n, 0, limits::saved_rate);
    auto share = numbers(root, "share", n, 0, 1);
    auto correlation = numbers(root, "correlation", k < 2 ? 0 : k * (k - 1) / 2, -correlation_steps, correlation_steps);
    if (!mean || !within || !between || !share || !correlation) {
        return std::nullopt;
    }
    for (double& value : *correlation) {
        value /= correlation_steps;
    }
    const auto about = root.find("about");
    return Weights{*known,
                   *mean,
                   *within,
                   *between,
                   *share,
                   *correlation,
                   k,
                   coverage->get<double>(),
                   about != root.end() && about->is_string() ? about->get<std::string>() : ""};
}

}  // namespace

std::string weights_json(const Weights& weights) {
    std::string out = R"({"kinprint":)" + json(version).dump() + R"(,"icu":)" + json(icu_version()).dump() +
                      ",\"weights\":" + std::to_string(weights_format) + ",\n\"about\":" + json_text_of(weights.about) +
                      ",\n\"coverage\":";
    append_figure(out, weights.coverage);
    out += ",\n\"terms\":" + json_text_of(weights.terms);
    append_figures(out, "mean", weights.mean);
    append_figures(out, "within", weights.within);
    append_figures(out, "between", weights.between);
    append_figures(out, "share", weights.share);
    out += ",\n\"correlated\":" + std::to_string(weights.correlated);
    append_steps(out, "correlation", weights.correlation, correlation_steps);
    return out + "}\n";
}

std::optional<Weights> parse_weights(std::string_view text, std::string_view file, Errors& errors) {
    const json root = json::parse(text, nullptr, false);
    auto weights = root.is_discarded() ? std::nullopt : weights_of(root);
    if (!weights) {
        errors.push_back({ErrorCode::bad_profile,
                          std::string(file),
                          {},
                          {},
                          "These are no weights that can be read. Make them anew with \"kinprint train\"."});
    }
    return weights;
}

}  // namespace kinprint
