#include "paths.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "input.hpp"
#include "kinprint/json.hpp"
#include "packed.hpp"

using namespace kinprint;
using namespace kinprint::cli;
using namespace kinprint::test;
using Catch::Matchers::ContainsSubstring;

namespace {

using Names = std::vector<std::string>;

/// "name -> source" of each file.
Names found(const std::vector<FoundFile>& files) {
    Names names;
    names.reserve(files.size());
    for (const FoundFile& file : files) {
        names.push_back(file.spec.file + " -> " + file.spec.source);
    }
    return names;
}

/// A text whose end is wrong, packed so that much of it comes out before that shows.
std::string with_damaged_end(const std::string& path) {
    std::string archive =
        zipped({{"a.txt", repeated("alpha beta ", 50'000)}, {path, repeated("never counted ", 50'000)}});
    overwrite(archive, listed_at(archive, path) + 16, 1, 4);
    return archive;
}

}  // namespace

TEST_CASE("An archive is a folder of files, named after it", "[paths]") {
    const Scratch scratch;
    const std::string archive = zipped({{"all/", ""},
                                        {"all/gpt/1.txt", "one"},
                                        {"all/kimi.md", "two"},
                                        {"__MACOSX/all/._kimi.md", "no"},
                                        {"all/inner.zip", zipped({{"b.txt", "no"}})},
                                        {"all/picture.png", "\x89PNG\r\n\x1A\n no"}});
    const std::string path = scratch.write("Texts.ZIP", archive);
    Errors errors;
    const std::vector<FoundFile> files = find_files({path}, errors);
    CHECK(found(files) == Names{"Texts.ZIP/all/gpt/1.txt -> gpt", "Texts.ZIP/all/kimi.md -> kimi"});
    REQUIRE(errors.size() == 2);
    CHECK(errors[0].file == "Texts.ZIP/all/inner.zip");
    CHECK_THAT(errors[0].message, ContainsSubstring("Unpack it"));
    CHECK(errors[1].file == "Texts.ZIP/all/picture.png");
}

TEST_CASE("Paths in an archive lead nowhere, and those that would are told", "[paths]") {
    const Scratch scratch;
    const std::string path = scratch.write("texts.zip", zipped({{"../../etc/x.txt", "one"}, {"/tmp/y.txt", "two"}}));
    Errors errors;
    const std::vector<FoundFile> files = find_files({path}, errors);
    CHECK(found(files) == Names{"texts.zip/../../etc/x.txt -> etc", "texts.zip//tmp/y.txt -> tmp"});
    REQUIRE(errors.size() == 2);
    for (std::size_t at = 0; at < 2; ++at) {
        CHECK(errors[at].code == ErrorCode::unsafe_path);
        CHECK(errors[at].file == files[at].spec.file);
        CHECK_THAT(errors[at].message, ContainsSubstring('"' + files[at].spec.source + '"'));
    }
    CHECK(count_paths({path}, Part::terms).counts.terms.sources.size() == 2);
}

TEST_CASE("A file given twice is counted once, in an archive too", "[paths]") {
    const Scratch scratch;
    const std::string archive = scratch.write("texts.zip", zipped({{"a.txt", "one"}, {"b.txt", "two"}}));
    const std::string file = scratch.write("a.txt", "one");
    Errors errors;
    const std::vector<FoundFile> files =
        find_files({archive, file, (scratch.folder() / "." / "texts.zip").string(), file}, errors);
    CHECK(found(files) == Names{"texts.zip/a.txt -> a", "texts.zip/b.txt -> b", "a.txt -> a"});
    CHECK(errors.size() == 3);
    CHECK(find_files({"/nowhere/at-all.zip"}, errors).empty());
    CHECK_THAT(errors.back().message, ContainsSubstring("no such file"));
}

