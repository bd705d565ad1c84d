#include "emphasis.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "kinprint/limits.hpp"

namespace kinprint::strip {

namespace {

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_ascii_mark(char c) {
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

/// A run of one mark of emphasis.
struct MarkRun {
    char mark = ' ';
    std::size_t begin = 0;
    std::size_t length = 0;
    std::size_t left = 0;  // marks that have no counterpart yet
    bool opens = false;
    bool closes = false;
};

/// What stays of a paragraph, byte by byte.
class Paragraph {
public:
    explicit Paragraph(std::string_view text) : text_(text), stays_(text.size(), true) {}

    std::string without_marks() {
        find_marks();
        for (std::size_t closer = 0; closer < runs_.size(); ++closer) {
            close(closer);
        }
        std::string kept;
        for (std::size_t at = 0; at < text_.size(); ++at) {
            if (stays_[at]) {
                kept += text_[at];
            }
        }
        return kept;
    }

private:
    void find_marks() {
        for (std::size_t at = 0; at < text_.size() && runs_.size() < limits::markdown_marks;) {
            const char c = text_[at];
            if (c == '\\' && at + 1 < text_.size() && is_ascii_mark(text_[at + 1])) {
                stays_[at] = false;
                at += 2;
            } else if (c == '`') {
                at = pass_code(at);
            } else if (c == '*' || c == '_' || c == '~') {
                at = add_run(at);
            } else if (c == '[' || (c == '!' && text_.substr(at).starts_with("!["))) {
                at = pass_link(at);
            } else {
                ++at;
            }
        }
    }

    /// A code span: from a run of backticks to the next one as long. Nothing in it is a mark.
    std::size_t pass_code(std::size_t begin) {
        const std::size_t length = length_of_run(begin);
        if (length >= has_no_end_.size() || has_no_end_[length]) {
            return begin + length;
        }
        for (std::size_t at = text_.find('`', begin + length); at != text_.npos;) {
            const std::size_t other = length_of_run(at);
            if (other == length) {
                drop(begin, length);
                drop(at, length);
                return at + length;
            }
            at = text_.find('`', at + other);
        }
        has_no_end_[length] = true;
        return begin + length;
    }

    /// "[text](where)": where it leads goes, and the text is looked at like all else.
    std::size_t pass_link(std::size_t begin) {
        const std::size_t bracket = text_[begin] == '!' ? begin + 1 : begin;
        const std::size_t close = text_.find_first_of("[]\n", bracket + 1);
        const bool leads = close != text_.npos && text_.substr(close).starts_with("](");
        const std::size_t end =
            leads ? std::min(text_.substr(0, close + limits::link_bytes).find_first_of(")\n", close), text_.size())
                  : text_.size();
        if (end < text_.size() && text_[end] == ')') {
            drop(begin, bracket + 1 - begin);
            drop(close, end + 1 - close);
        }
        return bracket + 1;
    }

    std::size_t add_run(std::size_t begin) {
        const std::size_t length = length_of_run(begin);
        const std::size_t end = begin + length;
        const bool space_before = begin == 0 || is_space(text_[begin - 1]);
        const bool space_after = end == text_.size() || is_space(text_[end]);
        const bool mark_before = !space_before && is_ascii_mark(text_[begin - 1]);
        const bool mark_after = !space_after && is_ascii_mark(text_[end]);
        const bool left_flanking = !space_after && (!mark_after || space_before || mark_before);
        const bool right_flanking = !space_before && (!mark_before || space_after || mark_after);
        const char mark = text_[begin];
        MarkRun run{mark, begin, length, length, left_flanking, right_flanking};
        if (mark == '_') {  // never within a word
            run.opens = left_flanking && (!right_flanking || mark_before);
            run.closes = right_flanking && (!left_flanking || mark_after);
        }
        if (mark != '~' || length == 2) {
            runs_.push_back(run);
        }
        return end;
    }

    /// Drops the marks of a run that close what was opened before, nearest first.
    void close(std::size_t closer) {
        MarkRun& run = runs_[closer];
        for (std::size_t at = closer; run.closes && run.left > 0 && at-- > 0;) {
            MarkRun& opener = runs_[at];
            if (opener.mark != run.mark || !opener.opens || opener.left == 0) {
                continue;
            }
            const std::size_t pairs = std::min(opener.left, run.left);
            drop(opener.begin + opener.left - pairs, pairs);
            drop(run.begin + run.length - run.left, pairs);
            opener.left -= pairs;
            run.left -= pairs;
            for (std::size_t between = at + 1; between < closer; ++between) {
                runs_[between].left = 0;  // what was opened within it can't be closed any more
            }
        }
    }

    [[nodiscard]] std::size_t length_of_run(std::size_t begin) const {
        return std::min(text_.find_first_not_of(text_[begin], begin), text_.size()) - begin;
    }

    void drop(std::size_t begin, std::size_t length) {
        std::fill_n(stays_.begin() + static_cast<std::ptrdiff_t>(begin), length, false);
    }

    std::string_view text_;
    std::vector<bool> stays_;
    std::vector<MarkRun> runs_;
    std::array<bool, limits::backticks>
        has_no_end_{};  // by the length of backticks: no span of so many ends behind here
};

}  // namespace

std::string without_emphasis(std::string_view paragraph) {
    return Paragraph(paragraph).without_marks();
}

}  // namespace kinprint::strip
