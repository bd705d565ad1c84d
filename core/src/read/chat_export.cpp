#include "chat_export.hpp"

#include <algorithm>

namespace kinprint {

namespace {

/// The folder that a path is in, with its slash.
std::string_view folder_of(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? path.substr(0, 0) : path.substr(0, slash + 1);
}

bool are_conversations(std::string_view name) {
    return name == "conversations.json" || (name.starts_with("conversations-") && name.ends_with(".json"));
}

}  // namespace

std::set<std::string_view> chat_exports(const std::vector<std::string>& paths) {
    std::set<std::string_view> users;
    std::set<std::string_view> chats;
    for (const std::string& path : paths) {
        const std::string_view folder = folder_of(path);
        const std::string_view name = std::string_view(path).substr(folder.size());
        if (name == "user.json" || name == "users.json") {
            users.insert(folder);
        } else if (are_conversations(name)) {
            chats.insert(folder);
        }
    }
    std::erase_if(chats, [&](std::string_view folder) { return !users.contains(folder); });
    return chats;
}

bool is_beside_chats(std::string_view path, const std::set<std::string_view>& exports) {
    const std::string_view own = folder_of(path);
    if (exports.contains(own)) {
        return !are_conversations(path.substr(own.size()));
    }
    return std::ranges::any_of(exports, [&](std::string_view folder) { return path.starts_with(folder); });
}

}  // namespace kinprint
