#include "turns.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "field_names.hpp"
#include "json_text.hpp"
#include "kinprint/limits.hpp"
#include "labels.hpp"
#include "nesting.hpp"
#include "python_literal.hpp"

namespace kinprint {

namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 6> assistant_names = {"assistant", "gpt", "model", "bot", "ai", "chatgpt"};
constexpr std::array<std::string_view, 6> other_speakers = {"human", "user", "system", "tool", "developer", "prompter"};
constexpr std::array<std::string_view, 2> tool_types = {"tool_use", "tool_result"};
constexpr std::array<std::string_view, 2> message_types = {"human", "ai"};  // LangChain has them for roles
constexpr std::array<std::string_view, 3> reply_names = {"children", "replies", "comments"};
constexpr std::array<std::string_view, 2> user_marks = {"isCreatedByUser", "is_user"};
constexpr std::array<std::string_view, 3> reasoning_types = {"thinking", "reasoning", "think"};

const json* member(const json& object, std::string_view name) {
    return find_field(object, name).value;
}

bool is_true(const json* value) {
    return value != nullptr && value->is_boolean() && value->get<bool>();
}

std::string reasoning_beside(const json& object) {
    for (const std::string_view name : names_of_reasoning()) {
        if (const std::string* text = text_at(object, name)) {
            return *text;
        }
    }
    return "";
}

/// Is all of it reasoning, as Gemini and AI Studio say?
bool is_thought(const json& part) {
    return is_true(member(part, "thought")) || is_true(member(part, "isThought"));
}

bool is_reasoning(const json& part) {
    const std::string* type = text_at(part, "type");
    return (type != nullptr && is_among(*type, reasoning_types)) || is_thought(part);
}

/// One part of a content that comes in parts, or of an output that comes in items.
void add_part(const json& part, Answer& answer) {
    if (const std::string* plain = text_of(&part)) {
        append_paragraph(answer.text, *plain);
        return;
    }
    const std::string* type = part.is_object() ? text_at(part, "type") : nullptr;
    if (!part.is_object() || (type != nullptr && is_among(*type, tool_types))) {
        return;
    }
    std::string& target = is_reasoning(part) ? answer.reasoning : answer.text;
    for (const char* name : {"text", "text.value", "thinking", "think"}) {
        if (const std::string* text = text_at(part, name)) {
            append_paragraph(target, *text);
        }
    }
    for (const char* name : {"content", "summary", "parts"}) {
        const json* inner = member(part, name);
        if (inner != nullptr && inner->is_array()) {
            Answer within;
            for (const json& one : *inner) {
                add_part(one, within);
            }
            append_paragraph(target, within.text);
            append_paragraph(answer.reasoning, within.reasoning);
        }
    }
}

/// Objects with a type or a text, among which strings may be: Telegram writes a text with a link so.
bool are_parts(const json& list) {
    const auto is_part = [](const json& one) {
        return one.is_object() && (member(one, "type") != nullptr || member(one, "text") != nullptr);
    };
    return list.is_array() && std::ranges::any_of(list, is_part) && std::ranges::all_of(list, [&](const json& one) {
               return one.is_string() || one.is_object() || one.is_null();
           });
}

/// The parts of a text that comes in parts: a list of these, or, as ChatGPT exports it, {"parts": [strings]}.
const json* parts_of(const json* value) {
    if (value != nullptr && value->is_object()) {
        const json* parts = member(*value, "parts");
        return parts != nullptr && parts->is_array() ? parts : nullptr;
    }
    return value != nullptr && are_parts(*value) ? value : nullptr;
}

const std::string* user_or_assistant(bool is_user) {
    static const std::string user = "user";
    static const std::string assistant = "assistant";
    return is_user ? &user : &assistant;
}

/// As LangChain says it, or Axolotl, which marks what is to be learned, or by "speaker". Of objects that are no turns
/// these may say anything.
const std::string* speaker_among_turns(const json& turn) {
    const json* is_learned = member(turn, "label");
    if (is_learned != nullptr && is_learned->is_boolean()) {
        return user_or_assistant(!is_true(is_learned));
    }
    const std::string* type = text_at(turn, "type");
    return type != nullptr && is_among(*type, message_types) ? type : text_at(turn, "speaker");
}

const std::string* speaker_of(const json& turn) {
    for (const std::string_view name : user_marks) {
        if (const json* by_user = member(turn, name); by_user != nullptr && by_user->is_boolean()) {
            return user_or_assistant(is_true(by_user));
        }
    }
    for (const char* name : {"role", "from", "sender", "author.role"}) {
        if (const std::string* speaker = text_at(turn, name)) {
            return speaker;
        }
    }
    const json* data = member(turn, "data");
    return data != nullptr && data->is_object() ? speaker_among_turns(turn) : nullptr;
}

/// Of what is surely a turn.
const std::string* speaker_in_turns(const json& turn) {
    const std::string* named = speaker_of(turn);
    return named != nullptr ? named : speaker_among_turns(turn);
}

/// The model that a turn names as its speaker; "" where it calls it as any is called.
std::string named_as_model(const json& turn) {
    const std::string* speaker = speaker_in_turns(turn);
    const bool is_model =
        speaker != nullptr && !is_among(*speaker, assistant_names) && is_called_as_models_are(*speaker);
    return is_model ? *speaker : "";
}

/// Is it a call of a tool, as ChatGPT exports it?
bool is_for_tool(const json& turn) {
    const std::string* recipient = text_at(turn, "recipient");
    return recipient != nullptr && *recipient != "all";
}

/// Those that a turn holds by this name; nullptr where it holds none.
const json* next_turns(const json& turn, std::string_view name) {
    const json* next = member(turn, name);
    return next != nullptr && next->is_array() && !next->empty() && next->front().is_object() ? next : nullptr;
}

/// What is asked, and what is said to it, without a name at either, as Gradio and text-generation-webui keep it?
bool is_exchange(const json& turn) {
    return turn.is_array() && turn.size() == 2 && turn[0].is_string() && turn[1].is_string();
}

/// Goes through turns, and those that they hold, in the order of what is said.
template <typename Each>
void for_each_turn(const json& turns, const Each& each) {
    for (const json& turn : turns) {
        if (is_exchange(turn)) {
            each(turn[0], false);
            each(turn[1], true);
        }
        if (!turn.is_object()) {
            continue;
        }
        if (const std::string* speaker = speaker_in_turns(turn)) {
            each(turn, is_among(*speaker, assistant_names) || is_called_as_models_are(*speaker));
        }
        for (const std::string_view name : reply_names) {
            if (const json* next = next_turns(turn, name)) {
                for_each_turn(*next, each);
            }
        }
    }
}

/// Does it begin with a bracket, and one of these characters behind that?
bool begins_list_of(std::string_view characters, std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    const std::size_t second =
        first == std::string_view::npos || text[first] != '[' ? first : text.find_first_not_of(blanks, first + 1);
    return second != std::string_view::npos && second != first &&
           characters.find(text[second]) != std::string_view::npos;
}

/// The texts of a list that is written as text, one after the other, as cells of tables have them; nothing where it is
/// none.
std::optional<std::string> listed_texts(const std::string& text) {
    const json list = begins_list_of("\"'", text) ? value_in_text(text) : json();
    std::string all;
    for (const json& one : list) {
        const std::string* some = text_of(&one);
        if (some == nullptr && !one.is_null()) {
            return std::nullopt;
        }
        append_paragraph(all, some != nullptr ? *some : "");
    }
    return list.is_array() ? std::optional(std::move(all)) : std::nullopt;
}

}  // namespace

