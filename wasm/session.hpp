// Profiles -> tree, for the page.
#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "boundary.hpp"
#include "files.hpp"
#include "kinprint/arrangement.hpp"
#include "kinprint/atlas_file.hpp"
#include "kinprint/baseline.hpp"
#include "kinprint/evidence.hpp"
#include "kinprint/identify.hpp"
#include "kinprint/json.hpp"
#include "kinprint/pieces.hpp"
#include "kinprint/report.hpp"
#include "kinprint/support.hpp"
#include "kinprint/survey.hpp"
#include "kinprint/transport.hpp"

namespace kinprint {

/// Can the one tree's comparison serve the other?
inline bool compare_alike(const TreeOptions& a, const TreeOptions& b) {
    return a.terms == b.terms && a.centre == b.centre && a.force == b.force;
}

/// Profiles -> tree: one for the page.
class Session {
public:
    /// Adds what was counted of terms. What was counted of content words may come later, and then slop overlap is
    /// asked, too.
    std::string add_terms(const emscripten::val& bytes) { return add(counts_.terms, terms_, bytes, true); }
    std::string add_content(const emscripten::val& bytes) { return add(counts_.content, content_, bytes, false); }

    /// Takes up what a survey saw of a part.
    std::string add_survey(bool content, const emscripten::val& bytes) {
        return guarded([&] {
            if (!survey_) {
                survey_.emplace(part_of(content));
            }
            return survey_->add_bytes(copy_in(bytes))
                       ? errors_json({})
                       : failure(ErrorCode::internal, "A survey came that this build can't read.");
        });
    }

    /// The terms of the surveyed part that are common. `before`: what was found common of files that were counted
    /// already; null where all of their terms were counted.
    emscripten::val end_survey(bool content, const emscripten::val& before) {
        CommonTerms common;
        Survey survey = std::exchange(survey_, {}).value_or(Survey(part_of(content)));
        Common& of_part = content ? common.content : common.terms;
        if (before.isNull()) {
            survey.hold(counts_);
        } else {
            of_part = Common::from_bytes(copy_in(before)).value_or(Common{});
        }
        common.add(survey, weights_ ? &*weights_ : nullptr);
        return copy_out(of_part.to_bytes());
    }

    /// Arranges what was counted, and whatever will be; tells the sources as they are split, before they are renamed.
    std::string arrange(const std::string& json) {
        return guarded([&] {
            Errors errors;
            auto arrangement = parse_arrangement(json, errors);
            if (!arrangement) {
                return errors_json(errors);
            }
            if (*arrangement != arrangement_) {
                forget_tree();
                forget_comparison();
                forget_pieces();
                tree_ = {};  // its sources may be gone
                arrangement_ = std::move(*arrangement);
            }
            counts();
            return to_json(split_up(terms_.counted(), arrangement_.names));
        });
    }

    /// What a source would become, split by each trait: by the name that it goes by, and the one that its parts would.
    std::string partings(const std::string& name, const std::string& as) {
        return guarded([&] { return to_json(kinprint::partings(terms_.counted(), arrangement_.names, name, as)); });
    }

    std::string load_baseline(const emscripten::val& table) {
        return guarded([&] {
            Errors errors;
            is_nearest_known_ = false;
            baseline_ = Baseline::parse(copy_in(table), errors);
            return errors_json(errors);
        });
    }

    std::string load_weights(const emscripten::val& text) {
        return guarded([&] {
            Errors errors;
            forget_tree();
            forget_comparison();
            weights_ = parse_weights(copy_in(text), "weights", errors);
            return errors_json(errors);
        });
    }

    /// One that is broken changes nothing.
    std::string load_atlas(const emscripten::val& text) {
        return guarded([&] {
            Errors errors;
            if (auto atlas = parse_atlas(copy_in(text), "atlas", errors)) {
                placer_.reset();
                forget_pieces();
                atlas_ = std::move(atlas);
            }
            return errors_json(errors);
        });
    }

    /// Whose style a source is, as arranged, by the atlas; of all where none is named.
    std::string identify(const std::string& source) {
        return with_atlas([&] { return to_json(identified(source)); });
    }

    /// Whose style a source is among the others, as arranged.
    std::string identify_among_others(const std::string& source) {
        return with_atlas([&] {
            Leaves others = counts().terms;
            Leaves one(counts().terms, {});
            std::erase_if(others.sources, [&](const Source* leaf) {
                if (leaf->name == source) {
                    one.sources.push_back(leaf);
                }
                return leaf->name == source;
            });
            AtlasFile file = untried_atlas(others, *atlas_);
            file.about = "The other sources here.";
            return to_json(kinprint::identify(one, file, Placer(file.atlas), {}));
        });
    }

    /// Whose style a source is, with text by text, and where it changes in its long texts: in one answer, since
    /// whatever is asked in between may make it forgotten. `identify` and `report` tell it, too, from then on.
    std::string pieces(const std::string& source, const FileTexts& files) {
        return with_atlas([&] {
            const auto& by_source = files.texts().by_source;
            const auto found = by_source.find(source);
            const bool has_text = found != by_source.end();
            pieces_.insert_or_assign(
                source, std::make_shared<PieceByPiece>(
                            piece_by_piece(has_text ? found->second : std::vector<KnownText>{}, *atlas_, *placer_)));
            return to_json(identified(source));
        });
    }

    /// What is found of a source, as a document. `json`: what the page knows of it.
    std::string report(const std::string& source, const std::string& json) {
        return with_atlas([&] {
            Errors errors;
            auto report = parse_report(json, errors);
            if (!report) {
                return errors_json(errors);
            }
            const Identification found = identified(source);
            report->settings.has_pieces = pieces_.contains(source);
            return to_json(*report, found);
        });
    }

