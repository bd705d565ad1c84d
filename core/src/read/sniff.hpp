// Is this text at all?
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kinprint {

/// What is wrong with a file that begins with `head`, as a sentence for its user; nothing when it looks like text in
/// any encoding that is read. `head`: the first `limits::sniff_bytes`, or all when there are fewer.
std::optional<std::string> why_not_text(std::string_view head);

/// Does a file begin as zip archives do (also one without files, or the first of several)? Office documents do, too.
bool is_zip(std::string_view head);

bool is_gzip(std::string_view head);

}  // namespace kinprint
