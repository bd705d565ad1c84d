// What people should be careful about, in words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kinprint/tree.hpp"

namespace kinprint {

/// Why a source of so many words is not compared, and what to do.
std::string too_few_words(std::string_view source, std::uint64_t words);

/// For each term: is it a word of a script that is written without spaces? Empty when none is.
std::vector<bool> words_needing_dictionary(const Vocabulary& vocabulary);

/// What is wrong with the texts of one source.
std::vector<std::string> source_warnings(const Source& source, const std::vector<bool>& needing_dictionary);

/// Are there but two, and a distance that measures sources against the others?
bool needs_a_third(const Comparison& comparison, Distance distance);
void warn_of_two(std::vector<TreeSource>& sources);

/// These sources are not like the texts that the weights were learned from.
void warn_of_unlike(std::vector<TreeSource>& sources, const std::vector<std::size_t>& unlike);

}  // namespace kinprint
