// Raw segment -> its tokens, looked up for each token of a text: the hottest table of counting.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kinprint/id_table.hpp"
#include "kinprint/open_table.hpp"

namespace kinprint {

/// A token of a text: the id that its user gave it, and whether it is a word. (To look that up elsewhere would be
/// another wait for memory.)
struct SeenToken {
    static constexpr std::uint32_t most = 0x7FFFFFFFU;  // ids; more terms would not fit into memory

    std::uint32_t is_word : 1;
    std::uint32_t id : 31;
};

/// A segment of at most 15 bytes as two numbers, its length in the last byte: equal segments, and no others, are equal
/// numbers.
struct ShortKey {
    static constexpr std::size_t most_bytes = 15;

    std::uint64_t first = 0;
    std::uint64_t second = 0;

    friend bool operator==(const ShortKey&, const ShortKey&) = default;

    [[nodiscard]] bool is_none() const { return second == 0; }  // no segment is empty

    /// Its upper half is well mixed.
    [[nodiscard]] std::uint64_t hash() const { return (first ^ (second * 0xbf58476d1ce4e5b9U)) * 0x9e3779b97f4a7c15U; }
};

/// The key of the first `bytes` bytes of `text`, 1 to 15. What stands behind them is read where there is some, and
/// masked: much faster than to copy as many bytes as it happens to be.
inline ShortKey short_key(std::string_view text, std::size_t bytes) {
    static_assert(std::endian::native == std::endian::little);
    std::array<std::uint64_t, 2> halves{};
    if (text.size() >= sizeof halves) {
        std::memcpy(halves.data(), text.data(), sizeof halves);
    } else {
        std::memcpy(halves.data(), text.data(), text.size());
    }
    const std::uint64_t length = std::uint64_t{bytes} << 56U;
    if (bytes <= 8) {
        return {halves[0] & (~std::uint64_t{0} >> (64 - 8 * bytes)), length};
    }
    return {halves[0], (halves[1] & (~std::uint64_t{0} >> (128 - 8 * bytes))) | length};
}

/// Tokens by the raw segments they came from: each distinct segment is normalised once. The key of a
/// segment lies in its slot where it is short, as nearly all are, and its token too where it makes one.
class RawTokens {
    /// Of a segment that makes one token, that token; else where they begin in `tokens_`.
    struct Tokens {
        SeenToken only{};
        std::uint32_t count = 0;
        std::uint32_t first = 0;
    };
    struct ShortSlot {
        ShortKey key;
        Tokens tokens;

        [[nodiscard]] bool is_empty() const { return key.is_none(); }
        [[nodiscard]] std::uint64_t hash() const { return key.hash(); }
    };
    struct LongSegment {
        std::string text;
        Tokens tokens;
    };

public:
    /// What is known of a segment before its turn comes.
    struct Ahead {
        /// That of the first `bytes` bytes of `text`.
        void set(std::string_view text, std::size_t bytes) {
            segment = text.substr(0, bytes);
            key = bytes > ShortKey::most_bytes ? ShortKey{} : short_key(text, bytes);
            hash = key.hash();
        }

        std::string_view segment;
        ShortKey key;  // none of a long segment
        std::uint64_t hash = 0;
        ShortSlot guess;
    };

    /// Looks at the memory for segments: see OpenTable::guess. Nothing else is done here: the less there is between two
    /// looks, the more of them wait at the same time. To compare what lies there already is a fifth slower: the
    /// processor then waits for each memory before it asks for the next.
    void look(std::span<Ahead> ahead) const {
        for (Ahead& one : ahead) {
            one.guess = short_.guess(one.hash);
        }
    }

    /// The tokens of a segment that was looked at; `make(segment, tokens)` appends those of a new one. Valid until the
    /// next call.
    template <typename Make>
    std::span<const SeenToken> of(const Ahead& ahead, Make make) {
        if (ahead.key.is_none()) {
            return tokens_of(long_one(ahead.segment, make));
        }
        return tokens_of(ahead.guess.key == ahead.key ? ahead.guess.tokens : short_one(ahead, make));
    }

    /// Bytes of all segments that are known.
    [[nodiscard]] std::size_t bytes() const { return bytes_; }

private:
    [[nodiscard]] std::span<const SeenToken> tokens_of(const Tokens& tokens) {
        if (tokens.count == 1) {
            only_token_ = tokens.only;
            return {&only_token_, 1};
        }
        return std::span(tokens_).subspan(tokens.first, tokens.count);
    }

    template <typename Make>
    Tokens short_one(const Ahead& ahead, Make make) {
        return short_
            .find_or_make(
                ahead.hash, [&](const ShortSlot& slot) { return slot.key == ahead.key; },
                [&] {
                    return ShortSlot{ahead.key, made(ahead.segment, make)};
                })
            .tokens;
    }

    template <typename Make>
    Tokens long_one(std::string_view segment, Make make) {
        const std::uint32_t found = long_ids_.find_or_make(
            hash_bytes(segment.data(), segment.size()), [&](std::uint32_t at) { return long_[at].text == segment; },
            [&] {
                long_.push_back({std::string(segment), made(segment, make)});
                return static_cast<std::uint32_t>(long_.size() - 1);
            });
        return long_[found].tokens;
    }

    template <typename Make>
    Tokens made(std::string_view segment, Make make) {
        bytes_ += segment.size();
        const std::size_t first = tokens_.size();
        make(segment, tokens_);
        const std::size_t count = tokens_.size() - first;
        if (count != 1) {
            return {{}, static_cast<std::uint32_t>(count), static_cast<std::uint32_t>(first)};
        }
        const SeenToken only = tokens_.back();
        tokens_.pop_back();
        return {only, 1, 0};
    }

    OpenTable<ShortSlot> short_;
    IdTable long_ids_;
    std::vector<LongSegment> long_;
    std::vector<SeenToken> tokens_;
    SeenToken only_token_{};
    std::size_t bytes_ = 0;
};

}  // namespace kinprint