json value_in_text(std::string_view text) {
    if (is_deeper_than(text, limits::json_depth)) {
        return {};
    }
    try {
        std::string mended;
        return parse_nearly_json(text, mended);
    } catch (const json::exception&) {
        const auto translated = json_of_python(text);
        return translated && !is_deeper_than(*translated, limits::json_depth) ? json::parse(*translated, nullptr, false)
                                                                              : json();
    }
}

std::optional<Answer> content_of(const json* value, const json& beside) {
    Answer answer{"", reasoning_beside(beside), ""};
    if (const std::string* text = text_of(value)) {
        answer.text = listed_texts(*text).value_or(*text);
    } else if (const json* parts = parts_of(value)) {
        for (const json& part : *parts) {
            add_part(part, answer);
        }
    } else if (value == nullptr || !value->is_null() || answer.reasoning.empty()) {
        return std::nullopt;  // null with reasoning beside it was cut off before there was any text
    }
    if (is_thought(beside)) {
        append_paragraph(answer.reasoning, std::exchange(answer.text, ""));
    }
    return answer;
}

bool is_turn(const json& object) {
    return speaker_of(object) != nullptr;
}

bool holds_turns(const json& turn) {
    const auto holds = [&](std::string_view name) { return next_turns(turn, name) != nullptr; };
    const std::string* speaker = std::ranges::any_of(reply_names, holds) ? speaker_of(turn) : nullptr;
    return speaker != nullptr && (is_among(*speaker, assistant_names) || is_among(*speaker, other_speakers));
}

