// How many prompts some blocks answer.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <string_view>

#include "kinprint/profile.hpp"

namespace kinprint {

/// Blocks of one prompt count once, and a bundle for as many prompts as it stands for. The blocks must outlive it.
class PromptTally {
public:
    /// O(log prompts).
    void add(const Block& block) {
        std::uint64_t& stands_for = by_name_[block.prompt];
        stands_for = std::max<std::uint64_t>(stands_for, block.prompts);
    }

    /// How many differ by name, so that one may be drawn without another.
    [[nodiscard]] std::size_t names() const { return by_name_.size(); }

    /// O(names).
    [[nodiscard]] std::uint64_t prompts() const {
        std::uint64_t all = 0;
        for (const auto& [name, stands_for] : by_name_) {
            all += stands_for;
        }
        return all;
    }

private:
    std::map<std::string_view, std::uint64_t> by_name_;
};

}  // namespace kinprint
