// Writers that were made up: texts whose writer and genre are known.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "kinprint/count.hpp"
#include "random.hpp"

namespace kinprint::test {

/// A writer prefers some words of each kind, one more than others.
struct Writer {
    std::string name;
    std::size_t habit = 0;
};

inline const std::vector<Writer> writers = {{"ada", 0}, {"ben", 1}, {"cyd", 2}, {"dan", 3}};

/// One of so many words that begin so. (Digits would all be one.)
inline std::string one_of(const std::string& begins, std::size_t number) {
    return begins + static_cast<char>('a' + static_cast<char>(number));
}

inline std::string word_of(Random& random, const std::string& kind, std::size_t habit) {
    const std::size_t drawn = random.below(10);
    if (drawn == 0) {
        return one_of("habit", habit);
    }
    return drawn < 4 ? one_of("common", random.below(6)) : one_of(kind, random.below(8));
}

inline std::string text_by(const Writer& writer, const std::string& kind, std::size_t words, Random& random) {
    std::string text;
    for (std::size_t word = 0; word < words; ++word) {
        text += word_of(random, kind, writer.habit) + (random.below(9) == 0 ? ". " : " ");
    }
    return text;
}

/// Prompts 0 to 39 ask for tales, those from 40 for essays; `ben` writes no essay.
inline Profile written(std::size_t words, Random& random, bool with_genres = false) {
    Counter counter(Part::terms);
    for (const Writer& writer : writers) {
        for (std::size_t prompt = 0; prompt < 80; ++prompt) {
            const bool is_tale = prompt < 40;
            if (is_tale || writer.name != "ben") {
                const std::string kind = is_tale ? "tale" : "essay";
                counter.begin_text();
                counter.feed(text_by(writer, kind, words, random));
                const std::string id = std::to_string(prompt);
                counter.end_text(writer.name, {id, id, with_genres ? kind + "s" : ""});
            }
        }
    }
    return counter.take().terms;
}

inline Profile unknown_by(const Writer& writer, const std::string& kind, std::size_t words, Random& random) {
    Counter counter(Part::terms);
    counter.begin_text();
    counter.feed(text_by(writer, kind, words, random));
    counter.end_text("unknown", {"", "unknown"});
    return counter.take().terms;
}

}  // namespace kinprint::test
