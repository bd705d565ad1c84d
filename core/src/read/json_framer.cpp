#include "json_framer.hpp"

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

}  // namespace

void JsonFramer::feed(std::string_view bytes) {
    buffer_.append(bytes);
    scan();
    // What was handed over is forgotten.
    const std::size_t done = in_value_ && !passed_over_ ? begin_ : at_;
    buffer_.erase(0, done);
    offset_ += done;
    at_ -= done;
    begin_ = 0;
}

void JsonFramer::finish() {
    scan();
    while (in_value_ && !scalar_ && !passed_over_ && depth_ > 0) {
        descend();
        scan();
    }
    const std::uint64_t begin = offset_ + (in_value_ ? begin_ : at_);
    if (in_value_ && scalar_ && !passed_over_) {
        end_value();
    }
    if (in_value_ || !levels_.empty()) {
        visitor_.unfinished(begin);
    }
    for (; !levels_.empty(); levels_.pop_back()) {
        visitor_.close();
    }
}

void JsonFramer::scan() {
    while (at_ < buffer_.size()) {
        if (in_value_) {
            step_in_value();
        } else {
            step_between();
        }
        if (in_value_ && !passed_over_ && at_ - begin_ > most_) {
            descend();
        }
    }
}

/// Looks at the next character of the open value, or at a stretch of those that say nothing.
void JsonFramer::step_in_value() {
    if (in_string_) {
        skip_ahead();
        return;
    }
    const char c = buffer_[at_];
    if (scalar_ && is_delimiter(c)) {
        end_value();
        return;
    }
    ++at_;
    if (scalar_) {
        return;
    }
    if (c == '"') {
        in_string_ = true;
    } else if (c == '{' || c == '[') {
        ++depth_;
    } else if ((c == '}' || c == ']') && --depth_ == 0) {
        end_value();
    }
}

void JsonFramer::step_between() {
    const char c = buffer_[at_];
    if (!is_space(c) && c != ',' && c != ':') {
        if (c == '}' || c == ']') {
            end_level();
        } else if (c == '[' && levels_.empty()) {
            visitor_.open("");
            levels_.emplace_back();
        } else {
            begin_value(c);
        }
    }
    ++at_;
}

void JsonFramer::begin_value(char c) {
    in_value_ = true;
    begin_ = at_;
    passed_over_ = false;
    escaped_ = false;
    in_string_ = c == '"';
    depth_ = c == '{' || c == '[' ? 1 : 0;
    scalar_ = !in_string_ && depth_ == 0;
}

void JsonFramer::end_level() {
    if (!levels_.empty()) {
        levels_.pop_back();
        visitor_.close();
    }
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
            if (depth_ == 0) {
                end_value();
            }
            return;
        }
    }
}

void JsonFramer::end_value() {
    if (!passed_over_ && depth_ == 0 && at_ - begin_ > most_) {
        pass_over();
    }
    in_value_ = false;
    if (!passed_over_) {
        emit(std::string_view(buffer_).substr(begin_, at_ - begin_));
    }
    passed_over_ = false;
}

void JsonFramer::emit(std::string_view json) {
    if (expects_key() && json.front() == '"') {
        levels_.back().key = without_quotes(json);
        levels_.back().has_key = true;
        return;
    }
    visitor_.value(key(), json, offset_ + begin_);
    if (!levels_.empty()) {
        levels_.back().has_key = false;
    }
}

/// Of the open value no more than its end is looked for.
void JsonFramer::pass_over() {
    visitor_.too_long(offset_ + begin_);
    passed_over_ = true;
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

/// Goes into the open value instead of waiting for its end.
void JsonFramer::descend() {
    if (depth_ == 0 || levels_.size() >= limits::json_levels) {
        pass_over();
        return;
    }
    visitor_.open(key());
    forget_key();
    levels_.push_back({buffer_[begin_] == '{', {}, false});
    in_value_ = false;
    at_ = begin_ + 1;
}

}  // namespace kinprint
