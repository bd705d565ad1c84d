#include "likely_source.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "labels.hpp"
#include "shapes.hpp"

namespace kinprint {

namespace {

using nlohmann::json;

constexpr std::size_t longest = 64;
constexpr std::size_t most_values = 100;
constexpr std::size_t most_fields = 1000;

/// May it be a name, rather than a number, a date or a text?
bool may_be_name(const json& value) {
    const auto* const text = value.get_ptr<const std::string*>();
    return text != nullptr && text->size() <= longest &&
           text->find_first_not_of("0123456789.,:/+- TZ%") != std::string::npos;
}

}  // namespace

void LikelySource::see(const json& record) {
    ++records_;
    for (const auto& [name, value] : record.items()) {
        if (fields_.size() >= most_fields && !fields_.contains(name)) {
            continue;
        }
        Seen& seen = fields_[name];
        ++seen.records;
        seen.may_be = seen.may_be && may_be_name(value);
        if (seen.may_be) {
            seen.values.insert(value.get<std::string>());
            seen.may_be = seen.values.size() <= most_values;
        } else {
            seen.values.clear();
        }
    }
}

std::string LikelySource::field(std::string_view text) const {
    constexpr std::size_t times = 2;  // that each value comes, on average
    std::string likeliest;
    std::size_t most = 1;
    for (const auto& [name, seen] : fields_) {
        const bool is_other = name == text || names_a_label(name) || says_nothing(name);
        const bool repeats = seen.may_be && seen.records == records_ && seen.values.size() * times <= records_;
        if (!is_other && repeats && seen.values.size() > most) {
            likeliest = name;
            most = seen.values.size();
        }
    }
    return likeliest;
}

}  // namespace kinprint
