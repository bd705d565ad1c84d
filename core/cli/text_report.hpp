// Results for people at a terminal.
#pragma once

#include <string>

#include "kinprint/slop.hpp"
#include "kinprint/tree.hpp"

namespace kinprint::cli {

/// The finding in a sentence, the tree, and what to be careful about.
std::string text_report(const TreeResult& result);

/// A table a source and list.
std::string text_report(const SlopReport& report, const Vocabulary& vocabulary);

}  // namespace kinprint::cli
