#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "kinprint/limits.hpp"
#include "kinprint/version.hpp"
#include "kinprint/weights.hpp"

namespace kinprint {

namespace {

using nlohmann::json;

constexpr int weights_format = 1;
constexpr double correlation_steps = 32768;

/// A positive figure with five digits, in the least characters.
void append_figure(std::string& out, double value) {
    std::array<char, 32> text{};
    const int size = std::snprintf(text.data(), text.size(), "%.5g", value);
    out.append(text.data(), static_cast<std::size_t>(size));
}

void append_figures(std::string& out, const char* key, const std::vector<double>& values) {
    out += std::string(",\n\"") + key + "\":[";
    for (std::size_t at = 0; at < values.size(); ++at) {
        out += at > 0 ? "," : "";
        append_figure(out, values[at]);
    }
    out += ']';
}

void append_correlation(std::string& out, const std::vector<double>& correlation) {
    out += ",\n\"correlation\":[";
    for (std::size_t at = 0; at < correlation.size(); ++at) {
        const double step = correlation[at] * correlation_steps;
        out += (at > 0 ? "," : "") + std::to_string(static_cast<int>(step < 0 ? step - 0.5 : step + 0.5));
    }
    out += ']';
}

/// Numbers of a list, each finite and in a range; nothing when anything else stands there.
std::optional<std::vector<double>> numbers(const json& root, const char* key, std::size_t size, double least,
                                           double most) {
    const auto list = root.find(key);
    if (list == root.end() || !list->is_array() || list->size() != size) {
        return std::nullopt;
    }
    std::vector<double> values;
    for (const json& value : *list) {
        const double number = value.is_number() ? value.get<double>() : most + 1;
        if (!(number >= least && number <= most)) {
            return std::nullopt;
        }
        values.push_back(number);
    }
    return values;
}

std::optional<std::vector<std::string>> texts(const json& root, const char* key) {
    const auto list = root.find(key);
    if (list == root.end() || !list->is_array()) {
        return std::nullopt;
    }
    std::vector<std::string> values;
    for (const json& value : *list) {
        if (!value.is_string() || value.get_ref<const std::string&>().size() > 2 * limits::term_bytes + 1) {
            return std::nullopt;
        }
        values.push_back(value.get<std::string>());
    }
    return values;
}

std::optional<Weights> weights_of(const json& root) {
    if (!root.is_object() || root.value("weights", json()) != weights_format) {
        return std::nullopt;
    }
    const auto terms = texts(root, "terms");
    const auto coverage = root.find("coverage");
    const auto correlated = root.find("correlated");
    if (!terms || coverage == root.end() || !coverage->is_number() || correlated == root.end() ||
        !correlated->is_number_unsigned() || correlated->get<std::uint64_t>() > terms->size()) {
        return std::nullopt;
    }
    const std::size_t n = terms->size();
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
    return Weights{*terms,
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
    const json about = weights.about;
    std::string out = R"({"kinprint":)" + json(version).dump() + R"(,"icu":)" + json(icu_version()).dump() +
                      ",\"weights\":" + std::to_string(weights_format) +
                      ",\n\"about\":" + about.dump(-1, ' ', false, json::error_handler_t::replace) + ",\n\"coverage\":";
    append_figure(out, weights.coverage);
    out += ",\n\"terms\":" + json(weights.terms).dump(-1, ' ', false, json::error_handler_t::replace);
    append_figures(out, "mean", weights.mean);
    append_figures(out, "within", weights.within);
    append_figures(out, "between", weights.between);
    append_figures(out, "share", weights.share);
    out += ",\n\"correlated\":" + std::to_string(weights.correlated);
    append_correlation(out, weights.correlation);
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
