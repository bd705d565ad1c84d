#include "archive.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <map>

#include "kinprint/limits.hpp"
#include "packed.hpp"

using namespace kinprint;
using namespace kinprint::cli;
using namespace kinprint::test;
using Catch::Matchers::ContainsSubstring;

namespace {

/// What can be read of an archive, by path, and what is wrong with the rest.
struct Contents {
    std::map<std::string, std::string> files;
    std::map<std::string, std::string> errors;
};

Contents contents_of(std::string_view archive_bytes) {
    const Scratch scratch;
    const std::filesystem::path path = scratch.write("texts.zip", archive_bytes);
    Contents contents;
    const ArchiveList list = list_archive(path, "texts.zip");
    for (const Error& error : list.errors) {
        CHECK(error.code == ErrorCode::unreadable_file);
        contents.errors[error.file] = error.message;
    }
    for (const ArchiveEntry& entry : list.entries) {
        try {
            std::string bytes;
            Archive(path).read(entry, [&](std::string_view slice) { bytes += slice; });
            contents.files[entry.path] = bytes;
        } catch (const Unreadable& error) {
            contents.errors[name_in_archive("texts.zip", entry.path)] = error.what();
        }
    }
    return contents;
}

/// As `zipped`, its end in the form for large archives.
std::string with_zip64_end(std::string archive) {
    constexpr std::size_t end_bytes = 22;
    const std::size_t end = archive.size() - end_bytes;
    std::string large = std::string("PK\x06\x06") + std::string(52, '\0') + "PK\x06\x07" + std::string(16, '\0');
    overwrite(large, 4, 44, 8);  // bytes of it that follow
    overwrite(large, 12, 45, 2);
    overwrite(large, 14, 45, 2);
    const auto number = [&](std::size_t at, std::size_t size) {
        std::uint64_t value = 0;
        for (std::size_t byte = size; byte-- > 0;) {
            value = value << 8U | static_cast<unsigned char>(archive[end + at + byte]);
        }
        return value;
    };
    overwrite(large, 24, number(8, 2), 8);   // files on this disk
    overwrite(large, 32, number(10, 2), 8);  // and on all
    overwrite(large, 40, number(12, 4), 8);  // the list's size
    overwrite(large, 48, number(16, 4), 8);  // and place
    overwrite(large, 64, end, 8);            // where this record stands
    overwrite(large, 72, 1, 4);              // disks
    overwrite(archive, end + 8, ~0ULL, 8);   // "see there"
    overwrite(archive, end + 16, ~0ULL, 4);
    return archive.insert(end, large);
}

}  // namespace

