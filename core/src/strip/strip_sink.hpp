// Texts on their way to a sink, less what is to be taken out of them.
#pragma once

#include <string>
#include <utility>

#include "kinprint/read.hpp"
#include "kinprint/text_sink.hpp"

namespace kinprint {

/// Holds each text until it is whole, up to `limits::stripped_bytes`: what is around an answer is known by where it
/// ends. A longer text goes through as it is.
class StripSink final : public TextSink {
public:
    /// `sink` must outlive this.
    StripSink(TextSink& sink, const Strip& strip) : sink_(&sink), strip_(strip) {}

    void begin_text(Cut cut) override;
    void feed(std::string_view utf8) override;
    std::uint64_t end_text(std::string_view source, const TextLabel& label) override;
    void drop_text() override;
    void add(Counts&& counts) override { sink_->add(std::move(counts)); }

    /// Did a text go through that was too long?
    [[nodiscard]] bool saw_too_long() const { return saw_too_long_; }

private:
    TextSink* sink_;
    Strip strip_;
    Cut cut_ = Cut::by_rules;
    std::string text_;
    bool goes_through_ = false;
    bool saw_too_long_ = false;
};

/// A whole text without what is to be taken out. `prompt`: what was asked; empty when unknown.
std::string stripped(std::string_view text, std::string_view prompt, const Strip& what);

}  // namespace kinprint
