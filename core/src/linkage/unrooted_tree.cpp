#include "unrooted_tree.hpp"

#include <algorithm>
#include <span>

namespace kinprint {

namespace {

/// Sets negative lengths to 0 and takes them off the others in equal parts, until none is left or nothing to take from.
void settle(std::span<Branch> siblings) {
    for (std::size_t round = 0; round < siblings.size(); ++round) {
        double debt = 0;
        double payers = 0;
        for (Branch& branch : siblings) {
            debt -= std::min(branch.length, 0.0);
            branch.length = std::max(branch.length, 0.0);
            payers += branch.length > 0 ? 1 : 0;
        }
        for (Branch& branch : siblings) {
            branch.length -= branch.length > 0 ? debt / payers : 0;
        }
    }
    for (Branch& branch : siblings) {
        branch.length = std::max(branch.length, 0.0);
    }
}

}  // namespace

UnrootedTree without_negative_lengths(UnrootedTree tree) {
    const std::span<Branch> branches(tree.branches);
    if (tree.leaves == 3) {
        settle(branches);
        return tree;
    }
    for (std::size_t i = 0; i + 1 < branches.size(); i += 2) {  // the last three are a pair and one
        settle(branches.subspan(i, 2));
    }
    if (!branches.empty()) {
        settle(branches.last(1));
    }
    return tree;
}

}  // namespace kinprint
