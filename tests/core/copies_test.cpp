// Files that hold what another one holds.
#include <catch2/catch_test_macros.hpp>

#include "kinprint/copies.hpp"
#include "kinprint/json.hpp"
#include "kinprint/read.hpp"
#include "profiles.hpp"

using namespace kinprint;
using namespace kinprint::test;

namespace {

bool names_sources(std::string_view bytes, Format format) {
    Counter counter;
    Reader reader(counter, {"file", "source", format});
    reader.feed(bytes);
    return reader.finish().names_sources;
}

}  // namespace

TEST_CASE("A hash of a file is of its bytes, not of the slices", "[copies]") {
    FileHasher hasher;
    hasher.feed("some bytes");
    const std::string whole = hasher.finish();
    CHECK(whole.size() == 32);
    hasher.feed("some ");
    hasher.feed("bytes");
    CHECK(hasher.finish() == whole);
    hasher.feed("some byte");
    CHECK(hasher.finish() != whole);
}

TEST_CASE("A copy is sure where both become one source", "[copies]") {
    const auto copies =
        find_copies({{"a", "1"}, {"b", ""}, {"b", ""}, {"a", "1"}, {"c", "1"}, {"c", "1"}, {"c", "2"}, {"a", "1"}});
    const auto is = [&](std::size_t at, std::size_t of, bool sure) {
        return copies[at] && copies[at]->of == of && copies[at]->is_sure == sure;
    };
    REQUIRE(copies.size() == 8);
    for (const std::size_t first : {0U, 1U, 2U, 6U}) {
        CHECK_FALSE(copies[first]);
    }
    CHECK(is(3, 0, true));
    CHECK(is(4, 0, false));
    CHECK(is(5, 4, true));
    CHECK(is(7, 0, true));
}

TEST_CASE("A report tells whether all texts say whose they are", "[copies]") {
    CHECK(names_sources("{\"model\":\"m\",\"output\":\"one two\"}\n{\"model\":\"n\",\"output\":\"three\"}",
                        Format::jsonl));
    CHECK_FALSE(names_sources("{\"model\":\"m\",\"output\":\"one two\"}\n{\"output\":\"three\"}", Format::jsonl));
    CHECK(names_sources("{\"m\":[{\"output\":\"one two\"}]}", Format::json));
    CHECK(names_sources("model,output\nm,one two\n", Format::csv));
    CHECK_FALSE(names_sources("one two", Format::plain));
    CHECK_FALSE(names_sources("{}", Format::jsonl));
    Random random(41);
    CHECK(names_sources(counts_json(random_counts(random)), Format::profile));
}

TEST_CASE("Copies that were left out are named in one message", "[copies]") {
    CHECK_FALSE(left_out_copies({}));
    const auto one = left_out_copies({{"b.txt", "a.txt"}});
    REQUIRE(one);
    CHECK(one->code == ErrorCode::repeated_file);
    CHECK(one->file == "b.txt");
    CHECK(one->message.find("\"b.txt\" holds that of \"a.txt\"") != std::string::npos);
    const auto many = left_out_copies(std::vector<LeftOutCopy>(10, {"b.txt", "a.txt"}));
    CHECK(many->message.find("10 files") == 0);
    CHECK(many->message.find("and 7 more") != std::string::npos);
}
