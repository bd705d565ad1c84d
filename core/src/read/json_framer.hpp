// A stream of JSON -> the values in it that are parsed whole.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kinprint {

/// What a framer finds.
class JsonVisitor {
public:
    JsonVisitor() = default;
    JsonVisitor(const JsonVisitor&) = delete;
    JsonVisitor& operator=(const JsonVisitor&) = delete;
    virtual ~JsonVisitor() = default;

    /// What follows is in an array or object that is gone through member by member; `key` is its own, as it is written
    /// ("" where it has none).
    virtual void open(std::string_view key) = 0;
    virtual void close() = 0;

    /// A whole value, by its brackets and quotes: whether it is JSON is for the visitor to see. `begin`: its byte.
    virtual void value(std::string_view key, std::string_view json, std::uint64_t begin) = 0;

    /// The stream ends, and what begins there does not.
    virtual void unfinished(std::uint64_t begin) = 0;

    /// A value is longer than `most`, can't be gone into (or only deeper than `limits::json_levels`), and was passed
    /// over.
    virtual void too_long(std::uint64_t begin) = 0;
};

/// Finds where values end, by their brackets and quotes alone, in slices of any size: no parser of the libraries at
/// hand takes JSON in slices. An array at the top is gone through element by element; any other value is whole as long
/// as it is not longer than `most` bytes and ends; else it is gone through member by member. So memory stays at `most`,
/// and what stands before damage is not lost. O(bytes), but for values that turn out to be too long: those are looked
/// at once more for each level that is gone into, and there are few of these.
class JsonFramer {
public:
    JsonFramer(JsonVisitor& visitor, std::size_t most) : visitor_(visitor), most_(most) {}

    void feed(std::string_view bytes);
    void finish();

private:
    /// A container that is gone through.
    struct Level {
        bool is_object = false;
        std::string key;  // of the member that is read, as it is written; in an object
        bool has_key = false;
    };

    void scan();
    void step_in_value();
    void step_between();
    void begin_value(char c);
    void end_value();
    void end_level();
    void emit(std::string_view json);
    void descend();
    void pass_over();
    void forget_key();
    void skip_ahead();
    [[nodiscard]] bool expects_key() const {
        return !levels_.empty() && levels_.back().is_object && !levels_.back().has_key;
    }
    [[nodiscard]] std::string key() const { return levels_.empty() ? std::string() : levels_.back().key; }

    JsonVisitor& visitor_;
    std::size_t most_;
    std::vector<Level> levels_;
    std::string buffer_;        // from `offset_` on
    std::uint64_t offset_ = 0;  // of the buffer in the stream
    std::size_t at_ = 0;        // what is looked at next, in the buffer
    // The value that is open:
    bool in_value_ = false;
    std::size_t begin_ = 0;  // in the buffer
    std::size_t depth_ = 0;  // brackets open in it
    bool in_string_ = false;
    bool escaped_ = false;
    bool scalar_ = false;       // a number or a name: it ends where something else begins
    bool passed_over_ = false;  // too long: only its end is looked for
};

}  // namespace kinprint
