// Which files become which sources.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <iterator>

#include "kinprint/plan.hpp"

using namespace kinprint;

namespace {

using Names = std::vector<std::string>;

/// "path -> source" of each planned file.
Names planned(const Plan& plan) {
    Names lines;
    for (const PlannedFile& file : plan.files) {
        lines.push_back(file.path + " -> " + file.source);
    }
    return lines;
}

}  // namespace

TEST_CASE("A file is a source, named without its ending", "[plan]") {
    const Plan result =
        plan({{RootKind::file, {"kimi.TXT"}}, {RootKind::file, {"o3.jsonl"}}, {RootKind::file, {"all.kinprint.json"}}});
    CHECK(planned(result) == Names{"kimi.TXT -> kimi", "o3.jsonl -> o3", "all.kinprint.json -> all"});
    CHECK(result.files[0].format == Format::plain);
    CHECK(result.files[1].format == Format::jsonl);
    CHECK(result.files[2].format == Format::profile);
    CHECK(result.files[2].root == 2);
    CHECK(result.errors.empty());
}

TEST_CASE("In a folder each file is a source, and each inner folder one", "[plan]") {
    const Plan result =
        plan({{RootKind::folder, {"all/a.txt", "all/b/1.txt", "all/b/c/2.md", "all/.DS_Store", "all/b/Thumbs.db"}}});
    CHECK(planned(result) == Names{"all/a.txt -> a", "all/b/1.txt -> b", "all/b/c/2.md -> b"});
    CHECK(result.errors.empty());
}

TEST_CASE("An archive is a folder; one that holds a single folder is that folder", "[plan]") {
    CHECK(planned(plan({{RootKind::zip, {"a.txt", "b/1.txt"}}})) == Names{"a.txt -> a", "b/1.txt -> b"});
    CHECK(planned(plan({{RootKind::zip, {"all/", "all/a.txt", "all/b/1.txt", "__MACOSX/all/._a.txt"}}})) ==
          Names{"all/a.txt -> a", "all/b/1.txt -> b"});
}

TEST_CASE("Folders that hold all others say nothing of the source", "[plan]") {
    for (const RootKind kind : {RootKind::folder, RootKind::zip}) {
        CHECK(planned(plan({{kind, {"all/run/a/1.md", "all/run/a/2.md", "all/run/b/x/1.md"}}})) ==
              Names{"all/run/a/1.md -> a", "all/run/a/2.md -> a", "all/run/b/x/1.md -> b"});
        CHECK(planned(plan({{kind, {"all/kimi/1.txt", "all/kimi/2.txt", "all/.DS_Store"}}})) ==
              Names{"all/kimi/1.txt -> kimi", "all/kimi/2.txt -> kimi"});
        CHECK(planned(plan({{kind, {"all/run/a/1.md", "all/run/note.md"}}})) ==
              Names{"all/run/a/1.md -> run", "all/run/note.md -> run"});
    }
}

TEST_CASE("Files that hold no text are reported, not lost in silence; all others are looked into", "[plan]") {
    const Plan result =
        plan({{RootKind::file, {"notes.pdf"}}, {RootKind::file, {"Photo.JPG"}}, {RootKind::file, {"in.zip"}}});
    CHECK(result.files.empty());
    REQUIRE(result.errors.size() == 3);
    for (const Error& error : result.errors) {
        CHECK(error.code == ErrorCode::unsupported_file);
        CHECK_FALSE(error.message.empty());
    }
    CHECK(planned(plan({{RootKind::file, {"no-ending"}}, {RootKind::file, {"gpt-4.1"}}, {RootKind::file, {".txt"}}})) ==
          Names{"no-ending -> no-ending", "gpt-4.1 -> gpt-4.1", ".txt -> .txt"});
}

TEST_CASE("Endings say how a file is written; that of a packed one is the one before", "[plan]") {
    const Plan result = plan(
        {{RootKind::folder, {"x/a.json", "x/b.CSV", "x/c.tsv", "x/d.html", "x/e.jsonl.gz", "x/f.txt.gz", "x/g.gz"}}});
    CHECK(planned(result) == Names{"x/a.json -> a", "x/b.CSV -> b", "x/c.tsv -> c", "x/d.html -> d",
                                   "x/e.jsonl.gz -> e", "x/f.txt.gz -> f", "x/g.gz -> g"});
    std::vector<Format> formats;
    std::ranges::transform(result.files, std::back_inserter(formats), &PlannedFile::format);
    CHECK(formats == std::vector<Format>{Format::json, Format::csv, Format::csv, Format::html, Format::jsonl,
                                         Format::plain, Format::plain});
}

TEST_CASE("A file alone is the only one planned for its source", "[plan]") {
    const Plan result =
        plan({{RootKind::file, {"gpt.txt"}}, {RootKind::folder, {"x/gpt.md", "x/kimi/1.txt", "x/kimi/2.txt"}}});
    std::vector<bool> alone;
    std::ranges::transform(result.files, std::back_inserter(alone), &PlannedFile::alone);
    CHECK(alone == std::vector<bool>{true, true, false, false});
}

TEST_CASE("Sources put together unasked are named", "[plan]") {
    const SourcesOfFile plain{"gpt.txt", true, Format::plain, {"gpt"}};
    const SourcesOfFile one_of_many{"gpt/1.txt", false, Format::plain, {"gpt"}};
    const SourcesOfFile lines{"a.jsonl", true, Format::jsonl, {"gpt", "kimi"}};
    const SourcesOfFile more_lines{"b.jsonl", true, Format::jsonl, {"gpt", "kimi"}};
    const SourcesOfFile profile{"all.kinprint.json", true, Format::profile, {"gpt", "kimi", "o3", "r1"}};
    CHECK_FALSE(shared_sources({}));
    CHECK_FALSE(shared_sources({lines, more_lines}));  // one source's texts often come in several files of records
    CHECK_FALSE(shared_sources({one_of_many, one_of_many}));
    const auto two = shared_sources({lines, plain});
    REQUIRE(two);
    CHECK(two->code == ErrorCode::same_name);
    CHECK(two->file == "gpt.txt");
    CHECK(two->message.starts_with("\"gpt\" is in several files"));
    CHECK_FALSE(shared_sources({lines, plain}, 2));
    CHECK(shared_sources({lines, plain, more_lines}, 2)->message.starts_with("\"gpt\" is"));
    CHECK(shared_sources({profile, lines})->message.starts_with("\"gpt\", \"kimi\" are in several files"));
    CHECK(shared_sources({profile, profile})->message.starts_with("\"gpt\", \"kimi\", \"o3\" and 1 more are"));
}

TEST_CASE("Hostile names stay data", "[plan]") {
    const Plan result = plan(
        {{RootKind::file, {"<img src=x onerror=alert(1)>.txt"}}, {RootKind::zip, {"../../etc/x.txt", "//a//b.txt"}}});
    CHECK(result.files.at(0).source == "<img src=x onerror=alert(1)>");
    REQUIRE(result.files.size() == 3);  // none is lost, and no path leads anywhere
    CHECK(result.files[1].source == "etc");
    CHECK(result.files[2].source == "a");
    CHECK(plan({{RootKind::folder, {"", "/", "a/"}}}).files.empty());
}
