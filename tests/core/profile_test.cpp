// Profiles: adding up, saving, carrying from worker to worker.
#include <catch2/catch_test_macros.hpp>

#include "kinprint/json.hpp"
#include "kinprint/leaves.hpp"
#include "kinprint/transport.hpp"
#include "profiles.hpp"

using namespace kinprint;
using namespace kinprint::test;

namespace {

/// Equal counts have equal JSON, so JSON stands for what they hold.
std::string merged(const std::vector<const Counts*>& parts) {
    Counts sum;
    for (const Counts* part : parts) {
        merge(sum, Counts(*part));
    }
    return counts_json(sum);
}

}  // namespace

TEST_CASE("Merging is associative and commutative", "[profile][property]") {
    Random random(11);
    for (int round = 0; round < 100; ++round) {
        const Counts a = random_counts(random);
        const Counts b = random_counts(random);
        const Counts c = random_counts(random);
        const std::string expected = merged({&a, &b, &c});
        CHECK(merged({&c, &a, &b}) == expected);
        CHECK(merged({&b, &c, &a}) == expected);
        Counts right = b;
        merge(right, Counts(c));
        CHECK(merged({&a, &right}) == expected);
    }
}

TEST_CASE("Merging equals counting together", "[profile][property]") {
    Random random(12);
    for (int round = 0; round < 50; ++round) {
        Counter together;
        Counts sum;
        for (int text = 0; text < 5; ++text) {
            const std::string source(1, static_cast<char>('a' + random.below(3)));
            const std::string content = random_text(random, random.below(80));
            Counter alone;
            for (Counter* builder : {&together, &alone}) {
                builder->begin_text();
                builder->feed(content);
                builder->end_text(source, {"p", "t" + std::to_string(text)});
            }
            merge(sum, alone.take());
        }
        CHECK(counts_json(sum) == counts_json(together.take()));
    }
}

TEST_CASE("Terms and content words counted apart are those counted together", "[profile][property]") {
    Random random(14);
    for (int round = 0; round < 30; ++round) {
        Counter both;
        Counter terms(Part::terms);
        Counter content(Part::content);
        for (int text = 0; text < 4; ++text) {
            const std::string source(1, static_cast<char>('a' + random.below(2)));
            const std::string written = random_text(random, random.below(90));
            for (Counter* counter : {&both, &terms, &content}) {
                counter->begin_text();
                counter->feed(written);
                counter->end_text(source, {"p", "t" + std::to_string(text)});
            }
        }
        Counts apart = terms.take();
        CHECK(apart.content.sources.empty());
        Counts rest = content.take();
        CHECK(rest.terms.sources.empty());
        CHECK(CountedLeaves(apart).have_content() == apart.terms.leaves().empty());
        merge(apart, std::move(rest));
        CHECK(CountedLeaves(apart).have_content());
        CHECK(counts_json(apart) == counts_json(both.take()));
    }
}

TEST_CASE("A counter takes of a profile what it counts", "[profile]") {
    const Counts whole = counted("river stone and ember");
    Counter terms(Part::terms);
    terms.add(Counts(whole));
    CHECK(counts_json(terms.take()) == counts_json({whole.terms, {}}));
    Counter content(Part::content);
    content.add(Counts(whole));
    CHECK(counts_json(content.take()) == counts_json({{}, whole.content}));
}

TEST_CASE("A part of a profile makes whatever it is merged with a part", "[profile]") {
    const Profile whole = counted("river stone", "x").terms;
    Profile part = counted("ember", "y").terms;
    part.partial = true;
    Profile nothing;
    nothing.partial = true;
    const auto is_partial = [](Profile one, const Profile& other) {
        merge(one, Profile(other));
        return one.partial;
    };
    CHECK_FALSE(is_partial(whole, whole));
    CHECK(is_partial(whole, part));
    CHECK(is_partial(part, whole));
    CHECK(is_partial(nothing, whole));
    CHECK(is_partial(whole, nothing));
    CHECK(counts_json({whole, {}}).find("partial") == std::string::npos);
}

TEST_CASE("A profile comes back from JSON and from bytes as it went", "[profile][property]") {
    Random random(13);
    for (int round = 0; round < 100; ++round) {
        Counts counts = random_counts(random);
        counts.terms.partial = random.below(2) == 0;
        counts.content.partial = random.below(2) == 0;
        const std::string json = counts_json(counts);
        Errors errors;
        const auto parsed = parse_counts(json, "x", errors);
        REQUIRE(parsed);
        CHECK(errors.empty());
        CHECK(counts_json(*parsed) == json);
        CHECK(parsed->terms.partial == counts.terms.partial);
        CHECK(parsed->content.partial == counts.content.partial);
        auto terms = from_bytes(to_bytes(counts.terms));
        auto content = from_bytes(to_bytes(counts.content));
        REQUIRE((terms && content));
        CHECK(terms->partial == counts.terms.partial);
        CHECK(content->partial == counts.content.partial);
        Counts carried{std::move(*terms), std::move(*content)};
        CHECK(counts_json(carried) == json);
        merge(carried, Counts(counts));  // terms can be looked up in what came as bytes
        CHECK(counts_json(carried) == merged({&counts, &counts}));
    }
}

