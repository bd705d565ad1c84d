// Weights, centring, and the distances made with them: against NumPy, and what must always hold.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include "golden.hpp"
#include "kinprint/comparison.hpp"
#include "kinprint/tree.hpp"
#include "kinprint/weights.hpp"
#include "profiles.hpp"
#include "weights/count_table.hpp"
#include "weights/prompt_sets.hpp"

using namespace kinprint;
using namespace kinprint::test;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

constexpr std::size_t golden_terms = 12;

/// The golden corpus; term t is the word "t…" of a letter, and the last one makes up the words of each text.
Profile golden_profile(const nlohmann::json& golden) {
    Profile profile;
    std::vector<TermId> ids;
    for (std::size_t term = 0; term < golden_terms; ++term) {
        ids.push_back(profile.vocabulary.single(TermKind::word, std::string(1, static_cast<char>('a' + term))));
    }
    for (std::size_t s = 0; s < golden["counts"].size(); ++s) {
        Source& source = profile.source("source " + std::to_string(s));
        for (std::size_t p = 0; p < golden["counts"][s].size(); ++p) {
            if (!golden["answered"][s][p].get<bool>()) {
                continue;
            }
            Block block{std::to_string(p), "text", "", 1, golden["words"][s][p], {}, {}};
            for (std::size_t term = 0; term < golden_terms; ++term) {
                block.terms.push_back({ids[term], golden["counts"][s][p][term]});
            }
            source.blocks.push_back(std::move(block));
        }
    }
    return profile;
}

/// Which golden term each weight is of: weights stand by frequency.
std::vector<std::size_t> golden_term_of(const Weights& weights) {
    std::vector<std::size_t> terms;
    for (const std::string& term : weights.terms) {
        terms.push_back(static_cast<std::size_t>(term.at(0) - 'a'));
    }
    return terms;
}

/// The weights in the golden order of terms, which is what the golden distances were made with.
Weights in_golden_order(const Weights& weights, std::size_t k) {
    const std::vector<std::size_t> term_of = golden_term_of(weights);
    std::vector<std::size_t> place(term_of.size());
    for (std::size_t at = 0; at < term_of.size(); ++at) {
        place[term_of[at]] = at;
    }
    Weights ordered;
    for (const std::size_t at : place) {
        ordered.terms.push_back(weights.terms[at]);
        ordered.mean.push_back(weights.mean[at]);
        ordered.within.push_back(weights.within[at]);
        ordered.between.push_back(weights.between[at]);
        ordered.share.push_back(weights.share[at]);
    }
    ordered.correlated = k;
    for (std::size_t i = 0; i < k; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const auto [low, high] = std::minmax(place[i], place[j]);
            ordered.correlation.push_back(weights.correlation[high * (high - 1) / 2 + low]);
        }
    }
    ordered.coverage = weights.coverage;
    return ordered;
}

void check_close(const std::vector<double>& actual, const nlohmann::json& expected) {
    REQUIRE(actual.size() == expected.size());
    for (std::size_t at = 0; at < actual.size(); ++at) {
        CHECK_THAT(actual[at], WithinAbs(expected[at].get<double>(), 1e-9));
    }
}

/// Texts of sources of which each has habits of its own.
Counts with_habits(Random& random, std::size_t sources, std::size_t texts) {
    Counter counter;
    for (std::size_t s = 0; s < sources; ++s) {
        for (std::size_t t = 0; t < texts; ++t) {
            counter.begin_text();
            for (int word = 0; word < 400; ++word) {
                const std::size_t choice = random.below(3) == 0 ? 20 + s : random.below(20);
                counter.feed(std::string(1, static_cast<char>('a' + choice % 26)) +
                             (random.below(9) == 0 ? ", " : " "));
            }
            counter.end_text("source " + std::to_string(s), {std::to_string(t), std::to_string(t)});
        }
    }
    return counter.take();
}

}  // namespace

TEST_CASE("Weights and the distances made with them are those of NumPy", "[weights][golden]") {
    const nlohmann::json expected = golden("weights");
    const Profile profile = golden_profile(expected);
    const auto k = expected["k"].get<std::size_t>();
    const Weights learned = train(profile, {.terms = 100, .correlated = 100, .least_share = 0});
    REQUIRE(learned.terms.size() == golden_terms);
    const Weights weights = in_golden_order(learned, k);
    check_close(weights.within, expected["within"]);
    check_close(weights.between, expected["between"]);
    for (std::size_t i = 0; i < k; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            CHECK_THAT(weights.correlation[i * (i - 1) / 2 + j],
                       WithinAbs(expected["correlation"][i][j].get<double>(), 1e-9));
        }
    }
    const auto distances = [&](Distance distance) {
        return Comparison(profile, {.terms = 100}, &weights).distances(distance, {}).values;
    };
    check_close(distances(Distance::snr), expected["snr"]);
    check_close(distances(Distance::whitened), expected["whitened"]);
}

TEST_CASE("Sources that answer different prompts are centred where others answered them too", "[weights]") {
    const Profile profile = golden_profile(golden("weights"));
    const Weights weights = train(profile, {.terms = 100, .correlated = 0, .least_share = 0});
    const auto centred = [&](Centre centre) { return Comparison(profile, {100, centre}, &weights).is_centred(); };
    CHECK(centred(Centre::automatic));
    CHECK(centred(Centre::prompts));
    CHECK_FALSE(centred(Centre::none));
    CHECK(prompt_sets(profile.leaves()).leaves.size() > 1);
    Random random(3);
    const Counts same = with_habits(random, 4, 3);
    CHECK(prompt_sets(same.terms.leaves()).leaves.size() == 1);
    CHECK_FALSE(Comparison(same.terms, {.terms = 100}, nullptr).is_centred());
}

