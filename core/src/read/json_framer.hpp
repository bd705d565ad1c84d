// A stream of JSON -> the values in it that are parsed whole.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json_grammar.hpp"
#include "json_resumption.hpp"

namespace kinprint {

/// A place in a stream.
struct JsonPlace {
    std::uint64_t byte = 0;
    std::uint64_t line = 1;
};

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

    /// A whole value, by its brackets and quotes: whether it is JSON is for the visitor to see. False where it is none
    /// and is to be gone through after all, for what in it is whole; it is, if `may_go_in`.
    virtual bool value(std::string_view key, std::string_view json, JsonPlace begin, bool may_go_in) = 0;

    /// An array or object that begins so is broken where that ends. Is it gone through, for what in it is whole? Else
    /// it is a record, and `broken`.
    virtual bool is_gone_into(std::string_view begun) = 0;

    /// What begins there is no JSON from `at` on, where `wanted` would have to stand. It is passed over.
    virtual void broken(JsonPlace begin, JsonPlace at, std::string_view wanted) = 0;

    /// A bracket there ends nothing, or not what is open, and was passed over.
    virtual void stray(JsonPlace at) = 0;

    /// The stream ends, and what begins there does not; or it ends there, where something open should go on or end.
    virtual void unfinished(JsonPlace at, bool is_between) = 0;

    /// A value is longer than `most`, can't be gone into (or only deeper than `limits::json_levels`), and was passed
    /// over.
    virtual void too_long(JsonPlace begin) = 0;
};

/// Finds where values end, by their brackets and quotes alone, in slices of any size: no parser of the libraries at
/// hand takes JSON in slices. An array at the top is gone through element by element; any other value is whole as long
/// as it is not longer than `most` bytes, ends, and is not broken; else it is gone through member by member. So memory
/// stays at `most`, and what stands before damage is not lost; nor is what stands behind it, from the next entry on
/// that begins as the broken one did (`resumes_at`). O(bytes), but for values that turn out to be too long or broken:
/// those are looked at once more for each level that is gone into, and there are few of these.
class JsonFramer {
public:
    /// `first_byte`: that the stream begins with, of those that places count.
    JsonFramer(JsonVisitor& visitor, std::size_t most, std::uint64_t first_byte = 0)
        : visitor_(visitor), most_(most), offset_(first_byte) {}

    void feed(std::string_view bytes);
    void finish();

private:
    /// Of the containers that are gone through, the state of the innermost.
    struct Level {
        std::string key;  // of the member that is read, as it is written; in an object
        bool has_key = false;
    };
    enum class Doing : std::uint8_t { between, in_value, passing_over, searching };

    void scan();
    bool step_search();
    void step_between();
    void step_in_value();
    void step_in_structure(char c);
    void count_blank(char c);
    void open_level(EntryShape shape);
    void begin_value(char c);
    void end_value();
    void end_level();
    void emit();
    void descend();
    void pass_over();
    void forget_key();
    void skip_ahead();
    void break_off(std::string_view wanted);
    bool end_within_value();
    [[nodiscard]] bool may_follow(char c) const;
    [[nodiscard]] bool finds_end();
    [[nodiscard]] std::optional<std::size_t> resumed_depth(Surroundings around, std::size_t at) const;
    void resume(std::size_t depth);
    [[nodiscard]] bool expects_key() const { return in_object() && !levels_.back().has_key; }
    [[nodiscard]] bool in_object() const { return !objects_.empty() && objects_.back(); }
    [[nodiscard]] bool is_key() const { return expects_key() && buffer_[begin_] == '"'; }
    [[nodiscard]] bool may_descend() const;
    [[nodiscard]] std::string key() const { return levels_.empty() ? std::string() : levels_.back().key; }
    [[nodiscard]] std::string_view begun() const { return std::string_view(buffer_).substr(begin_, at_ - begin_); }
    [[nodiscard]] Surroundings around(std::size_t from, std::size_t to) const;
    JsonPlace place(std::size_t at);

    JsonVisitor& visitor_;
    std::size_t most_;
    std::vector<Level> levels_;
    std::vector<bool> objects_;  // which of these are objects?
    std::string buffer_;         // from `offset_` on
    std::uint64_t offset_ = 0;   // of the buffer in the stream
    std::size_t at_ = 0;         // what is looked at next, in the buffer
    bool is_end_ = false;        // of the stream, where the buffer ends?
    Doing doing_ = Doing::between;
    std::optional<std::size_t> blanks_ = 0;  // before `at_` in its line; nothing where something else is there, too
    std::optional<std::size_t> indent_;      // those before the entry that is read: its name, or its value
    std::vector<EntryShape> shapes_;         // of what each level is in, and of an entry that is broken
    JsonPlace broken_;                       // where that begins
    // The value that is open:
    std::size_t begin_ = 0;  // in the buffer
    std::size_t depth_ = 0;  // brackets open in it
    JsonGrammar grammar_;
    bool in_string_ = false;
    bool escaped_ = false;
    bool in_word_ = false;        // a number or a name: it ends where something else begins
    std::size_t end_ = 0;         // behind a string or word that may be all of it; else 0
    std::size_t last_quote_ = 0;  // that began a string
    std::uint64_t lines_ = 0;     // that end before `counted_`
    std::size_t counted_ = 0;     // in the buffer
};

}  // namespace kinprint
