#include <algorithm>
#include <array>

#include "kinprint/read.hpp"

namespace kinprint {

std::optional<Strip> strip_of_names(std::string_view names) {
    struct Name {
        std::string_view name;
        bool Strip::*what;
    };
    static constexpr std::array<Name, 4> known = {Name{"wrappers", &Strip::wrappers},
                                                  Name{"markdown", &Strip::markdown}, Name{"code", &Strip::code},
                                                  Name{"prompt", &Strip::prompt}};
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

}  // namespace kinprint
