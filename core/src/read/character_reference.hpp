// HTML's character references.
#pragma once

#include <string>
#include <string_view>

namespace kinprint {

/// What "&name;" or "&#number;" stands for, given what is between "&" and ";". As it is written where it is not known:
/// of HTML's 2,231 names those of Latin letters and of what is common in running text. Numbers from 0x80 to 0x9F are
/// those of Windows-1252, as the HTML Standard has it.
std::string character_of(std::string_view reference);

}  // namespace kinprint
