#include "endings.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "ascii.hpp"

namespace kinprint {

namespace {

using namespace std::string_view_literals;

struct Ending {
    std::string_view ending;
    Format format;
};

constexpr std::array endings = {
    Ending{".kinprint.json", Format::profile},
    Ending{".txt", Format::plain},
    Ending{".md", Format::plain},
    Ending{".markdown", Format::plain},
    Ending{".text", Format::plain},
    Ending{".log", Format::plain},
    Ending{".jsonl", Format::jsonl},
    Ending{".ndjson", Format::jsonl},
    Ending{".json", Format::json},
    Ending{".csv", Format::csv},
    Ending{".tsv", Format::csv},
    Ending{".tab", Format::csv},
    Ending{".html", Format::html},
    Ending{".htm", Format::html},
    Ending{".xhtml", Format::html},
};

/// Files that hold no text, or not as text, and what to do with them.
struct Doubtful {
    std::string_view ending;
    std::string_view advice;
};

constexpr auto document = document_advice;
constexpr auto sheet = sheet_advice;
constexpr auto archive =
    "This kind of archive is not opened, only .zip and .gz are. Unpack it and add what is in it."sv;
constexpr auto zip_inside = "Archives in another archive are not opened. Unpack it and give what is in it."sv;
constexpr auto no_text =
    "There is no text in such a file. Kinprint reads .txt, .md, .jsonl, .json, .csv, .html, and what is like these: save its text as one of them."sv;

// They are read where text stands in them all the same.
constexpr std::array endings_in_doubt = {
    Doubtful{".7z", archive},     Doubtful{".aac", no_text},   Doubtful{".avi", no_text},  Doubtful{".bin", no_text},
    Doubtful{".bmp", no_text},    Doubtful{".bz2", archive},   Doubtful{".doc", document}, Doubtful{".docx", document},
    Doubtful{".epub", document},  Doubtful{".exe", no_text},   Doubtful{".gif", no_text},  Doubtful{".heic", no_text},
    Doubtful{".ico", no_text},    Doubtful{".jpeg", no_text},  Doubtful{".jpg", no_text},  Doubtful{".mov", no_text},
    Doubtful{".mp3", no_text},    Doubtful{".mp4", no_text},   Doubtful{".ods", sheet},    Doubtful{".odt", document},
    Doubtful{".ogg", no_text},    Doubtful{".parquet", sheet}, Doubtful{".pdf", document}, Doubtful{".png", no_text},
    Doubtful{".ppt", document},   Doubtful{".pptx", document}, Doubtful{".rar", archive},  Doubtful{".rtf", document},
    Doubtful{".tar", archive},    Doubtful{".tgz", archive},   Doubtful{".tiff", no_text}, Doubtful{".wav", no_text},
    Doubtful{".webp", no_text},   Doubtful{".xls", sheet},     Doubtful{".xlsx", sheet},   Doubtful{".xz", archive},
    Doubtful{".zip", zip_inside}, Doubtful{".zst", archive},
};

std::string in_lower_case(std::string_view text) {
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), lower_ascii);
    return lower;
}

bool ends_with(std::string_view lower, std::string_view ending) {
    return lower.size() > ending.size() && lower.ends_with(ending);
}

/// That of these which the name ends with; nullptr where it is none.
template <typename Known>
const typename Known::value_type* ending_of(std::string_view lower, const Known& known) {
    const auto* const found =
        std::ranges::find_if(known, [&](const auto& one) { return ends_with(lower, one.ending); });
    return found == known.end() ? nullptr : found;
}

}  // namespace

NameParts name_parts(std::string_view name) {
    const std::string lower = in_lower_case(name);
    std::string_view rest = lower;
    if (ends_with(rest, ".gz")) {
        rest.remove_suffix(3);
    }
    if (const Ending* const known = ending_of(rest, endings)) {
        return {name.substr(0, rest.size() - known->ending.size()), known->format};
    }
    const Doubtful* const doubtful = ending_of(rest, endings_in_doubt);
    return {name.substr(0, rest.size() - (doubtful != nullptr ? doubtful->ending.size() : 0)), Format::plain};
}

std::string_view advice_by_ending(std::string_view name) {
    const Doubtful* const doubtful = ending_of(in_lower_case(name), endings_in_doubt);
    return doubtful != nullptr ? doubtful->advice : std::string_view();
}

bool is_called_zip(std::string_view name) {
    return ends_with(in_lower_case(name), ".zip");
}

}  // namespace kinprint
