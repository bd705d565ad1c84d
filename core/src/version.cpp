#include "kinprint/version.hpp"

#include <unicode/uvernum.h>

namespace kinprint {

std::string_view icu_version() {
    return U_ICU_VERSION;
}

}  // namespace kinprint
