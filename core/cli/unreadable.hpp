// Files that can't be read: how that is told.
#pragma once

#include <cstdint>
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

/// The same of a packed file that is damaged or cut short; what was handed on before stands. It is told as `torn_file`.
class Torn : public Unreadable {
public:
    /// `byte`: of the packed file; that far it could be unpacked.
    explicit Torn(std::uint64_t byte)
        : Unreadable("This packed file is damaged or cut short. It could be unpacked up to its byte " +
                     std::to_string(byte) +
                     ", and what came of that was counted, though some of it may be wrong. Get the file anew.") {}
};

/// The same of a file with a name. `file`: as the user knows it.
inline Error unreadable(std::string file, std::string message) {
    return {ErrorCode::unreadable_file, std::move(file), {}, {}, std::move(message)};
}

/// Says that of a packed file so many bytes were passed over that stand behind its end.
inline Error bytes_behind(std::string file, std::uint64_t bytes) {
    return {ErrorCode::bytes_behind,
            std::move(file),
            {},
            {},
            "Behind the end of what is packed in this file " +
                (bytes == 1 ? std::string("is one byte that is") : "are " + std::to_string(bytes) + " bytes that are") +
                " no part of it. What is packed was counted; get the file anew if there should be more in it."};
}

}  // namespace kinprint::cli
