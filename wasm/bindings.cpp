// The boundary between JavaScript and the core: coarse calls, each named here as JavaScript knows it.
#include <emscripten/bind.h>

#include <algorithm>
#include <string>
#include <utility>

#include "boundary.hpp"
#include "files.hpp"
#include "kinprint/copies.hpp"
#include "kinprint/dictionaries.hpp"
#include "kinprint/json.hpp"
#include "kinprint/survey.hpp"
#include "session.hpp"

namespace {

using namespace kinprint;

std::string plan_files(const std::string& json) {
    return guarded([&] {
        Errors errors;
        const auto roots = parse_roots(json, errors);
        return roots ? to_json(plan(*roots)) : errors_json(errors);
    });
}

/// Of the first bytes of a file: is it an archive, whatever it is called?
bool is_archive(const std::string& name, const emscripten::val& head) {
    return kind_of_file(name, copy_in(head)) == RootKind::zip;
}

/// Of the first bytes of a file.
bool is_atlas(const emscripten::val& head) {
    return begins_as_atlas(copy_in(head));
}

/// Of the first bytes of a file in doubt: what to do with it where it is no text.
std::string why_refused_of(const std::string& file, const emscripten::val& head) {
    return guarded([&] {
        Errors errors;
        if (auto refused = why_refused(file, copy_in(head))) {
            errors.push_back(std::move(*refused));
        }
        return errors_json(errors);
    });
}

bool load_dictionary_package(const emscripten::val& package) {
    return load_dictionaries(copy_in(package));
}

/// Of the first bytes of a file.
bool needs_dictionary_package(const emscripten::val& head) {
    return may_need_dictionaries(copy_in(head));
}

/// Of files: {"file", "bytes"}.
bool needs_survey_of(const std::string& json) {
    Errors errors;
    const auto files = parse_sized_files(json, errors);
    return files && needs_survey(*files);
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

}  // namespace

EMSCRIPTEN_BINDINGS(kinprint) {
    emscripten::function("about", &about_json);
    emscripten::function("plan", &plan_files);
    emscripten::function("isArchive", &is_archive);
    emscripten::function("whyRefused", &why_refused_of);
    emscripten::function("isAtlas", &is_atlas);
    emscripten::function("loadDictionaries", &load_dictionary_package);
    emscripten::function("needsDictionaries", &needs_dictionary_package);
    emscripten::function("needsSurvey", &needs_survey_of);
    emscripten::function("sharedSources", &name_shared_sources);
    emscripten::function("findCopies", &find_copies_of);
    emscripten::function("nameCopies", &name_copies);
    emscripten::class_<Hasher>("Hasher").constructor<>().function("feed", &Hasher::feed).function("end", &Hasher::end);
    emscripten::class_<TextComparison>("TextComparison")
        .constructor<>()
        .function("add", &TextComparison::add)
        .function("end", &TextComparison::end);
    emscripten::class_<FileCounter>("Counter")
        .constructor<bool, emscripten::val>()
        .function("begin", &FileCounter::begin)
        .function("feed", &FileCounter::feed)
        .function("end", &FileCounter::end)
        .function("take", &FileCounter::take);
    emscripten::class_<FileSurvey>("Survey")
        .constructor<bool>()
        .function("begin", &FileSurvey::begin)
        .function("feed", &FileSurvey::feed)
        .function("end", &FileSurvey::end)
        .function("take", &FileSurvey::take);
    emscripten::class_<FileTexts>("Texts")
        .constructor<std::string>()
        .function("begin", &FileTexts::begin)
        .function("feed", &FileTexts::feed)
        .function("end", &FileTexts::end);
    emscripten::class_<FilePassages>("PassageFinder")
        .constructor<std::string>()
        .function("begin", &FilePassages::begin)
        .function("feed", &FilePassages::feed)
        .function("end", &FilePassages::end)
        .function("take", &FilePassages::take);
    emscripten::class_<Session>("Session")
        .constructor<>()
        .function("addTerms", &Session::add_terms)
        .function("addSurvey", &Session::add_survey)
        .function("endSurvey", &Session::end_survey)
        .function("addContent", &Session::add_content)
        .function("arrange", &Session::arrange)
        .function("partings", &Session::partings)
        .function("loadBaseline", &Session::load_baseline)
        .function("loadWeights", &Session::load_weights)
        .function("loadAtlas", &Session::load_atlas)
        .function("identify", &Session::identify)
        .function("pieces", &Session::pieces)
        .function("identifyAmongOthers", &Session::identify_among_others)
        .function("report", &Session::report)
        .function("tree", &Session::tree)
        .function("support", &Session::support)
        .function("lastTree", &Session::last_tree)
        .function("slop", &Session::slop)
        .function("compare", &Session::compare)
        .function("save", &Session::save);
}
