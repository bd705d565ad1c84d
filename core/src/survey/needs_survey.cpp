#include "kinprint/limits.hpp"
#include "kinprint/survey.hpp"

namespace kinprint {

bool needs_survey(const std::vector<SizedFile>& files) {
    std::uint64_t bytes = 0;
    for (const SizedFile& file : files) {
        if (!file.file.ends_with(".kinprint.json")) {
            bytes += file.bytes * (file.file.ends_with(".gz") ? limits::packed_as : 1);
        }
    }
    return bytes > limits::surveyed_bytes;
}

}  // namespace kinprint
