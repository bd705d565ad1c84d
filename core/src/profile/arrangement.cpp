#include "kinprint/arrangement.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "joining.hpp"
#include "kinprint/limits.hpp"
#include "kinprint/tree_format.hpp"

namespace kinprint {

std::string_view name_after(const NewNames& renamed, std::string_view name) {
    const auto found = renamed.find(name);
    return found == renamed.end() ? name : std::string_view(found->second);
}

std::optional<std::string> why_no_name(std::string_view name) {
    if (name.find_first_not_of(' ') == std::string_view::npos) {
        return "A source needs a name.";
    }
    if (name.size() > limits::name_bytes) {
        return "The name is too long: " + std::to_string(limits::name_bytes) + " bytes are the most.";
    }
    if (one_line(name) != name) {
        return "The name must be one line, without characters that break or turn it.";
    }
    return std::nullopt;
}

Errors not_there(const Profile& counted, const Arrangement& arrangement) {
    std::set<std::string_view> missing;
    for (const auto& [from, to] : arrangement.renamed) {
        if (counted.find(from) == nullptr) {
            missing.insert(from);
        }
    }
    std::set<std::string_view> names;
    for (const Source& source : counted.sources) {
        names.insert(name_after(arrangement.renamed, source.name));
    }
    std::ranges::set_difference(arrangement.left_out, names, std::inserter(missing, missing.end()),
                                std::less<std::string_view>());
    Errors errors;
    for (const std::string_view name : missing) {
        errors.push_back({ErrorCode::unknown_source,
                          "",
                          {},
                          {},
                          "There is no source \"" + std::string(name) + "\", so it can't be renamed or left out."});
    }
    return errors;
}

void Arranging::restore() {
    if (std::exchange(now_, {}) == Arrangement{}) {
        return;
    }
    std::vector<Source> counted = std::exchange(aside_, {});
    for (Source& source : profile_->sources) {
        if (const auto found = as_counted_.find(source.name); found != as_counted_.end()) {
            source.name = found->second;
            counted.push_back(std::move(source));
        }
    }
    as_counted_.clear();
    std::ranges::sort(counted, {}, &Source::name);
    profile_->sources = std::move(counted);
    profile_->fineness = counted_;
}

void Arranging::arrange(const Arrangement& arrangement) {
    if (arrangement == now_) {
        return;
    }
    restore();
    if (arrangement == now_) {
        return;
    }
    now_ = arrangement;
    counted_ = profile_->fineness;
    std::map<std::string, std::vector<Source>> parts_by_name;
    for (Source& source : profile_->sources) {
        parts_by_name[std::string(name_after(now_.renamed, source.name))].push_back(std::move(source));
    }
    profile_->sources.clear();
    profile_->sources.reserve(parts_by_name.size());  // so that none moves
    std::vector<Source*> together;
    for (auto& [name, parts] : parts_by_name) {
        if (now_.left_out.contains(name)) {
            std::ranges::move(parts, std::back_inserter(aside_));
        } else if (parts.size() > 1) {
            together.push_back(&profile_->sources.emplace_back(put_together(name, std::move(parts))));
        } else {
            as_counted_.emplace(name, std::exchange(parts.front().name, name));
            profile_->sources.push_back(std::move(parts.front()));
        }
    }
    join(together);
}

Source Arranging::put_together(const std::string& name, std::vector<Source>&& parts) {
    Source whole{name, {}, 0};
    for (Source& part : parts) {
        whole.blocks.insert(whole.blocks.end(), part.blocks.begin(), part.blocks.end());
        whole.empty_texts += part.empty_texts;
        aside_.push_back(std::move(part));
    }
    sort_blocks(whole);
    return whole;
}

void Arranging::join(const std::vector<Source*>& put_together) {
    join_as_fine(*profile_, put_together);
    if (!has_surplus(*profile_)) {
        return;
    }
    for (const Source& source : profile_->sources) {
        if (const auto found = as_counted_.find(source.name); found != as_counted_.end()) {
            aside_.push_back(source);
            aside_.back().name = found->second;
        }
    }
    as_counted_.clear();
    join_surplus(*profile_, {});
}

void arrange(Counts& counts, const Arrangement& arrangement) {
    Arranging(counts.terms).arrange(arrangement);
    Arranging(counts.content).arrange(arrangement);
}

}  // namespace kinprint
