#include "kinprint/profile.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "joining.hpp"

namespace kinprint {

namespace {

auto position(auto& sources, std::string_view name) {
    return std::lower_bound(sources.begin(), sources.end(), name, [](const Source& source, std::string_view wanted) {
        return std::string_view(source.name) < wanted;
    });
}

/// The terms of one kind in `from`, and for runs the parts as `into` numbers them.
struct OfKind {
    std::vector<TermId> terms;
    std::vector<Run> parts;
};

OfKind of_kind(const Vocabulary& from, TermKind kind, const std::vector<TermId>& ids) {
    OfKind found;
    for (TermId id = 0; id < from.size(); ++id) {
        const Term& term = from[id];
        if (term.kind == kind) {
            found.terms.push_back(id);
            found.parts.push_back({ids[term.left], ids[term.right]});
        }
    }
    return found;
}

/// Interns all terms of `from` in `into`; the new id of each.
std::vector<TermId> intern_all(Vocabulary& into, const Vocabulary& from) {
    std::vector<TermId> ids(from.size());
    for (TermId id = 0; id < from.size(); ++id) {
        if (is_single(from[id].kind)) {
            ids[id] = into.single(from[id].kind, from.single_text(id));
        }
    }
    std::vector<TermId> interned;
    for (const TermKind kind : {TermKind::pair, TermKind::content_pair, TermKind::content_triple}) {
        const OfKind runs = of_kind(from, kind, ids);
        into.runs(kind, runs.parts, interned);
        for (std::size_t at = 0; at < interned.size(); ++at) {
            ids[runs.terms[at]] = interned[at];
        }
    }
    return ids;
}

void renumber(Source& source, const std::vector<TermId>& ids) {
    for (Block& block : source.blocks) {
        for (TermCount& entry : block.terms) {
            entry.term = ids[entry.term];
        }
    }
}

/// The sources of `profile` that have a name of `others`.
std::vector<Source*> same_sources(Profile& profile, const Profile& others) {
    std::vector<Source*> same;
    same.reserve(others.sources.size());
    for (const Source& other : others.sources) {
        same.push_back(&profile.source(other.name));
    }
    return same;
}

}  // namespace

std::uint64_t Source::words() const {
    std::uint64_t sum = 0;
    for (const Block& block : blocks) {
        sum += block.words;
    }
    return sum;
}

std::uint64_t Source::texts() const {
    std::uint64_t sum = 0;
    for (const Block& block : blocks) {
        sum += block.texts;
    }
    return sum;
}

Source& Profile::source(std::string_view name) {
    const auto at = position(sources, name);
    if (at != sources.end() && at->name == name) {
        return *at;
    }
    return *sources.insert(at, Source{std::string(name), {}, 0});
}

const Source* Profile::find(std::string_view name) const {
    const auto at = position(sources, name);
    return at != sources.end() && at->name == name ? &*at : nullptr;
}

std::vector<const Source*> Profile::leaves() const {
    std::vector<const Source*> found;
    for (const Source& source : sources) {
        if (!source.blocks.empty()) {
            found.push_back(&source);
        }
    }
    return found;
}

void merge(Profile& into, Profile&& from) {
    from.partial = from.partial || into.partial;
    if (into.vocabulary.size() == 0 && into.sources.empty()) {
        into = std::move(from);
        join_surplus(into);
        return;
    }
    into.partial = from.partial;
    into.floor = std::max(into.floor, from.floor);
    const bool all_are_finer = from.fineness < into.fineness;
    into.fineness = std::min(into.fineness, from.fineness);
    const std::vector<TermId> ids = intern_all(into.vocabulary, from.vocabulary);
    for (Source& source : from.sources) {
        renumber(source, ids);
        Source& target = into.source(source.name);
        target.empty_texts += source.empty_texts;
        std::ranges::move(source.blocks, std::back_inserter(target.blocks));
        sort_blocks(target);
    }
    all_are_finer ? join_surplus(into) : join_surplus(into, same_sources(into, from));
    from = {};
}

void merge(Counts& into, Counts&& from) {
    merge(into.terms, std::move(from.terms));
    merge(into.content, std::move(from.content));
}

void sort_blocks(Source& source) {
    sort_stably(source.blocks, [](const Block& a, const Block& b) {
        return std::tie(a.prompt, a.id, a.genre, b.texts, a.words) <
               std::tie(b.prompt, b.id, b.genre, a.texts, b.words);
    });
}

void sort_blocks(Profile& profile) {
    for (Source& source : profile.sources) {
        sort_blocks(source);
    }
}

void sort_blocks(Counts& counts) {
    sort_blocks(counts.terms);
    sort_blocks(counts.content);
}

}  // namespace kinprint
