// The boundary between JavaScript and the core: coarse calls, bytes and JSON in, copies out. No exception crosses it.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <algorithm>
#include <exception>
#include <memory>
#include <optional>
#include <string>

#include "kinprint/arrangement.hpp"
#include "kinprint/baseline.hpp"
#include "kinprint/copies.hpp"
#include "kinprint/count.hpp"
#include "kinprint/dictionaries.hpp"
#include "kinprint/evidence.hpp"
#include "kinprint/json.hpp"
#include "kinprint/passages.hpp"
#include "kinprint/support.hpp"
#include "kinprint/transport.hpp"

namespace {

using namespace kinprint;

std::string failure(ErrorCode code, std::string message) {
    return errors_json({{code, "", {}, {}, std::move(message)}});
}

/// What `call` returns; as JSON with one error when it throws.
template <typename Call>
std::string guarded(Call call) {
    try {
        return call();
    } catch (const std::exception& error) {
        return failure(ErrorCode::internal, std::string("Kinprint failed: ") + error.what());
    }
}

/// A copy of `bytes` as a Uint8Array of JavaScript's own, which no growth of the wasm memory detaches.
emscripten::val copy_out(const std::string& bytes) {
    const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
    return emscripten::val(emscripten::typed_memory_view(bytes.size(), data)).call<emscripten::val>("slice");
}

/// The bytes of a Uint8Array: embind's own way into a string goes byte by byte.
std::string copy_in(const emscripten::val& bytes) {
    std::string copy(bytes["length"].as<std::size_t>(), '\0');
    auto* data = reinterpret_cast<unsigned char*>(copy.data());
    emscripten::val(emscripten::typed_memory_view(copy.size(), data)).call<void>("set", bytes);
    return copy;
}

std::string plan_files(const std::string& json) {
    return guarded([&] {
        Errors errors;
        const auto roots = parse_roots(json, errors);
        return roots ? to_json(plan(*roots)) : errors_json(errors);
    });
}

bool load_dictionary_package(const emscripten::val& package) {
    return load_dictionaries(copy_in(package));
}

/// Of the first bytes of a file.
bool needs_dictionary_package(const emscripten::val& head) {
    return may_need_dictionaries(copy_in(head));
}

std::string name_shared_sources(const std::string& json, int known) {
    return guarded([&] {
        Errors errors;
        if (const auto files = parse_sources_of_files(json, errors)) {
            if (auto shared = shared_sources(*files, static_cast<std::size_t>(std::max(known, 0)))) {
                errors.push_back(std::move(*shared));
            }
        }
        return errors_json(errors);
    });
}

std::string find_copies_of(const std::string& json) {
    return guarded([&] {
        Errors errors;
        const auto files = parse_hashed_files(json, errors);
        return files ? to_json(find_copies(*files)) : errors_json(errors);
    });
}

std::string name_copies(const std::string& json) {
    return guarded([&] {
        Errors errors;
        if (const auto copies = parse_left_out_copies(json, errors)) {
            if (auto left_out = left_out_copies(*copies)) {
                errors.push_back(std::move(*left_out));
            }
        }
        return errors_json(errors);
    });
}

/// Bytes of a file -> what tells it from others.
class Hasher {
public:
    void feed(const emscripten::val& bytes) { hasher_.feed(copy_in(bytes)); }
    std::string end() { return hasher_.finish(); }

private:
    FileHasher hasher_;
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
            reader_->feed(copy_in(bytes));
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
};

/// Bytes of files -> counts: one for each job of a counting worker. It counts terms, or content words.
class FileCounter {
public:
    explicit FileCounter(bool content)
        : content_(content), counter_(content ? Part::content : Part::terms), feeder_(counter_) {}
    FileCounter(const FileCounter&) = delete;
    FileCounter& operator=(const FileCounter&) = delete;

    std::string begin(const std::string& json) { return feeder_.begin(json); }
    void feed(const emscripten::val& bytes) { feeder_.feed(bytes); }
    std::string end() { return feeder_.end(); }

