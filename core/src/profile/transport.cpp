#include "kinprint/transport.hpp"

#include <algorithm>

#include "bytes.hpp"

namespace kinprint {

namespace {

constexpr std::uint64_t magic = 0x35'74'6e'69'72'70'6e'6bU;  // "knprint5"

/// Nearly all entries are of small numbers. Those of a block where all are take four bytes each instead of eight: what
/// crosses from engine to engine, and waits between them, is a third less.
constexpr unsigned narrow_term_bits = 24;

bool is_narrow(const TermCount& entry) {
    return (entry.term >> narrow_term_bits) == 0 && (entry.count >> (32 - narrow_term_bits)) == 0;
}

bool are_narrow(const std::vector<TermCount>& entries) {
    return std::ranges::all_of(entries, is_narrow);
}

void write_entries(ByteWriter& to, const std::vector<TermCount>& entries) {
    const bool narrow = are_narrow(entries);
    to.put(static_cast<std::uint8_t>(narrow ? 1 : 0));
    if (!narrow) {
        to.put_array(entries);
        return;
    }
    std::vector<std::uint32_t> both(entries.size());
    std::ranges::transform(entries, both.begin(),
                           [](const TermCount& entry) { return entry.term | entry.count << narrow_term_bits; });
    to.put_array(both);
}

std::vector<TermCount> read_entries(ByteReader& from) {
    if (from.get<std::uint8_t>() == 0) {
        return from.get_array<TermCount>();
    }
    const auto both = from.get_array<std::uint32_t>();
    std::vector<TermCount> entries(both.size());
    std::ranges::transform(both, entries.begin(), [](std::uint32_t one) {
        return TermCount{one & ((1U << narrow_term_bits) - 1), one >> narrow_term_bits};
    });
    return entries;
}

void write_block(ByteWriter& to, const Block& block) {
    to.put_text(block.prompt);
    to.put_text(block.id);
    to.put_text(block.genre);
    to.put(block.texts);
    to.put(block.words);
    write_entries(to, block.terms);
    to.put_array(block.spread);
    to.put(block.uncounted);
    to.put(block.bucket);
    to.put(block.prompts);
}

/// Of the arrays, which are nearly all of it. As a string grows, it would be twice as much for a moment.
std::size_t bytes_of_arrays(const Profile& profile) {
    constexpr std::size_t block_bytes = 512;
    std::size_t bytes = profile.vocabulary.terms().size() * sizeof(Term) + profile.vocabulary.texts().size();
    for (const Source& source : profile.sources) {
        for (const Block& block : source.blocks) {
            bytes += block.terms.size() * (are_narrow(block.terms) ? sizeof(std::uint32_t) : sizeof(TermCount)) +
                     block.spread.size() * sizeof(std::uint32_t) + block_bytes;
        }
    }
    return bytes;
}

bool read_block(ByteReader& from, Block& block, std::size_t vocabulary_size) {
    block.prompt = from.get_text();
    block.id = from.get_text();
    block.genre = from.get_text();
    block.texts = from.get<std::uint32_t>();
    block.words = from.get<std::uint64_t>();
    block.terms = read_entries(from);
    block.spread = from.get_array<std::uint32_t>();
    block.uncounted = from.get<std::uint64_t>();
    block.bucket = from.get<std::uint16_t>();
    block.prompts = from.get<std::uint32_t>();
    for (const TermCount& entry : block.terms) {
        from.ok = from.ok && entry.term < vocabulary_size;
    }
    return from.ok && block.bucket < 1U << bucket_bits && block.spread.size() <= block.terms.size();
}

}  // namespace

std::string to_bytes(const Profile& profile) {
    ByteWriter to;
    to.out.reserve(bytes_of_arrays(profile));
    to.put(magic);
    to.put_array(profile.vocabulary.terms());
    to.put_text(profile.vocabulary.texts());
    to.put(static_cast<std::uint8_t>(profile.partial ? 1 : 0));
    to.put(profile.fineness);
    to.put(profile.floor);
    to.put(static_cast<std::uint64_t>(profile.sources.size()));
    for (const Source& source : profile.sources) {
        to.put_text(source.name);
        to.put(source.empty_texts);
        to.put(static_cast<std::uint64_t>(source.blocks.size()));
        for (const Block& block : source.blocks) {
            write_block(to, block);
        }
    }
    return std::move(to.out);
}

std::optional<Profile> from_bytes(std::string_view bytes) {
    ByteReader from(bytes);
    Profile profile;
    if (from.get<std::uint64_t>() != magic) {
        return std::nullopt;
    }
    auto terms = from.get_array<Term>();
    auto vocabulary = Vocabulary::of(std::move(terms), std::string(from.get_text()));
    if (!vocabulary) {
        return std::nullopt;
    }
    profile.vocabulary = std::move(*vocabulary);
    profile.partial = from.get<std::uint8_t>() != 0;
    profile.fineness = from.get<Fineness>();
    profile.floor = from.get<std::uint32_t>();
    from.ok = from.ok && profile.fineness >= fewest_bits && profile.fineness <= texts_apart;
    const auto sources = from.get<std::uint64_t>();
    for (std::uint64_t s = 0; s < sources && from.ok; ++s) {
        Source& source = profile.source(from.get_text());
        source.empty_texts = from.get<std::uint64_t>();
        const auto blocks = from.get<std::uint64_t>();
        for (std::uint64_t b = 0; b < blocks; ++b) {
            if (!read_block(from, source.blocks.emplace_back(), profile.vocabulary.size())) {
                return std::nullopt;
            }
        }
    }
    return from.at_end() ? std::optional(std::move(profile)) : std::nullopt;
}

}  // namespace kinprint
