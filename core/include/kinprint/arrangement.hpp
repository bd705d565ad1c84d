// Sources under other names, put together, or left out: without counting their texts again.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "kinprint/error.hpp"
#include "kinprint/profile.hpp"

namespace kinprint {

/// Names of sources, and those that they go by instead.
using NewNames = std::map<std::string, std::string, std::less<>>;

/// The name that a source goes by. O(log names).
std::string_view name_after(const NewNames& renamed, std::string_view name);

/// What people want of the sources that were counted. All take their new names at once, so two may change places; those
/// that come to one name are one source, as `merge` makes it.
struct Arrangement {
    NewNames renamed;
    std::set<std::string, std::less<>> left_out;  // by the names that they go by then

    friend bool operator==(const Arrangement&, const Arrangement&) = default;
};

/// Why this can't be given to a source as its name: it is empty, not one line, or longer than `limits::name_bytes`.
/// Nothing where it can. O(bytes).
std::optional<std::string> why_no_name(std::string_view name);

/// Says of each source that is named and not there, as `unknown_source`, that it isn't. `counted`: not yet arranged.
Errors not_there(const Profile& counted, const Arrangement& arrangement);

/// A profile that can be arranged again and again. Sources are moved, not copied; but the parts of one that is put
/// together are kept beside it, so that it can be taken apart. Where it has more blocks than one source may have, and
/// so all sources are joined more coarsely (see Profile), all are kept beside what they become.
///
/// What comes out is what counting the texts under the new names, without those left out, would have given, up to the
/// numbering of terms. One thing is not undone: what was joined because a source that is left out had too many blocks
/// stays joined.
class Arranging {
public:
    /// The profile must outlive this.
    explicit Arranging(Profile& profile) : profile_(&profile) {}

    /// Brings the profile from the arrangement it is in into this one. Nothing is done where it is in it already.
    /// O(sources log sources + entries of what is put together); O(vocabulary + entries) where all are joined.
    void arrange(const Arrangement& arrangement);

    /// Brings the profile back to what was counted. Only then it may be changed otherwise. O(sources log sources).
    void restore();

private:
    [[nodiscard]] Source put_together(const std::string& name, std::vector<Source>&& parts);
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
