// A stream of text -> its tokens: the one way that texts are cut, whatever is then done with the tokens.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kinprint/segment.hpp"
#include "normal_form.hpp"
#include "raw_tokens.hpp"
#include "text_pieces.hpp"

namespace kinprint {

/// Cuts texts, which come in slices, into tokens, and shows them to a visitor:
///
///     std::uint32_t id_of(const Token&)
///         the id that the visitor gives a token; asked once for each distinct segment
///
///     void space(std::string_view raw)
///         what has no tokens: white space and the like, not all of it at once
///
///     void paragraph()
///         a paragraph break, right before the segment that follows it
///
///     void segment(std::string_view raw, std::span<const SeenToken>)
///         a segment with its tokens, one or more
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
        std::size_t shown = 0;
        auto segments = segmenter_.segment(piece, cut_);
        while (!segments.empty()) {
            const auto now = segments.first(std::min(batch, segments.size()));
            show_batch(piece, shown, now, visitor);
            shown = now.back().end;
            segments = segments.subspan(now.size());
        }
        show_space(piece.substr(shown), visitor);
    }

    /// `shown`: as far as the piece was shown before.
    template <typename Visitor>
    void show_batch(std::string_view piece, std::size_t shown, std::span<const Segment> segments, Visitor& visitor) {
        auto ahead = ahead_.begin();
        for (const Segment& segment : segments) {
            (ahead++)->set(piece.substr(segment.begin), segment.end - segment.begin);
        }
        raw_tokens_.look(std::span(ahead_).first(segments.size()));
        ahead = ahead_.begin();
        for (const Segment& segment : segments) {
            show_space(piece.substr(shown, segment.begin - shown), visitor);
            show_segment(*ahead++, visitor);
            shown = segment.end;
        }
    }

    template <typename Visitor>
    void show_space(std::string_view raw, Visitor& visitor) {
        line_breaks_.see(raw);
        visitor.space(raw);
    }

    template <typename Visitor>
    void show_segment(const RawTokens::Ahead& ahead, Visitor& visitor) {
        const std::span<const SeenToken> tokens =
            raw_tokens_.of(ahead, [&](std::string_view segment, std::vector<SeenToken>& made) {
                for (const Token& token : normal_form(segment)) {
                    made.push_back({token.kind == TermKind::word, visitor.id_of(token) & SeenToken::most});
                }
            });
        if (tokens.empty()) {
            visitor.space(ahead.segment);
            return;
        }
        if (line_breaks_.take_paragraph() && in_text_) {
            visitor.paragraph();
        }
        in_text_ = true;
        visitor.segment(ahead.segment, tokens);
    }

    static constexpr std::size_t batch = 64;  // segments that are looked at before the first of them has its turn

    std::size_t most_known_bytes_ = SIZE_MAX;
    Segmenter segmenter_;
    RawTokens raw_tokens_;
    std::array<RawTokens::Ahead, batch> ahead_;
    TextPieces pieces_;
    LineBreaks line_breaks_;
    Cut cut_ = Cut::by_rules;
    bool in_text_ = false;
};

}  // namespace kinprint
