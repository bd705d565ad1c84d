#include "surveying.hpp"

#include <algorithm>
#include <iterator>
#include <mutex>

#include "embedded_data.hpp"
#include "reading.hpp"
#include "unpacking.hpp"

namespace kinprint::cli {

namespace {

/// Bytes that a file may have: what an archive's list says of it may be anything.
std::uint64_t likely_bytes_of(const Place& place) {
    return place.entry ? std::min(place.entry->size, most_unpacked(place.entry->packed)) : bytes_of(place);
}

std::vector<SizedFile> sizes_of(const std::vector<FoundFile>& files) {
    std::vector<SizedFile> sizes;
    sizes.reserve(files.size());
    std::ranges::transform(files, std::back_inserter(sizes), [](const FoundFile& file) {
        return SizedFile{file.spec.file, likely_bytes_of(file.place)};
    });
    return sizes;
}

}  // namespace

std::shared_ptr<const CommonTerms> common_terms(const std::vector<FoundFile>& files, Part part, const Weights* weights,
                                                std::size_t jobs) {
    const std::vector<SizedFile> sized = sizes_of(files);
    if (!needs_survey(sized)) {
        return nullptr;
    }
    std::vector<std::uint64_t> sizes(sized.size());
    std::ranges::transform(sized, sizes.begin(), &SizedFile::bytes);
    Survey all(part);
    Queue queue(sizes, "looking through");
    std::mutex lock;
    on_threads(jobs, files.size(), [&] {
        PlaceReader places;
        Survey survey(part);
        while (const auto file = queue.next()) {
            read_file(places, files[*file], survey);
            queue.one_done();
        }
        const std::scoped_lock held(lock);
        all.add(survey);
    });
    auto common = std::make_shared<CommonTerms>();
    common->add(all, weights != nullptr ? weights : &embedded_weights());
    return common;
}

}  // namespace kinprint::cli
