#include "reporting.hpp"

#include <set>
#include <stdexcept>
#include <utility>

#include "sha256.hpp"
#include "today.hpp"

namespace kinprint::cli {

namespace {

/// As seen from the folder that the command is called in, where it is in that: a report goes to others.
std::filesystem::path seen_from_here(const std::filesystem::path& path) {
    const std::filesystem::path from_here = path.lexically_relative(std::filesystem::current_path());
    return path.is_relative() || from_here.empty() || *from_here.begin() == ".." ? path : from_here;
}

/// Each file of the machine once, an archive as one; where they were found first.
std::vector<ReportedFile> inputs_of(const std::vector<ReadFile>& files) {
    std::vector<ReportedFile> inputs;
    std::set<std::filesystem::path> known;
    for (const ReadFile& file : files) {
        const std::filesystem::path& path = file.place.path;
        if (!known.insert(path).second) {
            continue;
        }
        auto sha256 = sha256_of_file(path);
        if (!sha256) {
            throw std::runtime_error(path.string() + " was read, and can't be any more: it was moved or changed");
        }
        inputs.push_back({seen_from_here(path).string(), std::filesystem::file_size(path), std::move(*sha256)});
    }
    return inputs;
}

}  // namespace

Report report_of(const IdentifyCommand& command, const Counted& counted, std::string atlas_sha256) {
    const Input& input = command.input;
    const Reading& reading = input.reading;
    Report report;
    report.claim = command.claim;
    report.date = now();
    report.inputs = inputs_of(counted.files);
    report.atlas_file = command.atlas;
    report.atlas_sha256 = std::move(atlas_sha256);
    report.paths = input.paths;
    report.settings = {reading.fields,    reading.channel, reading.encoding,      reading.keeps_repeats, reading.strip,
                       input.arrangement, command.only,    command.options.terms, command.has_pieces};
    return report;
}

}  // namespace kinprint::cli
