#include "kinprint/arrangement.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "joining.hpp"

namespace kinprint {

namespace {

Source source_of(const Piece& piece) {
    Source part{piece.name, {}, 0};
    part.blocks.reserve(piece.blocks.size());
    for (const Block* block : piece.blocks) {
        part.blocks.push_back(*block);
    }
    return part;
}

}  // namespace

Error unknown_source(std::string_view name) {
    return {ErrorCode::unknown_source,
            "",
            {},
            {},
            "There is no source \"" + std::string(name) + "\", so nothing can be done with it."};
}

Errors not_there(const SplitUp& up, const Arrangement& arrangement) {
    std::set<std::string_view> missing;
    const auto miss = [&](const auto& map) {
        for (const auto& [from, to] : map) {
            if (!up.seen.contains(from)) {
                missing.insert(from);
            }
        }
    };
    miss(arrangement.names.renamed);
    miss(arrangement.names.splits);
    std::set<std::string_view> names;
    for (const std::string& name : up.seen) {
        names.insert(name_after(up.names.renamed, name));
    }
    std::ranges::set_difference(arrangement.left_out, names, std::inserter(missing, missing.end()),
                                std::less<std::string_view>());
    Errors errors;
    for (const std::string_view name : missing) {
        errors.push_back(unknown_source(name));
    }
    return errors;
}

CountedSources Arranging::counted() const {
    CountedSources all;
    all.grain = {now_ == Arrangement{} ? profile_->fineness : counted_, profile_->partial};
    for (const Source& source : profile_->sources) {
        if (now_ == Arrangement{}) {
            all.sources.push_back({source.name, &source});
        } else if (const auto found = as_counted_.find(source.name); found != as_counted_.end()) {
            all.sources.push_back({found->second, &source});
        }
    }
    for (const Source& source : aside_) {
        all.sources.push_back({source.name, &source});
    }
    std::ranges::sort(all.sources, {}, &CountedSource::name);
    return all;
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
    std::map<std::string, Members> by_name;
    for (Source& source : profile_->sources) {
        share_out(std::move(source), by_name);
    }
    profile_->sources.clear();
    profile_->sources.reserve(by_name.size());  // so that none moves
    std::vector<Source*> together;
    for (auto& [name, members] : by_name) {
        if (now_.left_out.contains(name)) {
            keep_aside(std::move(members));
        } else if (members.size() > 1) {
            together.push_back(&profile_->sources.emplace_back(put_together(name, std::move(members))));
        } else {
            auto& [source, is_counted] = members.front();
            if (is_counted) {
                as_counted_.emplace(name, source.name);
            }
            source.name = name;
            profile_->sources.push_back(std::move(source));
        }
    }
    join(together);
}

/// Has the source, or its parts, stand by the names that they are to go by.
void Arranging::share_out(Source&& source, std::map<std::string, Members>& by_name) {
    const auto members_of = [&](const std::string& name) -> Members& {
        return by_name[std::string(name_after(now_.names.renamed, name))];
    };
    const std::vector<Piece> pieces =
        pieces_of({source.name, &source}, {profile_->fineness, profile_->partial}, now_.names.splits);
    if (pieces.front().is_whole) {
        members_of(pieces.front().name).push_back({std::move(source), true});
        return;
    }
    for (const Piece& piece : pieces) {
        members_of(piece.name).push_back({source_of(piece), false});
    }
    aside_.push_back(std::move(source));
}

/// What is a part is kept with its source already.
void Arranging::keep_aside(Members&& members) {
    for (Member& member : members) {
        if (member.is_counted) {
            aside_.push_back(std::move(member.source));
        }
    }
}

Source Arranging::put_together(const std::string& name, Members&& parts) {
    Source whole{name, {}, 0};
    for (const Member& part : parts) {
        whole.blocks.insert(whole.blocks.end(), part.source.blocks.begin(), part.source.blocks.end());
        whole.empty_texts += part.source.empty_texts;
    }
    keep_aside(std::move(parts));
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
