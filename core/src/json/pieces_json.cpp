#include "identification_parts.hpp"
#include "kinprint/pieces.hpp"
#include "result_parts.hpp"

namespace kinprint {

namespace {

ResultJson window_json(const Window& window) {
    return {{"from", window.from},
            {"words", window.words},
            {"source", window.source},
            {"probability", window.probability},
            {"noneOfThese", window.none_of_these}};
}

ResultJson stretch_json(const Stretch& stretch) {
    return {{"from", stretch.from},
            {"words", stretch.words},
            {"earliest", stretch.earliest},
            {"latest", stretch.latest},
            {"whose", json_of(stretch.whose)}};
}

ResultJson share_json(const NearestShare& share) {
    return {{"source", share.source}, {"vendor", share.vendor}, {"texts", share.texts},
            {"share", share.share},   {"low", share.low},       {"high", share.high}};
}

ResultJson course_json(const Course& course) {
    return {{"text", course.text},
            {"words", course.words},
            {"windows", list_of(course.windows, window_json)},
            {"stretches", list_of(course.stretches, stretch_json)}};
}

}  // namespace

ResultJson json_of(const PieceByPiece& pieces) {
    return {{"texts", pieces.texts},
            {"nearest", list_of(pieces.nearest, share_json)},
            {"courses", list_of(pieces.courses, course_json)},
            {"unfollowed", pieces.unfollowed},
            {"about", about_changes()}};
}

std::string to_json(const PieceByPiece& pieces) {
    return dump(json_of(pieces));
}

}  // namespace kinprint
