// Which character may come next in JSON, outside of its strings.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace kinprint {

/// Follows an array or object from its first bracket on: whether each character may stand where it does. What words
/// (numbers, true, null) are made of is for a parser to see, and so are commas before a closing bracket. Memory: a bit
/// for each bracket that is open.
class JsonGrammar {
public:
    /// Takes a bracket, a comma, a colon, or the first character of a string or a word. False where it may not stand
    /// there; `wanted` says what may.
    bool take(char c) {
        switch (c) {
            case '{':
            case '[': return next_ == Next::value && open(c == '{');
            case '}':
            case ']': return may_close(c == '}') && close();
            case ',': return next_ == Next::comma && go_on(is_in_object() ? Next::name : Next::value);
            case ':': return next_ == Next::colon && go_on(Next::value);
            case '"': return next_ == Next::name ? go_on(Next::colon) : take_value();
            default: return take_value();
        }
    }

    /// What may come next, in words.
    [[nodiscard]] std::string_view wanted() const {
        switch (next_) {
            case Next::name: return "a name in double quotes, or \"}\",";
            case Next::colon: return "a colon";
            case Next::value: return "a value";
            case Next::comma: break;
        }
        return is_in_object() ? "a comma or \"}\"" : "a comma or \"]\"";
    }

    /// Begins anew.
    void clear() {
        objects_.clear();
        next_ = Next::value;
    }

private:
    enum class Next : std::uint8_t { name, colon, value, comma };

    [[nodiscard]] bool is_in_object() const { return !objects_.empty() && objects_.back(); }
    [[nodiscard]] bool may_close(bool object) const {
        const bool is_at_end = next_ == Next::comma || next_ == (object ? Next::name : Next::value);
        return is_at_end && !objects_.empty() && objects_.back() == object;
    }
    bool go_on(Next next) {
        next_ = next;
        return true;
    }
    bool open(bool object) {
        objects_.push_back(object);
        return go_on(object ? Next::name : Next::value);
    }
    bool close() {
        objects_.pop_back();
        return go_on(Next::comma);
    }
    bool take_value() { return next_ == Next::value && go_on(Next::comma); }

    std::vector<bool> objects_;  // of the open brackets, which are those of objects?
    Next next_ = Next::value;
};

}  // namespace kinprint
