#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "bytes.hpp"
#include "hashes_of_terms.hpp"
#include "kinprint/survey.hpp"
#include "survey_parts.hpp"

namespace kinprint {

namespace {

constexpr std::uint64_t magic = 0x31'6e'6d'6d'6f'63'6e'6bU;  // "kncommn1"
constexpr std::size_t bits_of_word = 64;

using Bits = std::vector<std::uint64_t>;

bool has_cell(const Bits& bits, std::size_t cell) {
    return (bits[cell / bits_of_word] >> (cell % bits_of_word) & 1U) != 0;
}

void set_cell(Bits& bits, std::size_t cell) {
    bits[cell / bits_of_word] |= std::uint64_t{1} << (cell % bits_of_word);
}

/// The least count, 1 or more, that no more than `most` counters have.
std::uint32_t least_floor(const std::vector<Sketch::Counter>& counters, std::size_t most) {
    std::vector<std::size_t> with(std::size_t{std::numeric_limits<Sketch::Counter>::max()} + 1);
    for (const Sketch::Counter counter : counters) {
        ++with[counter];
    }
    std::size_t floor = with.size() - 1;
    for (std::size_t terms = with[floor]; floor > 1 && terms + with[floor - 1] <= most;) {
        terms += with[--floor];
    }
    return static_cast<std::uint32_t>(floor);
}

/// The hashes of the terms that have weights, and of their tokens.
template <typename See>
void see_terms(const Weights& weights, See see) {
    for (const std::string_view term : weights.terms) {
        TermHashes hashes;
        const std::size_t blank = std::min(term.find(' '), term.size());
        hashes.add(token_hash(term.substr(0, blank)), see);
        if (blank < term.size()) {
            hashes.add(token_hash(term.substr(blank + 1)), see);
        }
    }
}

/// Sets the cells of the common terms, of which there are to be no more than `most`; returns the floor.
std::uint32_t set_common(Bits& bits, const std::vector<Sketch::Counter>& counters, std::size_t most) {
    const std::uint32_t floor = least_floor(counters, most);
    for (std::size_t cell = 0; cell < cell_count; ++cell) {
        if (counters[cell] >= floor) {
            set_cell(bits, cell);
        }
    }
    return floor;
}

void set_cells(Bits& bits, const std::vector<std::uint32_t>& cells) {
    for (const std::uint32_t cell : cells) {
        set_cell(bits, cell);
    }
}

}  // namespace

bool Common::has(std::size_t length, std::uint64_t hash) const {
    const Bits& bits = bits_[length - 1];
    return bits.empty() || has_cell(bits, cell_of(hash));
}

std::string Common::to_bytes() const {
    ByteWriter to;
    to.put(magic);
    for (const Bits& bits : bits_) {
        to.put_array(bits);
    }
    to.put(floor_);
    return std::move(to.out);
}

std::optional<Common> Common::from_bytes(std::string_view bytes) {
    ByteReader from(bytes);
    Common common;
    bool fits = from.get<std::uint64_t>() == magic;
    for (Bits& bits : common.bits_) {
        bits = from.get_array<std::uint64_t>();
        fits = fits && (bits.empty() || bits.size() == cell_count / bits_of_word);
    }
    common.floor_ = from.get<std::uint32_t>();
    return fits && from.at_end() ? std::optional(std::move(common)) : std::nullopt;
}

void CommonTerms::add(const Survey& survey, const Weights* weights) {
    const SurveyParts& seen = survey.seen();
    for (std::size_t part = 0; part < seen.parts.size(); ++part) {
        Common& common = part == 0 ? terms : content;
        for (std::size_t at = 0; at < most_tokens; ++at) {
            const std::vector<Sketch::Counter>& counters = seen.parts[part].sketches()[at].counters();
            if (counters.empty()) {
                continue;  // another part was asked for, or there are no such terms
            }
            Bits& bits = common.bits_[at];
            bits.resize(cell_count / bits_of_word);
            const std::uint32_t floor = set_common(bits, counters, survey.rule().most[part][at]);
            common.floor_ = std::max(common.floor_, floor);
            set_cells(bits, seen.held[part][at]);
            for (const auto& [_, source] : seen.sources.sources()) {
                set_cells(bits, source.cells[part][at]);
            }
        }
    }
    if (weights != nullptr) {
        see_terms(*weights, [&](std::size_t length, std::uint64_t hash) {
            if (Bits& bits = terms.bits_[length - 1]; !bits.empty()) {
                set_cell(bits, cell_of(hash));
            }
        });
    }
}

}  // namespace kinprint