TEST_CASE("Taking each block once is taking the whole, and taking it twice changes no rate", "[weights][property]") {
    Random random(4);
    const Counts counts = with_habits(random, 5, 4);
    const Comparison comparison(counts.terms, {.terms = 200}, nullptr);
    for (const Distance distance :
         {Distance::snr, Distance::whitened, Distance::cosine_delta, Distance::burrows, Distance::jsd}) {
        const std::vector<double> once =
            comparison.distances(distance, BlockTimes(5, std::vector<std::uint32_t>(4, 1))).values;
        const std::vector<double> twice =
            comparison.distances(distance, BlockTimes(5, std::vector<std::uint32_t>(4, 2))).values;
        CAPTURE(name(distance));
        CHECK(comparison.distances(distance, {}).values == once);
        for (std::size_t at = 0; at < once.size(); ++at) {
            CHECK_THAT(twice[at], WithinAbs(once[at], 1e-9));
        }
    }
}

TEST_CASE("A source split in two has its halves as nearest neighbours", "[weights][property]") {
    Random random(5);
    Counts counts = with_habits(random, 6, 12);
    for (Profile* profile : {&counts.terms, &counts.content}) {
        Profile halves{profile->vocabulary, {}};
        for (const Source& source : profile->sources) {
            for (std::size_t block = 0; block < source.blocks.size(); ++block) {
                halves.source(source.name + (block % 2 == 0 ? "/0" : "/1")).blocks.push_back(source.blocks[block]);
            }
        }
        *profile = std::move(halves);
    }
    for (const Distance distance : {Distance::snr, Distance::whitened}) {
        const CondensedMatrix distances = Comparison(counts.terms, {.terms = 500}, nullptr).distances(distance, {});
        for (std::size_t leaf = 0; leaf < distances.n; ++leaf) {
            for (std::size_t other = 0; other < distances.n; ++other) {
                if (other / 2 != leaf / 2) {
                    CHECK(distances.at(leaf, leaf ^ 1U) < distances.at(leaf, other));
                }
            }
        }
    }
}

TEST_CASE("Weights come back from JSON, rounded to five digits; damage is refused", "[weights][json]") {
    Random random(6);
    const Weights weights = train(with_habits(random, 4, 5).terms, {.terms = 30, .correlated = 10, .least_share = 0.1});
    Errors errors;
    const std::string text = weights_json(weights);
    const auto read = parse_weights(text, "w", errors);
    REQUIRE(read);
    CHECK(weights_json(*read) == text);
    CHECK(read->terms == weights.terms);
    for (std::size_t at = 0; at < weights.terms.size(); ++at) {
        CHECK_THAT(read->within[at], WithinRel(weights.within[at], 1e-4));
    }
    for (std::size_t at = 0; at < weights.correlation.size(); ++at) {
        CHECK_THAT(read->correlation[at], WithinAbs(weights.correlation[at], 1.0 / 65536));
    }
    for (const char* bad : {"", "[]", "{}", "{\"weights\":1}", "{\"weights\":2,\"terms\":[]}"}) {
        CHECK_FALSE(parse_weights(bad, "w", errors));
    }
    CHECK(errors.size() == 5);
    for (std::size_t cut = 0; cut < text.size(); cut += 97) {
        CHECK_FALSE(parse_weights(std::string_view(text).substr(0, cut), "w", errors));
    }
}

TEST_CASE("Text that is not like the reference is weighed by itself", "[weights]") {
    Random random(7);
    const Counts english = with_habits(random, 4, 4);
    Weights reference = train(english.terms, {.terms = 100, .correlated = 10, .least_share = 0});
    CHECK_FALSE(Comparison(english.terms, {100, Centre::none}, &reference).has_own_weights());
    for (std::string& term : reference.terms) {
        term.insert(0, 1, 'x');  // another language
    }
    CHECK(Comparison(english.terms, {100, Centre::none}, &reference).has_own_weights());
}

TEST_CASE("A source unlike the reference is told of among others that are like it", "[weights]") {
    Random random(8);
    Counts counts = with_habits(random, 4, 4);
    const Weights reference = train(counts.terms, {.terms = 100, .correlated = 10, .least_share = 0});
    merge(counts, counted("zwei drei vier zwei drei vier zwei", "other"));
    const Comparison comparison(counts.terms, {100, Centre::none}, &reference);
    CHECK_FALSE(comparison.has_own_weights());
    REQUIRE(comparison.unlike_reference().size() == 1);
    CHECK(counts.terms.leaves()[comparison.unlike_reference()[0]]->name == "other");
    TreeOptions options;
    options.force = true;
    const TreeResult tree = make_tree(counts, options, {nullptr, &reference});
    CHECK(
        tree.sources[comparison.unlike_reference()[0]].warnings.back().starts_with("Much of it is not like the texts"));
}

TEST_CASE("Of few texts the variance within leans on chance, of many it does not", "[weights]") {
    Random random(97);
    for (const std::size_t texts : {2U, 200U}) {
        const Profile profile = with_habits(random, 3, texts).terms;
        const TrainOptions plain{.terms = 50, .correlated = 0, .least_share = 0};
        const TrainOptions leaning{.terms = 50, .correlated = 0, .least_share = 0, .prior = 20};
        const Weights of_texts = train(profile, plain);
        const Weights with_prior = train(profile, leaning);
        for (std::size_t term = 0; term < of_texts.terms.size(); ++term) {
            const double freedom = 3 * static_cast<double>(texts - 1);
            const double expected = (of_texts.within[term] * freedom + 20 * of_texts.mean[term]) / (freedom + 20);
            CHECK(std::abs(with_prior.within[term] - expected) < 1e-9 * (1 + expected));
            CHECK(with_prior.within[term] > 0);
        }
    }
}
