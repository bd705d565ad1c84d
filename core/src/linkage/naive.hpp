// The oracle of `link`: agglomeration as its definition reads.
#pragma once

#include <vector>

#include "kinprint/linkage.hpp"

namespace kinprint {

/// Again and again the two nearest clusters become one; the distance of two clusters is taken anew from all pairs of
/// their leaves, so no update formula is shared with the fast algorithms:
/// average, complete, single: mean, maximum, minimum of d over the pairs between A and B;
/// ward: sqrt(2|A||B| / (|A|+|B|) (S(A,B) - S(A,A)/2 - S(B,B)/2)), S the mean of d^2 over ordered pairs of leaves: for
/// points in space the step in the sum of squares, and what Lance and Williams's formula comes to for any distances.
/// Of equally near pairs the one with the lowest leaf, then with the lowest leaf of the other cluster. O(n^3).
std::vector<Merge> naive_linkage(const CondensedMatrix& distances, Linkage linkage);

/// The distance of two clusters, each a list of leaves, as `naive_linkage` takes it. O(|A| |B|); ward O((|A|+|B|)^2).
double cluster_distance(const CondensedMatrix& distances, Linkage linkage, const std::vector<std::uint32_t>& a,
                        const std::vector<std::uint32_t>& b);

}  // namespace kinprint
