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

TEST_CASE("Files whose endings say that they hold no text are looked at, and refused where they have none", "[plan]") {
    const Plan result =
        plan({{RootKind::file, {"notes.pdf"}}, {RootKind::file, {"Photo.JPG"}}, {RootKind::file, {"in.zip"}}});
    CHECK(planned(result) == Names{"notes.pdf -> notes", "Photo.JPG -> Photo", "in.zip -> in"});
    CHECK(result.errors.empty());
    for (const PlannedFile& file : result.files) {
        CHECK(file.in_doubt);
        CHECK_FALSE(why_refused(file.path, "It is text all the same."));
        const auto refused = why_refused(file.path, std::string_view("PK\x03\x04\0\0", 6));
        REQUIRE(refused);
        CHECK(refused->code == ErrorCode::unsupported_file);
        CHECK(refused->file == file.path);
        CHECK_FALSE(refused->message.empty());
    }
    CHECK_FALSE(plan({{RootKind::file, {"a.txt"}}}).files.at(0).in_doubt);
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

TEST_CASE("What a browser saved beside a page is passed over, and said once", "[plan]") {
    const std::vector<std::string> paths = {"all/a.html",        "all/a_files/x.js",  "all/a_files/in/y.html",
                                            "all/b.htm",         "all/b_files/z.css", "all/c_files/text.txt",
                                            "all/my_files/1.txt"};
    for (const RootKind kind : {RootKind::folder, RootKind::zip}) {
        const Plan result = plan({{kind, paths, "t.zip"}});
        CHECK(planned(result) == Names{"all/a.html -> a", "all/b.htm -> b", "all/c_files/text.txt -> c_files",
                                       "all/my_files/1.txt -> my_files"});
        REQUIRE(result.errors.size() == 1);
        CHECK(result.errors[0].code == ErrorCode::page_files);
        CHECK(result.errors[0].message.find("beside the page \"a.html\" was passed over, and so in 1 more") !=
              std::string::npos);
    }
}

TEST_CASE("Archives are told by their first bytes, and documents by what is in them", "[plan]") {
    for (const char* name : {"a.zip", "a", "a.gz", "a.txt", "a.json"}) {
        CHECK(kind_of_file(name, "PK\x03\x04 and more") == RootKind::zip);
        CHECK(kind_of_file(name, "\x1F\x8B and more") == RootKind::file);
        CHECK(kind_of_file(name, "Words, as in a text.") == RootKind::file);
        CHECK(kind_of_file(name, "") == RootKind::file);
    }
    const std::string_view noise("\x7F\0\1\2\3\4\5\6", 8);  // as before an archive that unpacks itself
    CHECK(kind_of_file("a.zip", noise) == RootKind::zip);
    CHECK(kind_of_file("a.txt", noise) == RootKind::file);
    const Plan result = plan({{RootKind::zip, {"[Content_Types].xml", "word/document.xml"}, "letter.docx"},
                              {RootKind::zip, {"[Content_Types].xml", "xl/workbook.xml"}, "sums"},
                              {RootKind::zip, {"mimetype", "content.xml", "META-INF/manifest.xml"}, "sums.ods"},
                              {RootKind::zip, {"mimetype", "META-INF/container.xml"}, "book"}});
    CHECK(result.files.empty());
    REQUIRE(result.errors.size() == 4);
    for (std::size_t at = 0; at < 4; ++at) {
        const std::string wanted = at == 0 || at == 3 ? "document" : "table";
        CHECK(result.errors[at].message.starts_with("This is a " + wanted));
    }
    CHECK(result.errors[1].file == "sums");
}

TEST_CASE("A file alone is the only one planned for its source", "[plan]") {
    const Plan result =
        plan({{RootKind::file, {"gpt.txt"}}, {RootKind::folder, {"x/gpt.md", "x/kimi/1.txt", "x/kimi/2.txt"}}});
    std::vector<bool> alone;
    std::ranges::transform(result.files, std::back_inserter(alone), &PlannedFile::alone);
    CHECK(alone == std::vector<bool>{true, true, false, false});
}

TEST_CASE("Sources put together unasked are named", "[plan]") {
    const SourcesOfFile plain{"gpt.txt", "gpt", Format::plain, {"gpt"}};
    const SourcesOfFile one_of_many{"gpt/1.txt", "", Format::plain, {"gpt"}};
    const SourcesOfFile lines{"a.jsonl", "", Format::jsonl, {"gpt", "kimi"}};
    const SourcesOfFile more_lines{"b.jsonl", "", Format::jsonl, {"gpt", "kimi"}};
    const SourcesOfFile profile{"all.kinprint.json", "", Format::profile, {"gpt", "kimi", "o3", "r1"}};
    CHECK_FALSE(shared_sources({}));
    CHECK_FALSE(shared_sources({lines, more_lines}));  // one source's texts often come in several files of records
    CHECK_FALSE(shared_sources({one_of_many, one_of_many}));
    const SourcesOfFile nameless{"a/t.json", "t", Format::json, {"t"}};
    CHECK(shared_sources({nameless, {"b/t.json", "t", Format::json, {"kimi", "t"}}})->message.starts_with("\"t\" is"));
    CHECK_FALSE(shared_sources({nameless, {"b/t.json", "t", Format::json, {"kimi"}}}));
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
        {{RootKind::file, {"<img src=x onerror=alert(1)>.txt"}},
         {RootKind::zip, {"../../etc/x.txt", "//a//b.txt", "..\\c\\d.txt", "e/../f.txt", "C:\\g\\h.txt"}, "t.zip"}});
    CHECK(result.files.at(0).source == "<img src=x onerror=alert(1)>");
    REQUIRE(result.files.size() == 6);  // none is lost, and no path leads anywhere
    const Names sources = {"etc", "a", "c", "e", "g"};
    REQUIRE(result.errors.size() == 5);  // and that is said
    for (std::size_t at = 0; at < 5; ++at) {
        CHECK(result.files[at + 1].source == sources[at]);
        CHECK(result.errors[at].code == ErrorCode::unsafe_path);
        CHECK(result.errors[at].file == "t.zip/" + result.files[at + 1].path);
        CHECK(result.errors[at].message.find('"' + sources[at] + '"') != std::string::npos);
    }
    CHECK(plan({{RootKind::folder, {"", "/", "a/"}}}).files.empty());
}

TEST_CASE("Of an export of chats only the conversations are read, and that is said", "[plan]") {
    const Plan result = plan(
        {{RootKind::zip, {"user.json", "conversations.json", "chat.html", "dalle-generations/a.png"}, "export.zip"},
         {RootKind::zip, {"b/users.json", "b/conversations-000.json", "b/docs/c.txt", "d.txt"}, "b.zip"},
         {RootKind::zip, {"user.json", "other.json"}, "other.zip"}});
    Names paths;
    for (const PlannedFile& file : result.files) {
        paths.push_back(file.path);
    }
    CHECK(paths == Names{"conversations.json", "b/conversations-000.json", "d.txt", "user.json", "other.json"});
    REQUIRE(result.errors.size() == 2);
    CHECK(result.errors[0].code == ErrorCode::export_files);
    CHECK(result.errors[0].message.find("Passed over were 3.") != std::string::npos);
    CHECK(result.errors[1].file == "b.zip");
}
