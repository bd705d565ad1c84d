// Answers that came piece by piece, each a record: what programs get that let a model write before their eyes.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "file_reader.hpp"
#include "labels.hpp"
#include "turns.hpp"

namespace kinprint {

/// Puts the pieces of each answer together, as Ollama ("created_at", "done") and the chat completions of OpenAI
/// ("chat.completion.chunk") send them. Those of several answers may come in turns where these are of different models,
/// or have identifiers or numbers of their own.
class StreamedAnswers {
public:
    struct Whole {
        Answer answer;
        Labels labels;      // of its first piece
        RecordPlace place;  // likewise
    };

    /// Is it a piece, and not an answer by itself?
    [[nodiscard]] bool is_piece(const nlohmann::json& record) const;

    /// Takes a piece up; gives the answer, where that was its last. Precondition: it is one.
    std::vector<Whole> take(const nlohmann::json& piece, const Labels& labels, const RecordPlace& place);

    /// The answers whose last piece never came: they are taken out.
    std::vector<Whole> rest();

private:
    struct Open {
        std::string key;  // which answer it is
        Whole whole;
    };

    std::vector<Open> open_;
};

}  // namespace kinprint
