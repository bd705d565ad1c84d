#include "kinprint/passages.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <span>
#include <utility>

#include "kinprint/limits.hpp"
#include "shown_text.hpp"
#include "terms/tokenizer.hpp"
#include "token_matcher.hpp"

namespace kinprint {

namespace {

/// How far the next passage of a term in one text must be away: then no two show the same words.
constexpr std::uint64_t least_gap = 2 * ShownText::context;

template <typename See>
void each_code_point(std::string_view utf8, See see) {
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t begin = at;
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(bytes, at, utf8.size(), c);
        see(utf8.substr(begin, at - begin), u_isUWhiteSpace(c) != 0);
    }
}

bool has_white_space(std::string_view utf8) {
    bool has = utf8 == " ";
    if (!has) {
        each_code_point(utf8, [&](std::string_view, bool white) { has = has || white; });
    }
    return has;
}

std::string with_blanks(std::string_view utf8) {
    std::string shown;
    each_code_point(utf8, [&](std::string_view itself, bool white) { shown += white ? " " : itself; });
    return shown;
}

/// A segment may be 64 kB of base64; so much of it is shown as of a term is kept.
std::string_view shortened(std::string_view utf8) {
    std::size_t bytes = std::min(utf8.size(), limits::term_bytes);
    while (bytes > 0 && bytes < utf8.size() && (static_cast<unsigned char>(utf8[bytes]) & 0xC0U) == 0x80U) {
        --bytes;
    }
    return utf8.substr(0, bytes);
}

/// A term found in the open text.
struct Match {
    std::uint32_t term = 0;
    ShownRange place;
};

struct Found {
    std::uint32_t term = 0;
    Excerpt excerpt;
};

/// Where the last match of a term in the open text ended, and how many there were.
struct TermInText {
    std::uint64_t end = 0;
    std::size_t matches = 0;
};

/// The passages of one term and source.
class Kept {
public:
    void add(Passage&& passage, bool first_of_text, std::size_t most) {
        if (firsts_ == most) {
            return;
        }
        if (first_of_text) {
            ++firsts_;
            make_room(most);
            passages_.push_back({std::move(passage), true});
        } else if (passages_.size() < most) {
            passages_.push_back({std::move(passage), false});
        }
    }

    std::vector<Passage> take() {
        std::vector<Passage> taken;
        for (One& one : passages_) {
            taken.push_back(std::move(one.passage));
        }
        *this = {};
        return taken;
    }

private:
    struct One {
        Passage passage;
        bool first_of_text = false;
    };

    /// The last passage that only filled up gives way.
    void make_room(std::size_t most) {
        if (passages_.size() == most) {
            const auto filler =
                std::find_if(passages_.rbegin(), passages_.rend(), [](const One& one) { return !one.first_of_text; });
            passages_.erase(std::next(filler).base());
        }
    }

    std::vector<One> passages_;
    std::size_t firsts_ = 0;
};

}  // namespace

struct PassageFinder::Impl {
    PassageQuery query;
    TokenMatcher matcher;
    Tokenizer tokenizer{limits::searched_segment_bytes};
    ShownText shown;
    std::vector<TermInText> in_text;  // by term
    std::vector<Match> waiting;       // for what follows them; by their ends
    std::vector<Found> found;         // in the open text
    bool after_blank = false;
    std::uint64_t words = 0;
    std::vector<Kept> kept;  // term by term, source by source
    std::vector<bool> without_text;

    explicit Impl(PassageQuery asked)
        : query(std::move(asked)),
          matcher(query.terms),
          in_text(query.terms.size()),
          kept(query.terms.size() * query.sources.size()),
          without_text(query.sources.size()) {}

    // What the tokenizer asks for and tells.

    std::uint32_t id_of(const Token& token) const { return matcher.number(token.text); }

    void space(std::string_view raw) { after_blank = after_blank || has_white_space(raw); }

    void paragraph() {
        show_blank();
        const std::uint64_t begin = shown.end();
        shown.append(paragraph_mark);
        see_token(matcher.number(std::string(paragraph_mark)), begin);
        after_blank = true;
    }

    void segment(std::string_view raw, std::span<const SeenToken> tokens) {
        show_blank();
        const std::uint64_t begin = shown.end();
        const std::string_view part = shortened(raw);
        // Only folding makes several tokens of a segment, and only white space or low lines part them.
        shown.append(tokens.size() > 1 ? with_blanks(part) : part);
        shown.append(part.size() < raw.size() ? "…" : "");
        for (const SeenToken token : tokens) {
            words += token.is_word;
            see_token(token.id, begin);
        }
        settle(false);
    }

