// Joining: what many texts become depends on the texts alone, and nothing of their sums is lost.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <numeric>
#include <set>

#include "kinprint/json.hpp"
#include "kinprint/limits.hpp"
#include "profile/joining.hpp"
#include "profile/totals.hpp"
#include "profiles.hpp"
#include "round_trip.hpp"
#include "texts.hpp"
#include "tree/resampler.hpp"
#include "weights/prompt_sets.hpp"

using namespace kinprint;
using namespace kinprint::test;

namespace {

struct Kinds {
    std::size_t texts = 0;
    std::size_t genres = 1;
    std::size_t prompts = 900;
};

/// Short texts of two sources, some without a prompt; of every 300 one is so long that it goes on in further blocks.
std::vector<Text> random_texts(Random& random, const Kinds& kinds) {
    std::vector<Text> texts;
    for (std::size_t text = 0; text < kinds.texts; ++text) {
        const std::string prompt = random.below(5) == 0 ? "" : "p" + std::to_string(random.below(kinds.prompts));
        const std::string genre = "g" + std::to_string(random.below(kinds.genres));
        std::string content = random_text(random, 1 + random.below(6)) + " the";
        for (std::size_t word = 0; text % 300 == 7 && word < limits::block_words + 300; ++word) {
            content += random.below(40) == 0 ? " shadow" : " a";
        }
        texts.push_back({random.below(3) == 0 ? "a" : "b", {prompt, "f:" + std::to_string(text), genre}, content});
    }
    return texts;
}

/// Whose blocks are one, and what they come to: by term the count, and the texts that have it there first.
using Key = std::tuple<std::string, bool, unsigned, std::string>;
struct Sum {
    std::uint64_t texts = 0;
    std::uint64_t words = 0;
    std::map<std::pair<TermKind, std::string>, std::pair<std::uint64_t, std::uint64_t>> terms;

    void add(const Block& block, const Vocabulary& vocabulary) {
        texts += block.texts;
        words += block.words;
        for (std::size_t at = 0; at < block.terms.size(); ++at) {
            const TermId id = block.terms[at].term;
            auto& [count, with] = terms[{vocabulary[id].kind, vocabulary.text(id)}];
            count += block.terms[at].count;
            with += block.texts_with(at);
        }
    }
    bool operator==(const Sum&) const = default;
};
using Sums = std::map<Key, Sum>;

/// The blocks of many profiles, each of one text, put together by the rule.
Sums joined_naively(const std::vector<Counts>& alone, Profile Counts::*part, unsigned bits) {
    Sums sums;
    for (const Counts& counts : alone) {
        for (const Source& source : (counts.*part).sources) {
            for (const Block& block : source.blocks) {
                const unsigned bucket = block.bucket >> (9U - bits);
                const std::string genre = bits == 3 ? "" : block.genre;
                sums[{source.name, block.prompt.empty(), bucket, genre}].add(block, (counts.*part).vocabulary);
            }
        }
    }
    return sums;
}

bool fits(const Sums& sums) {
    std::map<std::string, std::size_t> blocks;
    for (const auto& [key, sum] : sums) {
        if (++blocks[std::get<0>(key)] > limits::blocks_per_source) {
            return false;
        }
    }
    return true;
}

/// The same of a profile that was joined; its blocks must be told apart by their names, too.
Sums sums_of(const Profile& profile) {
    Sums sums;
    for (const Source& source : profile.sources) {
        std::set<std::pair<std::string, std::string>> names;
        for (const Block& block : source.blocks) {
            const Key key{source.name, block.prompt.empty(), block.bucket >> (9U - profile.fineness), block.genre};
            REQUIRE_FALSE(sums.contains(key));
            sums[key].add(block, profile.vocabulary);
            CHECK(names.emplace(block.prompt, block.id).second);
        }
    }
    return sums;
}

void merge_at_random(std::vector<Counts>& parts, Random& random) {
    while (parts.size() > 1) {
        const std::size_t from = random.below(parts.size());
        Counts taken = std::move(parts[from]);
        parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(from));
        merge(parts[random.below(parts.size())], std::move(taken));
    }
}

/// Sources that each answer prompts from `first` on.
void add_answers(Counter& counter, const std::string& source, std::size_t first, std::size_t prompts,
                 const std::string& genre = "") {
    for (std::size_t prompt = first; prompt < first + prompts; ++prompt) {
        counter.begin_text();
        counter.feed("river stone " + source);
        counter.end_text(source, {std::to_string(prompt), source + std::to_string(prompt), genre});
    }
}

}  // namespace

