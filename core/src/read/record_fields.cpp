#include "record_fields.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "file_reader.hpp"
#include "labels.hpp"
#include "shapes.hpp"
#include "text_lists.hpp"

namespace kinprint {

using nlohmann::json;

namespace {

/// Is it a member that may be what a model wrote, by its looks?
bool may_be_answer(const std::string& name, const json& value) {
    const auto* const text = value.get_ptr<const std::string*>();
    return text != nullptr && looks_like_text(*text) && !names_a_label(name) && !names_what_is_asked(name);
}

}  // namespace

LikelyField likeliest_field(const json& value) {
    LikelyField likeliest;
    for (auto one = value.begin(); value.is_structured() && one != value.end(); ++one) {
        LikelyField found = one->is_structured() ? likeliest_field(*one) : LikelyField();
        if (value.is_object() && may_be_answer(one.key(), *one)) {
            found = {one.key(), one->get_ptr<const std::string*>()->size()};
        }
        if (found.bytes > likeliest.bytes) {
            likeliest = std::move(found);
        }
    }
    return likeliest;
}

std::vector<std::string> other_texts(const json& value, const std::string& field) {
    std::vector<std::string> others;
    if (value.is_object() && value.contains(field)) {
        for (const auto& [name, one] : value.items()) {
            if (name != field && may_be_answer(name, one)) {
                others.push_back(name);
            }
        }
        return others;
    }
    for (auto one = value.begin(); value.is_structured() && others.empty() && one != value.end(); ++one) {
        others = other_texts(*one, field);
    }
    return others;
}

void collect_names(const json& value, const std::string& before, std::vector<std::string>& names) {
    constexpr std::size_t most = 40;
    for (const auto& [name, one] : value.items()) {
        const std::string path = before + name;
        if (one.is_object()) {
            collect_names(one, path + ".", names);
        } else if ((one.is_string() || one.is_number()) && names.size() < most &&
                   std::ranges::find(names, path) == names.end()) {
            names.push_back(as_name(path));
        }
    }
}

std::string what_is_missing(const json& value, const std::string& asked) {
    constexpr std::size_t most = 6;
    std::vector<std::string> names;
    if (value.is_object()) {
        collect_names(value, "", names);
    }
    std::string list;
    for (std::size_t at = 0; at < std::min(names.size(), most); ++at) {
        list += (at > 0 ? ", " : "") + names[at];
    }
    return (asked.empty() ? "a string named \"output\" or \"text\", or turns of an assistant, were"
                          : "a string named \"" + asked + "\" was") +
           std::string(" expected") + (list.empty() ? "." : ", and there is: " + list + ".");
}

}  // namespace kinprint
