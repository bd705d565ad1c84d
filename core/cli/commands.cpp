#include "commands.hpp"

#include <iostream>
#include <iterator>

#include "embedded_baseline.hpp"
#include "input.hpp"
#include "kinprint/compact.hpp"
#include "kinprint/tree_format.hpp"
#include "kinprint/version.hpp"
#include "text_report.hpp"

namespace kinprint::cli {

namespace {

constexpr int no_result = 1;

std::string formatted(const TreeResult& result, const std::string& format) {
    if (format == "newick") {
        return newick(level_tree(result.merges, result.sources.size()), result.names()) + "\n";
    }
    if (format == "nexus") {
        return nexus(level_tree(result.merges, result.sources.size()), result.names());
    }
    return format == "text" ? text_report(result) : to_json(result) + "\n";
}

/// Errors of reading stand before those of what came after it.
void put_first(Errors& errors, Errors&& first) {
    errors.insert(errors.begin(), std::make_move_iterator(first.begin()), std::make_move_iterator(first.end()));
}

/// Newick and NEXUS have no place for warnings.
void print_warnings(const TreeResult& result) {
    for (const TreeSource& source : result.sources) {
        for (const std::string& warning : source.warnings) {
            std::cerr << "kinprint: " << one_line(source.name) << ": " << warning << '\n';
        }
    }
}

bool has_tree(const TreeResult& result) {
    return !result.merges.empty();
}

}  // namespace

int run(const TreeCommand& command) {
    Counted counted = count_paths(command.input.paths);
    const bool needs_baseline = command.options.distance == Distance::slop_overlap;
    TreeResult result = make_tree(counted.profile, command.options, needs_baseline ? &embedded_baseline() : nullptr);
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

int run(const ProfileCommand& command) {
    Counted counted = count_paths(command.input.paths);
    print_errors(counted.errors);
    if (counted.profile.leaves().empty()) {
        std::cerr << "kinprint: There is no text to count in these files.\n";
        return no_result;
    }
    const Profile profile = command.compact
                                ? compact(counted.profile, TreeOptions{}.terms, embedded_baseline(), SlopRule{})
                                : std::move(counted.profile);
    return write_output(command.input.output, profile_json(profile)) ? 0 : no_result;
}

int run(const SlopCommand& command) {
    Counted counted = count_paths(command.input.paths);
    SlopReport report = slop_report(counted.profile, embedded_baseline(), command.options);
    put_first(report.errors, std::move(counted.errors));
    print_errors(report.errors);
    const Vocabulary& vocabulary = counted.profile.vocabulary;
    const std::string out =
        command.format == "text" ? text_report(report, vocabulary) : to_json(report, vocabulary) + "\n";
    return write_output(command.input.output, out) && !report.sources.empty() ? 0 : no_result;
}

std::string version_line() {
    return "kinprint " + std::string(version) + " (ICU " + std::string(icu_version()) + ")";
}

}  // namespace kinprint::cli
