// The layout of a .kinprint.json, shared by its writer and its reader.
//
//   {"kinprint": version, "icu": version, "format": 3, "textHashes": "0f…", "terms": PROFILE, "content": PROFILE}
//
// "textHashes" are those of the texts, 16 hexadecimal digits each, and may be left out.
// Beside these the page keeps "texts" where people ask for them (web/src/engine/keeping.ts), and with those
// "dictionaries": true, where their words are found by dictionary.
//
// PROFILE:
//   {"partial": true, "bucketBits": 9, "floor": 12,
//    "words": [text…], "marks": [text…], "pairs": [left, right, …], "contentPairs": […], "contentTriples": […],
//    "sources": [{"name", "emptyTexts", "blocks": [BLOCK…]}]}
//
// BLOCK:
//   {"prompt", "id", "genre", "bucket", "prompts", "uncounted", "texts", "words",
//    "terms": [count or -skipped, …], "spread": [texts…]}
//
// Terms are numbered through all five lists in this order; runs name their parts by these numbers; a list without a
// term may be left out. "partial" is left out where it is false: it says that what a source lacks here it may yet have
// used. "bucketBits" is left out where texts are apart: it is the fineness of blocks that were joined by their buckets.
// "prompts" is left out where a block stands for one prompt. "floor" and "uncounted" are there where rare terms are
// not: such a term came fewer than "floor" times in all, and all of them so many times in a block. The counts of a
// block stand in the order of the terms; a negative number passes over that many terms that the block does not have.
// "spread" tells of each of them how many texts have it here first; it may be left out, and is where a block is one
// text.
#pragma once

#include <array>

#include "kinprint/vocabulary.hpp"

namespace kinprint {

inline constexpr int profile_format = 3;

struct TermList {
    TermKind kind;
    const char* key;
};

inline constexpr std::array<TermList, term_kinds> term_lists = {{
    {TermKind::word, "words"},
    {TermKind::mark, "marks"},
    {TermKind::pair, "pairs"},
    {TermKind::content_pair, "contentPairs"},
    {TermKind::content_triple, "contentTriples"},
}};

}  // namespace kinprint
