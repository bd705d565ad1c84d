#include "trials.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "genres.hpp"
#include "kinprint/count.hpp"
#include "kinprint/leaves.hpp"

namespace kinprint {

namespace {

using GenreOfPrompt = std::map<std::string, std::size_t, std::less<>>;

/// In the order of the prompts.
GenreOfPrompt genres_of_prompts(const KnownTexts& texts, const Profile& profile, std::vector<std::string>& genres) {
    const Leaves leaves(profile);
    const Genres found = genres_of(leaves);
    genres = found.names;
    GenreOfPrompt of_prompt;
    for (std::size_t leaf = 0; leaf < leaves.sources.size(); ++leaf) {
        const std::vector<Block>& blocks = leaves.sources[leaf]->blocks;
        for (std::size_t at = 0; at < blocks.size(); ++at) {
            of_prompt.emplace(blocks[at].prompt, found.of_block[leaf][at]);
        }
    }
    // Texts that were joined have lost theirs.
    for (const auto& [source, of_source] : texts.by_source) {
        for (const KnownText& text : of_source) {
            of_prompt.emplace(text.prompt, 0);
        }
    }
    return of_prompt;
}

/// Appends words of a text until there are so many.
void append_words(std::string& to, std::string_view text, std::size_t& words, std::size_t wanted) {
    for (std::size_t at = 0; at < text.size() && words < wanted;) {
        const std::size_t end = std::min(text.find_first_of(" \n", at), text.size() - 1);
        words += end > at ? 1 : 0;
        to += text.substr(at, end + 1 - at);
        at = end + 1;
    }
}

/// The beginning of a paragraph of the first half.
std::size_t random_paragraph(std::string_view text, SplitMix& random) {
    std::vector<std::size_t> begins{0};
    for (std::size_t at = text.find("\n\n"); at < text.size() / 2; at = text.find("\n\n", at + 2)) {
        begins.push_back(at + 2);
    }
    return begins[random.below(begins.size())];
}

/// So many words in a row; empty where there are not as many.
std::string stretch(const std::vector<const KnownText*>& texts, std::size_t wanted, SplitMix& random) {
    const std::size_t first = random.below(texts.size());
    std::string found;
    std::size_t words = 0;
    for (std::size_t at = 0; at < texts.size() && words < wanted; ++at) {
        const std::string_view body = texts[(first + at) % texts.size()]->body;
        append_words(found, body.substr(at == 0 ? random_paragraph(body, random) : 0), words, wanted);
        found += "\n\n";
    }
    return static_cast<double>(words) < least_of_length * static_cast<double>(wanted) ? "" : found;
}

/// Those of one source that stand in one fold and genre.
using TextsAt = std::map<std::pair<std::size_t, std::size_t>, std::vector<const KnownText*>>;

}  // namespace

Trials::Trials(const KnownTexts& texts, std::uint64_t seed) : texts_(texts) {
    SplitMix random(seed);
    const Profile all = counted([](std::string_view, const PromptPlace&) { return true; });
    const GenreOfPrompt genre_of = genres_of_prompts(texts, all, genres_);
    std::vector<std::vector<std::string>> by_genre(genres_.size());
    for (const auto& [prompt, genre] : genre_of) {
        by_genre[genre].push_back(prompt);
    }
    for (std::size_t genre = 0; genre < genres_.size(); ++genre) {
        shuffle(by_genre[genre], random);
        for (std::size_t at = 0; at < by_genre[genre].size(); ++at) {
            places_.insert_or_assign(by_genre[genre][at], PromptPlace{at % trial_folds, genre});
        }
    }
}

Profile Trials::counted(const Choice& choose) const {
    Counter counter(Part::terms);
    for (const auto& [source, texts] : texts_.by_source) {
        for (const KnownText& text : texts) {
            const auto place = places_.find(text.prompt);
            const bool is_placed = place != places_.end();
            if (choose(source, is_placed ? place->second : PromptPlace{})) {
                counter.begin_text();
                counter.feed(text.body);
                counter.end_text(source,
                                 {text.prompt, text.prompt, is_placed ? genres_[place->second.genre] : text.genre});
            }
        }
    }
    return counter.take().terms;
}

std::vector<Trial> Trials::placed(const Choice& choose, const Placer& placer, SplitMix& random) const {
    std::vector<Trial> trials;
    Counter counter(Part::terms);
    const auto draw = [&](std::size_t length, const std::string& source, const PromptPlace& place,
                          const std::vector<const KnownText*>& texts) {
        const std::string body = stretch(texts, trial_lengths[length].words, random);
        if (body.empty()) {
            return;
        }
        // Names in order, so that leaves stand as they were drawn.
        const std::string name = std::to_string(1'000'000 + trials.size());
        counter.begin_text();
        counter.feed(body);
        counter.end_text(name, {name, name});
        trials.push_back({{}, length, source, place});
    };
    for (const auto& [source, texts] : texts_.by_source) {
        TextsAt at;
        for (const KnownText& text : texts) {
            const PromptPlace& place = places_.at(text.prompt);
            if (choose(source, place)) {
                at[{place.fold, place.genre}].push_back(&text);
            }
        }
        for (const auto& [place, held] : at) {
            for (std::size_t length = 0; length < trial_lengths.size(); ++length) {
                for (std::size_t draws = 0; draws < trial_lengths[length].draws; ++draws) {
                    draw(length, source, {place.first, place.second}, held);
                }
            }
        }
    }
    const Profile unknown = counter.take().terms;
    std::vector<Placed> placed = placer.place(unknown);
    for (std::size_t at = 0; at < placed.size(); ++at) {
        trials[at].placed = std::move(placed[at]);
    }
    return trials;
}

}  // namespace kinprint
