// Answers that came piece by piece, each a record: what programs get that let a model write before their eyes.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>

#include "file_reader.hpp"
#include "labels.hpp"
#include "turns.hpp"

namespace kinprint {

/// Puts the pieces of one answer after the other together, as Ollama ("done") and the chat completions of OpenAI
/// ("chat.completion.chunk") send them.
class StreamedAnswer {
public:
    struct Whole {
        Answer answer;
        Labels labels;      // of its first piece
        RecordPlace place;  // likewise
    };

    /// Is it a piece, and not an answer by itself?
    [[nodiscard]] bool is_piece(const nlohmann::json& record) const;

    /// Takes a piece up. Precondition: it is one.
    void take(const nlohmann::json& piece, const Labels& labels, const RecordPlace& place);

    /// The answer, where its last piece was taken or `is_over`: it is taken out.
    std::optional<Whole> whole(bool is_over);

private:
    std::optional<Whole> open_;
    bool has_last_ = false;
};

}  // namespace kinprint
