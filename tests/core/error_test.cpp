// What is said where many files are wrong alike.
#include "kinprint/error.hpp"

#include <catch2/catch_test_macros.hpp>

#include "kinprint/limits.hpp"

using namespace kinprint;

namespace {

Error of_file(ErrorCode code, const std::string& file, std::string message = "") {
    return {code, file, {}, {}, std::move(message)};
}

}  // namespace

TEST_CASE("Of many files that are wrong alike the first are named, and the others counted where they would stand",
          "[error]") {
    Errors all;
    for (int at = 0; at < 100'000; ++at) {
        const std::string file = "empty" + std::to_string(at);
        all.push_back(of_file(ErrorCode::empty_file, file));
    }
    all.push_back(of_file(ErrorCode::bad_json, "other"));
    const Errors few = few_of_each_kind(std::move(all));
    REQUIRE(few.size() == limits::files_per_error + 2);
    CHECK(few[0].file == "empty0");
    CHECK(few[limits::files_per_error - 1].file == "empty" + std::to_string(limits::files_per_error - 1));
    const Error& others = few[limits::files_per_error];
    CHECK(others.code == ErrorCode::empty_file);
    CHECK(others.file.empty());
    CHECK(others.message == "And 99980 more files like these.");
    CHECK(few.back().file == "other");
}

TEST_CASE("Each kind of error is counted apart, by its files and not by what is said of them", "[error]") {
    Errors all;
    for (std::size_t at = 0; at <= limits::files_per_error; ++at) {
        const std::string file = "file" + std::to_string(at);
        for (const char* line : {"line 1", "line 2"}) {
            all.push_back(of_file(ErrorCode::bad_json, file, line));
        }
        all.push_back(of_file(ErrorCode::guessed_encoding, file));
        all.push_back(of_file(ErrorCode::internal, "", "of no file"));
    }
    const Errors few = few_of_each_kind(all);
    REQUIRE(few.size() == all.size() - 1);
    CHECK(few[all.size() - 4].message == "And 1 more file like these.");
    CHECK(few[all.size() - 3].message == "And 1 more file like these.");
    CHECK(few.back().message == "of no file");
    CHECK(few_of_each_kind({}).empty());
}
