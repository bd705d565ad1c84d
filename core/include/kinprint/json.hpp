// Results and profiles as JSON, the stable interface of the command and the page. Key order is fixed, so equal results
// are equal bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kinprint/arrangement.hpp"
#include "kinprint/copies.hpp"
#include "kinprint/evidence.hpp"
#include "kinprint/passages.hpp"
#include "kinprint/plan.hpp"
#include "kinprint/profile.hpp"
#include "kinprint/read.hpp"
#include "kinprint/slop.hpp"
#include "kinprint/survey.hpp"
#include "kinprint/tree.hpp"

namespace kinprint {

/// {"kinprint": version, "icu": version}
std::string about_json();

std::string to_json(const TreeResult& result);
/// {"resamples", "support": [one a merge], "nearest": [...], "notes", "warnings": [one list a source]}: what grows
/// while support is measured.
std::string support_json(const TreeResult& result);

std::string to_json(const TreeOptions& options);
std::string to_json(const FileReport& report);
/// Its "textHashes": 16 hexadecimal digits each.
std::optional<std::vector<std::uint64_t>> parse_text_hashes(std::string_view digits);
std::string to_json(const Plan& plan);
/// {"copies": [null or {"of", "isSure"}]}
std::string to_json(const std::vector<std::optional<Copy>>& copies);

/// {"sources": [{"name", "texts", "words"}]}
std::string sources_json(const Profile& profile);

/// {"sources": [{"name", "texts", "words", "of": [names in files]}], "names": as in an arrangement, "errors"}
std::string to_json(const SplitUp& up);

/// {"ways": [{"by", "parts": [{"value", "name", "texts", "words"}], "whyNot"}]}
std::string to_json(const std::vector<Parting>& ways);

/// `vocabulary`: that of the profile which the report was made from.
std::string to_json(const SlopReport& report, const Vocabulary& vocabulary);

/// {…, "options", "notes", "sources": how many, "a": {"name", "texts", "words", "rank"}, "b", "distance",
/// "sumTogether", "sumApart",
///  "together": [{"term", "contribution", "share", "use", "a": {"rate", "expected", "texts"}, "b", "othersRate",
///  "humanRate"}], "apart": [...], "passages": as below, where there are any, "errors"}
std::string to_json(const Evidence& evidence, const Passages* passages = nullptr);

/// {"found": [{"term", "source", "passages": [{"text", "prompt", "before", "match", "after"}]}], "withoutText":
/// [names]}
std::string to_json(const Passages& passages);

/// {"errors": [...]}
std::string errors_json(const Errors& errors);

/// The counts as .kinprint.json: terms sorted, and only those that are used, so equal counts are equal bytes. `tree`:
/// one that was made of them is kept with them, and its options with it: {…, "tree": as `to_json` has it}.
/// `text_hashes`: of the texts that were counted, as `FileReport` has them, in any order: the `limits::text_hashes`
/// smallest are kept with them, so that who counts one of these texts again is told.
std::string counts_json(const Counts& counts, const TreeResult* tree = nullptr,
                        const std::vector<std::uint64_t>& text_hashes = {});

/// What a .kinprint.json holds. A tree is made anew of the counts, so of the one kept its options matter alone.
struct SavedSession {
    Counts counts;
    std::optional<TreeOptions> options = {};
    std::vector<std::uint64_t> text_hashes = {};
    std::string table = {};  // "table", as JSON, which the page keeps beside the counts; empty where there is none
    bool has_texts = false;  // "texts", which the page keeps beside the counts where people ask for that
    bool needs_dictionaries = false;  // "dictionaries": true, which the page writes where those texts need them
};

/// Reads a .kinprint.json. Anything out of place in the counts is a `bad_profile` error and gives none; options that
/// are not known are a `bad_option` error, and the counts are read without them.
std::optional<SavedSession> parse_session(std::string_view text, std::string_view file, Errors& errors);

/// The same, for whom the counts are all.
std::optional<Counts> parse_counts(std::string_view text, std::string_view file, Errors& errors);

/// Reads options from the JSON that the page sends; what is missing keeps its default, what is wrong is an error.
std::optional<TreeOptions> parse_tree_options(std::string_view text, Errors& errors);
std::optional<SlopOptions> parse_slop_options(std::string_view text, Errors& errors);
std::optional<EvidenceOptions> parse_evidence_options(std::string_view text, Errors& errors);
std::optional<PassageQuery> parse_passage_query(std::string_view text, Errors& errors);
/// {"splits": [{"from", "by", "as"}], "renamed": [{"from", "to"}], "leftOut": [names]}. A name that no source can be
/// given is an error.
std::optional<Arrangement> parse_arrangement(std::string_view text, Errors& errors);
std::optional<FileSpec> parse_file_spec(std::string_view text, Errors& errors);
std::optional<std::vector<Root>> parse_roots(std::string_view text, Errors& errors);
std::optional<std::vector<SourcesOfFile>> parse_sources_of_files(std::string_view text, Errors& errors);
std::optional<std::vector<SizedFile>> parse_sized_files(std::string_view text, Errors& errors);
std::optional<std::vector<HashedFile>> parse_hashed_files(std::string_view text, Errors& errors);
std::optional<std::vector<LeftOutCopy>> parse_left_out_copies(std::string_view text, Errors& errors);

}  // namespace kinprint
