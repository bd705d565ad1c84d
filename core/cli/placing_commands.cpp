// The subcommands that make an atlas, and place texts in one.
#include <unistd.h>

#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "command_parts.hpp"
#include "embedded_data.hpp"
#include "input.hpp"
#include "kinprint/atlas_file.hpp"
#include "kinprint/identify.hpp"
#include "kinprint/json.hpp"
#include "kinprint/labels.hpp"
#include "kinprint/pieces.hpp"
#include "kinprint/support.hpp"
#include "kinprint/tree_format.hpp"
#include "print.hpp"
#include "reporting.hpp"
#include "sha256.hpp"
#include "text_report.hpp"
#include "today.hpp"

namespace kinprint::cli {

namespace {

constexpr std::uint64_t seed = 1;

/// Nothing where the file can't be understood.
std::optional<std::map<std::string, Label>> read_labels(const std::string& path) {
    if (path.empty()) {
        return std::map<std::string, Label>{};
    }
    Errors errors;
    auto labels = parse_labels(content_of(path), path, errors);
    print_errors(errors);
    return labels.empty() ? std::nullopt : std::make_optional(std::move(labels));
}

/// Gives the sources their labels; says whose are missing.
std::map<std::string, std::string> label(Atlas& atlas, const std::map<std::string, Label>& labels) {
    std::map<std::string, std::string> vendors;
    for (KnownSource& source : atlas.sources) {
        const auto found = labels.find(source.name);
        if (found != labels.end()) {
            source.vendor = found->second.vendor;
            source.family = found->second.family;
            source.note = found->second.note;
            vendors[source.name] = source.vendor;
        } else if (!labels.empty()) {
            std::cerr << "kinprint: " << one_line(source.name) << ": The table of labels has no line for it.\n";
        }
    }
    return vendors;
}

Trust tried(const Atlas& atlas, const std::vector<ReadFile>& files, const std::map<std::string, std::string>& vendors) {
    const bool is_shown = isatty(STDERR_FILENO) == 1;
    const KnownTexts texts = read_texts(files);
    Validation validation = validate(atlas, texts, vendors, seed, [&](double part) {
        if (is_shown) {
            std::cerr << print("\rkinprint: trying the atlas on its own texts, %3.0f %%", 100 * part)
                      << (part < 1 ? "" : "\n");
        }
    });
    return std::move(validation.trust);
}

void print_accuracy(const Trust& trust) {
    std::cerr
        << "kinprint: tried on its own texts, of prompts that it did not know:\n"
           "    words   texts   first   first three   vendor   calibration error   of 0.9 right   AUROC of none\n";
    for (const Trust::At& at : trust.at) {
        const Accuracy& one = at.measured;
        std::cerr << print("  %7.0f %7llu %5.1f %% %11.1f %% %6.1f %% %17.1f %% %12.1f %% %15.3f\n", at.words,
                           static_cast<unsigned long long>(one.texts), 100 * one.first, 100 * one.three,
                           100 * one.vendor, 100 * one.error, 100 * one.right, one.auroc);
    }
}

/// That of all sources by the standard options, which takes in those of few words, too: each is to have its leaf.
AtlasTree tree_of(const Counts& counts) {
    const Reference reference{&embedded_baseline(), &embedded_weights()};
    TreeResult result = make_sure_tree(counts, {.force = true}, reference, standard_resamples);
    return {to_json(result), std::move(result.tree.merges)};
}

struct FoundAtlas {
    AtlasFile file;
    std::string sha256;
};

/// Of the sources that were counted; nothing where they are fewer than two.
std::optional<AtlasFile> atlas_of_counts(const std::string& path, const AtlasFile& tried) {
    const Counted counted = count_paths({path}, Part::terms, {}, &tried.atlas.weights);
    print_errors(counted.errors);
    if (counted.counts.terms.leaves().size() < 2) {
        std::cerr << "kinprint: " << one_line(path) << ": It takes two sources or more to place texts among them.\n";
        return std::nullopt;
    }
    AtlasFile file = untried_atlas(counted.counts.terms, tried);
    file.about = "Saved counts, " + path + ".";
    return file;
}

/// That of a file, or that which is built in; of a file of saved counts one is made. Nothing where it holds neither.
std::optional<FoundAtlas> atlas_at(const std::string& path) {
    Errors errors;
    const std::string content = path.empty() ? std::string(embedded_atlas()) : content_of(path);
    const bool is_counts =
        !path.empty() && content.starts_with("{\"kinprint\"") && !begins_as_atlas(content.substr(0, 256));
    auto atlas = is_counts ? atlas_of_counts(path, *parse_atlas(embedded_atlas(), "atlas", errors))
                           : parse_atlas(content, path.empty() ? "atlas" : path, errors);
    print_errors(errors);
    return atlas ? std::optional(FoundAtlas{std::move(*atlas), sha256_of(content)}) : std::nullopt;
}

/// Of saved counts, which have no text, there are none.
void cut_up(Identification& identification, const std::vector<ReadFile>& files, const AtlasFile& atlas,
            const Placer& placer) {
    const KnownTexts texts = read_texts(files);
    for (Identified& one : identification.unknown) {
        const auto found = texts.by_source.find(one.name);
        if (found != texts.by_source.end()) {
            add_pieces(one, std::make_shared<PieceByPiece>(piece_by_piece(found->second, atlas, placer)));
        }
    }
}

/// Of texts that nobody looked into.
void warn_of_parts(Identification& identification) {
    for (Identified& one : identification.unknown) {
        if (one.verdict == Verdict::unlike_all && !one.is_beyond) {
            one.warnings.emplace_back(
                "A text in which two of them take turns is like none of them, too: --pieces looks for that.");
        }
    }
}

/// Leaves those alone that are wanted; says which of these are not there.
Errors keep_only(Profile& profile, const std::vector<std::string>& wanted) {
    Errors errors;
    for (const std::string& name : wanted) {
        if (profile.find(name) == nullptr) {
            errors.push_back(unknown_source(name));
        }
    }
    if (!wanted.empty()) {
        std::erase_if(profile.sources,
                      [&](const Source& source) { return std::ranges::count(wanted, source.name) == 0; });
    }
    return errors;
}

}  // namespace

int run(const AtlasCommand& command) {
    const auto labels = read_labels(command.labels);
    if (!labels) {
        return no_result;
    }
    Counted counted = counted_of(command.input, Part::both);
    print_errors(counted.errors);
    if (counted.counts.terms.leaves().size() < 3) {
        std::cerr << "kinprint: An atlas is made of three sources or more, each with several texts.\n";
        return no_result;
    }
    AtlasFile file{make_atlas(counted.counts.terms, {}), {}, command.about, today()};
    const auto vendors = label(file.atlas, *labels);
    file.trust = tried(file.atlas, counted.files, vendors);
    if (file.trust.at.empty()) {
        std::cerr << "kinprint: There is too little text to try the atlas on: each source has to have several texts of "
                     "200 words or more. Saved counts have no text.\n";
        return no_result;
    }
    print_accuracy(file.trust);
    file.tree = tree_of(counted.counts);
    return write_output(command.input.output, atlas_json(file)) ? 0 : no_result;
}

int run(const IdentifyCommand& command) {
    const auto atlas = atlas_at(command.atlas);
    if (!atlas) {
        return no_result;
    }
    const AtlasFile& file = atlas->file;
    Counted counted = counted_of(command.input, Part::terms, &file.atlas.weights);
    std::ranges::move(keep_only(counted.counts.terms, command.only), std::back_inserter(counted.errors));
    const Placer placer(file.atlas);
    Identification result = identify(counted.counts.terms, file, placer, command.options);
    if (command.has_pieces) {
        cut_up(result, counted.files, file, placer);
    } else {
        warn_of_parts(result);
    }
    put_first(result.errors, std::move(counted.errors));
    print_errors(result.errors);
    if (result.unknown.empty() && command.format == "text") {
        std::cerr << "kinprint: There is no text to place in these files.\n";
        return no_result;
    }
    const std::string out = command.format == "text" ? text_report(result) : to_json(result) + "\n";
    bool is_written = write_output(command.input.output, out);
    if (!command.report.empty()) {
        const Report report = report_of(command, counted, atlas->sha256);
        is_written = write_output(command.report, to_json(report, result) + "\n") && is_written;
    }
    return is_written && !result.unknown.empty() ? 0 : no_result;
}

}  // namespace kinprint::cli
