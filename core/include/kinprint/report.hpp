// What was found of unknown texts, with all it takes to judge and to repeat that, in one document.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kinprint/arrangement.hpp"
#include "kinprint/error.hpp"
#include "kinprint/identify.hpp"
#include "kinprint/read.hpp"

namespace kinprint {

/// A file as it was given, an archive as one; `sha256` as 64 hexadecimal digits.
struct ReportedFile {
    std::string file;
    std::uint64_t bytes = 0;
    std::string sha256;
};

/// What of the texts was counted, and how their sources were arranged.
struct ReportSettings {
    Fields fields = {};
    Channel channel = Channel::answers;
    std::optional<Encoding> encoding = {};  // nothing: of each file it was found out
    bool keeps_repeats = false;
    Strip strip = {};
    Arrangement arrangement = {};
    std::vector<std::string> only = {};  // sources that were placed; empty: all
    std::size_t terms = IdentifyOptions{}.terms;
    bool has_pieces = false;
};

struct Report {
    std::string claim;  // what somebody says of the texts; may be empty
    std::string date;   // when it was made, as YYYY-MM-DDThh:mm:ssZ
    std::vector<ReportedFile> inputs;
    std::string atlas_file;  // as it was given; empty: the one that is shipped
    std::string atlas_sha256;
    std::vector<std::string> paths;  // to be given to the command again
    ReportSettings settings;
};

/// What an answer to "whose style is it" does not prove, as sentences. The first is said beside every answer.
const std::vector<std::string>& limits_of_identifying();

/// As one argument of a POSIX shell, whatever stands in it: as it is where that is harmless, else in quotes. Control
/// characters, which a terminal would obey when the line is pasted, are written as numbers for printf. O(bytes).
std::string shell_quoted(std::string_view argument);

/// The command that makes the report again, in one line.
std::string command_to_repeat(const Report& report);

/// {"kinprint", "icu", "format": "kinprint-report-1", "date", "claim", "inputs": [{"file", "bytes", "sha256"}],
/// "atlas": {"about", "date", "sources", "sha256"}, "settings": {"channel", "keepsRepeats", "strip", "encoding",
/// "fields": {"text", "source", "prompt"}, "renamed": [{"from", "to"}], "splits": [{"from", "by"}], "leftOut",
/// "only", "terms", "pieces"}, "unknown": as `to_json(Identification)` has it, "limits": [sentences], "repeat": a
/// command}
std::string to_json(const Report& report, const Identification& identification);

/// Reads what the page knows of a report: {"claim", "date", "inputs", "atlasFile", "atlasSha256", "paths", "settings":
/// as `parse_file_spec` has them, with "arrangement" and "only"}. Anything out of place is a `bad_option` error.
std::optional<Report> parse_report(std::string_view text, Errors& errors);

}  // namespace kinprint
