#include "json_framer.hpp"

#include <algorithm>
#include <utility>

#include "kinprint/limits.hpp"

namespace kinprint {

namespace {

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_delimiter(char c) {
    return is_space(c) || c == ',' || c == ':' || c == ']' || c == '}' || c == '[' || c == '{' || c == '"';
}

std::string_view without_quotes(std::string_view text) {
    return text.size() >= 2 && text.front() == '"' && text.back() == '"' ? text.substr(1, text.size() - 2) : text;
}

std::uint64_t line_ends_in(std::string_view text) {
    std::uint64_t ends = 0;
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
        ++ends;
    }
    return ends;
}

}  // namespace

void JsonFramer::feed(std::string_view bytes) {
    buffer_.append(bytes);
    scan();
    // What was handed over is forgotten.
    std::size_t done = at_;
    if (doing_ == Doing::in_value) {
        done = begin_;
    } else if (doing_ == Doing::searching) {
        done = at_ - std::min(at_, resumption_window);
    }
    place(done);  // the lines are counted as far
    buffer_.erase(0, done);
    offset_ += done;
    at_ -= done;
    begin_ -= std::min(begin_, done);
    end_ -= std::min(end_, done);
    last_quote_ -= std::min(last_quote_, done);
    counted_ = 0;
}

void JsonFramer::finish() {
    is_end_ = true;
    scan();
    while (doing_ == Doing::in_value && end_within_value()) {
        scan();
    }
    const bool is_whole = levels_.empty() && (doing_ == Doing::between ||
                                              (doing_ == Doing::searching && ends_as(around(0, at_), shapes_.back())));
    if (!is_whole) {
        const bool is_between = doing_ != Doing::searching && doing_ != Doing::in_value;
        visitor_.unfinished(doing_ == Doing::searching ? broken_ : place(is_between ? at_ : begin_), is_between);
    }
    for (; !levels_.empty(); levels_.pop_back()) {
        visitor_.close();
    }
}

/// The stream ends: so does a word, and a string that was awaited to be followed. Else the last string of the value is
/// not ended, or the stream is cut short. False where nothing more can be found.
bool JsonFramer::end_within_value() {
    if (in_word_ && depth_ == 0) {
        end_ = at_;
    }
    if (end_ > 0) {
        end_value();
    } else if (in_string_ && finds_end()) {
        break_off("a double quote, which ends the text,");
    } else if (depth_ > 0) {
        descend();
    } else {
        return false;
    }
    return true;
}

/// Is there, within the last string, what ends an entry that is read, or begins the next?
bool JsonFramer::finds_end() {
    shapes_.push_back(shape_of(begun(), {}));
    const Surroundings near = around(last_quote_, buffer_.size());
    bool found = ends_as(near, shapes_.back());
    for (std::size_t at = 1; at < near.text.size() && !found; ++at) {
        found = resumed_depth(near, at).has_value();
    }
    shapes_.pop_back();
    return found;
}

void JsonFramer::scan() {
    while (at_ < buffer_.size()) {
        switch (doing_) {
            case Doing::between: step_between(); break;
            case Doing::searching:
                if (!step_search()) {
                    return;
                }
                break;
            default: step_in_value();
        }
        if (doing_ == Doing::in_value && (end_ == 0 ? at_ : end_) - begin_ > most_) {
            descend();
        }
    }
}

/// What stands there in the buffer, and whether it is all.
Surroundings JsonFramer::around(std::size_t from, std::size_t to) const {
    const bool is_end = is_end_ && to >= buffer_.size();
    return {std::string_view(buffer_).substr(from, to - from), is_end, objects_, objects_.size()};
}

/// In how many of the containers around it reading can go on there; nothing where it can't.
std::optional<std::size_t> JsonFramer::resumed_depth(Surroundings around, std::size_t at) const {
    for (std::size_t entries = shapes_.size(); entries > 0; --entries) {
        around.depth = entries - 1;
        if (resumes_at(around, at, shapes_[entries - 1])) {
            return entries - 1;
        }
    }
    return std::nullopt;
}

void JsonFramer::resume(std::size_t depth) {
    blanks_ = shapes_[depth].indent;
    for (; levels_.size() > depth; levels_.pop_back()) {
        visitor_.close();
    }
    objects_.resize(depth);
    shapes_.resize(depth);
    if (!levels_.empty()) {
        levels_.back() = {};
    }
    doing_ = Doing::between;
}

/// False where more has to come to tell. As much is looked at, however the stream comes in slices.
bool JsonFramer::step_search() {
    const std::size_t to = at_ + resumption_window;
    if (to > buffer_.size() && !is_end_) {
        return false;
    }
    const std::size_t from = at_ - std::min(at_, resumption_window);
    if (const auto depth = resumed_depth(around(from, std::min(to, buffer_.size())), at_ - from)) {
        resume(*depth);
    } else {
        ++at_;
    }
    return true;
}

/// Looks at the next character of the open value, or at a stretch of those that say nothing.
void JsonFramer::step_in_value() {
    if (in_string_) {
        skip_ahead();
        return;
    }
    const char c = buffer_[at_];
    if (in_word_) {
        in_word_ = !is_delimiter(c);
        if (in_word_) {
            ++at_;
            return;
        }
        end_ = depth_ == 0 ? at_ : 0;
    }
    if (is_space(c) && at_ - end_ < resumption_window) {
        ++at_;
    } else if (depth_ > 0) {
        is_space(c) ? void(++at_) : step_in_structure(c);
    } else if (is_space(c) || may_follow(c)) {
        end_value();
    } else {
        break_off(is_key() ? "a colon" : in_object() ? "a comma or \"}\"" : "a comma or \"]\"");
    }
}

