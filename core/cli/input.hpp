// Paths -> counts.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "kinprint/arrangement.hpp"
#include "kinprint/count.hpp"
#include "kinprint/error.hpp"
#include "kinprint/known_texts.hpp"
#include "kinprint/passages.hpp"
#include "kinprint/profile.hpp"
#include "kinprint/weights.hpp"
#include "paths.hpp"

namespace kinprint::cli {

/// A file that was read, and how to read it again.
struct ReadFile : FoundFile {
    Format format = Format::plain;                // as it was read
    std::vector<std::string> sources;             // that it added to
    bool names_sources = false;                   // as `FileReport` has it
    std::string options;                          // as `FileReport` has them
    std::vector<std::uint64_t> text_hashes = {};  // as `FileReport` has them
};

/// What of files is read as text, and on how many threads.
struct Reading {
    Fields fields = {};
    Channel channel = Channel::answers;
    std::optional<Encoding> encoding = {};  // nothing: of each file it is found out
    bool keeps_repeats = false;             // as `FileSpec` has it
    Strip strip = {};
    std::size_t jobs = std::max(1U, std::thread::hardware_concurrency());
};

struct Counted {
    Counts counts;
    Errors errors;
    std::vector<ReadFile> files;
};

/// Reads all files that the paths lead to. Of what is more than memory holds, the terms are counted that are common or
/// have weights; nullptr: those that are built in. What can't be read is an error in the
/// result; a progress line stands on standard error while it is a terminal.
Counted count_paths(const std::vector<std::string>& paths, Part part, const Reading& reading = {},
                    const Weights* weights = nullptr);

/// Arranges what was counted, and has the files' sources go by their new names, too. What is named and not there is an
/// error in the result.
void arrange(Counted& counted, const Arrangement& arrangement);

/// Reads again those files that hold one of the query's sources, one after the other, and looks for passages in them.
Passages find_passages(const std::vector<ReadFile>& files, const PassageQuery& query);

/// Reads the texts of files again, to try an atlas on.
KnownTexts read_texts(const std::vector<ReadFile>& files);

/// All bytes of a file; none where it can't be read.
std::string content_of(const std::string& path);

/// The weights in a file that `kinprint train` wrote. What is wrong with it is said on standard error.
std::optional<Weights> read_weights(const std::string& path);

/// Says each error on standard error: "kinprint: file:line: message".
void print_errors(const Errors& errors);

/// Writes to a file, or to standard output when `path` is empty. False, with a message, when that fails.
bool write_output(const std::string& path, const std::string& content);

}  // namespace kinprint::cli
