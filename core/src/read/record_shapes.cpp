#include "record_shapes.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>

#include "shapes.hpp"
#include "text_lists.hpp"

namespace kinprint {

namespace {

using nlohmann::json;

constexpr std::array<const char*, 2> sides = {"_a", "_b"};
constexpr std::array<const char*, 2> choices = {"chosen", "rejected"};
constexpr std::size_t longest_name = 64;

const std::string* string_at(const json& object, const std::string& name) {
    const auto found = object.find(name);
    return found == object.end() ? nullptr : found->get_ptr<const std::string*>();
}

/// Of one of two models; null where nothing is there that it wrote.
json side_of(const json& object, const std::string& side) {
    json record = json::object();
    for (const auto& [name, value] : object.items()) {
        const bool belongs_to_one = name.ends_with(sides[0]) || name.ends_with(sides[1]);
        if (!belongs_to_one) {
            record[name] = value;
        } else if (name.ends_with(side)) {
            record[name.substr(0, name.size() - side.size())] = value;
        }
    }
    const auto answers = string_at(record, "model") != nullptr ? answers_of(record) : std::nullopt;
    return answers && !answers->all.empty() ? record : json();
}

/// Of what was chosen, or was not: a text, or the turns of a conversation; null where it is neither.
json choice_of(const json& object, const std::string& choice) {
    json record = object;
    for (const char* other : choices) {
        record.erase(other);
        record.erase(std::string(other) + "_model");
    }
    const auto found = object.find(choice);
    const bool may_be_text = found != object.end() && found->is_string() && !answers_of(object);
    if (found == object.end() || !(may_be_text || found->is_array())) {
        return {};
    }
    record[found->is_string() ? "output" : "messages"] = *found;
    const std::string* model = string_at(object, choice + "_model");
    record["model"] = model != nullptr ? *model : choice;
    const auto answers = answers_of(record);
    return answers && !answers->all.empty() ? record : json();
}

}  // namespace

std::optional<std::vector<std::string>> heading_of(const json& list) {
    std::vector<std::string> names;
    for (const json& cell : list) {
        const auto* const name = cell.get_ptr<const std::string*>();
        if (name == nullptr || name->empty() || name->size() > longest_name) {
            return std::nullopt;
        }
        names.push_back(*name);
    }
    const std::set<std::string> different(names.begin(), names.end());
    const auto texts = names_of_texts();
    const bool names_text = std::ranges::any_of(
        names, [&](const std::string& name) { return std::ranges::find(texts, name) != texts.end(); });
    return names.size() > 1 && different.size() == names.size() && names_text ? std::optional(std::move(names))
                                                                              : std::nullopt;
}

json record_of_row(const std::vector<std::string>& names, const json& row) {
    json record;
    for (std::size_t at = 0; row.is_array() && row.size() == names.size() && at < names.size(); ++at) {
        record[names[at]] = row[at];
    }
    return record;
}

std::vector<json> rows_of_split(const json& object) {
    const auto columns = object.find("columns");
    const auto data = object.find("data");
    std::vector<json> rows;
    if (columns == object.end() || data == object.end() || !columns->is_array() || !data->is_array()) {
        return rows;
    }
    std::vector<std::string> names;
    for (const json& column : *columns) {
        names.push_back(column.is_string() ? column.get<std::string>() : column.dump());
    }
    for (const json& row : *data) {
        rows.push_back(record_of_row(names, row));
        if (rows.back().is_null()) {
            return {};
        }
    }
    return rows;
}

std::vector<json> sides_of(const json& object) {
    std::vector<json> records;
    if (object.contains("model_a") && object.contains("model_b")) {
        for (const char* side : sides) {
            records.push_back(side_of(object, side));
        }
    } else if (object.contains(choices[0]) && object.contains(choices[1])) {
        for (const char* choice : choices) {
            records.push_back(choice_of(object, choice));
        }
    }
    return std::ranges::any_of(records, [](const json& record) { return record.is_null(); }) ? std::vector<json>()
                                                                                             : records;
}

}  // namespace kinprint
