#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "kinprint/trust.hpp"

namespace kinprint {

namespace {

constexpr double false_alarms = 0.05;

double share(double part, double whole) {
    return whole > 0 ? part / whole : 0;
}

/// How far the highest probability is from how often it is right, by tenths.
class Reliability {
public:
    void add(double probability, bool is_right) {
        Tenth& tenth = tenths_[std::min<std::size_t>(9, static_cast<std::size_t>(probability * 10))];
        tenth.texts += 1;
        tenth.probability += probability;
        tenth.right += is_right ? 1 : 0;
        all_ += 1;
    }

    void write_to(Accuracy& accuracy) const {
        for (const Tenth& tenth : tenths_) {
            accuracy.error += share(std::abs(tenth.probability - tenth.right), all_);
        }
        accuracy.sure = share(tenths_.back().texts, all_);
        accuracy.right = share(tenths_.back().right, tenths_.back().texts);
    }

private:
    struct Tenth {
        double texts = 0;
        double probability = 0;
        double right = 0;
    };
    std::array<Tenth, 10> tenths_{};
    double all_ = 0;
};

/// The share of pairs in which an unknown text has the higher score, ties by half. O(n log n).
/// Source: Hanley and McNeil (1982), "The meaning and use of the area under a ROC curve".
double auroc(const std::vector<double>& known, const std::vector<double>& unknown) {
    double higher = 0;
    for (const double score : unknown) {
        const auto begin = std::ranges::lower_bound(known, score);
        const auto end = std::ranges::upper_bound(known, score);
        higher += static_cast<double>(begin - known.begin()) + static_cast<double>(end - begin) / 2;
    }
    return share(higher, static_cast<double>(known.size()) * static_cast<double>(unknown.size()));
}

void write_open_set(std::vector<double>&& known, std::vector<double>&& unknown, Accuracy& accuracy) {
    if (known.empty() || unknown.empty()) {
        return;
    }
    std::ranges::sort(known);
    accuracy.auroc = auroc(known, unknown);
    const auto at = static_cast<std::size_t>((1 - false_alarms) * static_cast<double>(known.size() - 1));
    const auto found = std::ranges::count_if(unknown, [&](double score) { return score > known[at]; });
    accuracy.detections = share(static_cast<double>(found), static_cast<double>(unknown.size()));
}

/// Of the texts by known sources, or by others, the share of a verdict.
double share_of(const std::vector<Outcome>& outcomes, bool are_known, Verdict verdict) {
    const auto all = std::ranges::count_if(outcomes, [&](const Outcome& one) { return one.is_known == are_known; });
    const auto said = std::ranges::count_if(
        outcomes, [&](const Outcome& one) { return one.is_known == are_known && one.verdict == verdict; });
    return share(static_cast<double>(said), static_cast<double>(all));
}

}  // namespace

Accuracy accuracy_of(const std::vector<Outcome>& outcomes) {
    Accuracy accuracy;
    Reliability reliability;
    std::vector<double> known;
    std::vector<double> unknown;
    for (const Outcome& outcome : outcomes) {
        (outcome.is_known ? known : unknown).push_back(outcome.none);
        if (outcome.is_known) {
            accuracy.first += outcome.rank == 0 ? 1 : 0;
            accuracy.three += outcome.rank < 3 ? 1 : 0;
            accuracy.vendor += outcome.is_vendor ? 1 : 0;
            reliability.add(outcome.probability, outcome.rank == 0);
        }
    }
    accuracy.texts = known.size();
    for (double* count : {&accuracy.first, &accuracy.three, &accuracy.vendor}) {
        *count = share(*count, static_cast<double>(known.size()));
    }
    reliability.write_to(accuracy);
    accuracy.clear_of_unknown = share_of(outcomes, false, Verdict::clear);
    accuracy.unlike_of_unknown = share_of(outcomes, false, Verdict::unlike_all);
    accuracy.unlike_of_known = share_of(outcomes, true, Verdict::unlike_all);
    write_open_set(std::move(known), std::move(unknown), accuracy);
    return accuracy;
}

}  // namespace kinprint
