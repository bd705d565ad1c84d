// Files, slice by slice -> what a worker makes of them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "boundary.hpp"
#include "kinprint/copies.hpp"
#include "kinprint/count.hpp"
#include "kinprint/known_texts.hpp"
#include "kinprint/passages.hpp"
#include "kinprint/shared_texts.hpp"
#include "kinprint/survey.hpp"
#include "kinprint/transport.hpp"

namespace kinprint {

/// Bytes of a file -> what tells it from others.
class Hasher {
public:
    void feed(const emscripten::val& bytes) { hasher_.feed(copy_in(bytes)); }
    std::string end() { return hasher_.finish(); }

private:
    FileHasher hasher_;
};

/// Files that were read -> which texts several of them hold. File by file: all hashes in one JSON could be too long for
/// a string of the browser.
class TextComparison {
public:
    /// The next file, in the order they came, with the hashes of its texts as its report has them.
    void add(const std::string& file, const std::string& hashes) {
        files_.push_back({file, parse_text_hashes(hashes).value_or(std::vector<std::uint64_t>())});
    }

    /// Of the first `known` files it was said before.
    std::string end(int known) {
        return guarded([&] { return errors_json(shared_texts(files_, static_cast<std::size_t>(std::max(known, 0)))); });
    }

private:
    std::vector<HashedTexts> files_;
};

/// Bytes of files -> a sink.
class FileFeeder {
public:
    explicit FileFeeder(TextSink& sink) : sink_(&sink) {}

    /// Announces a file: {"file", "source", "format"}.
    std::string begin(const std::string& json) {
        return guarded([&] {
            Errors errors;
            const auto file = parse_file_spec(json, errors);
            reader_.reset();
            if (file) {
                reader_.emplace(*sink_, *file);
            }
            return errors_json(errors);
        });
    }

    /// A further slice of the announced file. Not guarded: what is thrown here (memory at its end) is the death of this
    /// engine.
    void feed(const emscripten::val& bytes) {
        if (reader_) {
            copy_in(bytes, slice_);
            reader_->feed(slice_);
        }
    }

    std::string end() {
        return guarded([&] {
            if (!reader_) {
                return failure(ErrorCode::internal, "A file was ended that was not begun.");
            }
            const FileReport report = reader_->finish();
            reader_.reset();
            return to_json(report);
        });
    }

private:
    TextSink* sink_;
    std::optional<Reader> reader_;
    std::string slice_;  // kept: to fill a new one with zeros first takes time
};

inline Part part_of(bool content) {
    return content ? Part::content : Part::terms;
}

/// Bytes of files -> what a survey sees of them: one for each job, as the counter.
class FileSurvey {
public:
    explicit FileSurvey(bool content) : survey_(part_of(content)), feeder_(survey_) {}
    FileSurvey(const FileSurvey&) = delete;
    FileSurvey& operator=(const FileSurvey&) = delete;

    std::string begin(const std::string& json) { return feeder_.begin(json); }
    void feed(const emscripten::val& bytes) { feeder_.feed(bytes); }
    std::string end() { return feeder_.end(); }

    /// Everything seen, for a session: a view of it, which holds as `view_of` says.
    emscripten::val take() {
        taken_ = survey_.to_bytes();
        return view_of(taken_);
    }

private:
    Survey survey_;
    std::string taken_;
    FileFeeder feeder_;
};

/// Bytes of files -> counts: one for each job of a counting worker. It counts terms, or content words: those that a
/// session found common, where it was asked; else null.
class FileCounter {
public:
    FileCounter(bool content, const emscripten::val& common)
        : content_(content), counter_(part_of(content), common_terms(content, common)), feeder_(counter_) {}
    FileCounter(const FileCounter&) = delete;
    FileCounter& operator=(const FileCounter&) = delete;

    std::string begin(const std::string& json) { return feeder_.begin(json); }
    void feed(const emscripten::val& bytes) { feeder_.feed(bytes); }
    std::string end() { return feeder_.end(); }

    /// Everything counted, in transport form; the counter is empty afterwards. A view of it, which holds as `view_of`
    /// says: counts of large files have tens of megabytes.
    emscripten::val take() {
        const Counts counts = counter_.take();
        taken_ = to_bytes(content_ ? counts.content : counts.terms);
        return view_of(taken_);
    }

private:
    static std::shared_ptr<const CommonTerms> common_terms(bool content, const emscripten::val& bytes) {
        if (bytes.isNull()) {
            return nullptr;
        }
        auto common = std::make_shared<CommonTerms>();
        (content ? common->content : common->terms) = Common::from_bytes(copy_in(bytes)).value_or(Common{});
        return common;
    }

    bool content_;
    Counter counter_;
    FileFeeder feeder_;
    std::string taken_;
};

/// Bytes of files -> the texts of one source, held whole for a session to look at.
class FileTexts {
public:
    explicit FileTexts(const std::string& source) : texts_(source), feeder_(texts_) {}
    FileTexts(const FileTexts&) = delete;
    FileTexts& operator=(const FileTexts&) = delete;

    std::string begin(const std::string& json) { return feeder_.begin(json); }
    void feed(const emscripten::val& bytes) { feeder_.feed(bytes); }
    std::string end() { return feeder_.end(); }

    [[nodiscard]] const KnownTexts& texts() const { return texts_; }

private:
    KnownTexts texts_;
    FileFeeder feeder_;
};

/// Bytes of files -> passages. A query that can't be read is told by `begin`, and by `take`.
class FilePassages {
public:
    explicit FilePassages(const std::string& json) {
        if (auto query = parse_passage_query(json, errors_)) {
            finder_.emplace(std::move(*query));
            feeder_.emplace(*finder_);
        }
    }
    FilePassages(const FilePassages&) = delete;
    FilePassages& operator=(const FilePassages&) = delete;

    std::string begin(const std::string& json) { return feeder_ ? feeder_->begin(json) : errors_json(errors_); }
    void feed(const emscripten::val& bytes) {
        if (feeder_) {
            feeder_->feed(bytes);
        }
    }
    std::string end() { return feeder_ ? feeder_->end() : errors_json(errors_); }

    /// Everything found; the finder is empty afterwards.
    std::string take() {
        return guarded([&] { return finder_ ? to_json(finder_->take()) : errors_json(errors_); });
    }

private:
    Errors errors_;
    std::optional<PassageFinder> finder_;
    std::optional<FileFeeder> feeder_;
};

}  // namespace kinprint
