// Any bytes as a stream of JSON: what is found does not depend on the slices, and no value is longer than the limit.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "read/json_framer.hpp"

using namespace kinprint;

namespace {

constexpr std::size_t most = 24;

/// Writes down all that it is told.
class Log final : public JsonVisitor {
public:
    std::string lines;

    void open(std::string_view key) override { note("open " + std::string(key)); }
    void close() override { note("close"); }
    void value(std::string_view key, std::string_view json, std::uint64_t begin) override {
        note("value " + std::string(key) + ' ' + std::string(json) + ' ' + std::to_string(begin));
    }
    void unfinished(std::uint64_t begin) override { note("unfinished " + std::to_string(begin)); }
    void too_long(std::uint64_t begin) override { note("too long " + std::to_string(begin)); }

private:
    void note(const std::string& line) { lines += line + '\n'; }
};

std::string framed(std::string_view bytes, std::size_t slice) {
    Log log;
    JsonFramer framer(log, most);
    for (; !bytes.empty(); bytes.remove_prefix(std::min(slice, bytes.size()))) {
        framer.feed(bytes.substr(0, slice));
    }
    framer.finish();
    return log.lines;
}

}  // namespace

// The first byte is the size of the slices.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 1) {
        return 0;
    }
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    if (framed(bytes, 1) != framed(bytes, 1U + data[0])) {
        std::abort();
    }
    return 0;
}
