// A record -> its texts, whose they are, and what they answer.
#pragma once

#include <memory>
#include <string_view>

#include "file_reader.hpp"

namespace kinprint {

/// Finds the texts in values of JSON; rows of tables come as objects, too. By names, as these are used, however they
/// are spelt ("Model Name" is "model_name": field_names.hpp):
///
/// - texts: "output", "response", "completion", "generated_text", "response_text", "model_output", "generation",
///   "prediction", "model_answer" and the like (shapes.cpp has the list), "answer", "text", "content", "story",
///   "essay"; the turns that an assistant wrote (turns.hpp) of "messages", "conversation", "conversations",
///   "chat_messages" or "contents", of "history.messages" (Open WebUI) and "chunkedPrompt.chunks" (AI Studio), be they
///   written as text in the cell of a table; "choices" and "candidates" as the answers of batch interfaces have them,
///   and contents in parts ({"type": "text", "text"}); "resps" of lm-evaluation-harness, and "fragments" of DeepSeek;
///   lists of texts that are written as text;
/// - reasoning: "reasoning", "reasoning_content" or "thinking" beside a text, parts of type "thinking" or "reasoning",
///   and turns that are marked as thoughts;
/// - sources: "model", "model_name", "model_id", "model_slug" (also in "metadata"), "default_model_slug",
///   "modelVersion", "runSettings.model", "options.model", before all of these that of the turn itself; "generator",
///   "author", "writer"; "source" where no "id" stands beside it; or the name under which records are kept
///   ({"a model": [records]}), or that which an object has in a list of sources ({"models": [{"name", "samples":
///   [records]}]}); else that of the file;
/// - prompts: "prompt_id", "prompt_index", "question_id", "task_id", "custom_id", "prompt", "question", "instruction";
///   "id" where "source" stands beside it, as slop-forensics has it;
/// - genre: "genre".
///
/// Strings side by side are texts, too, without a record around each: those of an array, and those of an object whose
/// names are mere numbers or other identifiers (text_lists.hpp).
///
/// Tables with a heading of their own and comparisons of two models are the records that they hold
/// (record_shapes.hpp).
///
/// Names that people give (`Fields`) go before these. Where no name is known, the first such record decides for the
/// whole file, and people are told (record_report.hpp): fields that are called as models are hold these models' texts,
/// or else the field with the longest text is that of the text. Where no source is
/// known, a field that may name it is proposed, and not taken (likely_source.hpp).
class Records {
public:
    explicit Records(ReadTarget target);
    ~Records();
    Records(const Records&) = delete;
    Records& operator=(const Records&) = delete;

    /// Reads the JSON of a record, or of several in one value. `key`: the name under which it is kept, if any. False
    /// where it is no JSON, and nothing was read or said, for it may be gone through for what in it is whole: only
    /// where `may_go_in`.
    bool read(std::string_view text, std::string_view key, const RecordPlace& place, bool may_go_in = false);

    /// An array or object begins so, and is broken where that ends: may records be in it, rather than that it is one?
    [[nodiscard]] bool may_hold_records(std::string_view begun) const;

    /// Of what is gone through: is a string of this name a text, by its place in a list of texts, and no field?
    [[nodiscard]] bool lists_texts(std::string_view key) const;

    /// A record that was broken was passed over.
    void pass_over();

    /// Reads a row: a name and a value for each column.
    void read_row(const std::vector<std::string>& names, const std::vector<std::string>& values,
                  const RecordPlace& place);

    /// What is read now is in this container, or no longer.
    void open(std::string_view key);
    void close();

    /// A string or a number beside what is read: it may say whose that is.
    void note(std::string_view key, std::string_view text);

    /// Says what is wrong with the whole, and how it was understood.
    void finish();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kinprint
