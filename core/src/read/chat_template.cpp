#include "chat_template.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace kinprint {

namespace {

/// Who speaks behind a mark.
enum class Voice : std::uint8_t { assistant, other, nobody };

struct TemplateMark {
    std::string_view text;
    Voice voice;
};

// As they stand in the chat templates of the models' own repositories; of two that begin alike the longer one first.
constexpr std::array marks = {
    TemplateMark{"<|im_start|>assistant", Voice::assistant},  // ChatML: Qwen, Yi, Hermes
    TemplateMark{"<|im_start|>", Voice::other},
    TemplateMark{"<|im_end|>", Voice::nobody},
    TemplateMark{"<|start_header_id|>assistant<|end_header_id|>", Voice::assistant},  // Llama 3
    TemplateMark{"<|start_header_id|>", Voice::other},
    TemplateMark{"<|begin_of_text|>", Voice::nobody},
    TemplateMark{"<|end_of_text|>", Voice::nobody},
    TemplateMark{"<|eot_id|>", Voice::nobody},
    TemplateMark{"[INST]", Voice::other},  // Llama 2, Mistral
    TemplateMark{"[/INST]", Voice::assistant},
    TemplateMark{"<s>", Voice::nobody},
    TemplateMark{"</s>", Voice::nobody},
    TemplateMark{"<bos>", Voice::nobody},  // Gemma
    TemplateMark{"<start_of_turn>model", Voice::assistant},
    TemplateMark{"<start_of_turn>", Voice::other},
    TemplateMark{"<end_of_turn>", Voice::nobody},
    TemplateMark{"<｜begin▁of▁sentence｜>", Voice::nobody},  // DeepSeek
    TemplateMark{"<｜User｜>", Voice::other},
    TemplateMark{"<｜Assistant｜>", Voice::assistant},
    TemplateMark{"<｜end▁of▁sentence｜>", Voice::nobody},
    TemplateMark{"<BOS_TOKEN>", Voice::nobody},  // Command
    TemplateMark{"<|START_OF_TURN_TOKEN|><|CHATBOT_TOKEN|>", Voice::assistant},
    TemplateMark{"<|START_OF_TURN_TOKEN|>", Voice::other},
    TemplateMark{"<|END_OF_TURN_TOKEN|>", Voice::nobody},
    TemplateMark{"<|assistant|>", Voice::assistant},  // Zephyr, Phi, GLM
    TemplateMark{"<|user|>", Voice::other},
    TemplateMark{"<|system|>", Voice::other},
    TemplateMark{"<|endoftext|>", Voice::nobody},
    TemplateMark{"<|start|>assistant", Voice::assistant},  // gpt-oss
    TemplateMark{"<|start|>system", Voice::other},
    TemplateMark{"<|start|>developer", Voice::other},
    TemplateMark{"<|start|>user", Voice::other},
};
constexpr std::string_view beginnings = "<[";

const TemplateMark* mark_of(std::string_view text) {
    const auto* const found =
        std::ranges::find_if(marks, [&](const TemplateMark& mark) { return text.starts_with(mark.text); });
    return found == marks.end() ? nullptr : found;
}

bool speaks_in(std::string_view text, Voice voice) {
    return std::ranges::any_of(marks, [&](const TemplateMark& mark) {
        return mark.voice == voice && text.find(mark.text) != std::string_view::npos;
    });
}

/// May more of it, that is to come, make it a mark, or another one?
bool may_become_mark(std::string_view text) {
    return std::ranges::any_of(
        marks, [&](const TemplateMark& mark) { return mark.text.size() > text.size() && mark.text.starts_with(text); });
}

}  // namespace

bool is_templated(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    return mark_of(text) != nullptr && speaks_in(text, Voice::assistant) && speaks_in(text, Voice::other);
}

void TemplateFilter::go_on(std::string_view rest, bool is_all) {
    while (!rest.empty()) {
        const std::size_t before = std::min(rest.find_first_of(beginnings), rest.size());
        say(rest.substr(0, before));
        rest.remove_prefix(before);
        if (!is_all && !rest.empty() && may_become_mark(rest)) {
            keep(rest);
            return;
        }
        if (const TemplateMark* mark = mark_of(rest)) {
            begin_turn(mark->voice == Voice::assistant);
            rest.remove_prefix(mark->text.size());
        } else if (!rest.empty()) {
            say(rest.substr(0, 1));
            rest.remove_prefix(1);
        }
    }
}

}  // namespace kinprint
