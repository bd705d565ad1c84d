// Texts of known sources, held whole: what an atlas is tried on.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kinprint/text_sink.hpp"

namespace kinprint {

struct KnownText {
    std::string prompt;  // or, where that is unknown, where the text came from
    std::string genre;   // empty when unknown
    std::string body;
    std::string id = {};  // where it came from: "file" or "file:line"
};

/// Keeps texts by source; of each source the first `limits::tried_texts`, up to `limits::tried_bytes`.
class KnownTexts final : public TextSink {
public:
    KnownTexts() = default;
    /// Only those of this source.
    explicit KnownTexts(std::string only) : only_(std::move(only)) {}

    void begin_text(Cut /*cut*/) override { open_.clear(); }
    void feed(std::string_view utf8) override;
    /// Returns 0: words are not counted.
    std::uint64_t end_text(std::string_view source, const TextLabel& label) override;
    void drop_text() override { open_.clear(); }
    /// What was counted elsewhere has no text.
    void add(Counts&& /*counts*/) override {}

    std::map<std::string, std::vector<KnownText>, std::less<>> by_source;

private:
    std::string only_;  // empty: of all
    std::string open_;
    std::map<std::string, std::size_t, std::less<>> bytes_;  // by source
};

}  // namespace kinprint
