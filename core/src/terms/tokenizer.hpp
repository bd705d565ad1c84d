// A stream of text -> its tokens: the one way that texts are cut, whatever is then done with the tokens.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kinprint/id_table.hpp"
#include "kinprint/segment.hpp"
#include "kinprint/vocabulary.hpp"
#include "normal_form.hpp"
#include "text_pieces.hpp"

namespace kinprint {

/// The ids of tokens by the raw segments they came from: each distinct segment is normalised once.
class RawTokens {
public:
    /// The token ids of a segment; `id_of(token)` gives those of a new one.
    template <typename IdOf>
    std::span<const TermId> of(std::string_view segment, IdOf id_of) {
        const std::uint32_t found = table_.find_or_make(
            hash_bytes(segment.data(), segment.size()), [&](std::uint32_t at) { return raw(at) == segment; },
            [&] { return make(segment, id_of); });
        const Entry& entry = entries_[found];
        return std::span(ids_).subspan(entry.first_id, entry.ids);
    }

    /// Bytes of all segments that are known.
    [[nodiscard]] std::size_t bytes() const { return texts_.size(); }

private:
    struct Entry {
        std::uint32_t begin = 0;
        std::uint32_t bytes = 0;
        std::uint32_t first_id = 0;
        std::uint32_t ids = 0;
    };

    [[nodiscard]] std::string_view raw(std::uint32_t at) const {
        return std::string_view(texts_).substr(entries_[at].begin, entries_[at].bytes);
    }

    template <typename IdOf>
    std::uint32_t make(std::string_view segment, IdOf id_of) {
        Entry entry{static_cast<std::uint32_t>(texts_.size()), static_cast<std::uint32_t>(segment.size()),
                    static_cast<std::uint32_t>(ids_.size()), 0};
        for (const Token& token : normal_form(segment)) {
            ids_.push_back(id_of(token));
            ++entry.ids;
        }
        texts_.append(segment);
        entries_.push_back(entry);
        return static_cast<std::uint32_t>(entries_.size() - 1);
    }

    IdTable table_;
    std::string texts_;
    std::vector<Entry> entries_;
    std::vector<TermId> ids_;
};

/// Cuts texts, which come in slices, into tokens, and shows them to a visitor:
///
///     TermId id_of(const Token&)                                  the number that the visitor gives a token; asked
///     once for each distinct segment void space(std::string_view raw)                            a segment without
///     tokens: white space and the like void paragraph()                                            a paragraph break,
///     right before the segment that follows it void segment(std::string_view raw, std::span<const TermId>) a segment
///     with its tokens, one or more
///
/// Where slices end has no influence on what a visitor sees, but for the cuts between spaces.
class Tokenizer {
public:
    Tokenizer() = default;

    /// One that forgets the segments it knows once they are more than so many bytes; `id_of` is then asked again. For a
    /// visitor whose memory is to be bounded.
    explicit Tokenizer(std::size_t most_known_bytes) : most_known_bytes_(most_known_bytes) {}

    void begin_text(Cut cut) {
        cut_ = cut;
        line_breaks_ = {};
        in_text_ = false;
    }

    template <typename Visitor>
    void feed(std::string_view utf8, Visitor& visitor) {
        pieces_.append(utf8);
        while (const auto piece = pieces_.next()) {
            show(*piece, visitor);
        }
    }

    template <typename Visitor>
    void end_text(Visitor& visitor) {
        while (const auto piece = pieces_.last()) {
            show(*piece, visitor);
        }
    }

private:
    template <typename Visitor>
    void show(std::string_view piece, Visitor& visitor) {
        if (raw_tokens_.bytes() > most_known_bytes_) {
            raw_tokens_ = {};
        }
        segmenter_.segment(piece, segments_, cut_);
        for (const Segment& segment : segments_) {
            const std::string_view raw = piece.substr(segment.begin, segment.end - segment.begin);
            if (segment.kind == SegmentKind::space) {
                line_breaks_.see(raw);
                visitor.space(raw);
            } else {
                show_segment(raw, visitor);
            }
        }
    }

    template <typename Visitor>
    void show_segment(std::string_view raw, Visitor& visitor) {
        const std::span<const TermId> ids =
            raw_tokens_.of(raw, [&](const Token& token) { return visitor.id_of(token); });
        if (ids.empty()) {
            visitor.space(raw);
            return;
        }
        if (line_breaks_.take_paragraph() && in_text_) {
            visitor.paragraph();
        }
        in_text_ = true;
        visitor.segment(raw, ids);
    }

    std::size_t most_known_bytes_ = SIZE_MAX;
    Segmenter segmenter_;
    RawTokens raw_tokens_;
    std::vector<Segment> segments_;
    TextPieces pieces_;
    LineBreaks line_breaks_;
    Cut cut_ = Cut::by_rules;
    bool in_text_ = false;
};

}  // namespace kinprint
