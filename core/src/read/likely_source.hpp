// Which field of records may say whose they are, where none is known to.
#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <set>
#include <string>
#include <string_view>

namespace kinprint {

/// Looks at the fields of records, one after the other. Memory: so many short values as a field of sources may have.
class LikelySource {
public:
    /// The fields of a record, but for those within others. O(fields).
    void see(const nlohmann::json& record);

    /// The field whose values are short, and few for so many records; of several, the one with the most. "" where there
    /// is none. It is not `text`. O(fields).
    [[nodiscard]] std::string field(std::string_view text) const;

private:
    struct Seen {
        std::uint64_t records = 0;
        bool may_be = true;
        std::set<std::string> values = {};
    };

    std::uint64_t records_ = 0;
    std::map<std::string, Seen> fields_;
};

}  // namespace kinprint
