#include "channel.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace kinprint {

namespace {

struct Tag {
    std::string_view text;
    bool opens;
};

constexpr std::array tags = {Tag{"<think>", true}, Tag{"</think>", false}, Tag{"<thinking>", true},
                             Tag{"</thinking>", false}};
constexpr std::string_view break_for_tag = "\n\n";

/// The tag that `text` begins with.
const Tag* tag_at(std::string_view text) {
    const auto* const found = std::ranges::find_if(tags, [&](const Tag& tag) { return text.starts_with(tag.text); });
    return found == tags.end() ? nullptr : found;
}

/// May `text` be cut off within a tag?
bool begins_tag(std::string_view text) {
    return std::ranges::any_of(tags, [&](const Tag& tag) { return tag.text.starts_with(text); });
}

bool closes_first(std::string_view text) {
    for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
        if (const Tag* tag = tag_at(text.substr(at))) {
            return !tag->opens;
        }
    }
    return false;
}

}  // namespace

void ChannelFilter::pass(std::string_view text) {
    if (is_open()) {
        passed_ += text;
    }
}

std::string_view ChannelFilter::feed(std::string_view utf8) {
    if (kept_.empty() && utf8.find('<') == std::string_view::npos) {
        return is_open() ? utf8 : std::string_view();  // nearly all there is
    }
    passed_.clear();
    const std::string text = std::exchange(kept_, {}) + std::string(utf8);
    const std::string_view all = text;
    std::size_t from = 0;
    for (std::size_t at = all.find('<'); at != std::string_view::npos; at = all.find('<', at)) {
        const std::string_view rest = all.substr(at);
        if (const Tag* tag = tag_at(rest)) {
            pass(all.substr(from, at - from));
            in_reasoning_ = tag->opens;
            saw_reasoning_ = true;
            pass(break_for_tag);
            at += tag->text.size();
            from = at;
        } else if (begins_tag(rest)) {
            kept_ = rest;
            pass(all.substr(from, at - from));
            return passed_;
        } else {
            ++at;
        }
    }
    pass(all.substr(from));
    return passed_;
}

std::string_view ChannelFilter::finish() {
    passed_.clear();
    pass(std::exchange(kept_, {}));
    return passed_;
}

bool has_one_channel(std::string_view text, std::string_view reasoning) {
    return reasoning.empty() && text.find('<') == std::string_view::npos;
}

InChannel in_channel(std::string_view text, std::string_view reasoning, Channel channel) {
    std::string all(reasoning);
    if (!reasoning.empty() || closes_first(text)) {
        all = std::string(tags[0].text) + all + std::string(reasoning.empty() ? "" : tags[1].text);
    }
    all += text;
    ChannelFilter filter(channel);
    std::string passed(filter.feed(all));
    passed += filter.finish();
    return {std::move(passed), filter.saw_reasoning()};
}

}  // namespace kinprint