TEST_CASE("Entries come back from bytes, whether four bytes hold them or not", "[profile]") {
    Profile profile;
    const TermId a = profile.vocabulary.single(TermKind::word, "a");
    const TermId b = profile.vocabulary.single(TermKind::word, "b");
    for (const std::uint32_t count : {1U, 255U, 256U, UINT32_MAX}) {
        Block& block = profile.source("x").blocks.emplace_back();
        block.terms = {{a, 7}, {b, count}};
    }
    const auto back = from_bytes(to_bytes(profile));
    REQUIRE(back);
    for (std::size_t at = 0; at < profile.sources[0].blocks.size(); ++at) {
        CHECK(back->sources[0].blocks[at].terms == profile.sources[0].blocks[at].terms);
    }
}

TEST_CASE("Bytes that are cut or changed give no profile, or a whole one", "[profile]") {
    Random random(14);
    const std::string bytes = to_bytes(random_counts(random).terms);
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        CHECK_FALSE(from_bytes(std::string_view(bytes).substr(0, size)));
    }
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string changed = bytes;
        changed[at] = static_cast<char>(changed[at] ^ 0x55);
        if (const auto profile = from_bytes(changed)) {
            CHECK_FALSE(counts_json({*profile, {}}).empty());
        }
    }
}

TEST_CASE("A saved profile with anything out of place is refused, with the reason", "[profile]") {
    const std::string good =
        R"({"format":3,"terms":{"words":["aa","bb"],"marks":["."],"pairs":[0,1],"contentTriples":[],)"
        R"("sources":[{"name":"x","emptyTexts":0,"blocks":[{"prompt":"","id":"","bucket":0,"texts":1,"words":3,"terms":[2,-1,1]}]}]},)"
        R"("content":{"sources":[]}})";
    Errors errors;
    REQUIRE(parse_counts(good, "f", errors));
    const auto refused = [&](const std::string& from, const std::string& to) {
        std::string bad = good;
        const std::size_t at = bad.find(from);
        REQUIRE(at != std::string::npos);
        bad.replace(at, from.size(), to);
        Errors found;
        CAPTURE(bad);
        CHECK_FALSE(parse_counts(bad, "f", found));
        REQUIRE(found.size() == 1);
        CHECK(found[0].code == ErrorCode::bad_profile);
        CHECK(found[0].file == "f");
    };
    refused("\"format\":3", "\"format\":2");
    refused("\"bucket\":0,", "");
    refused("\"bucket\":0,", "\"bucket\":0,\"prompts\":0,");
    refused("\"bucket\":0", "\"bucket\":512");
    refused("\"terms\":{", "\"terms\":{\"bucketBits\":2,");
    refused("\"terms\":{", "\"terms\":{\"bucketBits\":10,");
    refused("\"terms\":{", "\"terms\":{\"bucketBits\":null,");
    refused("\"content\":{\"sources\":[]}", "\"content\":7");
    refused("\"terms\":{", "\"terms\":{\"partial\":1,");
    refused("\"terms\":{", "\"terms\":{\"partial\":null,");
    refused("[\"aa\",\"bb\"]", "[\"aa\",\"aa\"]");
    refused("[\"aa\",\"bb\"]", "[\"a a\",\"bb\"]");
    refused("[\"aa\",\"bb\"]", "[\"\",\"bb\"]");
    refused("[\"aa\",\"bb\"]", "[1,\"bb\"]");
    refused("\"pairs\":[0,1]", "\"pairs\":[0,9]");
    refused("\"pairs\":[0,1]", "\"pairs\":[0]");
    refused("\"pairs\":[0,1]", "\"pairs\":[0,1,0,1]");
    refused("\"contentTriples\":[]", "\"contentTriples\":[0,1]");
    refused("\"words\":3", "\"words\":1");
    refused("\"words\":3", "\"words\":0");
    refused("\"words\":3", "\"words\":-3");
    refused("[2,-1,1]", "[2,0,1]");
    refused("[2,-1,1]", "[2,-7,1]");
    refused("[2,-1,1]", "[2,-99999999999999,1]");
    refused("[2,-1,1]", "[2,1,1,1,1]");
    refused("[2,-1,1]", "[2,1.5]");
    refused("\"terms\":[2,-1,1]", "\"terms\":[2,-1,1],\"spread\":[]");
    refused("\"terms\":[2,-1,1]", "\"terms\":[2,-1,1],\"spread\":[2]");
    refused("\"terms\":[2,-1,1]", "\"terms\":[2,-1,1],\"spread\":[2,1]");
    refused("]}]}", "]}]");
    refused("{\"name\":\"x\"", "{\"nome\":\"x\"");
}

TEST_CASE("A bucket that there cannot be is refused", "[profile]") {
    std::string json = counts_json(counted("river stone"));
    const std::string key = "\"bucket\":";
    const std::size_t at = json.find(key) + key.size();
    Errors errors;
    CHECK(parse_counts(json.replace(at, json.find(',', at) - at, "511"), "f", errors));
    CHECK_FALSE(parse_counts(json.replace(at, 3, "512"), "f", errors));
}

TEST_CASE("Sources stand in the order of their names", "[profile]") {
    Profile profile;
    for (const char* name : {"b", "a", "c", "B", "é"}) {
        profile.source(name);
    }
    std::string order;
    for (const Source& source : profile.sources) {
        order += source.name;
    }
    CHECK(order == "Babcé");
    CHECK(profile.find("c") == &profile.sources[3]);
    CHECK(profile.find("d") == nullptr);
}
