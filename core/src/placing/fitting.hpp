// Trials of one length -> what placings of that length can be trusted for.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "kinprint/trust.hpp"
#include "trials.hpp"

namespace kinprint {

/// A stretch that was placed by an atlas of these sources.
struct Case {
    std::shared_ptr<const std::vector<std::string>> sources;
    Placed placed;       // its genre that of `Wanted`
    std::string source;  // whose it is; not among `sources` where the atlas does not know it
    PromptPlace place;

    [[nodiscard]] std::size_t truth() const;
};

struct Cases {
    std::vector<Case> near;     // by an atlas that does not know their prompts
    std::vector<Case> unknown;  // nor their source
    std::vector<Case> far;      // by one that does not know their genre
};

/// Of what atlas trust is wanted for: names, in its order.
struct Wanted {
    std::vector<std::string> sources;
    std::vector<std::string> genres;
};

/// Fits all but `words` and `measured`. Precondition: a near case.
Trust::At fitted(const Cases& cases, const Wanted& wanted);

/// What comes out of each case by `all`, what is fitted to all cases, or by a fit that has not seen its fold (near
/// ones), its source (for `none`, sources in six groups) or its genre (far ones); all but `length`.
std::vector<Outcome> outcomes_of(const Cases& cases, const Trust::At& all, const Wanted& wanted,
                                 const std::map<std::string, std::string>& vendors);

}  // namespace kinprint
