#include "kinprint/splitting.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "kinprint/limits.hpp"

namespace kinprint {

namespace {

using Blocks = std::vector<const Block*>;

/// Blocks by what they have of a trait.
std::map<std::string_view, Blocks> by_value(const Blocks& blocks, Trait by) {
    std::map<std::string_view, Blocks> all;
    for (const Block* block : blocks) {
        all[value_of(by, block->prompt, block->id, block->genre)].push_back(block);
    }
    return all;
}

bool is_of_one_text(const Block* block) {
    return block->texts <= 1 && block->prompts <= 1;
}

std::string too_many(std::size_t values, Trait by) {
    return "It has " + std::to_string(values) + ' ' + std::string(name(by)) + "s, and a source is split into " +
           std::to_string(limits::parts_of_source) + " at most.";
}

/// Follows the splits from a name to the pieces that it comes to.
class Following {
public:
    Following(Grain grain, const Splits& splits) : grain_(grain), splits_(&splits) {}

    /// Of a piece that may be split so many times more.
    void follow(Piece piece, std::size_t left) {
        seen.push_back(piece.name);
        const auto found = splits_->find(piece.name);
        if (left == 0 || found == splits_->end() || piece.blocks.empty()) {
            pieces.push_back(std::move(piece));
            return;
        }
        const Split& split = found->second;
        if (auto why = why_no_split(piece.blocks, split.by, grain_)) {
            unsplit.emplace_back(found->first, std::move(*why));
            piece.name = split.as;
            pieces.push_back(std::move(piece));
            return;
        }
        for (auto& [value, blocks] : by_value(piece.blocks, split.by)) {
            follow({part_name(split, value), std::move(blocks), false}, left - 1);
        }
    }

    std::vector<Piece> pieces;
    std::vector<std::string> seen;
    std::vector<std::pair<std::string, std::string>> unsplit;  // what is not, and why

private:
    Grain grain_;
    const Splits* splits_;
};

Following followed(const CountedSource& source, Grain grain, const Splits& splits) {
    Piece whole{std::string(source.name), {}, true};
    whole.blocks.reserve(source.source->blocks.size());
    for (const Block& block : source.source->blocks) {
        whole.blocks.push_back(&block);
    }
    Following following(grain, splits);
    following.follow(std::move(whole), std::size(all_traits));
    return following;
}

void add_sizes(auto& to, const Blocks& blocks) {
    for (const Block* block : blocks) {
        to.texts += block->texts;
        to.words += block->words;
    }
}

/// What is known of a source that is all of one value.
std::string only_one(Trait by, std::string_view value) {
    const std::string trait(name(by));
    return value.empty() ? "No " + trait + " is known of its texts." : "All its texts are of one " + trait + ".";
}

/// Has what can't be split go by the name that its parts would begin with, and says why.
void take_back(Naming& names, const std::string& from, const std::string& why, Errors& errors) {
    const auto found = names.splits.find(from);
    if (found == names.splits.end()) {
        return;  // said already, of another source that came to this name
    }
    std::string message = "“" + from + "” is not split by ";
    message.append(name(found->second.by)).append(". ").append(why);
    errors.push_back({ErrorCode::no_split, "", {}, {}, std::move(message)});
    names.renamed[from] = name_after(names.renamed, found->second.as);
    names.splits.erase(found);
}

Parting parting(const std::vector<Piece>& pieces, const CountedSources& counted, const Split& split) {
    Parting result;
    result.by = split.by;
    std::map<std::string, SplitPart> parts;
    for (const Piece& piece : pieces) {
        if (auto why = why_no_split(piece.blocks, split.by, counted.grain)) {
            result.why_not = std::move(*why);
            return result;
        }
        for (const auto& [value, blocks] : by_value(piece.blocks, split.by)) {
            SplitPart& part = parts[std::string(value)];
            part.value = value;
            part.name = part_name(split, value);
            add_sizes(part, blocks);
        }
    }
    if (parts.size() > limits::parts_of_source) {
        result.why_not = too_many(parts.size(), split.by);
    } else if (parts.size() < 2) {
        result.why_not = only_one(split.by, parts.empty() ? "" : parts.begin()->first);
    } else {
        std::ranges::transform(parts, std::back_inserter(result.parts), [](auto& part) { return part.second; });
    }
    return result;
}

}  // namespace

CountedSources::CountedSources(const Profile& counted) : grain{counted.fineness, counted.partial} {
    for (const Source& source : counted.sources) {
        sources.push_back({source.name, &source});
    }
}

std::optional<std::string> why_no_split(const std::vector<const Block*>& blocks, Trait by, Grain grain) {
    const bool has_genres = !grain.partial && grain.fineness > fewest_bits;
    const bool has_texts = !grain.partial && grain.fineness == texts_apart;
    if (by == Trait::genre ? !has_genres : !has_texts) {
        return "Its texts are counted together, since a source here has more than " +
               std::to_string(limits::blocks_per_source) + " of them: the " + std::string(name(by)) +
               " of each is not known any more.";
    }
    if (by != Trait::genre && !std::ranges::all_of(blocks, is_of_one_text)) {
        return "Its counts were saved of several texts together: the " + std::string(name(by)) +
               " of each is not known any more.";
    }
    const std::size_t values = by_value(blocks, by).size();
    return values > limits::parts_of_source ? std::optional(too_many(values, by)) : std::nullopt;
}

std::vector<Piece> pieces_of(const CountedSource& source, Grain grain, const Splits& splits) {
    return followed(source, grain, splits).pieces;
}

SplitUp split_up(const CountedSources& counted, const Naming& names) {
    SplitUp up;
    up.names = names;
    std::map<std::string, SplitSource> sources;
    for (const CountedSource& source : counted.sources) {
        Following following = followed(source, counted.grain, names.splits);
        for (const Piece& piece : following.pieces) {
            SplitSource& one = sources[piece.name];
            one.name = piece.name;
            add_sizes(one, piece.blocks);
            one.of.emplace(source.name);
            up.seen.insert(piece.name);
        }
        up.seen.insert(following.seen.begin(), following.seen.end());
        for (const auto& [from, why] : following.unsplit) {
            take_back(up.names, from, why, up.errors);
        }
    }
    for (auto& [name, source] : sources) {
        if (source.words > 0) {
            up.sources.push_back(std::move(source));
        }
    }
    return up;
}

std::vector<Parting> partings(const CountedSources& counted, const Naming& names, std::string_view name,
                              const std::string& as) {
    std::vector<Piece> pieces;
    for (const CountedSource& source : counted.sources) {
        for (Piece& piece : pieces_of(source, counted.grain, names.splits)) {
            if (name_after(names.renamed, piece.name) == name) {
                pieces.push_back(std::move(piece));
            }
        }
    }
    std::vector<Parting> all;
    for (const Trait by : all_traits) {
        all.push_back(parting(pieces, counted, {by, as}));
    }
    return all;
}

}  // namespace kinprint
