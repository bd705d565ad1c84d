#include "commands.hpp"

#include <iostream>
#include <iterator>
#include <optional>
#include <utility>

#include "command_parts.hpp"
#include "embedded_data.hpp"
#include "kinprint/compact.hpp"
#include "kinprint/support.hpp"
#include "kinprint/tree_format.hpp"
#include "kinprint/version.hpp"
#include "text_report.hpp"

namespace kinprint::cli {

namespace {

std::string formatted(const TreeResult& result, const std::string& format) {
    if (format == "newick") {
        return newick(result.drawn(), result.names(), result.support, result.collapsed) + "\n";
    }
    if (format == "nexus") {
        return nexus(result.drawn(), result.names(), result.support, result.collapsed);
    }
    return format == "text" ? text_report(result) : to_json(result) + "\n";
}

/// Newick and NEXUS have no place for warnings.
void print_warnings(const TreeResult& result) {
    for (const std::string& note : result.all_notes()) {
        std::cerr << "kinprint: " << note << '\n';
    }
    for (std::size_t source = 0; source < result.sources.size(); ++source) {
        for (const std::string& warning : result.warnings_of(source)) {
            std::cerr << "kinprint: " << one_line(result.sources[source].name) << ": " << warning << '\n';
        }
    }
}

/// What Kinprint knows beforehand, as far as it is asked for: reading what is built in takes time. `path`: of weights
/// to go by in place of those. Nothing where it holds none.
class Beforehand {
public:
    Beforehand(bool needs_baseline, bool needs_weights, const std::string& path) {
        if (!path.empty()) {
            own_ = read_weights(path);
            is_known_ = own_.has_value();
        }
        reference_.baseline = needs_baseline ? &embedded_baseline() : nullptr;
        if (needs_weights && is_known_) {
            reference_.weights = own_ ? &*own_ : &embedded_weights();
        }
    }
    Beforehand(const Beforehand&) = delete;
    Beforehand& operator=(const Beforehand&) = delete;