void JsonFramer::step_in_structure(char c) {
    if (doing_ == Doing::in_value && !grammar_.take(c)) {
        break_off(grammar_.wanted());
        return;
    }
    ++at_;
    in_word_ = !is_delimiter(c);
    if (c == '"') {
        in_string_ = true;
        last_quote_ = at_ - 1;
    } else if (c == '{' || c == '[') {
        ++depth_;
    } else if ((c == '}' || c == ']') && --depth_ == 0) {
        end_ = at_;
        end_value();
    }
}

/// Behind a string or a word that is a value of its own.
bool JsonFramer::may_follow(char c) const {
    if (doing_ == Doing::passing_over || objects_.empty()) {
        return true;
    }
    return is_key() ? c == ':' : c == ',' || c == '}' || c == ']';
}

void JsonFramer::step_between() {
    const char c = buffer_[at_];
    if (is_space(c)) {
        count_blank(c);
        ++at_;
        return;
    }
    if (levels_.empty() || !levels_.back().has_key) {
        indent_ = blanks_;
    }
    blanks_.reset();
    if (c == '[' && levels_.empty()) {
        open_level({c, "", indent_});
    } else if (c == '}' || c == ']') {
        end_level();
    } else if (c != ',' && c != ':') {
        begin_value(c);
    }
    ++at_;
}

void JsonFramer::count_blank(char c) {
    if (c == '\n') {
        blanks_ = 0;
    } else if (blanks_ && c != '\r') {
        ++*blanks_;
    }
}

void JsonFramer::open_level(EntryShape shape) {
    visitor_.open(key());
    forget_key();
    levels_.emplace_back();
    objects_.push_back(shape.first == '{');
    shapes_.push_back(std::move(shape));
}

void JsonFramer::begin_value(char c) {
    doing_ = Doing::in_value;
    begin_ = at_;
    end_ = 0;
    escaped_ = false;
    in_string_ = c == '"';
    last_quote_ = at_;
    depth_ = c == '{' || c == '[' ? 1 : 0;
    in_word_ = !in_string_ && depth_ == 0;
    grammar_.clear();
    grammar_.take(c);
}

void JsonFramer::end_level() {
    if (levels_.empty() || objects_.back() != (buffer_[at_] == '}')) {
        visitor_.stray(place(at_));
        return;
    }
    levels_.pop_back();
    objects_.pop_back();
    shapes_.pop_back();
    visitor_.close();
}

/// Goes to the end of the string, or of the buffer.
void JsonFramer::skip_ahead() {
    while (at_ < buffer_.size()) {
        if (escaped_) {
            escaped_ = false;
            ++at_;
            continue;
        }
        const std::size_t next = buffer_.find_first_of("\"\\", at_);
        if (next == std::string::npos) {
            at_ = buffer_.size();
            return;
        }
        at_ = next + 1;
        escaped_ = buffer_[next] == '\\';
        if (!escaped_) {
            in_string_ = false;
            end_ = depth_ == 0 ? at_ : 0;
            return;
        }
    }
}

/// The value ends at `end_`; what stands behind it was only looked at.
void JsonFramer::end_value() {
    const bool is_passed_over = doing_ == Doing::passing_over;
    doing_ = Doing::between;
    if (!is_passed_over) {
        emit();
    }
}

void JsonFramer::emit() {
    const std::string_view json = std::string_view(buffer_).substr(begin_, end_ - begin_);
    if (is_key()) {
        levels_.back().key = without_quotes(json);
        levels_.back().has_key = true;
        return;
    }
    if (!visitor_.value(key(), json, place(begin_), may_descend())) {
        descend();
        return;
    }
    if (!levels_.empty()) {
        levels_.back().has_key = false;
    }
}

/// The open value is no JSON from the next character on.
void JsonFramer::break_off(std::string_view wanted) {
    if (may_descend() && visitor_.is_gone_into(begun())) {
        descend();
        return;
    }
    broken_ = place(begin_);
    visitor_.broken(broken_, place(at_), wanted);
    shapes_.push_back(shape_of(begun(), indent_));
    doing_ = Doing::searching;
    at_ = std::max(begin_, last_quote_) + 1;
}

/// Of the open value no more than its end is looked for.
void JsonFramer::pass_over() {
    visitor_.too_long(place(begin_));
    doing_ = Doing::passing_over;
    grammar_.clear();
    forget_key();
}

/// A key that is passed over is one all the same; after a value comes the next key.
void JsonFramer::forget_key() {
    const bool is_key = expects_key();
    if (!levels_.empty()) {
        levels_.back().key.clear();
        levels_.back().has_key = is_key;
    }
}

bool JsonFramer::may_descend() const {
    return (buffer_[begin_] == '{' || buffer_[begin_] == '[') && levels_.size() < limits::json_levels;
}

/// Goes into the open value instead of waiting for its end.
void JsonFramer::descend() {
    if (!may_descend()) {
        pass_over();
        return;
    }
    open_level(shape_of(begun(), indent_));
    doing_ = Doing::between;
    blanks_.reset();
    at_ = begin_ + 1;
}

/// Where that is; where lines are asked for one after the other, each byte is looked at once.
JsonPlace JsonFramer::place(std::size_t at) {
    const std::size_t from = std::min(at, counted_);
    const std::uint64_t ends = line_ends_in(std::string_view(buffer_).substr(from, std::max(at, counted_) - from));
    lines_ = at < counted_ ? lines_ - ends : lines_ + ends;
    counted_ = at;
    return {offset_ + at, lines_ + 1};
}

}  // namespace kinprint
