#include "likely_source.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "labels.hpp"
#include "shapes.hpp"

namespace kinprint {

namespace {

using nlohmann::json;

constexpr std::size_t longest = 64;
constexpr std::size_t most_values = 100;
constexpr std::size_t most_fields = 1000;
constexpr std::size_t most_levels = 2;  // of objects within these
/// An object of more is a list of records by their names rather than one, and would be gone through for each of them.
constexpr std::size_t most_members = 40;

/// May it be a name, rather than a number, a date or a text?
bool may_be_name(const json& value) {
    const auto* const text = value.get_ptr<const std::string*>();
    return text != nullptr && text->size() <= longest &&
           text->find_first_not_of("0123456789.,:/+- TZ%") != std::string::npos;
}

/// Is it a yes or no, as sets for detectors of machines' texts write whose a text is?
bool is_flag(const json& value) {
    const std::string written = value.is_string() ? value.get<std::string>() : value.dump();
    return written == "0" || written == "1" || written == "0.0" || written == "1.0";
}

}  // namespace

void LikelySource::see(std::span<const json* const> objects) {
    ++records_;
    std::for_each(objects.rbegin(), objects.rend(), [&](const json* object) { see_in(*object, "", most_levels); });
}

void LikelySource::see_in(const json& object, const std::string& before, std::size_t levels) {
    if (object.size() > most_members) {
        return;
    }
    for (const auto& [own, value] : object.items()) {
        const std::string name = before + own;
        if (value.is_object() && levels > 0) {
            see_in(value, name + '.', levels - 1);
            continue;
        }
        if (fields_.size() >= most_fields && !fields_.contains(name)) {
            continue;
        }
        Seen& seen = fields_[name];
        if (seen.records == records_) {
            continue;  // further inside, which goes before
        }
        ++seen.records;
        const bool may_be = seen.may_be && !value.is_structured();
        seen.is_flag = may_be && seen.is_flag && is_flag(value);
        seen.may_be = may_be && (may_be_name(value) || is_flag(value));
        if (seen.may_be) {
            seen.values.insert(value.is_string() ? value.get<std::string>() : value.dump());
            seen.may_be = seen.values.size() <= most_values;
        } else {
            seen.values.clear();
        }
    }
}

std::string LikelySource::field(std::string_view text) const {
    constexpr std::size_t times = 2;  // that each value comes, on average
    std::string likeliest;
    std::pair<bool, std::size_t> most = {false, 1};  // no flag, and how many values
    for (const auto& [name, seen] : fields_) {
        const bool is_other = name == text || names_a_label(name) || says_nothing(name);
        const bool repeats = seen.may_be && seen.records == records_ && seen.values.size() * times <= records_;
        const std::pair values{!seen.is_flag, seen.values.size()};
        if (!is_other && repeats && values.second > 1 && values > most) {
            likeliest = name;
            most = values;
        }
    }
    return likeliest;
}

}  // namespace kinprint
