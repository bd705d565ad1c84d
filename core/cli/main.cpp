// The `kinprint` command: arguments in, files read, core called, result out.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <functional>
#include <limits>

#include "commands.hpp"
#include "kinprint/version.hpp"

namespace {

using namespace kinprint::cli;

constexpr int wrong_usage = 2;

/// The check of CLI11's alone: what it allows is said in the option's own description.
CLI::Validator silent(const CLI::Validator& check) {
    return check.description("");
}

/// An option whose value is one of `names`.
void add_choice(CLI::App* command, const char* flag, const std::vector<std::string>& names,
                const std::function<void(const std::string&)>& take) {
    command->add_option_function<std::string>(flag, take)
        ->check(silent(CLI::IsMember(names)))
        ->type_name("NAME")
        ->description("One of " + CLI::detail::join(names, ", ") + "; the first when not given");
}

/// The same, where these are the core's names, read by one of its `…_of` functions.
template <typename Value, typename Of>
void add_named(CLI::App* command, const char* flag, Value& value, Of of, const std::vector<std::string>& names) {
    add_choice(command, flag, names, [&value, of](const std::string& chosen) { value = *of(chosen); });
}

void add_format(CLI::App* command, std::string& format, const std::vector<std::string>& names) {
    add_choice(command, "--format", names, [&format](const std::string& chosen) { format = chosen; });
}

/// CLI11 takes "010" for eight and "-1" for the largest number there is.
const CLI::Validator whole_number(
    [](const std::string& text) {
        const bool digits = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
        std::uint64_t value = 0;
        const bool fits = std::from_chars(text.data(), text.data() + text.size(), value).ec == std::errc();
        return digits && fits && (text.size() == 1 || text[0] != '0') ? std::string()
                                                                      : text + " is no whole number, or too large";
    },
    "");

/// Not so CLI::Range, which lets "nan" pass.
const CLI::Validator share(
    [](const std::string& text) {
        double value = -1;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        return error == std::errc() && end == text.data() + text.size() && value >= 0 && value <= 1
                   ? std::string()
                   : text + " is not between 0 and 1";
    },
    "");

const CLI::Validator known_encoding(
    [](const std::string& name) {
        return kinprint::encoding_of_name(name) ? std::string() : name + " is no encoding that is read";
    },
    "");

const CLI::Validator known_strip(
    [](const std::string& names) {
        return kinprint::strip_of_names(names) ? std::string()
                                               : names + " is no list of wrappers, markdown, code and prompt";
    },
    "");

/// "-o --format newick" would write a file called "--format"; that a folder lacks would be known after all is counted.
const CLI::Validator output_file(
    [](const std::string& path) -> std::string {
        if (path.starts_with("--")) {
            return "needs a file, and " + path + " looks like an option";
        }
        std::error_code ignored;
        if (std::filesystem::is_directory(path, ignored)) {
            return "needs a file, and " + path + " is a folder";
        }
        const std::filesystem::path folder = std::filesystem::path(path).parent_path();
        return folder.empty() || std::filesystem::is_directory(folder, ignored)
                   ? ""
                   : "needs a file in a folder that is there, and " + folder.string() + " is not";
    },
    "");

/// A whole number from `least` to `most`, what it now is when not given.
template <typename Value>
void add_number(CLI::App* command, const char* flag, Value& value, std::uint64_t least, std::uint64_t most,
                const std::string& description) {
    command->add_option(flag, value)
        ->check(whole_number)
        ->check(silent(CLI::Range(least, most)))
        ->type_name("NUMBER")
        ->description(description + "; " + std::to_string(value) + " when not given");
}

void add_input(CLI::App* command, Input& input) {
    command->add_option("PATH", input.paths, "Files, folders or .zip archives of texts, or .kinprint.json profiles")
        ->required()
        ->type_name("");
    Reading& reading = input.reading;
    const auto add_field = [&](const char* flag, std::string& field, const std::string& what) {
        command->add_option(flag, field)
            ->type_name("NAME")
            ->description("Field of records (JSON, tables) that holds " + what +
                          ", as in a.b; found by known names when not given");
    };
    add_field("--text-field", reading.fields.text, "the text");
    add_field("--source-field", reading.fields.source, "whose it is");
    add_field("--prompt-field", reading.fields.prompt, "what it answers");
    add_named(command, "--channel", reading.channel, kinprint::channel_of_name, {"answers", "reasoning", "both"});
    command
        ->add_option_function<std::string>(
            "--encoding", [&reading](const std::string& name) { reading.encoding = kinprint::encoding_of_name(name); })
        ->check(known_encoding)
        ->type_name("NAME")
        ->description(
            "What all files are written in, such as UTF-8, UTF-16LE, windows-1252, Shift_JIS; found out when not given");
    command
        ->add_option_function<std::string>(
            "--strip", [&reading](const std::string& names) { reading.strip = *kinprint::strip_of_names(names); })
        ->check(known_strip)
        ->type_name("WHAT,...")
        ->description(
            "What to take out of texts before counting: any of wrappers (\"Okay, here's …\", titles), markdown (its "
            "marks), code (blocks), prompt (said again)");
    command->add_flag("--keep-repeats", reading.keeps_repeats,
                      "Count texts, too, that repeat an earlier one of their source, or one thing over and over");
    constexpr std::uint64_t most_jobs = 1024;
    add_number(command, "--jobs", reading.jobs, 1, most_jobs, "Files that are read at a time, each on a thread");
    command->add_option("-o,--output", input.output, "Write to FILE instead of standard output")
        ->check(output_file)
        ->type_name("FILE");
}

/// OLD=NEW, where an "=" of OLD is written as "\=". Two may come to one name, but no OLD may have two.
void take_new_name(kinprint::NewNames& renamed, const std::string& given) {
    std::string from;
    std::size_t at = 0;
    for (; at < given.size() && given[at] != '='; ++at) {
        at += given.compare(at, 2, "\\=") == 0 ? 1 : 0;
        from += given[at];
    }
    if (at == given.size() || from.empty()) {
        throw CLI::ValidationError("--rename", given + " is not OLD=NEW");
    }
    const std::string to = given.substr(at + 1);
    if (const auto why = kinprint::why_no_name(to)) {
        throw CLI::ValidationError("--rename", *why);
    }
    if (const auto [known, is_new] = renamed.emplace(std::move(from), to); !is_new && known->second != to) {
        throw CLI::ValidationError("--rename", known->first + " is given two names");
    }
}

/// SOURCE=TRAIT, the trait without "=". No source may be split twice.
void take_split(kinprint::Splits& splits, const std::string& given) {
    const std::size_t at = std::min(given.rfind('='), given.size());
    const std::string source = given.substr(0, at);
    const auto by = kinprint::trait_of_name(at < given.size() ? given.substr(at + 1) : "");
    if (!by) {
        throw CLI::ValidationError("--split", given + " is not SOURCE=file, SOURCE=genre or SOURCE=prompt");
    }
    if (const auto why = kinprint::why_no_name(source)) {
        throw CLI::ValidationError("--split", *why);
    }
    if (const auto [known, is_new] = splits.emplace(source, kinprint::Split{*by, source});
        !is_new && known->second.by != *by) {
        throw CLI::ValidationError("--split", source + " is split twice; name its parts to split these again");
    }
}

/// An option that can be said of several.
void add_list(CLI::App* command, const char* flag, const char* type, const std::string& description,
              const std::function<void(const std::string&)>& take) {
    command
        ->add_option_function<std::vector<std::string>>(
            flag, [take](const std::vector<std::string>& all) { std::ranges::for_each(all, take); },
            description + ". Can be said of several")
        ->type_name(type)
        ->type_size(1)
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void add_arrangement(CLI::App* command, kinprint::Arrangement& arrangement) {
    add_list(command, "--split", "SOURCE=TRAIT",
             "Split a source by the file, genre or prompt of its texts, into SOURCE · VALUE; before all is renamed",
             [&](const std::string& given) { take_split(arrangement.names.splits, given); });
    add_list(command, "--rename", "OLD=NEW",
             "Give a source another name; those that come to one name are one source; \"=\" in OLD is \"\\=\"",
             [&](const std::string& given) { take_new_name(arrangement.names.renamed, given); });
    add_list(command, "--exclude", "NAME", "Leave out a source, by its new name where it has one",
             [&](const std::string& name) { arrangement.left_out.insert(name); });
}

void add_weights(CLI::App* command, std::string& weights) {
    command
        ->add_option("--weights", weights, "Weights of terms that \"kinprint train\" wrote, in place of those built in")
        ->check(CLI::ExistingFile)
        ->type_name("FILE");
}

void add_tree(CLI::App& app, TreeCommand& tree, int& status) {
    CLI::App* command = app.add_subcommand("tree", "Which sources write alike, as a tree");
    add_input(command, tree.input);
    add_arrangement(command, tree.input.arrangement);
    add_named(command, "--distance", tree.options.distance, kinprint::distance_of,
              {"snr", "whitened", "cosine-delta", "burrows-delta", "jsd", "slop-overlap"});
    add_weights(command, tree.weights);
    add_named(command, "--centre", tree.options.centre, kinprint::centre_of, {"auto", "prompts", "genre", "none"});
    add_named(command, "--linkage", tree.options.linkage, kinprint::linkage_of,
              {"average", "complete", "single", "ward", "neighbour-joining"});
    add_number(command, "--support", tree.support, 0, 100'000,
               "Resamples to measure how sure each branch is; 0 for none");
    add_number(command, "--terms", tree.options.terms, 1, 1'000'000, "Most frequent words, marks and pairs to compare");
    add_number(command, "--seed", tree.options.seed, 0, std::numeric_limits<std::uint64_t>::max(),
               "Seed of everything random");
    add_format(command, tree.format, {"json", "newick", "nexus", "text"});
    command->add_flag("--force", tree.options.force, "Take in sources of fewer than 5,000 words, too");
    command
        ->add_option("--collapse", tree.options.collapse,
                     "Do not draw branches of less support than this share; 0 for all")
        ->check(share)
        ->type_name("SHARE");
    command->callback([&] {
        if (tree.options.collapse > 0 && tree.support == 0) {
            throw CLI::ValidationError("--collapse", "needs support to go by: give --support a number above 0");
        }
        status = run(tree);
    });
}

void add_profile(CLI::App& app, ProfileCommand& profile, int& status) {
    CLI::App* command = app.add_subcommand("profile", "Count once, and keep the counts");
    add_input(command, profile.input);
    add_arrangement(command, profile.input.arrangement);
    command->get_option("--output")->required();
    command->add_flag(
        "--compact", profile.compact,
        "Keep only what trees and slop lists need, of some 24 prompts together: a small part of the size");
    command->callback([&] { status = run(profile); });
}

void add_train(CLI::App& app, TrainCommand& train, int& status) {
    CLI::App* command = app.add_subcommand("train", "Learn from reference texts which terms tell writers apart");
    add_input(command, train.input);
    command->get_option("--output")->required();
    add_number(command, "--terms", train.options.terms, 1, 1'000'000, "Terms to weigh");
    add_number(command, "--whitened", train.options.correlated, 0, 5000, "Of these, the first to whiten");
    command->add_option("--about", train.about, "What the texts are, and their licence, to be kept with the weights")
        ->type_name("TEXT");
    command->callback([&] { status = run(train); });
}

void add_atlas(CLI::App& app, AtlasCommand& atlas, int& status) {
    CLI::App* command = app.add_subcommand("atlas", "Make an atlas of known sources, to place unknown texts in");
    add_input(command, atlas.input);
    command->get_option("--output")->required();
    command->add_option("--labels", atlas.labels, "A CSV with the columns model, vendor and, perhaps, family")
        ->check(CLI::ExistingFile)
        ->type_name("FILE");
    command->add_option("--about", atlas.about, "What the texts are, and their licence, to be kept with the atlas")
        ->type_name("TEXT");
    command->callback([&] { status = run(atlas); });
}

void add_identify(CLI::App& app, IdentifyCommand& identify, int& status) {
    CLI::App* command = app.add_subcommand("identify", "Whose style is it: unknown texts among the models of an atlas");
    add_input(command, identify.input);
    add_arrangement(command, identify.input.arrangement);
    command
        ->add_option("--atlas", identify.atlas,
                     "An atlas that \"kinprint atlas\" wrote, or saved counts (.kinprint.json) of which one is "
                     "made, in place of that built in")
        ->check(CLI::ExistingFile)
        ->type_name("FILE");
    command->add_option("--only", identify.only, "Only this source; for several, once for each")
        ->type_name("NAME")
        ->type_size(1);
    add_number(command, "--terms", identify.options.terms, 0, 1000, "Terms of each list of evidence");
    command->add_flag(
        "--pieces", identify.has_pieces,
        "Place each text by itself, too, and long ones piece by piece: does the style change on the way?");
    add_format(command, identify.format, {"json", "text"});
    command
        ->add_option("--report", identify.report,
                     "Write a report to FILE, too: what was found, of which files by which atlas, what that does not "
                     "prove, and how to repeat it; as JSON")
        ->check(output_file)
        ->type_name("FILE");
    command->add_option("--claim", identify.claim, "What is said of the texts, to stand in the report")
        ->type_name("TEXT");
    command->callback([&] { status = run(identify); });
}

void add_merge(CLI::App& app, ProfileCommand& merge, int& status) {
    CLI::App* command = app.add_subcommand("merge", "Join profiles into one");
    add_input(command, merge.input);
    command->get_option("--output")->required();
    command->callback([&] { status = run(merge); });
}

void add_slop(CLI::App& app, SlopCommand& slop, int& status) {
    CLI::App* command = app.add_subcommand("slop", "What each source over-uses: words, pairs, triples");
    add_input(command, slop.input);
    add_arrangement(command, slop.input.arrangement);
    command
        ->add_option_function<std::string>(
            "--source", [&](const std::string& name) { slop.options.source = name; }, "Only this source")
        ->type_name("NAME");
    add_number(command, "--top", slop.options.top, 1, 1'000'000, "Terms of each list");
    add_named(command, "--by", slop.options.by, kinprint::slop_order_of, {"ratio", "log-odds"});
    add_format(command, slop.format, {"json", "text"});
    command->callback([&] { status = run(slop); });
}

void add_compare(CLI::App& app, CompareCommand& compare, int& status) {
    CLI::App* command =
        app.add_subcommand("compare", "Why two sources are close, or are not: term by term, in their places");
    add_input(command, compare.input);
    add_arrangement(command, compare.input.arrangement);
    command->add_option("--a", compare.options.a, "One source")->type_name("NAME")->required();
    command->add_option("--b", compare.options.b, "The other source")->type_name("NAME")->required();
    add_named(command, "--distance", compare.options.distance, kinprint::distance_of,
              {"snr", "whitened", "cosine-delta"});
    add_weights(command, compare.weights);
    add_named(command, "--centre", compare.options.centre, kinprint::centre_of, {"auto", "prompts", "genre", "none"});
    add_number(command, "--terms", compare.options.terms, 1, 1'000'000,
               "Most frequent words, marks and pairs to compare");
    add_number(command, "--top", compare.options.top, 1, 1'000'000, "Terms of each list");
    command->add_flag("--force", compare.options.force, "Take in sources of fewer than 5,000 words, too");
    add_number(command, "--passages", compare.passages, 0, 1000, "Passages of each term and source; 0 for none");
    add_format(command, compare.format, {"json", "text"});
    command->callback([&] { status = run(compare); });
}

/// CLI11 would say that a command is missing, and not that it does not know the one that was given.
void check_command(const CLI::App& app, const std::string& name) {
    const auto has_name = [&](const CLI::App* command) { return command->get_name() == name; };
    if (!name.starts_with('-') && app.get_subcommands(has_name).empty()) {
        throw CLI::ExtrasError({name});
    }
}

int run_command(int argc, char** argv) {
    CLI::App app("Kinprint shows which language models write alike.", "kinprint");
    app.set_version_flag("--version", version_line());
    app.require_subcommand(1);
    int status = 0;
    TreeCommand tree;
    ProfileCommand profile;
    ProfileCommand merge;
    SlopCommand slop;
    CompareCommand compare;
    TrainCommand train;
    AtlasCommand atlas;
    IdentifyCommand identify;
    add_tree(app, tree, status);
    add_profile(app, profile, status);
    add_merge(app, merge, status);
    add_slop(app, slop, status);
    add_compare(app, compare, status);
    add_train(app, train, status);
    add_atlas(app, atlas, status);
    add_identify(app, identify, status);
    try {
        if (argc > 1) {
            check_command(app, argv[1]);
        }
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : wrong_usage;
    }
    return status;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run_command(argc, argv);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "kinprint: %s\n", error.what());
    } catch (...) {
        std::fputs("kinprint: failed for an unknown reason\n", stderr);
    }
    return 1;
}
