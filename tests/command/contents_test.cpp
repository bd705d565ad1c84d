// What a file is, is told by what stands in it before its name: the same on the page (tests/web/contents.spec.ts).
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <string>
#include <vector>

#include "input.hpp"
#include "packed.hpp"
#include "paths.hpp"

using namespace kinprint;
using namespace kinprint::cli;
using namespace kinprint::test;
using Catch::Matchers::ContainsSubstring;
using namespace std::string_literals;

namespace {

std::string prose() {
    std::string text;
    for (int line = 0; line < 60; ++line) {
        text += "The house " + std::to_string(line) + " was old, and number " + std::to_string(line * line) +
                " stood by the sea, so he went there.\n\n";
    }
    return text;
}

/// The first entry of a tar archive.
std::string tar_of(const std::string& text) {
    std::string header(512, '\0');
    header.replace(0, 5, "a.txt");
    header.replace(257, 8, "ustar\00000"s);
    return header + text;
}

struct Given {
    std::string name;
    std::string bytes;
    std::string source;     // that it becomes; empty where it is refused
    std::string says = {};  // what is told of it
};

std::vector<Given> all_kinds() {
    const std::string text = prose();
    const std::string zip = zipped({{"in/a.txt", text}});
    const std::string noise = "\x7F\0\x01\x02\x03\x04\x05\x06 noise"s;
    const std::string word = zipped({{"[Content_Types].xml", "<a/>"}, {"word/document.xml", "<a/>"}});
    const std::string record = R"({"model":"m","output":"Once upon a time, and so on."})";
    std::vector<Given> all = {
        {"report.docx", word, "", "This is a document"},
        {"report", word, "", "This is a document"},
        {"noise.bin", noise, "", "There is no text in such a file"},
        {"noise.doc", noise, "", "This is a document"},
        {"noise.tar", noise, "", "This kind of archive"},
        {"noise", noise, "", "binary data"},
        {"real.tar", tar_of(text), "", "This kind of archive"},
        {"real.tar.gz", gzipped(tar_of(text)), "", "a tar archive"},
        {"real", tar_of(text), "", "a tar archive"},
        {"prose.csv", text, "prose", "called a table"},
        {"prose.jsonl", text, "prose", "called JSON"},
        {"prose.html", text, "prose", "called a page"},
        {"table.txt", "model,output\nm,\"Once, twice\"\nm,\"Thrice, so\"\n", "m"},
        {"lines.json", record + "\n" + record + "\n", "m"},
        {"array.jsonl", "[\n " + record + "\n]", "m"},
    };
    for (const char* const ending : {"", ".zip", ".gz", ".txt", ".json", ".bin"}) {
        all.push_back({"packed" + std::string(ending), zip, "a"});
        all.push_back({"gzip" + std::string(ending), gzipped(text), "gzip", ending == ".json"s ? "called JSON" : ""});
    }
    for (const char* const ending : {"", ".bin", ".doc", ".tar", ".zip", ".png"}) {
        all.push_back({"text" + std::string(ending), text, "text"});
    }
    all.push_back({"text.dat", text, "text.dat"});  // nothing is known of that ending
    return all;
}

}  // namespace

TEST_CASE("What a file is, is told by what stands in it, whatever it is called", "[contents]") {
    const Scratch scratch;
    for (const Given& given : all_kinds()) {
        CAPTURE(given.name);
        const Counted counted =
            count_paths({scratch.write(given.name, given.bytes)}, Part::terms, {.keeps_repeats = true});
        std::string sources;
        for (const Source& source : counted.counts.terms.sources) {
            sources += source.name;
        }
        CHECK(sources == given.source);
        REQUIRE(counted.errors.size() == (given.says.empty() ? 0 : 1));
        CHECK((given.says.empty() || counted.errors[0].message.find(given.says) != std::string::npos));
    }
}

TEST_CASE("In folders and archives files are looked at, too; archives in archives are refused", "[contents]") {
    const Scratch scratch;
    const std::string text = prose();
    const std::string noise = "\x7F\0\x01\x02\x03\x04\x05\x06 noise"s;
    const std::string zip = zipped({{"x.txt", "no"}});
    const std::vector<Packed> files = {{"all/a.bin", text},         {"all/b.bin", gzipped(text)}, {"all/c.doc", noise},
                                       {"all/d.zip", zip},          {"all/e.zip", text},          {"all/f", zip},
                                       {"all/g.zip", gzipped(text)}};
    for (const Packed& file : files) {
        scratch.write(file.path, file.bytes);
    }
    scratch.write("all.zip", zipped(files));
    for (const char* const name : {"all", "all.zip"}) {
        CAPTURE(name);
        const Counted counted = count_paths({(scratch.folder() / name).string()}, Part::terms, {.keeps_repeats = true});
        std::string sources;
        for (const Source& source : counted.counts.terms.sources) {
            sources += source.name;
        }
        const bool is_folder = std::string(name) == "all";
        CHECK(sources == (is_folder ? "abegx" : "abeg"));
        REQUIRE(counted.errors.size() == (is_folder ? 2 : 3));
        CHECK_THAT(counted.errors.front().message, ContainsSubstring("This is a document"));
        CHECK((is_folder || counted.errors[1].message.starts_with("Archives in another archive")));
        CHECK_THAT(counted.errors.back().message, ContainsSubstring("a zip archive or an office document"));
    }
}
