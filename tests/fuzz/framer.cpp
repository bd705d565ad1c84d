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
    bool value(std::string_view key, std::string_view json, JsonPlace begin, bool may_go_in) override {
        note("value " + std::string(key) + ' ' + std::string(json) + ' ' + said(begin));
        return !may_go_in || json.size() % 3 != 0;
    }
    bool is_gone_into(std::string_view begun) override {
        note("begun " + std::string(begun));
        return begun.size() % 2 != 0;
    }
    void broken(JsonPlace begin, JsonPlace at, std::string_view wanted) override {
        note("broken " + said(begin) + ' ' + said(at) + ' ' + std::string(wanted));
    }
    void stray(JsonPlace at) override { note("stray " + said(at)); }
    void unfinished(JsonPlace at, bool is_between) override { note((is_between ? "ends " : "unfinished ") + said(at)); }
    void too_long(JsonPlace begin) override { note("too long " + said(begin)); }

private:
    static std::string said(JsonPlace place) {
        return std::to_string(place.byte) + " in line " + std::to_string(place.line);
    }
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
