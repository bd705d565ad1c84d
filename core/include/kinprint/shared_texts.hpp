// Texts that several files hold: within a file they are left out, across files they count again, which is to be said.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "kinprint/error.hpp"

namespace kinprint {

/// A file that was read, and what tells its texts from others: `FileReport::text_hashes`.
struct HashedTexts {
    std::string file;
    std::vector<std::uint64_t> hashes;
};

/// Says of each of these files, in the order they came, how many of its texts one before it holds, too, of the same
/// source and to the letter, and which: one `shared_text` a file. Of the first `known` files that was said before. Of
/// several files that hold a text the first is named. A number is a lower bound, and said to be so, where there may be
/// more, as not all texts are compared: where the file or one before it has `limits::text_hashes` or more, or all have
/// `limits::compared_hashes`. O(hashes log hashes), and O(`limits::compared_hashes`) of memory.
Errors shared_texts(const std::vector<HashedTexts>& files, std::size_t known = 0);

}  // namespace kinprint
