// Any bytes as a table, with any delimiter: the rows do not depend on the slices, and dialects are found in any head.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "read/csv_parser.hpp"
#include "read/table.hpp"

using namespace kinprint;

namespace {

std::string parsed(std::string_view bytes, char delimiter, std::size_t slice) {
    CsvParser parser(delimiter);
    std::vector<Row> rows;
    while (!bytes.empty()) {
        bytes.remove_prefix(parser.feed(bytes.substr(0, slice), rows));
    }
    parser.finish(rows);
    std::string all;
    for (const Row& row : rows) {
        all += std::to_string(row.line) + ' ' + std::to_string(row.begin) + ' ' + row.broken;
        for (const std::string& cell : row.cells) {
            all += '\x1F' + cell;
        }
        all += '\x1E';
    }
    return all;
}

}  // namespace

// The first byte chooses the delimiter and the size of the slices.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 1) {
        return 0;
    }
    const char delimiter = ",;\t|"[data[0] % 4];
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    if (parsed(bytes, delimiter, SIZE_MAX) != parsed(bytes, delimiter, 1U + data[0] / 4U)) {
        std::abort();
    }
    dialect_of(bytes, true);
    looks_like_table(bytes, false);
    return 0;
}