    std::string tree(const std::string& json) {
        return guarded([&] {
            Errors errors;
            const auto options = parse_tree_options(json, errors);
            forget_tree();
            if (!options) {
                return errors_json(errors);
            }
            Counts& arranged = counts();
            arranged.terms.vocabulary.shrink();
            arranged.content.vocabulary.shrink();
            if (!compare_alike(*options, tree_.options)) {
                comparison_.reset();
            }
            tree_ = {};
            tree_.options = *options;
            tree_ = make_tree(arranged, *options, comparison(), baseline());
            return to_json(tree_);
        });
    }

    /// Resamples the last tree so many times more, and tells what support there is by now.
    std::string support(int times) {
        return guarded([&] {
            if (!is_nearest_known_) {
                find_nearest(counts(), comparison(), baseline(), tree_);
                is_nearest_known_ = true;
            }
            if (!support_) {
                support_.emplace(comparison(), tree_);
            }
            support_->resample(static_cast<std::size_t>(std::max(times, 0)));
            support_->write_to(tree_);
            return support_json(tree_);
        });
    }

    /// The last tree, with the support that is known by now.
    std::string last_tree() {
        return guarded([&] { return to_json(tree_); });
    }

    std::string slop(const std::string& json) {
        return guarded([&] {
            Errors errors;
            const auto options = parse_slop_options(json, errors);
            if (options && baseline() == nullptr) {
                return failure(ErrorCode::bad_option, "Slop lists need the table of human word frequencies.");
            }
            return options ? to_json(slop_report(counts().content, *baseline_, *options), counts_.content.vocabulary)
                           : errors_json(errors);
        });
    }

    /// The evidence of two sources, without passages.
    std::string compare(const std::string& json) {
        return guarded([&] {
            Errors errors;
            const auto options = parse_evidence_options(json, errors);
            return options ? to_json(explain(counts(), *options, reference())) : errors_json(errors);
        });
    }

    /// The session's counts as .kinprint.json, with the last tree where there is one.
    emscripten::val save(const std::string& text_hashes) {
        return copy_out(counts_json(counts(), tree_.tree.merges.empty() ? nullptr : &tree_,
                                    parse_text_hashes(text_hashes).value_or(std::vector<std::uint64_t>())));
    }

private:
    /// Precondition: there is an atlas, and its placer.
    Identification identified(const std::string& source) {
        const Profile& terms = counts().terms;
        Leaves leaves(terms);
        std::erase_if(leaves.sources, [&](const Source* leaf) { return !source.empty() && leaf->name != source; });
        Identification found = kinprint::identify(leaves, *atlas_, *placer_, {});
        for (Identified& one : found.unknown) {
            const auto pieces = pieces_.find(one.name);
            if (pieces != pieces_.end()) {
                add_pieces(one, pieces->second);
            }
        }
        return found;
    }

    [[nodiscard]] const Baseline* baseline() const { return baseline_ ? &*baseline_ : nullptr; }
    [[nodiscard]] Reference reference() const { return {baseline(), weights_ ? &*weights_ : nullptr}; }

    template <typename Answer>
    std::string with_atlas(const Answer& answer) {
        return guarded([&] {
            if (!atlas_) {
                return failure(ErrorCode::bad_option, "Unknown texts are placed in an atlas, and none is here.");
            }
            if (!placer_) {
                placer_.emplace(atlas_->atlas);
            }
            return answer();
        });
    }

    /// As arranged.
    Counts& counts() {
        terms_.arrange(arrangement_);
        content_.arrange(arrangement_);
        return counts_;
    }

    /// Of the sources of `tree_`, by its options.
    const Comparison& comparison() {
        if (!comparison_) {
            comparison_.emplace(comparison_of_tree(counts(), tree_.options, reference().weights));
        }
        return *comparison_;
    }

    void forget_tree() {
        support_.reset();
        is_nearest_known_ = false;
    }

    /// Of sources that may be others by now, or were placed in another atlas.
    void forget_pieces() { pieces_.clear(); }

    void forget_comparison() {
        support_.reset();  // it holds on to the comparison
        comparison_.reset();
    }

    /// Tells the sources as they were counted.
    std::string add(Profile& to, Arranging& arranging, const emscripten::val& bytes, bool changes_tree) {
        return guarded([&] {
            auto profile = from_bytes(copy_in(bytes));
            if (!profile) {
                return failure(ErrorCode::internal, "Counts came that this build can't read.");
            }
            is_nearest_known_ = false;
            if (changes_tree) {
                forget_comparison();
                forget_pieces();
            }
            arranging.restore();
            merge(to, std::move(*profile));
            return sources_json(to);
        });
    }

    Counts counts_;
    std::optional<Survey> survey_;  // that is being put together
    Arranging terms_{counts_.terms};
    Arranging content_{counts_.content};
    Arrangement arrangement_;
    std::optional<Baseline> baseline_;
    std::optional<Weights> weights_;
    std::optional<AtlasFile> atlas_;
    std::optional<Placer> placer_;                                       // holds on to the atlas
    std::map<std::string, std::shared_ptr<const PieceByPiece>> pieces_;  // by source, as far as it was asked
    TreeResult tree_;
    std::optional<Comparison> comparison_;  // holds on to the terms counted and to the weights above
    std::optional<SupportRun> support_;     // of `tree_`; holds on to the comparison
    bool is_nearest_known_ = false;         // in `tree_`, by all the distances that can be asked by now
};

}  // namespace kinprint