    [[nodiscard]] bool is_known() const { return is_known_; }
    [[nodiscard]] const Reference& reference() const { return reference_; }

private:
    std::optional<Weights> own_;
    Reference reference_;
    bool is_known_ = true;
};

bool needs_content(const TreeCommand& command) {
    return command.support > 0 || command.options.distance == Distance::slop_overlap;
}

/// What to look for to show the terms of the evidence in their places.
PassageQuery query_for(const Evidence& evidence, std::size_t most) {
    PassageQuery query{{}, {evidence.a.name, evidence.b.name}, most};
    for (const std::vector<TermEvidence>* list : {&evidence.together, &evidence.apart}) {
        for (const TermEvidence& entry : *list) {
            query.terms.push_back(entry.term);
        }
    }
    return query;
}

/// Saved sessions have choices of their own; what the command line says counts.
void tell_of_choices(const std::vector<ReadFile>& files, const TreeOptions& options) {
    for (const ReadFile& file : files) {
        Errors errors;
        const auto saved = file.options.empty() ? std::nullopt : parse_tree_options(file.options, errors);
        if (saved && to_json(*saved) != to_json(options)) {
            std::cerr << "kinprint: " << one_line(file.spec.file)
                      << ": The tree it was saved with is made by --distance " << name(saved->distance) << " --linkage "
                      << name(saved->linkage) << " --centre " << name(saved->centre) << " --terms " << saved->terms
                      << " --seed " << saved->seed << (saved->force ? " --force" : "") << ".\n";
        }
    }
}

bool has_tree(const TreeResult& result) {
    return !result.tree.merges.empty();
}

}  // namespace

int run(const TreeCommand& command) {
    const Distance distance = command.options.distance;
    const bool all_distances = command.support > 0;
    const Beforehand beforehand(all_distances || distance == Distance::slop_overlap,
                                all_distances || weighs_terms(distance), command.weights);
    if (!beforehand.is_known()) {
        return no_result;
    }
    const Reference& reference = beforehand.reference();
    const Part part = needs_content(command) ? Part::both : Part::terms;
    Counted counted = counted_of(command.input, part, reference.weights);
    tell_of_choices(counted.files, command.options);
    TreeResult result = make_sure_tree(counted.counts, command.options, reference, command.support);
    if (!result.unmeasured.empty()) {
        std::cerr << "kinprint: How sure each branch is was not measured. " << result.unmeasured << "\n";
    }
    put_first(result.errors, std::move(counted.errors));
    print_errors(result.errors);
    if (command.format == "newick" || command.format == "nexus") {
        print_warnings(result);
    }
    if (!has_tree(result) && command.format != "json") {
        return no_result;
    }
    const bool written = write_output(command.input.output, formatted(result, command.format));
    return written && has_tree(result) ? 0 : no_result;
}

/// Of the files of which no source was left out: which of the texts are that source's is not known any more.
std::vector<std::uint64_t> text_hashes_of(const std::vector<ReadFile>& files, const Counts& counts) {
    std::vector<std::uint64_t> hashes;
    for (const ReadFile& file : files) {
        const auto is_in = [&](const std::string& source) { return counts.terms.find(source) != nullptr; };
        if (std::ranges::all_of(file.sources, is_in)) {
            hashes.insert(hashes.end(), file.text_hashes.begin(), file.text_hashes.end());
        }
    }
    return hashes;
}

int run(const ProfileCommand& command) {
    if (!command.input.output.ends_with(".kinprint.json")) {
        std::cerr << "kinprint: " << one_line(command.input.output)
                  << ": Only a file whose name ends in .kinprint.json can be read as counts again.\n";
    }
    Counted counted = counted_of(command.input, Part::both);
    print_errors(counted.errors);
    if (counted.counts.terms.leaves().empty()) {
        std::cerr << "kinprint: There is no text to count in these files.\n";
        return no_result;
    }
    const Counts counts = command.compact ? compact(counted.counts, TreeOptions{}.terms,
                                                    {&embedded_baseline(), &embedded_weights()}, SlopRule{})
                                          : std::move(counted.counts);
    const auto hashes = command.compact ? std::vector<std::uint64_t>() : text_hashes_of(counted.files, counts);
    return write_output(command.input.output, counts_json(counts, nullptr, hashes)) ? 0 : no_result;
}

int run(const SlopCommand& command) {
    Counted counted = counted_of(command.input, Part::content);
    SlopReport report = slop_report(counted.counts.content, embedded_baseline(), command.options);
    put_first(report.errors, std::move(counted.errors));
    print_errors(report.errors);
    const Vocabulary& vocabulary = counted.counts.content.vocabulary;
    const std::string out =
        command.format == "text" ? text_report(report, vocabulary) : to_json(report, vocabulary) + "\n";
    return write_output(command.input.output, out) && !report.sources.empty() ? 0 : no_result;
}

int run(const CompareCommand& command) {
    const Beforehand beforehand(true, true, command.weights);
    if (!beforehand.is_known()) {
        return no_result;
    }
    Counted counted = counted_of(command.input, Part::terms, beforehand.reference().weights);
    Evidence evidence = explain(counted.counts, command.options, beforehand.reference());
    const bool has_result = evidence.errors.empty();
    put_first(evidence.errors, std::move(counted.errors));
    print_errors(evidence.errors);
    if (!has_result && command.format != "json") {
        return no_result;
    }
    std::optional<Passages> passages;
    if (has_result && command.passages > 0) {
        passages = find_passages(counted.files, query_for(evidence, command.passages));
    }
    const Passages* const shown = passages ? &*passages : nullptr;
    const std::string out = command.format == "text" ? text_report(evidence, shown) : to_json(evidence, shown) + "\n";
    return write_output(command.input.output, out) && has_result ? 0 : no_result;
}

int run(const TrainCommand& command) {
    Counted counted = counted_of(command.input, Part::terms);
    print_errors(counted.errors);
    if (counted.counts.terms.leaves().size() < 2) {
        std::cerr << "kinprint: Weights are learned from two sources or more, each with several texts.\n";
        return no_result;
    }
    Weights weights = train(counted.counts.terms, command.options);
    weights.about = command.about;
    return write_output(command.input.output, weights_json(weights)) ? 0 : no_result;
}

std::string version_line() {
    return "kinprint " + std::string(version) + " (ICU " + std::string(icu_version()) + ")";
}

}  // namespace kinprint::cli
