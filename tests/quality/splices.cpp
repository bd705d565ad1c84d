#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kinprint/count.hpp"
#include "kinprint/pieces.hpp"
#include "random.hpp"
#include "samples.hpp"
#include "table.hpp"
#include "tasks.hpp"

namespace kinprint::quality {

namespace {

constexpr std::array<std::size_t, 4> lengths = {600, 1000, 2000, 4000};
constexpr std::uint64_t near_enough = 200;  // words
constexpr std::size_t draws = 5;            // of each source

using Texts = std::map<std::string, std::vector<KnownText>, std::less<>>;

/// Appends words of a text until there are so many.
void append_words(std::string& to, std::string_view text, std::size_t& words, std::size_t wanted) {
    for (const char one : text) {
        if (words == wanted) {
            return;
        }
        to += one;
        words += one == ' ' || one == '\n' ? 1 : 0;
    }
}

/// So many words of a source's texts, in random order.
std::string words_of(const std::vector<KnownText>& texts, std::size_t wanted, test::Random& random) {
    std::vector<const KnownText*> order;
    for (const KnownText& text : texts) {
        order.push_back(&text);
    }
    shuffle(order, random);
    std::string found;
    std::size_t words = 0;
    for (const KnownText* text : order) {
        append_words(found, text->body, words, wanted);
        found += "\n\n";
    }
    return found;
}

/// Stories that an atlas of all other texts has not seen.
struct Held {
    Texts texts;
    Atlas atlas;
};

Held held_out(const KnownTexts& texts, test::Random& random) {
    const std::vector<std::string> stories = shuffled(random, story_prompts());
    const std::set<std::string> held(stories.begin(),
                                     stories.begin() + static_cast<std::ptrdiff_t>(stories.size() / 5));
    Held result;
    Counter counter(kinprint::Part::terms);
    for (const auto& [source, of_source] : texts.by_source) {
        for (const KnownText& text : of_source) {
            if (held.contains(text.prompt)) {
                result.texts[source].push_back(text);
            } else {
                counter.begin_text();
                counter.feed(text.body);
                counter.end_text(source, {text.prompt, text.prompt, text.genre});
            }
        }
    }
    result.atlas = make_atlas(counter.take().terms, {});
    return result;
}

bool is_right(const Stretch& stretch, const std::string& source) {
    return !stretch.whose.candidates.empty() && stretch.whose.candidates.front().source == source;
}

class Splicing {
public:
    Splicing(Held& held, const Trust& trust, test::Random& random)
        : held_(held), random_(random), file_{held.atlas, trust, "", ""}, placer_(file_.atlas) {}

    void add_rows(Table& table) {
        std::vector<std::string> names;
        for (const auto& [source, of_source] : held_.texts) {
            names.push_back(source);
        }
        for (std::size_t row = 0; row < lengths.size(); ++row) {
            for (const std::string& source : names) {
                for (std::size_t draw = 0; draw < draws; ++draw) {
                    add(table, row, source, names[random_.below(names.size())]);
                }
            }
        }
    }

private:
    Course course(const std::string& body) {
        return piece_by_piece({{"text", "", body, "text"}}, file_, placer_).courses.front();
    }

    void add(Table& table, std::size_t row, const std::string& source, const std::string& other) {
        const std::size_t words = lengths[row];
        const Course plain = course(words_of(held_.texts[source], 2 * words, random_));
        table.add(row, 0, plain.stretches.size() > 1 ? 1 : 0);
        if (source == other) {
            return;
        }
        const std::string first = words_of(held_.texts[source], words, random_);
        const Course spliced = course(first + words_of(held_.texts[other], words, random_));
        const std::vector<Stretch>& stretches = spliced.stretches;
        const bool is_found = std::any_of(stretches.begin() + 1, stretches.end(), [&](const Stretch& stretch) {
            return stretch.from + near_enough >= words && stretch.from <= words + near_enough;
        });
        table.add(row, 1, is_found ? 1 : 0);
        table.add(row, 2, is_found && stretches.size() == 2 ? 1 : 0);
        if (stretches.size() == 2) {
            table.add(row, 3, stretches[1].earliest <= words + 60 && words <= stretches[1].latest + 60 ? 1 : 0);
            table.add(row, 4, is_right(stretches[0], source) && is_right(stretches[1], other) ? 1 : 0);
        }
    }

    Held& held_;
    test::Random& random_;
    AtlasFile file_;
    Placer placer_;
};

}  // namespace

void splices(const Bench& bench) {
    const KnownTexts texts = read_known_texts(bench.places);
    const Atlas atlas = make_atlas(bench.corpus.counts.terms, {});
    const Trust trust = validate(atlas, texts, {}, 1, [](double) {}).trust;
    Table table({"600 + 600", "1,000 + 1,000", "2,000 + 2,000", "4,000 + 4,000"},
                {"change seen where there is none", "found within 200 words", "and no other", "in the interval told",
                 "both writers first"});
    for (std::size_t seed = 1; seed <= std::min<std::size_t>(bench.seeds, 5); ++seed) {
        test::Random random(seed);
        Held held = held_out(texts, random);
        Splicing(held, trust, random).add_rows(table);
        std::fprintf(stderr, "T11: seed %zu\n", seed);
    }
    table.print("T11: stories of one writer that end in those of another, %", "words");
}

}  // namespace kinprint::quality
