// Lists and dictionaries as Python's `repr` writes them, against what they are in JSON.
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "read/python_literal.hpp"

using namespace kinprint;
using nlohmann::json;

namespace {

json read(std::string_view python) {
    const auto translated = json_of_python(python);
    return translated ? json::parse(*translated) : json("nothing");
}

}  // namespace

TEST_CASE("Python's lists and dictionaries become JSON's", "[python]") {
    CHECK(read("[{'a': 1, 'b': [True, False, None], 'c': (1.5e3, -2)}]") ==
          json::parse(R"([{"a": 1, "b": [true, false, null], "c": [1500.0, -2]}])"));
    CHECK(read("[{'a': 1}\n {'a': 2}]") == json::parse(R"([{"a": 1}, {"a": 2}])"));  // as NumPy writes it
}

TEST_CASE("Python's strings keep what is in them", "[python]") {
    CHECK(read(R"(['it\'s', "it's", 'say "so"'])") == json({"it's", "it's", "say \"so\""}));
    CHECK(read(R"(['a\nb\tc\\d', '\xe9\u2014\U0001f600', '\d'])") == json({"a\nb\tc\\d", "é—😀", "\\d"}));
    CHECK(read(R"(['\ud83d'])") == json({"\uFFFD"}));
    CHECK(read("['True {None} #', '']") == json({"True {None} #", ""}));
}

TEST_CASE("What Python would not write so is refused", "[python]") {
    for (const char* text : {"[{'a': 'b]", "['\\", "['\\x4", "[print('a')]", "{'a': b}", "[{'a': 1} # a remark"}) {
        INFO(text);
        CHECK_FALSE(json_of_python(text));
    }
}
