#include "kinprint/error.hpp"

#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "kinprint/limits.hpp"

namespace kinprint {

namespace {

/// Of one kind of error: the files that have such.
struct Kind {
    std::set<std::string> named;
    std::set<std::string> others;
    std::size_t told_at = 0;  // where it is said how many the others are

    /// Is what is wrong with this file told?
    bool names(const std::string& file) {
        if (!file.empty() && named.size() < limits::files_per_error) {
            named.insert(file);
        }
        return file.empty() || named.contains(file);
    }
};

}  // namespace

std::string_view name(ErrorCode code) {
    static constexpr std::array<std::string_view, 36> names = {
        "empty-file",      "no-words",           "not-text",       "invalid-utf8",  "unsupported-file", "other-format",
        "page-files",      "export-files",       "unclosed-html",  "unsafe-path",   "unreadable-file",  "bytes-behind",
        "torn-file",       "needs-dictionaries", "bad-json",       "missing-text",  "guessed-encoding", "guessed-text",
        "empty-text",      "repeated-text",      "repeated-file",  "shared-text",   "chat-turns",       "markup",
        "looping-text",    "torn-reasoning",     "bad-row",        "line-too-long", "bad-profile",      "same-name",
        "too-few-sources", "too-few-words",      "unknown-source", "no-split",      "bad-option",       "internal",
    };
    return names[static_cast<std::size_t>(code)];
}

Errors few_of_each_kind(Errors errors) {
    std::map<ErrorCode, Kind> kinds;
    Errors few;
    for (Error& error : errors) {
        Kind& kind = kinds[error.code];
        if (kind.names(error.file)) {
            few.push_back(std::move(error));
            continue;
        }
        if (kind.others.empty()) {
            kind.told_at = few.size();
            few.push_back({error.code, "", {}, {}, ""});
        }
        kind.others.insert(std::move(error.file));
    }
    for (const auto& [code, kind] : kinds) {
        if (const std::size_t others = kind.others.size(); others > 0) {
            few[kind.told_at].message =
                "And " + std::to_string(others) + (others == 1 ? " more file" : " more files") + " like these.";
        }
    }
    return few;
}

}  // namespace kinprint
