// Files that can't be read: how that is told.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

#include "kinprint/error.hpp"

namespace kinprint::cli {

/// A file can't be read to its end. The message says in plain words why, and what to do.
class Unreadable : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The same of a file with a name. `file`: as the user knows it.
inline Error unreadable(std::string file, std::string message) {
    return {ErrorCode::unreadable_file, std::move(file), {}, {}, std::move(message)};
}

}  // namespace kinprint::cli