TEST_CASE("An archive behind a program that would unpack it is read", "[archive]") {
    const std::string program = "MZ, and so on: PK\x01\x02 " + std::string(100'000, '\x07');
    const std::string archive = zipped({{"a/one.txt", "all that glitters"}, {"two.txt", repeated("so it is ", 5000)}});
    for (const std::string& bytes : {archive, with_zip64_end(archive)}) {
        const Contents contents = contents_of(program + bytes);
        CHECK(contents.errors.empty());
        CHECK(contents.files == contents_of(archive).files);
    }
}

TEST_CASE("Every file of an archive comes out as it went in", "[archive]") {
    const std::string text = repeated("All that glitters is not gold. ", 20'000);
    const std::string archive = zipped({{"models/", ""},
                                        {"models/a.txt", "alpha"},
                                        {"models/ü/long.txt", text},
                                        {"stored.txt", "as it is", ZIP_CM_STORE},
                                        {"empty.txt", ""}});
    for (const std::string& bytes : {archive, with_zip64_end(archive)}) {
        const Contents contents = contents_of(bytes);
        CHECK(contents.errors.empty());
        CHECK(contents.files == std::map<std::string, std::string>{{"models/a.txt", "alpha"},
                                                                   {"models/ü/long.txt", text},
                                                                   {"stored.txt", "as it is"},
                                                                   {"empty.txt", ""}});
    }
}

TEST_CASE("Of two files of one name the last counts, and that is said", "[archive]") {
    std::string archive = zipped({{"a.txt", "first"}, {"b.txt", "between"}, {"c.txt", "last"}});
    std::ranges::replace(archive, 'c', 'a');  // "last" has none, and sums of the text stay
    const Contents contents = contents_of(archive);
    CHECK(contents.files == std::map<std::string, std::string>{{"a.txt", "last"}, {"b.txt", "between"}});
    REQUIRE(contents.errors.size() == 1);
    CHECK_THAT(contents.errors.at("texts.zip/a.txt"), ContainsSubstring("two files of this name"));
}

TEST_CASE("Names that are no UTF-8 are those of old archives", "[archive]") {
    std::string archive = zipped({{"m__rchen.txt", "once"}});
    for (const std::size_t at : {archive.find("m__"), archive.rfind("m__")}) {
        archive.replace(at, 3, "m\x84_");  // "ä" in code page 437
    }
    overwrite(archive, 6, 0, 2);
    overwrite(archive, listed_at(archive, "m\x84_rchen.txt") + 8, 0, 2);
    CHECK(contents_of(archive).files == std::map<std::string, std::string>{{"mä_rchen.txt", "once"}});
}

TEST_CASE("A file that is encrypted or packed in an unknown way is named, and the others are read", "[archive]") {
    std::string archive = zipped({{"a.txt", "alpha"}, {"locked.txt", "secret"}, {"odd.txt", "odd"}});
    overwrite(archive, listed_at(archive, "locked.txt") + 8, 1, 2);
    overwrite(archive, listed_at(archive, "odd.txt") + 10, ZIP_CM_BZIP2, 2);
    const Contents contents = contents_of(archive);
    CHECK(contents.files == std::map<std::string, std::string>{{"a.txt", "alpha"}});
    REQUIRE(contents.errors.size() == 2);
    CHECK_THAT(contents.errors.at("texts.zip/locked.txt"), ContainsSubstring("encrypted"));
    CHECK_THAT(contents.errors.at("texts.zip/odd.txt"), ContainsSubstring("method (number 12)"));
}

TEST_CASE("A file that is not as long as the list says is damaged", "[archive]") {
    const std::string text = repeated("one two three ", 1000);
    const std::string archive = zipped({{"a.txt", text}, {"b.txt", "beta"}});
    for (const std::uint64_t size : {0ULL, 1ULL, text.size() - 1ULL, text.size() + 1ULL, 50ULL << 20U}) {
        std::string wrong = archive;
        overwrite(wrong, listed_at(wrong, "a.txt") + 24, size, 4);
        const Contents contents = contents_of(wrong);
        CHECK(contents.files == std::map<std::string, std::string>{{"b.txt", "beta"}});
        CHECK_THAT(contents.errors.at("texts.zip/a.txt"), ContainsSubstring("the archive's list says"));
        CHECK_THAT(contents.errors.at("texts.zip/a.txt"), ContainsSubstring(std::to_string(size)));
    }
    std::string small = archive;
    overwrite(small, listed_at(small, "a.txt") + 24, 10, 4);
    const Scratch scratch;
    const std::filesystem::path path = scratch.write("texts.zip", small);
    std::size_t bytes = 0;
    const auto count = [&](std::string_view slice) { bytes += slice.size(); };
    CHECK_THROWS_AS(Archive(path).read(list_archive(path, "texts.zip").entries.at(0), count), Unreadable);
    CHECK(bytes <= 10);
}

TEST_CASE("What would grow without measure is not unpacked", "[archive]") {
    const std::string archive = zipped({{"bomb.txt", std::string(100U << 20U, ' ')}, {"a.txt", "alpha"}});
    const Contents contents = contents_of(archive);
    CHECK(contents.files == std::map<std::string, std::string>{{"a.txt", "alpha"}});
    CHECK_THAT(contents.errors.at("texts.zip/bomb.txt"), ContainsSubstring("more than text does"));

    // Of many names for the same bytes each alone is no more than may be.
    std::vector<Packed> files;
    for (int file = 10; file < 99; ++file) {
        files.push_back({std::to_string(file) + ".txt", ""});
    }
    std::string many = zipped(files);
    for (const Packed& file : files) {
        overwrite(many, listed_at(many, file.path) + 20, many.size() / 8, 4);
    }
    const Scratch scratch;
    const ArchiveList list = list_archive(scratch.write("many.zip", many), "many.zip");
    CHECK(list.entries.size() == 8);
    REQUIRE(list.errors.size() == 89 - 8);
    CHECK_THAT(list.errors[0].message, ContainsSubstring("more bytes than the archive has"));
}

TEST_CASE("A size that the list makes up costs no other file", "[archive]") {
    std::string archive = zipped({{"liar.txt", "one two three"}, {"a.txt", "alpha"}});
    overwrite(archive, listed_at(archive, "liar.txt") + 24, 3ULL << 30U, 4);
    const Contents contents = contents_of(archive);
    CHECK(contents.files == std::map<std::string, std::string>{{"a.txt", "alpha"}});
    CHECK_THAT(contents.errors.at("texts.zip/liar.txt"), ContainsSubstring("it has 13 bytes, where"));
}

TEST_CASE("Of a file with a wrong checksum it is said which was expected", "[archive]") {
    std::string archive = zipped({{"a.txt", "alpha"}, {"b.txt", "beta"}});
    overwrite(archive, listed_at(archive, "b.txt") + 16, 0xABCD, 4);
    const Contents contents = contents_of(archive);
    CHECK(contents.files == std::map<std::string, std::string>{{"a.txt", "alpha"}});
    CHECK_THAT(contents.errors.at("texts.zip/b.txt"), ContainsSubstring("list says 0000abcd"));
}

TEST_CASE("An archive cut short anywhere is refused", "[archive]") {
    const std::string archive = zipped({{"a.txt", repeated("one two ", 40)}, {"b.txt", "beta", ZIP_CM_STORE}});
    for (std::size_t size = 0; size < archive.size(); ++size) {
        const Contents contents = contents_of(archive.substr(0, size));
        CHECK(contents.files.empty());
        CHECK(contents.errors.size() == 1);
        CHECK(contents.errors.contains("texts.zip"));
    }
}

TEST_CASE("A comment at the end does not hide an archive", "[archive]") {
    std::string archive = zipped({{"a.txt", "alpha"}});
    const std::string comment = "PK\x05\x06 and more";
    overwrite(archive, archive.size() - 2, comment.size(), 2);
    CHECK(contents_of(archive + comment).files == std::map<std::string, std::string>{{"a.txt", "alpha"}});
}

TEST_CASE("An archive without a file says so", "[archive]") {
    for (const std::string& archive : {std::string("PK\x05\x06") + std::string(18, '\0'), zipped({{"folder/", ""}})}) {
        CHECK_THAT(contents_of(archive).errors.at("texts.zip"), ContainsSubstring("holds no files"));
    }
    CHECK(list_archive("/nowhere.zip", "nowhere.zip").errors.size() == 1);
}

TEST_CASE("Wherever a byte of an archive is damaged, the right texts come out or none", "[archive]") {
    const std::map<std::string, std::string> whole = {
        {"a.txt", repeated("one two three ", 30)}, {"b.txt", "four five six"}, {"c/c.txt", "seven"}};
    const std::string archive = zipped(
        {{"a.txt", whole.at("a.txt")}, {"b.txt", whole.at("b.txt"), ZIP_CM_STORE}, {"c/c.txt", whole.at("c/c.txt")}});
    for (const std::string& bytes : {archive, with_zip64_end(archive)}) {
        for (std::size_t at = 0; at < bytes.size(); ++at) {
            for (const char flip : {'\x01', '\x80', '\xFF'}) {
                std::string damaged = bytes;
                damaged[at] = static_cast<char>(damaged[at] ^ flip);
                const Contents contents = contents_of(damaged);
                CHECK(contents.files.size() + contents.errors.size() > 0);
                for (const auto& [path, text] : contents.files) {
                    INFO("byte " << at << ", " << path);
                    CHECK((!whole.contains(path) || whole.at(path) == text));  // a name may be damaged, too
                }
            }
        }
    }
}

TEST_CASE("Of empty files those beyond what is held are only counted, and what stands behind them is read",
          "[archive]") {
    std::vector<Packed> files;
    for (std::uint64_t file = 0; file < limits::archive_empty_entries + 3; ++file) {
        files.push_back({std::to_string(file), ""});
    }
    files.push_back({"good.txt", "all that glitters"});
    const Scratch scratch;
    const ArchiveList list = list_archive(scratch.write("texts.zip", zipped(files)), "texts.zip");
    CHECK(list.entries.size() == limits::archive_empty_entries + 1);
    CHECK(list.entries.back().path == "good.txt");
    REQUIRE(list.errors.size() == 1);
    CHECK(list.errors[0].code == ErrorCode::empty_file);
    CHECK_THAT(list.errors[0].message, ContainsSubstring("passed over: 3."));
}
