// One long text from its beginning to its end.
#pragma once

#include <cstddef>

#include "cutting.hpp"
#include "kinprint/pieces.hpp"

namespace kinprint {

/// Windows and stretches of a text that was cut; `whole`: as all of it was placed.
Course course_of(const Pieces& pieces, const CutText& text, const Placed& whole, const AtlasFile& atlas,
                 const Placer& placer);

}  // namespace kinprint