bool is_turn_of_other(const json& object) {
    const std::string* speaker = speaker_of(object);
    if (speaker == nullptr || is_among(*speaker, assistant_names)) {
        return speaker != nullptr && is_for_tool(object);
    }
    // To the letter, as programs write turns: below "From" and "Content" in a spreadsheet stand mails.
    return object.contains("content") || object.contains("value") || is_among(*speaker, other_speakers);
}

std::optional<Answer> turn_of(const json& turn) {
    if (const std::string* plain = text_of(&turn)) {
        return Answer{*plain, "", ""};
    }
    if (is_for_tool(turn)) {
        return std::nullopt;
    }
    for (const char* name : {"content", "value", "text", "mes", "utterance", "parts", "message", "data.content"}) {
        if (auto content = content_of(at_path(turn, name), turn)) {
            content->source = model_of(turn);
            return content;
        }
    }
    return std::nullopt;
}

std::span<const std::string_view> names_of_replies() {
    return reply_names;
}

const json* turns_in(const json* value, json& parsed) {
    if (value == nullptr || value->is_structured()) {
        return value;
    }
    const std::string* text = text_of(value);
    if (text == nullptr || !begins_list_of("{", *text)) {
        return nullptr;
    }
    parsed = value_in_text(*text);
    return parsed.is_array() ? &parsed : nullptr;
}

std::vector<Answer> said_by_assistant(const json& turns) {
    std::vector<Answer> said;
    for_each_turn(turns, [&](const json& turn, bool is_assistant) {
        auto one = is_assistant ? turn_of(turn) : std::nullopt;
        if (!one) {
            return;
        }
        if (one->source.empty() && turn.is_object()) {
            one->source = named_as_model(turn);
        }
        auto same = std::ranges::find(said, one->source, &Answer::source);
        if (same == said.end()) {
            same = said.insert(said.end(), Answer{"", "", one->source});
        }
        append_paragraph(same->text, one->text);
        append_paragraph(same->reasoning, one->reasoning);
    });
    return said;
}

std::string said_by_others(const json& turns) {
    std::string said;
    for_each_turn(turns, [&](const json& turn, bool is_assistant) {
        const auto one = is_assistant ? std::nullopt : turn_of(turn);
        append_paragraph(said, one ? one->text : "");
    });
    return said;
}

void append_paragraph(std::string& to, std::string_view text) {
    to += to.empty() || text.empty() ? "" : "\n\n";
    to += text;
}

}  // namespace kinprint
