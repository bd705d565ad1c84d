#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
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
constexpr std::size_t left_out = 5;         // sources in a split; for each there is an atlas to be made

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

/// A fifth of the prompts of stories.
std::set<std::string> held_prompts(test::Random& random) {
    const std::vector<std::string> stories = shuffled(random, story_prompts());
    return {stories.begin(), stories.begin() + static_cast<std::ptrdiff_t>(stories.size() / 5)};
}

Texts answers_to(const std::set<std::string>& prompts, const KnownTexts& texts) {
    Texts answers;
    for (const auto& [source, of_source] : texts.by_source) {
        std::ranges::copy_if(of_source, std::back_inserter(answers[source]),
                             [&](const KnownText& text) { return prompts.contains(text.prompt); });
    }
    return answers;
}

/// Of what all but one source wrote to other prompts than these.
Atlas atlas_without(const std::set<std::string>& prompts, const std::string& unknown, const KnownTexts& texts) {
    Counter counter(kinprint::Part::terms);
    for (const auto& [source, of_source] : texts.by_source) {
        for (const KnownText& text : of_source) {
            if (source != unknown && !prompts.contains(text.prompt)) {
                counter.begin_text();
                counter.feed(text.body);
                counter.end_text(source, {text.prompt, text.prompt, text.genre});
            }
        }
    }
    return make_atlas(counter.take().terms, {});
}

bool is_first(const std::string& source, const Stretch& stretch) {
    return !stretch.whose.candidates.empty() && stretch.whose.candidates.front().source == source;
}

bool begins_near(std::size_t words, const Stretch& stretch) {
    return stretch.from + near_enough >= words && stretch.from <= words + near_enough;
}

/// An atlas, and texts of which it knows nothing.
class Splicing {
public:
    Splicing(const Texts& texts, Atlas atlas, const Trust& trust, test::Random& random)
        : texts_(texts), random_(random), file_{std::move(atlas), trust, "", ""}, placer_(file_.atlas) {}

    [[nodiscard]] bool changes_by_itself(const std::string& source, std::size_t words) {
        return kinprint::changes(followed(words_of(texts_.at(source), 2 * words, random_)));
    }

    [[nodiscard]] std::vector<Stretch> stretches(const std::string& source, const std::string& other,
                                                 std::size_t words) {
        const std::string first = words_of(texts_.at(source), words, random_);
        return followed(first + words_of(texts_.at(other), words, random_)).courses.front().stretches;
    }

private:
    PieceByPiece followed(const std::string& body) {
        return piece_by_piece({{"text", "", body, "text"}}, file_, placer_);
    }

    const Texts& texts_;
    test::Random& random_;
    AtlasFile file_;
    Placer placer_;
};

/// Adds how a splice was seen, and gives whether its change alone was.
bool add(Table& table, std::size_t row, const std::vector<Stretch>& stretches) {
    const std::size_t words = lengths[row];
    const bool is_found = std::any_of(stretches.begin() + 1, stretches.end(),
                                      [&](const Stretch& stretch) { return begins_near(words, stretch); });
    table.add(row, 1, is_found ? 1 : 0);
    table.add(row, 2, is_found && stretches.size() == 2 ? 1 : 0);
    if (stretches.size() != 2) {
        return false;
    }
    table.add(row, 3, stretches[1].earliest <= words + 60 && words <= stretches[1].latest + 60 ? 1 : 0);
    return true;
}

/// One known source's stories, and another's.
void add_known(Table& table, Splicing& splicing, const std::vector<std::string>& names, test::Random& random) {
    for (std::size_t row = 0; row < lengths.size(); ++row) {
        for (const std::string& source : names) {
            for (std::size_t draw = 0; draw < draws; ++draw) {
                const std::string& other = names[random.below(names.size())];
                table.add(row, 0, splicing.changes_by_itself(source, lengths[row]) ? 1 : 0);
                if (source == other) {
                    continue;
                }
                const std::vector<Stretch> stretches = splicing.stretches(source, other, lengths[row]);
                if (add(table, row, stretches)) {
                    table.add(row, 4, is_first(source, stretches[0]) && is_first(other, stretches[1]) ? 1 : 0);
                }
            }
        }
    }
}

/// A known source's stories and the unknown one's, by turns the one first and the other.
void add_unknown(Table& table, Splicing& splicing, const std::vector<std::string>& names, const std::string& unknown,
                 test::Random& random) {
    for (std::size_t row = 0; row < lengths.size(); ++row) {
        for (std::size_t draw = 0; draw < 4 * draws; ++draw) {
            const std::string& known = names[random.below(names.size())];
            table.add(row, 0, splicing.changes_by_itself(unknown, lengths[row]) ? 1 : 0);
            if (known == unknown) {
                continue;
            }
            const bool is_first_known = draw % 2 == 0;
            const std::vector<Stretch> stretches = is_first_known ? splicing.stretches(known, unknown, lengths[row])
                                                                  : splicing.stretches(unknown, known, lengths[row]);
            if (add(table, row, stretches)) {
                table.add(row, 4, is_first(known, stretches[is_first_known ? 0 : 1]) ? 1 : 0);
            }
        }
    }
}

Table table_of(const char* first) {
    return {
        {"600 + 600", "1,000 + 1,000", "2,000 + 2,000", "4,000 + 4,000"},
        {"change seen where there is none", "found within 200 words", "and no other", "in the interval told", first}};
}

}  // namespace

void splices(const Bench& bench) {
    const KnownTexts texts = read_known_texts(bench.places);
    const Atlas atlas = make_atlas(bench.corpus.counts.terms, {});
    const Trust trust = validate(atlas, texts, {}, 1, [](double) {}).trust;
    std::vector<std::string> names;
    for (const auto& [source, of_source] : texts.by_source) {
        names.push_back(source);
    }
    Table known = table_of("both writers first");
    Table unknown = table_of("the known writer first");
    for (std::size_t seed = 1; seed <= std::min<std::size_t>(bench.seeds, 5); ++seed) {
        test::Random random(seed);
        const std::set<std::string> held = held_prompts(random);
        const Texts unseen = answers_to(held, texts);
        Splicing of_all(unseen, atlas_without(held, "", texts), trust, random);
        add_known(known, of_all, names, random);
        const std::vector<std::string> order = shuffled(random, names);
        for (std::size_t at = 0; at < left_out; ++at) {
            Splicing of_others(unseen, atlas_without(held, order[at], texts), trust, random);
            add_unknown(unknown, of_others, names, order[at], random);
        }
        std::fprintf(stderr, "T11: seed %zu\n", seed);
    }
    known.print("T11: stories of one writer that end in those of another, %", "words");
    unknown.print("T11: stories of which one half is by a writer that the atlas does not know, %", "words");
}

}  // namespace kinprint::quality
