// Versions that every result carries.
#pragma once

#include <string_view>

namespace kinprint {

inline constexpr std::string_view version = "0.1.0";

/// The version of the ICU that segments and folds, such as "76.1".
std::string_view icu_version();

}  // namespace kinprint
