// The subcommands: each reads its input, calls the core, and writes what came out.
#pragma once

#include <string>
#include <vector>

#include "input.hpp"
#include "kinprint/identify.hpp"
#include "kinprint/json.hpp"
#include "kinprint/report.hpp"
#include "kinprint/support.hpp"
#include "kinprint/tree.hpp"
#include "kinprint/weights.hpp"

namespace kinprint::cli {

/// What every subcommand takes.
struct Input {
    std::vector<std::string> paths;
    Reading reading;
    Arrangement arrangement;
    std::string output;  // empty: standard output
};

struct TreeCommand {
    Input input;
    std::string weights;  // a file that `train` wrote; empty for those built in
    TreeOptions options;
    std::string format = "json";
    std::size_t support = standard_resamples;
};

struct ProfileCommand {
    Input input;
    bool compact = false;
};

struct SlopCommand {
    Input input;
    SlopOptions options;
    std::string format = "json";
};

struct CompareCommand {
    Input input;
    std::string weights;  // as above
    EvidenceOptions options;
    std::size_t passages = 2;  // of each term and source
    std::string format = "json";
};

struct TrainCommand {
    Input input;
    TrainOptions options;
    std::string about;
};

struct AtlasCommand {
    Input input;
    std::string labels;  // a CSV of who makes which model; empty where nobody says
    std::string about;
};

struct IdentifyCommand {
    Input input;
    std::string atlas;  // a file that `atlas` wrote; empty for that which is built in
    IdentifyOptions options;
    std::vector<std::string> only;  // sources, as they are arranged; empty for all
    bool has_pieces = false;
    std::string format = "json";
    std::string report;  // a file to write it to; empty for none
    std::string claim;   // that is reported
};

/// Each returns the exit status: 0 when a result came out, 1 when none could.
int run(const TreeCommand& command);
int run(const ProfileCommand& command);
int run(const SlopCommand& command);
int run(const CompareCommand& command);
int run(const TrainCommand& command);
int run(const AtlasCommand& command);
int run(const IdentifyCommand& command);

/// "kinprint 0.1.0 (ICU 76.1)"
std::string version_line();

}  // namespace kinprint::cli
