// What must hold of every way of comparing sources.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "files.hpp"
#include "kinprint/comparison.hpp"
#include "profiles.hpp"
#include "trees.hpp"

using namespace kinprint;
using namespace kinprint::test;
using Catch::Matchers::WithinAbs;

namespace {

constexpr Distance all_distances[] = {Distance::snr,     Distance::whitened, Distance::cosine_delta,
                                      Distance::burrows, Distance::jsd,      Distance::slop_overlap};

std::string numbered(std::size_t number) {
    return std::string(1, static_cast<char>('a' + number));
}

/// Texts of sources "a", "b", …, of which each leaves some prompts out.
Counts scattered(Random& random, std::size_t sources) {
    Counter counter;
    for (std::size_t s = 0; s < sources; ++s) {
        for (std::size_t t = 0; t < 12; ++t) {
            if (random.below(4) == 0) {
                continue;
            }
            counter.begin_text();
            for (int word = 0; word < 200; ++word) {
                counter.feed("word" +
                             numbered(random.below(2) == 0 ? random.below(26) : (3 * s + random.below(6)) % 26) + " ");
            }
            counter.end_text(numbered(s), {std::to_string(t), std::to_string(t)});
        }
    }
    return counter.take();
}

/// Gives source i the name of source order[i].
Profile renamed(const Profile& profile, const std::vector<std::uint32_t>& order) {
    Profile other{profile.vocabulary, {}};
    for (std::size_t s = 0; s < order.size(); ++s) {
        other.source(profile.sources[order[s]].name).blocks = profile.sources[s].blocks;
    }
    return other;
}

const std::filesystem::path data = std::filesystem::path(KINPRINT_ROOT) / "core/data";

const Baseline& baseline() {
    static Errors errors;
    static const Baseline shipped = Baseline::parse(bytes_of(data / "baseline-en.txt"), errors);
    return shipped;
}

CondensedMatrix distances_of(const Counts& counts, Distance distance, const Weights& weights) {
    return distances_by(distance, Comparison(counts.terms, {}, &weights), counts.content, &baseline());
}

/// Each source as two, "name/0" and "name/1", half of its texts each.
Counts halved(const Counts& counts, Random& random) {
    Counts halves{{counts.terms.vocabulary, {}}, {}};
    for (const Source* source : counts.terms.leaves()) {
        const std::vector<std::uint32_t> order = random_permutation(source->blocks.size(), random);
        for (std::size_t at = 0; at < order.size(); ++at) {
            halves.terms.source(source->name + (at % 2 == 0 ? "/0" : "/1")).blocks.push_back(source->blocks[order[at]]);
        }
    }
    sort_blocks(halves);
    return halves;
}

}  // namespace

TEST_CASE("Renaming sources permutes their distances and changes nothing else", "[comparison][property]") {
    Random random(51);
    for (int round = 0; round < 5; ++round) {
        const Counts counts = scattered(random, 7);
        const std::vector<std::uint32_t> order = random_permutation(7, random);
        const Counts other{renamed(counts.terms, order), renamed(counts.content, order)};
        const Weights weights = train(counts.terms, {.terms = 200, .correlated = 100});
        for (const Distance distance : all_distances) {
            CAPTURE(round, name(distance));
            const CondensedMatrix before = distances_of(counts, distance, weights);
            const CondensedMatrix after = distances_of(other, distance, weights);
            for (std::size_t i = 0; i < 7; ++i) {
                for (std::size_t j = 0; j < i; ++j) {
                    CHECK_THAT(after.at(order[i], order[j]), WithinAbs(before.at(i, j), 1e-9));
                }
            }
        }
    }
}

// Not each half of each source: two of them are releases of one model, and nearer to each other than some halves are.
TEST_CASE("A source split in two at random has its halves as nearest neighbours, on real texts",
          "[comparison][property]") {
    const char* const folder = std::getenv("KINPRINT_CORPUS_TEXTS");
    if (folder == nullptr || *folder == '\0') {
        SKIP("KINPRINT_CORPUS_TEXTS names no folder of .jsonl files with real texts");
    }
    Errors errors;
    const auto weights = parse_weights(bytes_of(data / "weights-en.json"), "weights-en.json", errors);
    REQUIRE(weights);
    Random random(52);
    const Counts halves = halved(counts_of_folder(folder), random);
    REQUIRE(halves.terms.leaves().size() > 2);
    for (const Distance distance : {Distance::snr, Distance::whitened}) {
        const CondensedMatrix distances = distances_of(halves, distance, *weights);
        double right = 0;
        for (std::size_t leaf = 0; leaf < distances.n; ++leaf) {
            bool is_nearest = true;
            for (std::size_t other = 0; other < distances.n; ++other) {
                is_nearest =
                    is_nearest && (other / 2 == leaf / 2 || distances.at(leaf, leaf ^ 1U) < distances.at(leaf, other));
            }
            right += is_nearest ? 1 : 0;
        }
        CAPTURE(name(distance), right, distances.n);
        CHECK(right >= 0.9 * static_cast<double>(distances.n));
    }
}
