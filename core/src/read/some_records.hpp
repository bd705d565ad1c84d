// The records of which something is said, the first of them by their numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kinprint/read.hpp"

namespace kinprint {

/// So many are named; a file may have thousands.
inline constexpr std::size_t most_said_records = 5;

/// The first few.
using SomeRecords = std::vector<std::uint64_t>;

/// How many there are, and the first few.
struct SeenRecords {
    std::uint64_t all = 0;
    SomeRecords first;

    void see(std::uint64_t record) {
        ++all;
        if (first.size() < most_said_records) {
            first.push_back(record);
        }
    }
};

/// What a record is called where people look for it: "line 12".
inline std::string record_name(Format format, std::uint64_t record) {
    return (format == Format::json ? "record " : "line ") + std::to_string(record);
}

/// "One text repeats", "7 texts repeat".
inline std::string texts_that(std::uint64_t count, std::string_view one, std::string_view many) {
    return count == 1 ? "One text " + std::string(one) : std::to_string(count) + " texts " + std::string(many);
}

/// "a, b and 7 more"
inline std::string listed(const std::vector<std::string>& said, std::uint64_t all) {
    std::string list;
    for (const std::string& one : said) {
        list += (list.empty() ? "" : ", ") + one;
    }
    return all > said.size() ? list + " and " + std::to_string(all - said.size()) + " more" : list;
}

/// "line 12, line 14 and 7 more"
inline std::string records_named(Format format, const SeenRecords& seen) {
    std::vector<std::string> said;
    for (const std::uint64_t record : seen.first) {
        said.push_back(record_name(format, record));
    }
    return listed(said, seen.all);
}

}  // namespace kinprint
