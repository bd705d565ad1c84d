// Is this text at all?
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kinprint {

/// What is wrong with a file that begins with `head`, as a sentence for its user; nothing when it looks like text in
/// UTF-8. `head`: the first `limits::sniff_bytes`, or all when there are fewer.
std::optional<std::string> why_not_text(std::string_view head);

}  // namespace kinprint
