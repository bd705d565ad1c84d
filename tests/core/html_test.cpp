// The text of a page that a reader sees.
#include <catch2/catch_test_macros.hpp>
#include <optional>
#include <string>

#include "read/html_fragment.hpp"
#include "read/html_text.hpp"
#include "reading.hpp"

using namespace kinprint;

namespace {

std::string text_of(std::string_view html, std::size_t slice = SIZE_MAX) {
    HtmlText page;
    std::string text;
    for (; !html.empty(); html.remove_prefix(std::min(slice, html.size()))) {
        text += page.feed(html.substr(0, slice));
    }
    return text + std::string(page.finish());
}

/// However the page comes.
void is(const std::string& html, const std::string& text) {
    CAPTURE(html);
    CHECK(text_of(html) == text);
    CHECK(text_of(html, 1) == text);
}

}  // namespace

TEST_CASE("What is hidden by its attributes is not read", "[html]") {
    is("<p>a</p><p hidden>no</p><p>b</p>", "a\n\nb");
    is("a <span hidden>no</span> b", "a b");
    is("a<div HIDDEN=\"\">no<div>no</div>no</div>b", "ab");
    is("<div hidden=until-found>no</div>a", "a");
    is("<p style=\"display:none\">no</p>a", "a");
    is("<p style='color: red; DISPLAY : None !important'>no</p>a", "a");
    is("<p style=\"visibility: hidden\">no</p>a", "a");
    is("<p style=display:none>no</p>a", "a");
    is("<p style=\"display:none;display:block\">a</p>", "a");
    is("<p style=\"display:block\" title=\"hidden\" class=hidden data-hidden>a</p>", "a");
    is("<p aria-hidden=\"true\">a</p>", "a");
    is("<dialog>no</dialog><dialog open>a</dialog>", "a");
    is("<input hidden>a<br hidden>b", "a\nb");
    is("<p hidden/>no</p>a", "a");
}

TEST_CASE("What is hidden ends where it ends, also where its end is left out", "[html]") {
    is("<p hidden>no<p>a", "a");
    is("<p hidden>no<div>a</div>", "a");
    is("<ul><li hidden>no<li>a</ul>b", "a\n\nb");
    is("<ul><li hidden>no<ul><li>no<li>no</ul></ul>b", "b");
    is("<ul><li hidden>no</ul>b", "b");
    is("<table><tr><td hidden>no<td>a<tr hidden><td>no<tr><td>b</table>", "a\n\nb");
    is("<div hidden><p>no<img><br>no</div>a", "a");
    is("<div hidden><b>no</i>no</div>a", "a");
    is("<div hidden><script>'</div>'</script>no</div>a", "a");
    is("<div hidden><!-- </div> -->no</div>a", "a");
    is("<div hidden>no", "");
}

TEST_CASE("What no browser shows is not read", "[html]") {
    is("<head><title>no</title><meta charset=utf-8></head><body>a", "a");
    is("<html><head><title>no</title><body><p>a", "a");
    is("<head><script>\"</head>\"</script></head>a", "a");
    is("<style>p { no }</style><script>no < no</script>a", "a");
    is("<template><template>no</template>no</template>a", "a");
    is("<noscript><p>no</p></noscript>a", "a");
    is("<svg><title>no</title><path/><text>no</text></svg>a", "a");
    is("<select><option>no<option>no</select>a", "a");
}

TEST_CASE("In XHTML what closes itself holds nothing", "[html]") {
    const std::string body = "<head><title/><script src=\"x\"/></head><body><p>a<div hidden=\"\"/>b</p></body>";
    is("<?xml version=\"1.0\"?><!DOCTYPE html><html>" + body + "</html>", "a\n\nb");
    is("<html xmlns=\"http://www.w3.org/1999/xhtml\">" + body + "</html>", "a\n\nb");
    is("<html>" + body + "</html>", "");  // of HTML the slash says nothing, so that all is the title
}

TEST_CASE("What is not shown, and has no end, is told with its place", "[html]") {
    const auto message = [](const std::string& html) {
        const auto read = test::read_bytes(html, {"t.html", "t", Format::html}, 1);
        return read.report.errors.empty() ? "" : read.report.errors.back().message;
    };
    const std::string page = "<html><body><p>some words</p>";
    CHECK(message(page + "<script>let a = '<p>';</script>").empty());
    CHECK(message(page + "<script src=x>let a = '<p>'; no words").find("The <script> at byte 29 ") == 0);
    CHECK(message(page + "<p class=\"a>b</p>").find("The tag at byte ") == 0);
    CHECK(message("\xEF\xBB\xBF" + page + "<!-- no words -- >").find("The <!-- at byte 32 ") == 0);
}

TEST_CASE("Attributes hold anything", "[html]") {
    is("<a title=\"> hidden\">a</a>", "a");
    is("<a title='\"' href=x>a</a>", "a");
    is("<a b\"c>a</a>", "a");
    is("<a title= hidden >a</a>", "a");
    is("<a =hidden>a</a>", "a");
    is("<p title=x hidden>no</p>a", "a");
    is("<p hidden title>no</p>a", "a");
    is("1 < 2 &amp; 3", "1 < 2 & 3");
}

TEST_CASE("A page of very many open elements takes no more memory, and is read", "[html]") {
    std::string deep = "<div hidden>";
    for (int level = 0; level < 100'000; ++level) {
        deep += "<b>";
    }
    CHECK(text_of(deep + "no</div>a") == "a");
}

TEST_CASE("A text of a record that is HTML from end to end is what it shows", "[html]") {
    CHECK(text_of_fragment("<p>a &amp; <b>b</b></p><ul><li>c</li></ul>\n") == "a & b\n\nc");
    CHECK(text_of_fragment(" <!DOCTYPE html><html><head><title>no</title></head><body>a</body></html>") == "a");
    CHECK(text_of_fragment("<!-- wp:paragraph --><p>a</p><!-- /wp:paragraph -->") == "a");
    CHECK(text_of_fragment("<div class=\"a>b\">a</div>") == "a");
    for (const char* other : {"", " ", "<", "<p", "a <p>b</p>", "<p>a</p> b", "<think>a</think>", "<b>a</b>", "<1>",
                              "<details type=\"reasoning\">a</details>", "<pa>a</pa>"}) {
        CAPTURE(other);
        CHECK(text_of_fragment(other) == std::nullopt);
    }
    const auto read = test::read_bytes(R"([{"model": "A", "output": "<p class='x'>one <em>two</em></p>"}])",
                                       {"t.json", "t", Format::json});
    CHECK(read.report.words == 2);
    REQUIRE(read.report.errors.size() == 1);
    CHECK(read.report.errors[0].code == ErrorCode::markup);
    CHECK(read.report.errors[0].message == "One text is HTML (record 1): only what a browser would show was counted.");
}
