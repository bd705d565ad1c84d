// Chats saved as plain text: only what the model says is counted.
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "read/chat_text.hpp"
#include "read/transcript.hpp"
#include "reading.hpp"

using namespace kinprint;

namespace {

/// What the assistant says, of a text in slices of so many bytes; nothing where it is no chat.
std::optional<std::string> said(std::string_view text, std::size_t slice) {
    auto filter = ChatFilter::of(text);
    if (!filter) {
        return std::nullopt;
    }
    std::string said;
    for (; !text.empty(); text.remove_prefix(std::min(slice, text.size()))) {
        said += filter->feed(text.substr(0, slice));
    }
    said += filter->finish();
    return said;
}

/// By a chat template: what its text begins with, what says that a user or an assistant speaks, and what ends a turn.
std::string templated(const std::string& begin, const std::string& user, const std::string& assistant,
                      const std::string& end) {
    return begin + user + "Tell me." + end + assistant + "It is so.\n\nAnd so." + end + user + "More." + end +
           assistant + "No." + end;
}

const std::vector<std::string> chats = {
    "User: Tell me.\nAssistant: It is so.\n\nAnd so.\nUser: More.\nAssistant: No.\n",
    "You said:\nTell me.\nChatGPT said:\nIt is so.\n\nAnd so.\nYou said:\nMore.\nChatGPT said:\nNo.\n",
    "\n\nHuman: Tell me.\n\nAssistant: It is so.\n\nAnd so.\n\nHuman: More.\n\nAssistant: No.",
    "**You:** Tell me.\r\n\r\n**GPT-4o:** It is so.\r\n\r\nAnd so.\r\n**You:** More.\r\n**GPT-4o:** No.\r\n",
    "## Prompt\nTell me.\n## Response\nIt is so.\n\nAnd so.\n## Prompt\nMore.\n## Response\nNo.\n",
    "### User\n\nTell me.\n\n### Claude\n\nIt is so.\n\nAnd so.\n\n### User\nMore.\n\n### Claude\nNo.\n",
    "# Rivers\n\nExported on 3 May 2025\n\n---\n\n**User:** Tell me.\n\n**Assistant:** It is so. And so. No.\n",
    "[10:01] User: Tell me.\n[10:02] Assistant: It is so. And so. No.\n",
    "🧑 User: Tell me.\n🤖 Assistant: It is so. And so. No.\n",
    "ChatGPT\n\n##### You said:\nTell me.\n\n###### ChatGPT said:\nIt is so. And so. No.\n",
    "Skip to content\nChatGPT\nYou said:\nTell me.\nChatGPT said:\nIt is so. And so. No.\n",
    "Conversation with Gemini\nYou said\n\nTell me.\n\nGemini said\n\nIt is so. And so. No.\n",
    "Du hast gesagt:\nTell me.\nChatGPT hat gesagt:\nIt is so. And so. No.\n",
    "---\ntitle: Rivers\n---\n\n**User:**\nTell me.\n\n**Assistant:**\nIt is so. And so. No.\n",
    "**User**\n\nTell me.\n\n---\n\n**Cursor**\n\nIt is so. And so. No.\n",
    "[USER]\nTell me.\n\n[ASSISTANT]\nIt is so. And so. No.\n",
    "Below is an instruction that describes a task.\n\n### Instruction:\nTell me.\n\n### Response:\nIt is so. And so. No.",
    templated("<|im_start|>system\nBe kind.<|im_end|>\n", "<|im_start|>user\n", "<|im_start|>assistant\n",
              "<|im_end|>\n"),
    templated("<|begin_of_text|>", "<|start_header_id|>user<|end_header_id|>\n\n",
              "<|start_header_id|>assistant<|end_header_id|>\n\n", "<|eot_id|>"),
    templated("<s>", "[INST] ", "[/INST] ", " </s>"),
    templated("<bos>", "<start_of_turn>user\n", "<start_of_turn>model\n", "<end_of_turn>\n"),
    templated("<｜begin▁of▁sentence｜>Be kind.", "<｜User｜>", "<｜Assistant｜>", "<｜end▁of▁sentence｜>"),
    templated("<BOS_TOKEN>", "<|START_OF_TURN_TOKEN|><|USER_TOKEN|>", "<|START_OF_TURN_TOKEN|><|CHATBOT_TOKEN|>",
              "<|END_OF_TURN_TOKEN|>"),
    templated("<|system|>\nBe kind.</s>\n", "<|user|>\n", "<|assistant|>\n", "</s>\n")};

std::string without_blanks(std::string text) {
    std::erase_if(text, [](char c) { return c == '\n' || c == '\r' || c == ' '; });
    return text;
}

}  // namespace

