#include "figures.hpp"

#include <array>
#include <cstdio>

#include "kinprint/limits.hpp"

namespace kinprint {

using nlohmann::json;

void append_figure(std::string& out, double value) {
    std::array<char, 32> text{};
    const int size = std::snprintf(text.data(), text.size(), "%.5g", value);
    out.append(text.data(), static_cast<std::size_t>(size));
}

void append_list(std::string& out, const std::vector<double>& values) {
    out += '[';
    for (std::size_t at = 0; at < values.size(); ++at) {
        out += at > 0 ? "," : "";
        append_figure(out, values[at]);
    }
    out += ']';
}

void append_figures(std::string& out, const char* key, const std::vector<double>& values) {
    out += std::string(",\n\"") + key + "\":";
    append_list(out, values);
}

void append_steps(std::string& out, const char* key, const std::vector<double>& values, int steps) {
    out += std::string(",\n\"") + key + "\":[";
    for (std::size_t at = 0; at < values.size(); ++at) {
        const double step = values[at] * steps;
        out += (at > 0 ? "," : "") + std::to_string(static_cast<int>(step < 0 ? step - 0.5 : step + 0.5));
    }
    out += ']';
}

std::string json_text_of(const json& text) {
    return text.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::optional<std::vector<double>> numbers(const json& list, std::size_t size, double least, double most) {
    if (!list.is_array() || list.size() != size) {
        return std::nullopt;
    }
    std::vector<double> values;
    values.reserve(size);
    for (const json& value : list) {
        const double number = value.is_number() ? value.get<double>() : most + 1;
        if (!(number >= least && number <= most)) {
            return std::nullopt;
        }
        values.push_back(number);
    }
    return values;
}

std::optional<std::vector<double>> numbers(const json& root, const char* key, std::size_t size, double least,
                                           double most) {
    const auto list = root.find(key);
    return list == root.end() ? std::nullopt : numbers(*list, size, least, most);
}

std::optional<std::vector<std::string>> terms(const json& root, const char* key) {
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

}  // namespace kinprint
