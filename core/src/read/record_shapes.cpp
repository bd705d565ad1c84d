#include "record_shapes.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>

#include "field_names.hpp"
#include "labels.hpp"
#include "shapes.hpp"
#include "text_lists.hpp"
#include "turns.hpp"

namespace kinprint {

namespace {

using nlohmann::json;

constexpr std::array<const char*, 2> sides = {"_a", "_b"};
constexpr std::array<const char*, 2> choices = {"chosen", "rejected"};
constexpr std::array<std::string_view, 4> people = {"human", "humans", "person", "people"};
constexpr std::array<std::string_view, 5> machines = {"machine", "ai", "model", "llm", "generated"};
/// What a person writes beside a machine, besides what all texts are called.
constexpr std::array<std::string_view, 7> other_texts = {"abstract", "summary", "review", "continuation",
                                                         "ending",   "article", "poem"};
constexpr std::size_t longest_name = 64;

void erase_field(json& object, const std::string& name) {
    if (const Field found = find_field(object, name); found.value != nullptr) {
        object.erase(std::string(found.name));
    }
}

/// What holds for all, and a text by one of them.
json record_of(const json& shared, std::string_view source, const json& text) {
    json record = shared;
    record["model"] = std::string(source);
    record["output"] = text;
    return record;
}

/// Of one of two models; null where nothing is there that it wrote.
json side_of(const json& object, const std::string& side) {
    json record = json::object();
    for (const auto& [name, value] : object.items()) {
        const bool belongs_to_one = before_end(name, sides[0]) || before_end(name, sides[1]);
        if (!belongs_to_one) {
            record[name] = value;
        } else if (const auto own = before_end(name, side)) {
            record[std::string(*own)] = value;
        }
    }
    const auto answers = text_at(record, "model") != nullptr ? answers_of(record) : std::nullopt;
    return answers && !answers->all.empty() ? record : json();
}

/// Of what was chosen, or was not: a text, or the turns of a conversation; null where it is neither.
json choice_of(const json& object, const std::string& choice) {
    json record = object;
    for (const char* other : choices) {
        erase_field(record, other);
        erase_field(record, std::string(other) + "_model");
    }
    const json* found = find_field(object, choice).value;
    json parsed;
    const json* turns = turns_in(found, parsed);
    const bool may_be_text = found != nullptr && found->is_string() && !answers_of(object);
    if (found == nullptr || !(may_be_text || (turns != nullptr && turns->is_array()))) {
        return {};
    }
    record[turns == nullptr ? "output" : "messages"] = turns == nullptr ? *found : *turns;
    const std::string* model = text_at(object, choice + "_model");
    record["model"] = model != nullptr ? *model : choice;
    const auto answers = answers_of(record);
    return answers && !answers->all.empty() ? record : json();
}

/// What a name such as "human_text" says that a person wrote, with what separates it; "" where it is none.
std::string_view written_by_people(std::string_view name) {
    const auto* const word =
        std::ranges::find_if(people, [&](std::string_view one) { return begins_with_name(name, one); });
    const std::string_view what = word == people.end() ? std::string_view() : trimmed(name).substr(word->size());
    return names_a_text(what) || is_among(what, other_texts) ? what : std::string_view();
}

/// Who wrote a text of this name, where it is a person, a machine or a model and `what` stands behind.
std::optional<std::string_view> writer_of(std::string_view name, std::string_view what) {
    const auto writer = before_end(name, what);
    const bool is_one =
        writer && (is_among(*writer, people) || is_among(*writer, machines) || is_called_as_models_are(*writer));
    return is_one ? writer : std::nullopt;
}

/// The records of what people and machines wrote ("human_text" beside "machine_text", "gpt-4_text" or both). A machine
/// goes by the name of the model that stands beside, if it is alone. None where there are no two such texts.
std::vector<json> people_and_machines(const json& object) {
    std::string_view what;
    for (auto one = object.begin(); what.empty() && one != object.end(); ++one) {
        what = one->is_string() ? written_by_people(one.key()) : std::string_view();
    }
    if (what.empty()) {
        return {};  // nearly all, which are not copied
    }
    json shared = object;
    std::vector<std::pair<std::string, json>> texts;
    for (auto one = object.begin(); one != object.end(); ++one) {
        const auto writer = one->is_string() ? writer_of(one.key(), what) : std::nullopt;
        if (writer) {
            texts.emplace_back(is_among(*writer, people) ? people.front() : *writer, *one);
            shared.erase(one.key());
        }
    }
    if (texts.size() < 2) {
        return {};
    }
    std::vector<json> records;
    records.reserve(texts.size());
    const std::string model = texts.size() == 2 ? model_of(shared) : "";
    for (const auto& [writer, text] : texts) {
        records.push_back(record_of(shared, is_among(writer, machines) && !model.empty() ? model : writer, text));
    }
    return records;
}

/// The objects in `value`, however deep, that have a text in this field, and a source where they are to have one; not
/// those within one of these.
void add_alike(const json& value, std::string_view field, bool is_named, std::vector<const json*>& found) {
    if (text_at(value, field) != nullptr) {
        if (!is_named || !labels_of(value, {}).source.empty()) {
            found.push_back(&value);
        }
        return;
    }
    for (const json& one : value) {
        if (one.is_structured()) {
            add_alike(one, field, is_named, found);
        }
    }
}

}  // namespace

std::optional<std::vector<std::string>> heading_of(const json& list) {
    std::vector<std::string> names;
    for (const json& cell : list) {
        const auto* const name = cell.get_ptr<const std::string*>();
        if (cell.is_null() || (name != nullptr && name->empty())) {
            names.push_back(name_of_column(names.size()));
            continue;
        }
        if (name == nullptr || name->size() > longest_name) {
            return std::nullopt;
        }
        names.push_back(*name);
    }
    const std::set<std::string> different(names.begin(), names.end());
    const bool names_text = std::ranges::any_of(names, names_a_text);
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
    const auto has = [&](const char* name) { return find_field(object, name).value != nullptr; };
    if (has("model_a") && has("model_b")) {
        for (const char* side : sides) {
            records.push_back(side_of(object, side));
        }
    } else if (has(choices[0]) && has(choices[1])) {
        for (const char* choice : choices) {
            records.push_back(choice_of(object, choice));
        }
    } else {
        return people_and_machines(object);
    }
    return std::ranges::any_of(records, [](const json& record) { return record.is_null(); }) ? std::vector<json>()
                                                                                             : records;
}

std::vector<std::string> columns_of_models(const json& value) {
    std::vector<std::string> columns;
    bool holds_text = false;
    const bool has_model = value.is_object() && std::ranges::any_of(value.items(), [](const auto& one) {
                               return one.value().is_string() && is_called_as_models_are(one.key());
                           });
    // As in HC3: "human_answers" beside "chatgpt_answers".
    const auto is_beside_models = [&](const std::string& name) {
        return has_model && (without_answer(name) != name || is_among(name, people));
    };
    for (auto one = value.begin(); value.is_object() && one != value.end(); ++one) {
        const auto* const text = one->get_ptr<const std::string*>();
        if (text != nullptr && (is_called_as_models_are(one.key()) || is_beside_models(one.key()))) {
            columns.push_back(one.key());
            holds_text = holds_text || looks_like_text(*text);
        }
    }
    if (!holds_text || columns.size() < 2) {
        columns.clear();
    }
    for (auto one = value.begin(); value.is_structured() && columns.empty() && one != value.end(); ++one) {
        columns = columns_of_models(*one);
    }
    return columns;
}

std::vector<const json*> replies_to(const json& record, std::string_view field) {
    std::vector<const json*> found;
    const bool is_named = !labels_of(record, {}).source.empty();
    for (const std::string_view name : names_of_replies()) {
        const json* replies = find_field(record, name).value;
        if (replies != nullptr && replies->is_structured() && !holds_turns(record)) {
            add_alike(*replies, field, is_named, found);
        }
    }
    return found;
}

std::vector<json> rows_of_models(const json& row, const std::vector<std::string>& columns) {
    json shared = row;
    for (const std::string& column : columns) {
        shared.erase(column);
    }
    std::vector<json> records;
    for (const std::string& column : columns) {
        const auto text = row.find(column);
        if (text != row.end() && text->is_string()) {
            records.push_back(record_of(shared, without_answer(column), *text));
        }
    }
    return records;
}

}  // namespace kinprint
