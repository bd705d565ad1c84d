#include "cutting.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "kinprint/count.hpp"

namespace kinprint {

namespace {

constexpr std::size_t least_words = 80;
constexpr std::size_t most_words = 140;
constexpr std::size_t most_bytes = 1500;
constexpr std::size_t first_name = 10'000'000;  // of as many digits as any other: in order by bytes, too

bool is_blank(char one) {
    return one == ' ' || one == '\n' || one == '\t' || one == '\r';
}

bool ends_sentence(char one) {
    return std::string_view(".!?\"'\n)").find(one) != std::string_view::npos;
}

bool continues_character(char one) {
    return (static_cast<unsigned char>(one) & 0xC0U) == 0x80U;
}

/// Where each piece of a text ends.
std::vector<std::size_t> ends_of_pieces(std::string_view utf8) {
    std::vector<std::size_t> ends;
    for (std::size_t at = 0; at < utf8.size();) {
        at = end_of_piece(utf8, at);
        ends.push_back(at);
    }
    const std::size_t count = ends.size();
    if (count > 1 && ends[count - 1] - ends[count - 2] < most_bytes / 6) {
        ends.erase(ends.end() - 2);
    }
    return ends;
}

}  // namespace

std::size_t end_of_piece(std::string_view utf8, std::size_t from) {
    std::size_t words = 0;
    for (std::size_t at = from + 1; at < utf8.size(); ++at) {
        const bool ends_word = is_blank(utf8[at]) && !is_blank(utf8[at - 1]);
        words += ends_word ? 1 : 0;
        const bool is_enough = words >= least_words && (ends_sentence(utf8[at - 1]) || utf8[at] == '\n');
        if (ends_word && (is_enough || words >= most_words)) {
            return at + 1;
        }
        if (at - from >= most_bytes && !continues_character(utf8[at])) {
            return at;
        }
    }
    return utf8.size();
}

Source Pieces::joined(std::size_t first, std::size_t pieces, std::string name) const {
    Source one;
    one.name = std::move(name);
    for (std::size_t piece = first; piece < first + pieces; ++piece) {
        std::ranges::copy(counts.sources[piece].blocks, std::back_inserter(one.blocks));
    }
    for (std::size_t block = 1; block < one.blocks.size(); ++block) {
        one.blocks[block].texts = 0;  // of the text that began before it
    }
    return one;
}

std::uint64_t Pieces::words(std::size_t first, std::size_t pieces) const {
    std::uint64_t words = 0;
    for (std::size_t piece = first; piece < first + pieces; ++piece) {
        words += counts.sources[piece].words();
    }
    return words;
}

Leaves leaves_of(const Pieces& pieces, const std::vector<Source>& sources) {
    std::vector<const Source*> leaves;
    leaves.reserve(sources.size());
    for (const Source& source : sources) {
        leaves.push_back(&source);
    }
    return {pieces.counts, leaves};
}

Pieces cut(const std::vector<KnownText>& texts) {
    Pieces pieces;
    Counter counter(Part::terms);
    std::size_t count = 0;
    for (const KnownText& text : texts) {
        const std::string_view body = text.body;
        const std::vector<std::size_t> ends = ends_of_pieces(body);
        std::size_t begin = 0;
        for (std::size_t at = 0; at < ends.size(); ++at) {
            const std::string name = std::to_string(first_name + count + at);
            counter.begin_text();
            counter.feed(body.substr(begin, ends[at] - begin));
            counter.end_text(name, {name, name});
            begin = ends[at];
        }
        pieces.texts.push_back({text.id, count, ends.size()});
        count += ends.size();
    }
    pieces.counts = counter.take().terms;
    return pieces;
}

}  // namespace kinprint