    /// Everything counted, in transport form; the counter is empty afterwards.
    emscripten::val take() {
        const Counts counts = counter_.take();
        return copy_out(to_bytes(content_ ? counts.content : counts.terms));
    }

private:
    bool content_;
    Counter counter_;
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

/// Can the one tree's comparison serve the other?
bool compare_alike(const TreeOptions& a, const TreeOptions& b) {
    return a.terms == b.terms && a.centre == b.centre && a.force == b.force;
}

/// Profiles -> tree: one for the page.
class Session {
public:
    /// Adds what was counted of terms. What was counted of content words may come later, and then slop overlap is
    /// asked, too.
    std::string add_terms(const emscripten::val& bytes) { return add(counts_.terms, terms_, bytes, true); }
    std::string add_content(const emscripten::val& bytes) { return add(counts_.content, content_, bytes, false); }

    /// Arranges what was counted, and whatever will be; tells the sources as they are split, before they are renamed.
    std::string arrange(const std::string& json) {
        return guarded([&] {
            Errors errors;
            auto arrangement = parse_arrangement(json, errors);
            if (!arrangement) {
                return errors_json(errors);
            }
            if (*arrangement != arrangement_) {
                forget_tree();
                forget_comparison();
                tree_ = {};  // its sources may be gone
                arrangement_ = std::move(*arrangement);
            }
            counts();
            return to_json(split_up(terms_.counted(), arrangement_.names));
        });
    }

    /// What a source would become, split by each trait: by the name that it goes by, and the one that its parts would.
    std::string partings(const std::string& name, const std::string& as) {
        return guarded([&] { return to_json(kinprint::partings(terms_.counted(), arrangement_.names, name, as)); });
    }

    std::string load_baseline(const emscripten::val& table) {
        return guarded([&] {
            Errors errors;
            is_nearest_known_ = false;
            baseline_ = Baseline::parse(copy_in(table), errors);
            return errors_json(errors);
        });
    }

    std::string load_weights(const emscripten::val& text) {
        return guarded([&] {
            Errors errors;
            forget_tree();
            forget_comparison();
            weights_ = parse_weights(copy_in(text), "weights", errors);
            return errors_json(errors);
        });
    }

    std::string tree(const std::string& json) {
        return guarded([&] {
            Errors errors;
            const auto options = parse_tree_options(json, errors);
            forget_tree();
            if (!options) {
                return errors_json(errors);
            }
            Counts& arranged = counts();
            arranged.terms.vocabulary.shrink();
            arranged.content.vocabulary.shrink();
            if (!compare_alike(*options, tree_.options)) {
                comparison_.reset();
            }
            tree_ = {};
            tree_.options = *options;
            tree_ = make_tree(arranged, *options, comparison(), baseline());
            return to_json(tree_);
        });
    }

    /// Resamples the last tree so many times more, and tells what support there is by now.
    std::string support(int times) {
        return guarded([&] {
            if (!is_nearest_known_) {
                find_nearest(counts(), comparison(), baseline(), tree_);
                is_nearest_known_ = true;
            }
            if (!support_) {
                support_.emplace(comparison(), tree_);
            }
            support_->resample(static_cast<std::size_t>(std::max(times, 0)));
            support_->write_to(tree_);
            return support_json(tree_);
        });
    }

    /// The last tree, with the support that is known by now.
    std::string last_tree() {
        return guarded([&] { return to_json(tree_); });
    }

    std::string slop(const std::string& json) {
        return guarded([&] {
            Errors errors;
            const auto options = parse_slop_options(json, errors);
            if (options && baseline() == nullptr) {
                return failure(ErrorCode::bad_option, "Slop lists need the table of human word frequencies.");
            }
            return options ? to_json(slop_report(counts().content, *baseline_, *options), counts_.content.vocabulary)
                           : errors_json(errors);
        });
    }

