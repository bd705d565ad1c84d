// Texts on their way to a sink, under the names that their sources go by.
#pragma once

#include "kinprint/arrangement.hpp"
#include "kinprint/text_sink.hpp"

namespace kinprint {

class RenamingSink final : public TextSink {
public:
    /// Both must outlive this.
    RenamingSink(TextSink& sink, const NewNames& renamed) : sink_(&sink), renamed_(&renamed) {}

    void begin_text(Cut cut) override { sink_->begin_text(cut); }
    void feed(std::string_view utf8) override { sink_->feed(utf8); }
    std::uint64_t end_text(std::string_view source, const TextLabel& label) override {
        return sink_->end_text(name_after(*renamed_, source), label);
    }
    void drop_text() override { sink_->drop_text(); }
    void add(Counts&& counts) override {
        arrange(counts, {*renamed_, {}});
        sink_->add(std::move(counts));
    }

private:
    TextSink* sink_;
    const NewNames* renamed_;
};

}  // namespace kinprint
