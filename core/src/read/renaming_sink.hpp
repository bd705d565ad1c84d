// Texts on their way to a sink, under the names that their sources go by.
#pragma once

#include <vector>

#include "kinprint/arrangement.hpp"
#include "kinprint/text_sink.hpp"

namespace kinprint {

class RenamingSink final : public TextSink {
public:
    /// The namings come one after the other. All must outlive this.
    RenamingSink(TextSink& sink, const std::vector<Naming>& namings) : sink_(&sink), namings_(&namings) {}

    void begin_text(Cut cut) override { sink_->begin_text(cut); }
    void feed(std::string_view utf8) override { sink_->feed(utf8); }
    std::uint64_t end_text(std::string_view source, const TextLabel& label) override {
        std::string name(source);
        for (const Naming& naming : *namings_) {
            name = name_of_text(naming, name, label);
        }
        return sink_->end_text(name, label);
    }
    void drop_text() override { sink_->drop_text(); }
    void add(Counts&& counts) override {
        for (const Naming& naming : *namings_) {
            arrange(counts, {naming, {}});
        }
        sink_->add(std::move(counts));
    }

private:
    TextSink* sink_;
    const std::vector<Naming>* namings_;
};

}  // namespace kinprint
