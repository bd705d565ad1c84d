// Sources under other names, put together, split, or left out: without counting their texts again.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kinprint/error.hpp"
#include "kinprint/naming.hpp"
#include "kinprint/profile.hpp"
#include "kinprint/splitting.hpp"

namespace kinprint {

/// What people want of the sources that were counted. Splits come first; then all take their new names at once, so two
/// may change places, and those that come to one name are one source, as `merge` makes it.
struct Arrangement {
    Naming names = {};
    std::set<std::string, std::less<>> left_out = {};  // by the names that they go by then

    friend bool operator==(const Arrangement&, const Arrangement&) = default;
};

/// Says that a source is named and not there.
Error unknown_source(std::string_view name);

/// Says of each source that is named and not there, as `unknown_source`, that it isn't. `up`: of what was counted.
Errors not_there(const SplitUp& up, const Arrangement& arrangement);

/// A profile that can be arranged again and again. Sources are moved, not copied; but the parts of one that is put
/// together are kept beside it, so that it can be taken apart, and so is one that is split. Where one put together has
/// more blocks than one source may have, and so all sources are joined more coarsely (see Profile), all are kept beside
/// what they become.
///
/// What comes out is what counting the texts under the new names, without those left out, would have given, up to the
/// numbering of terms, and but for texts without a word: no part of a source that is split has them. Two things are not
/// undone: what was joined because a source that is left out, or split, had too many blocks stays joined.
class Arranging {
public:
    /// The profile must outlive this.
    explicit Arranging(Profile& profile) : profile_(&profile) {}

    /// Brings the profile from the arrangement it is in into this one. Nothing is done where it is in it already.
    /// O(sources log sources + entries of what is put together or split); O(vocabulary + entries) where all are joined.
    void arrange(const Arrangement& arrangement);

    /// Brings the profile back to what was counted. Only then it may be changed otherwise. O(sources log sources).
    void restore();

    /// What was counted, however it is arranged now. Holds until the profile is changed or arranged. O(sources).
    [[nodiscard]] CountedSources counted() const;

private:
    struct Member {
        Source source;
        bool is_counted = true;  // or else a part of one
    };
    using Members = std::vector<Member>;

    void share_out(Source&& source, std::map<std::string, Members>& by_name);
    void keep_aside(Members&& members);
    [[nodiscard]] Source put_together(const std::string& name, Members&& parts);
    void join(const std::vector<Source*>& put_together);

    Profile* profile_;
    Arrangement now_;                 // that it is in
    Fineness counted_ = texts_apart;  // the fineness of what was counted
    NewNames as_counted_;             // of sources that are as they were counted: from the present name to that
    std::vector<Source> aside_;       // the others, as they were counted
};

/// Arranges counts for good.
void arrange(Counts& counts, const Arrangement& arrangement);

}  // namespace kinprint
