// Results for people at a terminal.
#pragma once

#include <string>

#include "kinprint/evidence.hpp"
#include "kinprint/identify.hpp"
#include "kinprint/passages.hpp"
#include "kinprint/pieces.hpp"
#include "kinprint/slop.hpp"
#include "kinprint/tree.hpp"

namespace kinprint::cli {

/// The finding in a sentence, the tree, and what to be careful about.
std::string text_report(const TreeResult& result);

/// A table a source and list.
std::string text_report(const SlopReport& report, const Vocabulary& vocabulary);

/// How alike the two are in a sentence, a table of what brings them together and one of what holds them apart, and the
/// passages.
std::string text_report(const Evidence& evidence, const Passages* passages);

/// "87.5 %". Never all: nothing is as sure.
std::string sureness(double probability);

/// Of each text whose style it may be, how sure that is, and what speaks for it.
std::string text_report(const Identification& identification);

/// Where the style of long texts changes, and which share of the texts is nearest to whom. Nothing where there is
/// neither.
std::string text_report(const PieceByPiece& pieces);

}  // namespace kinprint::cli
