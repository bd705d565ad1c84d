// Older encodings, whose tables are built in.
#include "encodings.hpp"

#include <algorithm>
#include <iterator>

#include "kinprint/limits.hpp"
#include "random.hpp"

using namespace kinprint;
using namespace kinprint::test;
using namespace std::string_literals;

TEST_CASE("Older encodings are told by their looks", "[encodings]") {
    check_encodings(KINPRINT_ROOT "/tests/fixtures/encodings", {"fr", "ru", "pl", "el", "tr"});
}

TEST_CASE("An older encoding is told behind any length of English", "[encodings]") {
    const std::filesystem::path folder = KINPRINT_ROOT "/tests/fixtures/encodings";
    const std::string english =
        "The quick brown fox jumps over the lazy dog while the old man and his daughter watch from the garden. "
        "She said that nothing of the kind had ever happened there, and went on with what she was reading.\n";
    for (const char* name :
         {"ru.KOI8-R", "ru.windows-1251", "pl.windows-1250", "el.windows-1253", "fr.windows-1252", "tr.windows-1254"}) {
        const std::string bytes = bytes_of(folder / (std::string(name) + ".txt"));
        for (const std::size_t size : {0U, 2000U, 3000U, 8000U, 100'000U}) {
            CAPTURE(name, size);
            std::string lead;
            while (lead.size() < size) {
                lead += english;
            }
            CHECK(kinprint::name(read_text(lead + bytes).report.encoding) == std::string(name).substr(3));
        }
    }
}

TEST_CASE("One letter is enough to tell that a text is not UTF-8", "[encodings]") {
    for (const std::size_t slice : {std::size_t{1}, std::size_t{3}, SIZE_MAX}) {
        const ReadText read = read_text("good caf\xE9 words", slice);
        CHECK(read.report.encoding == Encoding::windows_1252);
        CHECK(read.counts == read_text("good café words").counts);
    }
}

TEST_CASE("UTF-8 with a few damaged bytes stays UTF-8", "[encodings]") {
    const ReadText read = read_text("naïve café déjà vu \xE9 and \xFF more", 4);
    CHECK(read.report.encoding == Encoding::utf8);
    REQUIRE(read.report.errors.size() == 1);
    CHECK(read.report.errors[0].code == ErrorCode::invalid_utf8);
    CHECK(read.report.errors[0].byte == 23);
}

TEST_CASE("A stretch of an older encoding within UTF-8 is replaced, counted, and told with its place", "[encodings]") {
    const std::string utf8 = bytes_of(KINPRINT_ROOT "/tests/fixtures/encodings/fr.UTF-8.txt");
    std::string before;
    while (before.size() < 2 * limits::sniff_bytes) {
        before += utf8;
    }
    const std::string older = bytes_of(KINPRINT_ROOT "/tests/fixtures/encodings/fr.windows-1252.txt");
    const auto letters = std::ranges::count_if(older, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    const auto first = std::ranges::find_if(older, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    for (const std::size_t slice : {std::size_t{1}, std::size_t{1000}, SIZE_MAX}) {
        const ReadText read = read_text(before + older + utf8, slice);
        CHECK(read.report.encoding == Encoding::utf8);
        REQUIRE(read.report.errors.size() == 1);
        CHECK(read.report.errors[0].code == ErrorCode::invalid_utf8);
        CHECK(read.report.errors[0].byte == before.size() + static_cast<std::size_t>(first - older.begin()));
        CHECK(read.report.errors[0].message.starts_with(std::to_string(letters) + " places are not valid UTF-8"));
    }
}

TEST_CASE("UTF-16 behind UTF-8 is told, not counted letter by letter in silence", "[encodings]") {
    std::string utf8;
    while (utf8.size() < 2 * limits::sniff_bytes) {
        utf8 += "Words that are as good as any. ";
    }
    std::string utf16;
    for (const char letter : "and more"s) {
        utf16 += {letter, '\0'};
    }
    for (const std::size_t slice : {std::size_t{1}, std::size_t{1000}, SIZE_MAX}) {
        const ReadText read = read_text(utf8 + utf16, slice);
        REQUIRE(read.report.errors.size() == 1);
        CHECK(read.report.errors[0].code == ErrorCode::invalid_utf8);
        CHECK(read.report.errors[0].byte == utf8.size() + 1);
        CHECK(read.report.errors[0].message.starts_with("8 places are not valid UTF-8"));
        // With its mark in front it looks like an older encoding.
        const ReadText marked = read_text(utf8 + "\xFF\xFE" + utf16, slice);
        REQUIRE(marked.report.errors.size() == 1);
        CHECK(marked.report.errors[0].code == ErrorCode::guessed_encoding);
    }
}

TEST_CASE("What an encoding does not have is replaced, counted, and told with its place", "[encodings]") {
    FileSpec asked;
    asked.encoding = Encoding::windows_1253;
    const ReadText read = read_text("abc \xD2 def \xD2", 3, asked);
    REQUIRE(read.report.errors.size() == 1);
    CHECK(read.report.errors[0].code == ErrorCode::invalid_utf8);
    CHECK(read.report.errors[0].byte == 4);
    CHECK(read.report.errors[0].message.starts_with("2 places are not valid windows-1253"));
}

TEST_CASE("Greek with a mark for paragraphs is no ISO 8859-7, whose letter has its place", "[encodings]") {
    const std::string greek = bytes_of(KINPRINT_ROOT "/tests/fixtures/encodings/el.windows-1253.txt");
    CHECK(read_text("\xB6 2. " + greek).report.encoding == Encoding::windows_1253);
    CHECK(read_text(greek + "\xB6").report.encoding == Encoding::windows_1253);
}

TEST_CASE("An encoding whose tables are not here is named, and the file left out", "[encodings]") {
    FileSpec asked;
    asked.encoding = Encoding::big5;
    const ReadText told = read_text("\xA4\xA4", 1, asked);
    REQUIRE(told.report.errors.size() == 1);
    CHECK(told.report.errors[0].code == ErrorCode::needs_dictionaries);
    const std::string bytes = bytes_of(KINPRINT_ROOT "/tests/fixtures/encodings/ja.Shift_JIS.txt");
    for (const std::size_t slice : {std::size_t{1}, SIZE_MAX}) {
        const ReadText found = read_text(bytes, slice);
        REQUIRE(found.report.errors.size() == 1);
        CHECK(found.report.errors[0].code == ErrorCode::needs_dictionaries);
        CHECK(found.report.errors[0].message.find("Shift_JIS") != std::string::npos);
    }
    CHECK(may_need_dictionaries(bytes));
    CHECK_FALSE(may_need_dictionaries("caf\xE9"));
    CHECK_FALSE(may_need_dictionaries("\x89PNG\r\n\x1A\n\xA4\xA4"));
}

TEST_CASE("UTF-16 and UTF-32 are told with a mark and without, whatever the script", "[encodings]") {
    check_forms(KINPRINT_ROOT "/tests/fixtures/encodings", {"fr", "ru", "pl", "el", "tr", "ko"});
}

TEST_CASE("Bytes that would be letters, two by two, are no UTF-16 where they are text by themselves", "[encodings]") {
    for (const std::string& text : {"Bush hid the facts"s, "this app can break"s, "one\x1Ftwo\x1Fthree\x1F four"s,
                                    "a\x01"
                                    "b\x01"
                                    "c\x01"
                                    "d"s,
                                    "he said so\0 and went"s}) {
        CAPTURE(text);
        CHECK(read_text(text).report.encoding == Encoding::utf8);
    }
    Random random(3);
    int taken = 0;
    for (int time = 0; time < 300; ++time) {
        std::string noise;
        while (noise.size() < 400) {
            noise += static_cast<char>(random.below(256));
        }
        taken += read_text(noise).report.texts > 0 ? 1 : 0;
    }
    CHECK(taken == 0);
}

TEST_CASE("What is no character in UTF-32 is replaced, counted, and told with its place", "[encodings]") {
    std::string bytes = in_form("\uFEFFgood words here", Encoding::utf32le);
    bytes.replace(std::size_t{24}, 4, "\xFF\xFF\xFF\xFF");
    const ReadText read = read_text(bytes + "x", 3);
    CHECK(read.report.words == 3);
    REQUIRE(read.report.errors.size() == 1);
    CHECK(read.report.errors[0].byte == 24);
    CHECK(read.report.errors[0].message.starts_with("2 places are not valid UTF-32LE"));
}

TEST_CASE("Greek with its letter Alpha, and with quotes, has its words in both encodings", "[encodings]") {
    struct Written {
        std::string bytes;
        Encoding encoding;
    };
    // "Άλφα και ‘λόγος’ και Άννα" and more, as each of the two writes it: Ά is B6 or A2, quotes are A1 and A2, or 91
    // and 92.
    const std::string rest =
        " \xEA\xE1\xE9 \xEC\xE5 \xF4\xEF \xED\xE1 \xF4\xE7\xED \xE1\xF0\xFC \xE3\xE9\xE1 \xF3\xF4\xEF\xED";
    const std::string logos = "\xEB\xFC\xE3\xEF\xF2";
    const std::string of_alpha = "\xEB\xF6\xE1";
    const ReadText alpha = read_text("Άλφα και με το να την από για στον");
    for (const Written& written : {Written{"\xB6" + of_alpha + rest, Encoding::iso_8859_7},
                                   Written{"\xA2" + of_alpha + rest, Encoding::windows_1253}}) {
        const ReadText read = read_text(written.bytes);
        CHECK(name(read.report.encoding) == name(written.encoding));
        CHECK(read.counts == alpha.counts);
    }
    const ReadText quoted = read_text("‘λόγος’ και με το να την από για στον");
    for (const Written& written : {Written{"\xA1" + logos + "\xA2" + rest, Encoding::iso_8859_7},
                                   Written{"\x91" + logos + "\x92" + rest, Encoding::windows_1253}}) {
        const ReadText read = read_text(written.bytes);
        CHECK(name(read.report.encoding) == name(written.encoding));
        CHECK(read.counts == quoted.counts);
    }
}

TEST_CASE("Lines of an older encoding among those of UTF-8 are replaced, counted, and told with the first",
          "[encodings]") {
    std::string mixed;
    for (int line = 0; line < 30; ++line) {
        mixed += "Un été à la plage, où l’on a dormi.\n";
        mixed += line % 10 == 9 ? "Une journ\xE9"
                                  "e de No\xEBl.\n"
                                : "";
    }
    const std::size_t first = mixed.find('\xE9');
    REQUIRE(mixed.substr(first - 5, 5) == "journ");
    for (const std::size_t slice : {std::size_t{1}, SIZE_MAX}) {
        const ReadText read = read_text(mixed, slice);
        CHECK(read.report.encoding == Encoding::utf8);
        REQUIRE(read.report.errors.size() == 1);
        CHECK(read.report.errors[0].code == ErrorCode::invalid_utf8);
        CHECK(read.report.errors[0].byte == first);
        CHECK(read.report.errors[0].message.starts_with("6 places are not valid UTF-8"));
    }
}

TEST_CASE("What a page says of its encoding is taken where it is not UTF-8, and has no mark", "[encodings]") {
    const auto page = [](const std::string& head, const std::string& body) {
        return "<!DOCTYPE html><html><head>" + head + "<title>x</title></head><body>" + body + "</body></html>";
    };
    const std::string word = "\xEF\xF0\xE8\xE2\xE5\xF2 one two";  // by its looks it might be anything
    const ReadText expected = read_text(page("", "привет one two"));
    for (const std::string head :
         {"<meta charset=windows-1251>", "<META CHARSET=\"Windows-1251\">", "<meta charset = 'cp1251' />",
          "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1251\">",
          "<!-- <meta charset=koi8-r> --><meta charset=windows-1251>"}) {
        for (const std::size_t slice : {std::size_t{1}, SIZE_MAX}) {
            CAPTURE(head);
            const ReadText read = read_text(page(head, word), slice);
            CHECK(read.report.encoding == Encoding::windows_1251);
            CHECK(read.counts == expected.counts);
            REQUIRE(read.report.errors.size() == 1);
            CHECK(read.report.errors[0].code == ErrorCode::guessed_encoding);
            CHECK(read.report.errors[0].message.find("windows-1251, as its own beginning says") != std::string::npos);
        }
    }
    const ReadText xml = read_text("<?xml version=\"1.0\" encoding=\"windows-1251\"?>" + page("", word));
    CHECK(xml.counts == expected.counts);
    // Valid UTF-8, and a mark, say it better; what is no page says nothing of itself.
    CHECK(read_text(page("<meta charset=windows-1251>", "привет one two")).counts == expected.counts);
    CHECK(read_text(in_form("\uFEFF" + page("<meta charset=koi8-r>", "привет one two"), Encoding::utf16le)).counts ==
          expected.counts);
    const ReadText prose = read_text("One writes <meta charset=koi8-r>, and caf\xE9.");
    CHECK(prose.report.encoding == Encoding::windows_1252);
}

TEST_CASE("Encodings have the names that browsers know", "[encodings]") {
    for (int at = 0; at <= static_cast<int>(Encoding::big5); ++at) {
        const auto encoding = static_cast<Encoding>(at);
        CHECK(encoding_of_name(name(encoding)) == encoding);
    }
    CHECK_FALSE(encoding_of_name("EBCDIC"));
}
