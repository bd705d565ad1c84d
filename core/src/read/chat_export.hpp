// What ChatGPT and Claude.ai export besides conversations: who the user is, what was shared, uploaded and rated.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace kinprint {

/// The folders among these paths that are such an export, each with the slash at its end ("" where the paths begin in
/// it): one holds "conversations.json", or "conversations-000.json" and the like, beside "user.json" or "users.json".
/// O(paths log paths).
std::set<std::string_view> chat_exports(const std::vector<std::string>& paths);

/// Is it in one of these, and none of its conversations?
bool is_beside_chats(std::string_view path, const std::set<std::string_view>& exports);

}  // namespace kinprint