    /// The evidence of two sources, without passages.
    std::string compare(const std::string& json) {
        return guarded([&] {
            Errors errors;
            const auto options = parse_evidence_options(json, errors);
            return options ? to_json(explain(counts(), *options, reference())) : errors_json(errors);
        });
    }

    /// The session's counts as .kinprint.json, with the last tree where there is one.
    emscripten::val save() { return copy_out(counts_json(counts(), tree_.tree.merges.empty() ? nullptr : &tree_)); }

private:
    [[nodiscard]] const Baseline* baseline() const { return baseline_ ? &*baseline_ : nullptr; }
    [[nodiscard]] Reference reference() const { return {baseline(), weights_ ? &*weights_ : nullptr}; }

    /// As arranged.
    Counts& counts() {
        terms_.arrange(arrangement_);
        content_.arrange(arrangement_);
        return counts_;
    }

    /// Of the sources of `tree_`, by its options.
    const Comparison& comparison() {
        if (!comparison_) {
            comparison_.emplace(comparison_of_tree(counts(), tree_.options, reference().weights));
        }
        return *comparison_;
    }

    void forget_tree() {
        support_.reset();
        is_nearest_known_ = false;
    }

    void forget_comparison() {
        support_.reset();  // it holds on to the comparison
        comparison_.reset();
    }

    /// Tells the sources as they were counted.
    std::string add(Profile& to, Arranging& arranging, const emscripten::val& bytes, bool changes_tree) {
        return guarded([&] {
            auto profile = from_bytes(copy_in(bytes));
            if (!profile) {
                return failure(ErrorCode::internal, "Counts came that this build can't read.");
            }
            is_nearest_known_ = false;
            if (changes_tree) {
                forget_comparison();
            }
            arranging.restore();
            merge(to, std::move(*profile));
            return sources_json(to);
        });
    }

    Counts counts_;
    Arranging terms_{counts_.terms};
    Arranging content_{counts_.content};
    Arrangement arrangement_;
    std::optional<Baseline> baseline_;
    std::optional<Weights> weights_;
    TreeResult tree_;
    std::optional<Comparison> comparison_;  // holds on to the terms counted and to the weights above
    std::optional<SupportRun> support_;     // of `tree_`; holds on to the comparison
    bool is_nearest_known_ = false;         // in `tree_`, by all the distances that can be asked by now
};

}  // namespace

EMSCRIPTEN_BINDINGS(kinprint) {
    emscripten::function("about", &about_json);
    emscripten::function("plan", &plan_files);
    emscripten::function("loadDictionaries", &load_dictionary_package);
    emscripten::function("needsDictionaries", &needs_dictionary_package);
    emscripten::function("sharedSources", &name_shared_sources);
    emscripten::function("findCopies", &find_copies_of);
    emscripten::function("nameCopies", &name_copies);
    emscripten::class_<Hasher>("Hasher").constructor<>().function("feed", &Hasher::feed).function("end", &Hasher::end);
    emscripten::class_<FileCounter>("Counter")
        .constructor<bool>()
        .function("begin", &FileCounter::begin)
        .function("feed", &FileCounter::feed)
        .function("end", &FileCounter::end)
        .function("take", &FileCounter::take);
    emscripten::class_<FilePassages>("PassageFinder")
        .constructor<std::string>()
        .function("begin", &FilePassages::begin)
        .function("feed", &FilePassages::feed)
        .function("end", &FilePassages::end)
        .function("take", &FilePassages::take);
    emscripten::class_<Session>("Session")
        .constructor<>()
        .function("addTerms", &Session::add_terms)
        .function("addContent", &Session::add_content)
        .function("arrange", &Session::arrange)
        .function("partings", &Session::partings)
        .function("loadBaseline", &Session::load_baseline)
        .function("loadWeights", &Session::load_weights)
        .function("tree", &Session::tree)
        .function("support", &Session::support)
        .function("lastTree", &Session::last_tree)
        .function("slop", &Session::slop)
        .function("compare", &Session::compare)
        .function("save", &Session::save);
}
