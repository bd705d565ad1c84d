#include "small_sources.hpp"

namespace kinprint {

void append(CellsOfParts& to, const CellsOfParts& cells) {
    for (std::size_t part = 0; part < cells.size(); ++part) {
        for (std::size_t length = 0; length < most_tokens; ++length) {
            const std::vector<std::uint32_t>& more = cells[part][length];
            to[part][length].insert(to[part][length].end(), more.begin(), more.end());
        }
    }
}

bool SmallSources::is_small(const Source& source) const {
    return source.words * sources_.size() <= most_words_;
}

void SmallSources::add(std::string_view name, std::uint64_t words, const CellsOfParts& cells) {
    auto found = sources_.find(name);
    if (found == sources_.end()) {
        found = sources_.emplace(name, Source{}).first;
        for (auto& [_, other] : sources_) {
            if (!is_small(other)) {
                other.cells = {};
            }
        }
    }
    Source& source = found->second;
    source.words += words;
    if (is_small(source)) {
        append(source.cells, cells);
    } else {
        source.cells = {};
    }
}

}  // namespace kinprint
