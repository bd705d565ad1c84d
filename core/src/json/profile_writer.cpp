#include <algorithm>
#include <nlohmann/json.hpp>
#include <span>
#include <tuple>
#include <vector>

#include "hexadecimal.hpp"
#include "kinprint/json.hpp"
#include "kinprint/limits.hpp"
#include "kinprint/version.hpp"
#include "profile_layout.hpp"
#include "smallest.hpp"

namespace kinprint {

namespace {

std::string json_string(std::string_view text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// The terms of one vocabulary in the order of the file.
struct SortedTerms {
    std::vector<TermId> order;  // place in the file -> id
    std::vector<TermId> place;  // id -> place in the file
};

/// Which terms a source has, or are parts of such a term. Of a source that was left out none is to stay.
std::vector<bool> used(const Profile& profile) {
    const Vocabulary& vocabulary = profile.vocabulary;
    std::vector<bool> is_used(vocabulary.size());
    for (const Source& source : profile.sources) {
        for (const Block& block : source.blocks) {
            for (const TermCount& entry : block.terms) {
                is_used[entry.term] = true;
            }
        }
    }
    // Parts have lower ids than the runs that hold them.
    for (TermId term = static_cast<TermId>(vocabulary.size()); term-- > 0;) {
        if (is_used[term] && !is_single(vocabulary[term].kind)) {
            is_used[vocabulary[term].left] = true;
            is_used[vocabulary[term].right] = true;
        }
    }
    return is_used;
}

std::vector<TermId> of_kind(const Vocabulary& vocabulary, const std::vector<bool>& is_used, TermKind kind) {
    std::vector<TermId> terms;
    for (TermId term = 0; term < vocabulary.size(); ++term) {
        if (is_used[term] && vocabulary[term].kind == kind) {
            terms.push_back(term);
        }
    }
    return terms;
}

/// Sorts runs by the places of their parts. The keys are made first.
void sort_by_parts(std::vector<TermId>& runs, const Vocabulary& vocabulary, const std::vector<TermId>& place) {
    std::vector<std::pair<std::uint64_t, TermId>> keyed;
    keyed.reserve(runs.size());
    for (const TermId id : runs) {
        const Term& term = vocabulary[id];
        keyed.emplace_back((std::uint64_t{place[term.left]} << 32U) | place[term.right], id);
    }
    std::ranges::sort(keyed);
    std::ranges::transform(keyed, runs.begin(), [](const auto& one) { return one.second; });
}

/// Kinds come after the kinds of their parts, so parts have their places when runs are sorted by them.
SortedTerms sorted(const Profile& profile) {
    const Vocabulary& vocabulary = profile.vocabulary;
    const std::vector<bool> is_used = used(profile);
    SortedTerms terms{{}, std::vector<TermId>(vocabulary.size())};
    for (const TermList& list : term_lists) {
        std::vector<TermId> these = of_kind(vocabulary, is_used, list.kind);
        if (is_single(list.kind)) {
            std::ranges::sort(these, {}, [&](TermId id) { return vocabulary.single_text(id); });
        } else {
            sort_by_parts(these, vocabulary, terms.place);
        }
        for (const TermId id : these) {
            terms.place[id] = static_cast<TermId>(terms.order.size());
            terms.order.push_back(id);
        }
    }
    return terms;
}

/// Appends JSON by hand: a profile has millions of numbers, too many for a document in memory.
class Writer {
public:
    explicit Writer(const Profile& profile) : profile_(profile), terms_(sorted(profile)) {}

    std::string write() {
        out_ = '{';
        if (profile_.partial) {
            out_ += "\"partial\":true,\n";
        }
        if (profile_.fineness != texts_apart) {
            out_ += "\"bucketBits\":" + std::to_string(profile_.fineness) + ",\n";
        }
        if (profile_.floor != 0) {
            out_ += "\"floor\":" + std::to_string(profile_.floor) + ",\n";
        }
        write_terms();
        out_ += "\"sources\":";
        write_list(profile_.sources, [&](const Source& source) { write_source(source); });
        out_ += '}';
        return std::move(out_);
    }

private:
    template <typename List, typename WriteOne>
    void write_list(const List& list, WriteOne write_one) {
        out_ += '[';
        bool first = true;
        for (const auto& one : list) {
            if (!std::exchange(first, false)) {
                out_ += ',';
            }
            write_one(one);
        }
        out_ += ']';
    }

    void write_terms() {
        std::span<const TermId> rest = terms_.order;
        for (const TermList& list : term_lists) {
            const auto end =
                std::ranges::find_if(rest, [&](TermId id) { return profile_.vocabulary[id].kind != list.kind; });
            const auto size = static_cast<std::size_t>(end - rest.begin());
            if (size > 0) {
                out_ += '"';
                out_ += list.key;
                out_ += "\":";
                write_list(rest.first(size), [&](TermId id) { write_term(id); });
                out_ += ",\n";
            }
            rest = rest.subspan(size);
        }
    }

    void write_term(TermId id) {
        const Term& term = profile_.vocabulary[id];
        if (is_single(term.kind)) {
            out_ += json_string(profile_.vocabulary.single_text(id));
        } else {
            out_ += std::to_string(terms_.place[term.left]) + ',' + std::to_string(terms_.place[term.right]);
        }
    }

    void write_source(const Source& source) {
        out_ += "\n{\"name\":" + json_string(source.name) + ",\"emptyTexts\":" + std::to_string(source.empty_texts) +
                ",\"blocks\":";
        write_list(source.blocks, [&](const Block& block) { write_block(block); });
        out_ += '}';
    }

    struct Entry {
        TermId place;
        std::uint32_t count;
        std::uint32_t texts;
    };

    void write_block(const Block& block) {
        std::vector<Entry> entries;
        entries.reserve(block.terms.size());
        for (std::size_t at = 0; at < block.terms.size(); ++at) {
            entries.push_back({terms_.place[block.terms[at].term], block.terms[at].count, block.texts_with(at)});
        }
        std::ranges::sort(entries, {}, &Entry::place);
        out_ += "\n{\"prompt\":" + json_string(block.prompt) + ",\"id\":" + json_string(block.id) +
                (block.genre.empty() ? "" : ",\"genre\":" + json_string(block.genre)) +
                ",\"bucket\":" + std::to_string(block.bucket) +
                (block.prompts == 1 ? "" : ",\"prompts\":" + std::to_string(block.prompts)) +
                (block.uncounted == 0 ? "" : ",\"uncounted\":" + std::to_string(block.uncounted)) +
                ",\"texts\":" + std::to_string(block.texts) + ",\"words\":" + std::to_string(block.words) +
                ",\"terms\":";
        TermId next = 0;
        write_list(entries, [&](const Entry& entry) {
            const TermId skipped = entry.place - std::exchange(next, entry.place + 1);
            out_ += (skipped > 0 ? '-' + std::to_string(skipped) + ',' : "") + std::to_string(entry.count);
        });
        if (!block.spread.empty()) {
            out_ += ",\"spread\":";
            write_list(entries, [&](const Entry& entry) { out_ += std::to_string(entry.texts); });
        }
        out_ += '}';
    }

    const Profile& profile_;
    SortedTerms terms_;
    std::string out_;
};

std::vector<std::uint64_t> smallest(const std::vector<std::uint64_t>& hashes) {
    Smallest<std::uint64_t> kept(limits::text_hashes);
    std::ranges::for_each(hashes, [&](std::uint64_t hash) { kept.add(hash); });
    return kept.take();
}

}  // namespace

std::string counts_json(const Counts& counts, const TreeResult* tree, const std::vector<std::uint64_t>& text_hashes) {
    return R"({"kinprint":)" + json_string(version) + R"(,"icu":)" + json_string(icu_version()) + R"(,"format":)" +
           std::to_string(profile_format) +
           (text_hashes.empty() ? "" : ",\n\"textHashes\":\"" + in_hexadecimal(smallest(text_hashes)) + '"') +
           (tree != nullptr ? ",\n\"tree\":" + to_json(*tree) : "") + ",\n\"terms\":" + Writer(counts.terms).write() +
           ",\n\"content\":" + Writer(counts.content).write() + "}\n";
}

}  // namespace kinprint