TEST_CASE("Of a chat the assistant's turns are let through, however it is cut", "[transcript]") {
    for (const std::string& chat : chats) {
        INFO(chat);
        for (const std::size_t slice : {std::size_t{1}, std::size_t{7}, std::size_t{100}, chat.size()}) {
            CHECK(without_blanks(said(chat, slice).value_or("")) == "Itisso.Andso.No.");
        }
    }
}

TEST_CASE("What is no chat is none", "[transcript]") {
    for (const char* text :
         {"", "A story.\n\nUser: Tell me.\nAssistant: It is so.", "User: Tell me.\nUser: More.",
          "User\nTell me.\nAssistant\nIt is so.", "Prompt: Tell me of it.\n\nIt was a dark night.",
          "Model: gpt-4\nPrompt: Tell me of it.\n\nIt was a dark night.", "Assistant: It is so.\n\nAnd so.",
          "[INST] is a mark of Mistral's.", "# A day\n\nIt rained.\n\nPrompt: Tell me of it.\n\nIt was a dark night.",
          "<s>Old</s> and new", "A chat: <|im_start|>user\nTell me.<|im_start|>assistant\nNo.",
          "The user: is he there?\nThe assistant: he is."}) {
        INFO(text);
        CHECK_FALSE(ChatFilter::of(text));
    }
}

TEST_CASE("A line that names a speaker within a long line is none", "[transcript]") {
    const std::string line(200, 'a');
    const std::string chat = "User: " + line + " Assistant: no\nAssistant: yes\nand on User: of it\n";
    for (const std::size_t slice : {std::size_t{1}, std::size_t{70}, chat.size()}) {
        CHECK(without_blanks(said(chat, slice).value_or("")) == "yesandonUser:ofit");
    }
}

TEST_CASE("Of a template that gpt-oss has its reasoning is left out, too", "[transcript]") {
    const std::string chat =
        "<|start|>user<|message|>Tell me.<|end|><|start|>assistant<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant"
        "<|channel|>final<|message|>It is so.<|return|>";
    for (const std::size_t slice : {std::size_t{1}, SIZE_MAX}) {
        CHECK(test::read_bytes(chat, {"chat.txt", "chat", Format::plain}, slice).report.words == 3);
    }
}

TEST_CASE("The mark that ends a message is no word of it", "[transcript]") {
    for (const char* mark : {"<|im_end|>", "<|eot_id|>", "<end_of_turn>", "<|endoftext|>"}) {
        const auto read = test::read_bytes(std::string("It is so.") + mark, {"a.txt", "a", Format::plain});
        CHECK(read.report.words == 3);
        CHECK(read.report.reasoned == 0);
    }
    CHECK(test::read_bytes("It ends by `<|im_end|>`.", {"a.txt", "a", Format::plain}).report.words > 3);
}

TEST_CASE("Of files and records that are chats what people say is left out, and that is said", "[transcript]") {
    for (const std::string& chat : chats) {
        for (const std::size_t slice : {std::size_t{1}, SIZE_MAX}) {
            const auto plain = test::read_bytes(chat, {"chat.txt", "chat", Format::plain}, slice);
            CHECK(plain.report.words == 6);
            REQUIRE(plain.report.errors.size() == 1);
            CHECK(plain.report.errors[0].code == ErrorCode::chat_turns);
            CHECK(plain.report.errors[0].message.find("One text is a chat: what the model says") == 0);
        }
    }
    const std::string record = nlohmann::json{{"chosen", chats[2]}, {"rejected", chats[2]}}.dump();
    const auto pairs = test::read_bytes(record, {"pairs.jsonl", "pairs", Format::jsonl});
    CHECK(pairs.report.words == 12);
    REQUIRE(pairs.report.errors.size() == 1);
    CHECK(pairs.report.errors[0].message.find("2 texts are chats (record 1, record 1): ") == 0);
    const auto more = test::read_bytes("Of a play.\n" + chats[0], {"chat.txt", "chat", Format::plain});
    CHECK(more.report.words > 12);
    CHECK(more.report.errors.empty());
}
