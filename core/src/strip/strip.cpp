#include <algorithm>
#include <array>

#include "kinprint/read.hpp"

namespace kinprint {

namespace {

struct Name {
    std::string_view name;
    bool Strip::*what;
};

constexpr std::array<Name, 4> known = {Name{"wrappers", &Strip::wrappers}, Name{"markdown", &Strip::markdown},
                                       Name{"code", &Strip::code}, Name{"prompt", &Strip::prompt}};

}  // namespace

std::optional<Strip> strip_of_names(std::string_view names) {
    Strip strip;
    while (!names.empty()) {
        const std::size_t end = std::min(names.find(','), names.size());
        const auto* const found =
            std::find_if(known.begin(), known.end(), [&](const Name& one) { return one.name == names.substr(0, end); });
        if (found == known.end()) {
            return std::nullopt;
        }
        strip.*(found->what) = true;
        names.remove_prefix(std::min(end + 1, names.size()));
    }
    return strip;
}

std::string names_of(const Strip& strip) {
    std::string names;
    for (const Name& one : known) {
        if (strip.*(one.what)) {
            names += (names.empty() ? "" : ",") + std::string(one.name);
        }
    }
    return names;
}

}  // namespace kinprint
