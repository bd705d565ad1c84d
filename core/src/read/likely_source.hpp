// Which field of records may say whose they are, where none is known to.
#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <set>
#include <span>
#include <string>
#include <string_view>

namespace kinprint {

/// Looks at the fields of records, one after the other. Memory: so many short values as a field of sources may have.
class LikelySource {
public:
    /// The fields of a record, and of the objects that it is in, from the outside in, as far as these have no more than
    /// some forty each. O(fields).
    void see(std::span<const nlohmann::json* const> objects);

    /// The field whose values are short, and few for so many records; of several, the one with the most, but one of yes
    /// and no (1 and 0) only where there is no other. "" where there is none. It is not `text`. O(fields).
    [[nodiscard]] std::string field(std::string_view text) const;

private:
    void see_in(const nlohmann::json& object, const std::string& before, std::size_t levels);

    struct Seen {
        std::uint64_t records = 0;
        bool may_be = true;
        bool is_flag = true;
        std::set<std::string> values = {};
    };

    std::uint64_t records_ = 0;
    std::map<std::string, Seen> fields_;
};

}  // namespace kinprint
