#include "token_matcher.hpp"

#include <algorithm>

namespace kinprint {

namespace {

std::vector<std::string> tokens_of(std::string_view term) {
    std::vector<std::string> tokens;
    while (!term.empty()) {
        const std::size_t end = std::min(term.find(' '), term.size());
        if (end > 0) {
            tokens.emplace_back(term.substr(0, end));
        }
        term.remove_prefix(std::min(end + 1, term.size()));
    }
    return tokens;
}

}  // namespace

TokenMatcher::TokenMatcher(const std::vector<std::string>& terms) : ending_with_(1) {
    std::size_t longest = 0;
    for (std::uint32_t term = 0; term < terms.size(); ++term) {
        std::vector<TermId>& numbers = terms_.emplace_back();
        for (const std::string& token : tokens_of(terms[term])) {
            const auto [known, is_new] = numbers_.emplace(token, static_cast<TermId>(ending_with_.size()));
            if (is_new) {
                ending_with_.emplace_back();
            }
            numbers.push_back(known->second);
        }
        if (!numbers.empty()) {
            ending_with_[numbers.back()].push_back(term);
        }
        longest = std::max(longest, numbers.size());
    }
    window_.resize(longest);
}

TermId TokenMatcher::number(const std::string& token) const {
    const auto found = numbers_.find(token);
    return found == numbers_.end() ? other : found->second;
}

void TokenMatcher::clear() {
    seen_ = 0;
}

std::uint64_t TokenMatcher::oldest_place() const {
    return seen_ == 0 ? UINT64_MAX : back(std::min(seen_, window_.size()) - 1).place;
}

bool TokenMatcher::ends_here(const std::vector<TermId>& term) const {
    if (term.size() > seen_) {
        return false;
    }
    for (std::size_t steps = 0; steps < term.size(); ++steps) {
        if (back(steps).number != term[term.size() - 1 - steps]) {
            return false;
        }
    }
    return true;
}

}  // namespace kinprint