TEST_CASE("Packed and unpacked files give the same counts", "[paths]") {
    const Scratch scratch;
    const std::string alpha = repeated("Alpha writes “so” — and so on.\n\n", 3000);
    const std::string beta = R"({"model":"beta","prompt_id":"1","output":"Beta writes little."})";
    scratch.write("texts/alpha/1.txt", alpha);
    scratch.write("texts/lines.jsonl", beta);
    scratch.write("gzip/alpha/1.txt", gzipped(alpha));  // known by its first bytes, whatever its name
    scratch.write("gzip/lines.jsonl", gzipped(beta));
    scratch.write("texts.zip", zipped({{"alpha/1.txt", alpha}, {"lines.jsonl", beta, ZIP_CM_STORE}}));
    scratch.write("both.zip", zipped({{"alpha/1.txt", gzipped(alpha)}, {"lines.jsonl", gzipped(beta)}}));
    const auto counts = [&](const std::string& name) {
        Counted counted = count_paths({(scratch.folder() / name).string()}, Part::both, {.keeps_repeats = true});
        CHECK(counted.errors.empty());
        for (Profile* profile : {&counted.counts.terms, &counted.counts.content}) {
            for (Source& source : profile->sources) {
                for (Block& block : source.blocks) {
                    block.id.clear();  // where the texts lay is all that differs
                    block.bucket = 0;
                }
            }
        }
        return counts_json(counted.counts);
    };
    const std::string expected = counts("texts");
    for (const char* const name : {"gzip", "texts.zip", "both.zip"}) {
        CHECK(counts(name) == expected);
    }
}

TEST_CASE("Nothing is counted of a file whose end is damaged", "[paths]") {
    const Scratch scratch;
    const std::string path = scratch.write("texts.zip", with_damaged_end("hurt.txt"));
    const Counted counted = count_paths({path}, Part::both, {.keeps_repeats = true});
    REQUIRE(counted.counts.terms.sources.size() == 1);
    CHECK(counted.counts.terms.sources[0].name == "a");
    REQUIRE(counted.errors.size() == 1);
    CHECK(counted.errors[0].code == ErrorCode::unreadable_file);
    CHECK(counted.errors[0].file == "texts.zip/hurt.txt");
    CHECK_THAT(counted.errors[0].message, ContainsSubstring("checksum"));
}

