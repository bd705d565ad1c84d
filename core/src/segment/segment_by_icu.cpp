#include "code_point.hpp"
#include "icu_breaks.hpp"
#include "kinprint/segment.hpp"

namespace kinprint {

std::vector<Segment> segment_by_icu(std::string_view utf8) {
    segmentation::IcuBreaks icu;
    icu.set_text(utf8);
    std::vector<Segment> out;
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t from = at;
        const std::size_t to = icu.next();
        segmentation::Traits seen = 0;
        while (at < to) seen |= segmentation::kind_bits(segmentation::decode(utf8, at));
        if (segmentation::is_seen(seen)) out.push_back({from, to, segmentation::kind_of(seen)});
    }
    return out;
}

}  // namespace kinprint
