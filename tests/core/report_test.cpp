#include "kinprint/report.hpp"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

using namespace kinprint;
using nlohmann::json;

namespace {

Report some_report() {
    Report report;
    report.claim = "By nobody's machine.";
    report.date = "2026-01-31T12:00:00Z";
    report.inputs = {{"-rf $(x).txt", 7, std::string(64, 'a')}};
    report.atlas_sha256 = std::string(64, 'b');
    report.paths = {"-rf $(x).txt"};
    return report;
}

Identification nothing_found() {
    Identification found;
    found.about = "Made up.";
    found.date = "2026-01-01";
    found.sources = 4;
    return found;
}

}  // namespace

TEST_CASE("A report holds what was given, found and set, and what it does not prove", "[report]") {
    Report report = some_report();
    report.settings.strip.markdown = true;
    report.settings.arrangement.names.renamed = {{"a=1", "b=c"}};
    const json root = json::parse(to_json(report, nothing_found()));
    CHECK(root["format"] == "kinprint-report-1");
    CHECK(root["claim"] == "By nobody's machine.");
    CHECK(root["date"] == "2026-01-31T12:00:00Z");
    CHECK(root["inputs"][0]["bytes"] == 7);
    CHECK(root["atlas"]["sources"] == 4);
    CHECK(root["atlas"]["sha256"] == std::string(64, 'b'));
    CHECK(root["settings"]["strip"] == "markdown");
    CHECK(root["settings"]["encoding"].is_null());
    CHECK(root["settings"]["renamed"][0]["to"] == "b=c");
    CHECK(root["settings"]["only"].empty());
    CHECK(root["unknown"].empty());
    CHECK(root["limits"].size() == limits_of_identifying().size());
    CHECK(root["limits"][0].get<std::string>().starts_with("A likeness of style proves no origin"));
    CHECK(
        root["repeat"] ==
        "kinprint identify --strip markdown --rename 'a\\=1=b=c' --claim 'By nobody'\\''s machine.' --report report.json -- "
        "'-rf $(x).txt'");
}

TEST_CASE("What is not UTF-8 in a report is replaced", "[report]") {
    Report report = some_report();
    report.claim = "\xff";
    CHECK(json::parse(to_json(report, nothing_found()))["claim"] == "\xef\xbf\xbd");
}

TEST_CASE("Arguments are safe for a shell, and plain where they can be", "[report]") {
    CHECK(shell_quoted("texts/a-b_1.txt") == "texts/a-b_1.txt");
    CHECK(shell_quoted("") == "''");
    CHECK(shell_quoted("a b") == "'a b'");
    CHECK(shell_quoted("it's") == "'it'\\''s'");
    CHECK(shell_quoted("$(rm -r .)`x`\"!\\") == "'$(rm -r .)`x`\"!\\'");
    CHECK(shell_quoted("~") == "'~'");
    CHECK(shell_quoted("a\x1b[2J'%") == "\"$(printf %b 'a\\0033[2J\\0047%')\"");
    CHECK(shell_quoted("a\n") == "'a\n'");
}

#ifndef __EMSCRIPTEN__
TEST_CASE("A shell gives back what was quoted", "[report]") {
    for (const std::string argument :
         {"-n", "-rf x", "it's $(id) `id` \"$HOME\" \\ !! %s %b \\n \\0101", "two\nlines\t\x01\x7f\x1b[2J", "ends\n",
          "\\c", "-\n-", "\xc3\xa9\xe2\x80\xae", "'\n'\\''", "a;b&c|d<e>f(g)*h?[i]{j,k}#l=m~"}) {
        const std::string line = "printf '%s.' " + shell_quoted(argument);
        const std::unique_ptr<FILE, int (*)(FILE*)> out(popen(line.c_str(), "r"), pclose);
        std::array<char, 4096> read{};
        const std::size_t size = std::fread(read.data(), 1, read.size(), out.get());
        CHECK(std::string(read.data(), size) == argument + ".");
    }
}
#endif

TEST_CASE("What the page knows of a report is read, and refused where it is broken", "[report]") {
    const std::string text = R"({"claim": "c", "date": "d", "inputs": [{"file": "f", "bytes": 3, "sha256": "s"}],
        "atlasFile": "a", "atlasSha256": "t", "paths": ["f"], "settings": {"format": "plain", "channel": "both",
        "encoding": "windows-1252", "strip": "code", "keepsRepeats": true, "arrangement": {"renamed": [{"from": "x", "to": "y"}],
        "splits": [], "leftOut": []}, "only": ["y", "z z"]}})";
    Errors errors;
    const auto report = parse_report(text, errors);
    REQUIRE(report);
    CHECK(errors.empty());
    CHECK(report->inputs[0].bytes == 3);
    CHECK(report->settings.keeps_repeats);
    CHECK(report->settings.encoding == Encoding::windows_1252);
    CHECK(
        command_to_repeat(*report) ==
        "kinprint identify --atlas a --channel both --encoding windows-1252 --strip code --keep-repeats --rename 'x=y' "
        "--only y --only 'z z' --claim c --report report.json -- f");
    for (std::size_t at = 0; at < text.size(); at += 7) {
        Errors broken;
        CHECK_FALSE(parse_report(text.substr(0, at), broken));
        CHECK_FALSE(broken.empty());
    }
}