TEST_CASE("Of a gzip file that is torn what comes before is counted, with a word on where", "[paths]") {
    const Scratch scratch;
    std::string text;
    for (std::size_t line = 0; line < 40'000; ++line) {
        text += "Line " + std::to_string(line * line % 9973) + " of all that glitters.\n";
    }
    const std::string whole = gzipped(text);
    const auto words_of = [&](const std::string& bytes, const std::string& said) {
        const Counted counted = count_paths({scratch.write("torn.txt", bytes)}, Part::terms, {.keeps_repeats = true});
        REQUIRE(counted.errors.size() == 1);
        CHECK(counted.errors[0].code == ErrorCode::torn_file);
        CHECK_THAT(counted.errors[0].message, ContainsSubstring("unpacked up to its byte " + said + ","));
        return counted.counts.terms.sources.empty() ? 0 : counted.counts.terms.sources[0].words();
    };
    const std::size_t half = whole.size() / 2;
    REQUIRE(half > 40'000);
    const std::uint64_t of_half = words_of(whole.substr(0, half), std::to_string(half));
    CHECK(of_half > 40'000);
    CHECK(of_half < 240'000);
    CHECK(words_of(whole.substr(0, whole.size() - 4), std::to_string(whole.size() - 4)) == 240'000);
    std::string wrong = whole;
    wrong[wrong.size() - 6] ^= 1;
    CHECK(words_of(wrong, std::to_string(whole.size())) == 240'000);
}

TEST_CASE("Files that repeat another of the same source are left out, wherever they lie", "[paths]") {
    const Scratch scratch;
    const std::string text = "A text that is somewhere else, too.";
    const std::string named = R"({"model":"m","output":"Whose this is, it says itself."})";
    const std::string nameless = R"({"output":"Whose this is, the file says."})";
    scratch.write("texts/a/1.txt", text);
    scratch.write("texts/a/2.txt", text);
    scratch.write("texts/b/1.txt", text);
    scratch.write("texts/named.jsonl", named);
    scratch.write("texts/other.jsonl", named);
    scratch.write("texts/p.jsonl", nameless);
    scratch.write("texts/q.jsonl", nameless);
    scratch.write("more.zip", zipped({{"a/3.txt", text}, {"c/1.txt", text}, {"named.jsonl", named}}));
    const std::vector<std::string> paths = {(scratch.folder() / "texts").string(),
                                            (scratch.folder() / "more.zip").string()};
    const auto texts_of = [](const Counted& counted) {
        std::string all;
        for (const Source& source : counted.counts.terms.sources) {
            all += source.name + std::to_string(source.texts()) + " ";
        }
        return all;
    };
    const Counted counted = count_paths(paths, Part::terms);
    CHECK(texts_of(counted) == "a1 b1 c1 m1 p1 q1 ");
    REQUIRE(counted.errors.size() == 1);
    CHECK(counted.errors[0].code == ErrorCode::repeated_file);
    CHECK_THAT(counted.errors[0].message, ContainsSubstring("4 files repeat another"));
    CHECK_THAT(counted.errors[0].message, ContainsSubstring("\"texts/a/2.txt\" holds that of \"texts/a/1.txt\""));
    CHECK(texts_of(count_paths(paths, Part::terms, {.keeps_repeats = true})) == "a3 b1 c1 m3 p1 q1 ");
}

TEST_CASE("Texts that several files hold for one source are told of, packed or not", "[paths]") {
    const Scratch scratch;
    const std::string one = R"({"model":"m","output":"A text of Monday's."})";
    const std::string two = R"({"model":"m","output":"A text of Tuesday's."})";
    const std::string three = R"({"model":"m","output":"A text of Friday's."})";
    const std::string other = R"({"model":"n","output":"A text of Monday's."})";
    const std::vector<std::string> paths = {scratch.write("monday.jsonl", one + "\n" + two),
                                            scratch.write("other.jsonl", other),
                                            scratch.write("friday.jsonl.gz", gzipped(two + "\n" + three + "\n" + one))};
    for (const std::size_t jobs : {1U, 3U}) {
        const Counted counted = count_paths(paths, Part::terms, {.jobs = jobs});
        REQUIRE(counted.errors.size() == 1);
        CHECK(counted.errors[0].code == ErrorCode::shared_text);
        CHECK(counted.errors[0].file == "friday.jsonl.gz");
        CHECK_THAT(counted.errors[0].message, ContainsSubstring("2 of its 3 texts are in \"monday.jsonl\", too"));
    }
    CHECK(count_paths(paths, Part::terms, {.keeps_repeats = true}).errors.empty());
}

TEST_CASE("Passages are found again in an archive", "[paths]") {
    const Scratch scratch;
    const std::string path = scratch.write(
        "texts.zip", zipped({{"a/1.txt", "A quiet tapestry hung there."}, {"b/1.txt", "No such thing."}}));
    const Counted counted = count_paths({path}, Part::terms);
    const Passages passages = find_passages(counted.files, {{"tapestry"}, {"a", "b"}, 2});
    REQUIRE(passages.found.size() == 2);
    REQUIRE(passages.found[0].passages.size() == 1);
    CHECK(passages.found[0].passages[0].text == "texts.zip/a/1.txt");
    CHECK(passages.found[0].passages[0].match == "tapestry");
}

TEST_CASE("Of a gzip file of which nothing can be unpacked nothing else is said", "[paths]") {
    const Scratch scratch;
    std::string bytes = gzipped("All that glitters is not gold.");
    bytes[12] ^= 0x55;
    const Counted counted = count_paths({scratch.write("hurt.gz", bytes)}, Part::terms, {.keeps_repeats = true});
    REQUIRE(counted.errors.size() == 1);
    CHECK(counted.errors[0].code == ErrorCode::unreadable_file);
    CHECK_THAT(counted.errors[0].message, ContainsSubstring("damaged or cut short"));
}
