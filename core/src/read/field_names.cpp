#include "field_names.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "ascii.hpp"

namespace kinprint {

namespace {

using nlohmann::json;

constexpr bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

constexpr char folded(char c) {
    return c == ' ' || c == '-' ? '_' : lower_ascii(c);
}

constexpr bool separates(char c) {
    return c == ' ' || c == '-' || c == '_' || c == '\t';
}

constexpr bool are_alike(std::string_view one, std::string_view other) {
    return std::ranges::equal(one, other, {}, folded, folded);
}

/// The same, but for what separates words. Asked for every name of every record: most differ in their first letter.
constexpr bool are_one_name(std::string_view one, std::string_view other) {
    while (true) {
        while (!one.empty() && separates(one.front())) {
            one.remove_prefix(1);
        }
        while (!other.empty() && separates(other.front())) {
            other.remove_prefix(1);
        }
        if (one.empty() || other.empty() || lower_ascii(one.front()) != lower_ascii(other.front())) {
            return one.empty() && other.empty();
        }
        one.remove_prefix(1);
        other.remove_prefix(1);
    }
}

/// The name before the first point of a path, and the path behind it.
struct Step {
    std::string_view name;
    std::string_view rest;
};

std::optional<Step> first_step(std::string_view path) {
    const std::size_t point = path.find('.');
    return point == std::string_view::npos ? std::nullopt
                                           : std::optional(Step{path.substr(0, point), path.substr(point + 1)});
}

}  // namespace

std::string_view trimmed(std::string_view name) {
    while (!name.empty() && is_blank(name.front())) {
        name.remove_prefix(1);
    }
    while (!name.empty() && is_blank(name.back())) {
        name.remove_suffix(1);
    }
    return name;
}

bool is_same_name(std::string_view one, std::string_view other) {
    return are_one_name(one, other);
}

bool is_among(std::string_view name, std::span<const std::string_view> names) {
    return std::ranges::any_of(names, [&](std::string_view one) { return is_same_name(one, name); });
}

bool begins_with_name(std::string_view name, std::string_view beginning) {
    const std::string_view whole = trimmed(name);
    const std::string_view rest = whole.substr(std::min(beginning.size(), whole.size()));
    const bool goes_on = !rest.empty() && is_ascii_letter(rest.front());
    return are_alike(whole.substr(0, beginning.size()), beginning) && !goes_on;
}

std::optional<std::string_view> before_end(std::string_view name, std::string_view end) {
    const std::string_view whole = trimmed(name);
    if (whole.size() <= end.size() || !are_alike(whole.substr(whole.size() - end.size()), end)) {
        return std::nullopt;
    }
    return whole.substr(0, whole.size() - end.size());
}

Field find_field(const json& object, std::string_view name) {
    const auto* const members = object.get_ptr<const json::object_t*>();
    if (members == nullptr) {
        return {};
    }
    auto found = members->find(name);
    if (found == members->end()) {
        found = std::ranges::find_if(*members, [&](const auto& one) { return are_one_name(one.first, name); });
    }
    return found == members->end() ? Field() : Field{found->first, &found->second};
}

const json* at_path(const json& object, std::string_view path) {
    const Field direct = find_field(object, path);
    const auto step = direct.value != nullptr ? std::nullopt : first_step(path);
    const Field inner = step ? find_field(object, step->name) : Field();
    return inner.value != nullptr ? at_path(*inner.value, step->rest) : direct.value;
}

const std::string* text_of(const json* value) {
    return value != nullptr ? value->get_ptr<const std::string*>() : nullptr;
}

const std::string* text_at(const json& object, std::string_view path) {
    return text_of(at_path(object, path));
}

std::string path_as_written(const json& object, std::string_view path) {
    const Field direct = find_field(object, path);
    const auto step = direct.value != nullptr ? std::nullopt : first_step(path);
    const Field inner = step ? find_field(object, step->name) : Field();
    const std::string rest = inner.value != nullptr ? path_as_written(*inner.value, step->rest) : "";
    return rest.empty() ? std::string(direct.name) : std::string(inner.name) + '.' + rest;
}

std::string name_of_column(std::size_t at) {
    return "column " + std::to_string(at + 1);
}

}  // namespace kinprint