TEST_CASE("Joined blocks are those that share a bucket, as fine as the limit allows", "[joining][oracle]") {
    Random random(71);
    struct Case {
        Kinds kinds;
        unsigned bits = 0;
    };
    for (const Case& one : {Case{{1200, 1}, 9}, Case{{2500, 9}, 5}, Case{{3500, 700}, 3}}) {
        const std::vector<Text> texts = random_texts(random, one.kinds);
        std::vector<Counts> alone;
        for (const Text& text : texts) {
            alone.push_back(counted_plainly({text}));
        }
        const Counts counts = counted_plainly(texts);
        for (Profile Counts::*part : {&Counts::terms, &Counts::content}) {
            unsigned bits = 9;
            while (!fits(joined_naively(alone, part, bits))) {
                --bits;
            }
            CHECK(bits == one.bits);
            REQUIRE((counts.*part).fineness == bits);
            CHECK(sums_of(counts.*part) == joined_naively(alone, part, bits));
        }
    }
}

TEST_CASE("Joining depends on the texts alone: merging is associative and commutative, and as counting together",
          "[joining][property]") {
    Random random(72);
    for (int round = 0; round < 24; ++round) {
        const std::size_t genres = round % 3 == 0 ? 1 + random.below(400) : 1 + random.below(4);
        const std::vector<Text> texts = random_texts(random, {300 + random.below(1500), genres, 2000});
        std::vector<std::vector<Text>> split(2 + random.below(6));
        for (const Text& text : texts) {
            split[random.below(split.size())].push_back(text);
        }
        std::vector<Counts> parts;
        for (const std::vector<Text>& of_part : split) {
            parts.push_back(counted_plainly(of_part));
        }
        merge_at_random(parts, random);
        CHECK(counts_json(parts.front()) == counts_json(counted_plainly(texts)));
    }
}

TEST_CASE("Of joined texts, too, terms and content words counted apart are those counted together", "[joining]") {
    Random random(73);
    const std::vector<Text> texts = random_texts(random, {1500, 3});
    const Counts both = counted_plainly(texts);
    Counts apart = counted_plainly(texts, Part::terms);
    merge(apart, counted_plainly(texts, Part::content));
    CHECK(both.terms.fineness < texts_apart);
    CHECK(both.terms.fineness == both.content.fineness);
    CHECK(counts_json(apart) == counts_json(both));
}