    void show_blank() {
        if (std::exchange(after_blank, false) && shown.end() > 0) {
            shown.append(" ");
        }
    }

    void see_token(TermId number, std::uint64_t begin) {
        matcher.add(number, begin, [&](std::uint32_t term, std::uint64_t first) {
            TermInText& before = in_text[term];
            if (before.matches < query.most && (before.matches == 0 || first >= before.end + least_gap)) {
                before = {shown.end(), before.matches + 1};
                waiting.push_back({term, {first, shown.end()}});
            }
        });
    }

    /// Cuts out the matches that have enough text behind them, and forgets text that no match can reach.
    void settle(bool at_end) {
        std::size_t done = 0;
        for (; done < waiting.size(); ++done) {
            const Match& match = waiting[done];
            if (!at_end && match.place.end + ShownText::context_bytes > shown.end()) {
                break;
            }
            found.push_back({match.term, shown.excerpt(match.place)});
        }
        if (done > 0) {
            waiting.erase(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(done));
        }
        if (shown.kept_bytes() > limits::kept_text_bytes) {
            shown.forget_before(oldest_needed());
        }
    }

    [[nodiscard]] std::uint64_t oldest_needed() const {
        std::uint64_t oldest = std::min(shown.end(), matcher.oldest_place());
        for (const Match& match : waiting) {
            oldest = std::min(oldest, match.place.begin);
        }
        return oldest;
    }

    void keep(std::size_t source, const TextLabel& label) {
        std::vector<bool> seen(query.terms.size());
        for (Found& one : found) {
            Passage passage{label.id, label.prompt, std::move(one.excerpt.before), std::move(one.excerpt.match),
                            std::move(one.excerpt.after)};
            kept[one.term * query.sources.size() + source].add(std::move(passage), !seen[one.term], query.most);
            seen[one.term] = true;
        }
    }
};

PassageFinder::PassageFinder(PassageQuery query) : impl_(std::make_unique<Impl>(std::move(query))) {}
PassageFinder::~PassageFinder() = default;
PassageFinder::PassageFinder(PassageFinder&&) noexcept = default;
PassageFinder& PassageFinder::operator=(PassageFinder&&) noexcept = default;

void PassageFinder::begin_text(Cut cut) {
    Impl& impl = *impl_;
    impl.tokenizer.begin_text(cut);
    impl.matcher.clear();
    impl.shown.clear();
    std::ranges::fill(impl.in_text, TermInText{});
    impl.waiting.clear();
    impl.found.clear();
    impl.after_blank = false;
    impl.words = 0;
}

void PassageFinder::feed(std::string_view utf8) {
    impl_->tokenizer.feed(utf8, *impl_);
}

std::uint64_t PassageFinder::end_text(std::string_view source, const TextLabel& label) {
    Impl& impl = *impl_;
    impl.tokenizer.end_text(impl);
    impl.settle(true);
    const auto wanted = std::ranges::find(impl.query.sources, source);
    // A text without a word is not counted, so its marks are no evidence either.
    if (wanted != impl.query.sources.end() && impl.words > 0) {
        impl.keep(static_cast<std::size_t>(wanted - impl.query.sources.begin()), label);
    }
    return impl.words;
}

void PassageFinder::drop_text() {
    impl_->tokenizer.end_text(*impl_);
}

void PassageFinder::add(Counts&& counts) {
    const Counts seen = std::move(counts);
    for (std::size_t source = 0; source < impl_->query.sources.size(); ++source) {
        if (seen.terms.find(impl_->query.sources[source]) != nullptr) {
            impl_->without_text[source] = true;
        }
    }
}

Passages PassageFinder::take() {
    Impl& impl = *impl_;
    Passages passages;
    for (std::size_t term = 0; term < impl.query.terms.size(); ++term) {
        for (std::size_t source = 0; source < impl.query.sources.size(); ++source) {
            passages.found.push_back({impl.query.terms[term], impl.query.sources[source],
                                      impl.kept[term * impl.query.sources.size() + source].take()});
        }
    }
    for (std::size_t source = 0; source < impl.query.sources.size(); ++source) {
        if (impl.without_text[source]) {
            passages.without_text.push_back(impl.query.sources[source]);
        }
    }
    impl.without_text.assign(impl.without_text.size(), false);
    return passages;
}

}  // namespace kinprint
