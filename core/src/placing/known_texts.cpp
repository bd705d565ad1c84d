#include "kinprint/known_texts.hpp"

#include "kinprint/limits.hpp"

namespace kinprint {

void KnownTexts::feed(std::string_view utf8) {
    if (open_.size() + utf8.size() <= limits::tried_bytes) {
        open_ += utf8;
    }
}

std::uint64_t KnownTexts::end_text(std::string_view source, const TextLabel& label) {
    if (!only_.empty() && source != only_) {
        open_.clear();
        return 0;
    }
    std::size_t& bytes = bytes_[std::string(source)];
    std::vector<KnownText>& texts = by_source[std::string(source)];
    const bool has_room = texts.size() < limits::tried_texts && bytes + open_.size() <= limits::tried_bytes;
    if (has_room && open_.find_first_not_of(" \r\n\t") != std::string::npos) {
        bytes += open_.size();
        texts.push_back({label.prompt.empty() ? label.id : label.prompt, label.genre, std::move(open_), label.id});
    }
    open_.clear();
    return 0;
}

}  // namespace kinprint