TEST_CASE("However many texts a source has, its blocks are few", "[joining]") {
    Counter counter;
    for (int text = 0; text < 100'000; ++text) {
        counter.begin_text();
        counter.feed("ember " + std::to_string(text % 7));
        counter.end_text("a", {text % 2 == 0 ? std::to_string(text) : "", std::to_string(text)});
    }
    const Counts counts = counter.take();
    for (const Profile* profile : {&counts.terms, &counts.content}) {
        CHECK(profile->sources.at(0).blocks.size() == limits::blocks_per_source);
        CHECK(profile->sources.at(0).texts() == 100'000);
        CHECK(profile->sources.at(0).words() == 200'000);
        CHECK(profile->fineness == 8);  // half of the blocks have no prompt
    }
    CHECK(count(counts, TermKind::word, "ember") == 100'000);
}

TEST_CASE("In how many texts a term is stays known of joined texts", "[joining]") {
    Random random(74);
    const std::vector<Text> texts = random_texts(random, {1500, 2});
    std::map<std::string, std::uint64_t> expected;
    for (const Text& text : texts) {
        const Counts counts = counted_plainly({text});
        std::set<std::string> in_text;
        for (const Source& source : counts.terms.sources) {
            for (const Block& block : source.blocks) {
                for (const TermCount& entry : block.terms) {
                    in_text.insert(source.name + ' ' + counts.terms.vocabulary.text(entry.term));
                }
            }
        }
        for (const std::string& term : in_text) {
            ++expected[term];
        }
    }
    const Profile joined = counted_plainly(texts).terms;
    REQUIRE(joined.fineness < texts_apart);
    std::map<std::string, std::uint64_t> found;
    for (const Source& source : joined.sources) {
        std::vector<TermId> all(joined.vocabulary.size());
        std::iota(all.begin(), all.end(), TermId{0});
        const Totals totals = totals_of(source, TermSet(all.size(), all));
        CHECK(totals.source_prompts == source.texts());
        for (const TermTotal& total : totals.terms) {
            if (total.count == 0) {
                continue;
            }
            found[source.name + ' ' + joined.vocabulary.text(total.term)] = total.texts;
            CHECK(total.prompts == total.texts);
        }
        CHECK(std::ranges::all_of(source.blocks, is_spread_known));
    }
    CHECK(found == expected);
}

TEST_CASE("Where it is not known in how many texts a term is, joining does not make it known", "[joining]") {
    for (const bool unknown_first : {true, false}) {
        Profile profile;
        const TermId term = profile.vocabulary.single(TermKind::word, "a");
        const Block unknown{"", "x", "", 5, 9, {{term, 9}}, {}, 3};
        const Block known{"", "y", "", 2, 4, {{term, 4}}, {2}, 3};
        Summing summing(1);
        const std::vector<Block> blocks =
            unknown_first ? std::vector{unknown, known} : std::vector{known, unknown, known};
        CHECK_FALSE(is_spread_known(joined(blocks, summing)));
        CHECK(is_spread_known(joined(std::vector{known, known}, summing)));
        CHECK(joined(std::vector{known, known}, summing).spread == std::vector<std::uint32_t>{4});
    }
}

TEST_CASE("Sources of thousands of prompts go on sharing them: prompts are drawn for all alike", "[joining][support]") {
    Counter counter;
    for (const char* source : {"a", "b", "c"}) {
        add_answers(counter, source, 0, 2000);
    }
    add_answers(counter, "d", 0, 600);  // with fewer of them
    const Counts counts = counter.take();
    CHECK(counts.terms.fineness == 9);
    const std::vector<const Source*> leaves = counts.terms.leaves();
    REQUIRE(leaves.size() == 4);
    CHECK(leaves[0]->blocks.size() > 490);
    const PromptSets sets = prompt_sets(leaves);
    CHECK(leaves_apart(leaves, sets, 3, Unknown::no_prompt) == 0);
    CHECK(std::ranges::all_of(sets.group, [](std::uint32_t group) { return group == 0; }));
    const Resampler resampler(leaves);
    REQUIRE(resampler.leaves_of_one_draw().empty());
    SplitMix draws(7);
    const BlockTimes times = resampler.draw(draws);
    CHECK(times[0] == times[1]);
    CHECK(times[0] == times[2]);
    CHECK(std::ranges::any_of(times[0], [](std::uint32_t drawn) { return drawn > 1; }));
    const TreeResult tree = make_tree(counts, forced(), {});
    CHECK(std::ranges::any_of(tree.notes, [](const std::string& note) { return note.find("joined") != note.npos; }));
    CHECK(tree.warnings_of(0).size() == 1);  // it has few words, but prompts enough
}

TEST_CASE("Genres and texts without a prompt are told apart, where texts are joined", "[joining][centring]") {
    Counter counter;
    for (const char* source : {"a", "b", "c"}) {
        add_answers(counter, source, 0, 400, "essay");
        add_answers(counter, source, 400, 400, "story");
    }
    const Counts counts = counter.take();
    REQUIRE(counts.terms.fineness < texts_apart);
    const PromptSets genres = genre_sets(counts.terms.leaves());
    CHECK(genres.leaves == std::vector<std::uint32_t>{3, 3});
    for (const Source& source : counts.terms.sources) {
        std::map<std::string, std::uint64_t> texts;
        for (const Block& block : source.blocks) {
            texts[block.genre] += block.texts;
        }
        CHECK(texts == std::map<std::string, std::uint64_t>{{"essay", 400}, {"story", 400}});
    }
}

TEST_CASE("A source of one endless text keeps blocks to resample", "[joining][support]") {
    std::string stretch;
    for (std::size_t word = 0; word < limits::block_words; ++word) {
        stretch += "a ";
    }
    Counter counter;
    for (const char* source : {"a", "b"}) {
        counter.begin_text();
        for (std::size_t block = 0; block < limits::blocks_per_source + 50; ++block) {
            counter.feed(stretch);
        }
        counter.end_text(source, {"", source});
    }
    const Counts counts = counter.take();
    REQUIRE(counts.terms.fineness == 9);
    for (const Source& source : counts.terms.sources) {
        CHECK(source.blocks.size() > 300);
        CHECK(source.texts() == 1);
    }
    const Resampler resampler(counts.terms.leaves());
    REQUIRE(resampler.leaves_of_one_draw().empty());
    SplitMix draws(8);
    CHECK(std::ranges::any_of(resampler.draw(draws)[0], [](std::uint32_t drawn) { return drawn != 1; }));
}

TEST_CASE("A joined profile comes back from JSON and from bytes as it went", "[joining]") {
    Random random(75);
    const Counts counts = counted_plainly(random_texts(random, {1500, 3}));
    const Counts parsed = come_back(counts);
    CHECK(parsed.terms.fineness == counts.terms.fineness);

    const Counts more = counted_plainly(random_texts(random, {700, 1, 5000}));
    Counts of_file = parsed;
    merge(of_file, Counts(more));
    Counts direct = counts;
    merge(direct, Counts(more));
    CHECK(counts_json(of_file) == counts_json(direct));
}

TEST_CASE("The bucket of a text never changes: files hold it", "[joining]") {
    CHECK(bucket_of("p1", "", 0) == bucket_of("p1", "elsewhere", 0));
    CHECK(bucket_of("", "p1", 0) == bucket_of("p1", "", 0));
    const std::vector<std::uint16_t> known = {bucket_of("p1", "", 0), bucket_of("p1", "", 1), bucket_of("", "", 0),
                                              bucket_of("é", "", 0)};
    CHECK(known == std::vector<std::uint16_t>{182, 355, 490, 70});
}

TEST_CASE("Stretches of a text that is longer than memory go to the blocks that they would go to", "[joining]") {
    constexpr std::size_t stretches = 3 * limits::blocks_per_source;
    const auto mark = [](std::size_t stretch) {
        std::string word = "zz";
        for (int at = 0; at < 3; ++at, stretch /= 26) {
            word += static_cast<char>('a' + stretch % 26);
        }
        return word;
    };
    Counter counter(Part::terms);
    counter.begin_text();
    for (std::size_t stretch = 0; stretch < stretches; ++stretch) {
        std::string text = mark(stretch) + ' ';
        for (std::size_t word = 1; word < limits::block_words; ++word) {
            text += word % 50 == 0 ? "river " : "stone ";
        }
        counter.feed(text);
    }
    counter.end_text("a", {"p", "f"});
    const Profile profile = counter.take().terms;
    REQUIRE(profile.fineness == bucket_bits);
    std::map<std::uint16_t, std::set<std::string>> expected;
    for (std::size_t stretch = 0; stretch < stretches; ++stretch) {
        expected[bucket_of("p", "f", static_cast<std::uint32_t>(stretch))].insert(mark(stretch));
    }
    const Source& source = profile.sources.at(0);
    CHECK(source.blocks.size() == expected.size());
    CHECK(source.texts() == 1);
    CHECK(source.words() == stretches * limits::block_words);
    std::uint64_t river = 0;
    std::uint64_t texts_with_river = 0;
    for (const Block& block : source.blocks) {
        std::set<std::string> marks;
        for (std::size_t at = 0; at < block.terms.size(); ++at) {
            const TermId term = block.terms[at].term;
            if (const std::string text = profile.vocabulary.text(term); text.size() == 5 && text.starts_with("zz")) {
                marks.insert(text);
            } else if (text == "river") {
                river += block.terms[at].count;
                texts_with_river += block.texts_with(at);
            }
        }
        CHECK(marks == expected.at(block.bucket));
    }
    CHECK(river == stretches * 39);
    CHECK(texts_with_river == 1);
}

TEST_CASE("Of so many entries that memory would not hold them, blocks become fewer and larger", "[joining]") {
    constexpr std::size_t terms = 10'000;
    Profile profile;
    for (std::size_t term = 0; term < terms; ++term) {
        profile.vocabulary.single(TermKind::word, "w" + std::to_string(term));
    }
    Source& source = profile.source("a");
    constexpr std::size_t blocks = limits::source_entries / terms / 4 * 5;
    for (std::size_t at = 0; at < blocks; ++at) {
        Block block;
        block.id = std::to_string(at);
        block.bucket = bucket_of("", block.id, 0);
        block.words = terms;
        for (TermId term = 0; term < terms; ++term) {
            block.terms.push_back({term, 1});
        }
        source.blocks.push_back(std::move(block));
    }
    join_surplus(profile);
    CHECK(entries_of(profile) <= limits::source_entries);
    CHECK(profile.fineness == bucket_bits);
    CHECK(source.words() == blocks * terms);
}
