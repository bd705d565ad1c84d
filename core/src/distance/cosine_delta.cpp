#include "cosine.hpp"
#include "kinprint/distance.hpp"
#include "zscore.hpp"

namespace kinprint {

CondensedMatrix cosine_delta(const Matrix& rates) {
    return cosine_distances(zscores_by_term(rates).by_term);
}

}  // namespace kinprint
