// What known sources write like, genre by genre, as unknown texts are held against it.
#pragma once

#include <cstddef>
#include <vector>

#include "kinprint/atlas.hpp"
#include "kinprint/matrix.hpp"
#include "span.hpp"

namespace kinprint {

/// What texts of one genre, or of a mixture of them, are held against.
struct GenreStyles {
    std::vector<double> mean;       // rates per 1,000 words
    std::vector<double> share;      // by term: p_gt
    std::vector<double> log_share;  // log p_gt; not of a mixture
    Matrix log_ratio{0, 0};         // sources x terms: log(p_mgt / p_gt); not of a mixture
    Matrix y{0, 0};                 // sources x K: whitened
    Span span;                      // of these
};

/// Those of each genre of an atlas; `factor`: of its whitening. O(genres^2 * sources * terms).
std::vector<GenreStyles> styles_of(const Atlas& atlas, const Matrix& factor);

Matrix transposed(const Matrix& matrix);

}  // namespace kinprint
