// Gzip files, unpacked on their way.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "unpacking.hpp"

namespace kinprint::cli {

/// Does a file begin as those of gzip do, whatever its name?
bool is_gzip(std::string_view head);

/// Hands on the bytes that it is fed: inflated where the first of them are those of gzip, else as they are. Files of
/// several members, one after the other, are one; what stands behind the last, and is none, is passed over. Of a
/// damaged one all is handed on up to the 32 KiB in which the damage shows. Memory: what that unpacks to. Format: RFC
/// 1952.
class Gunzip {
public:
    /// `packed`: bytes that will be fed, by which is judged how many may come out.
    Gunzip(std::uint64_t packed, TakeSlice take);
    ~Gunzip();
    Gunzip(const Gunzip&) = delete;
    Gunzip& operator=(const Gunzip&) = delete;

    /// Precondition: the first slice has two bytes or more, or is all there is. Throws Torn where what comes is
    /// damaged, and Unreadable where it is too much.
    void feed(std::string_view slice);

    /// How many bytes were passed over, but for zeros, which fill up the blocks of some media. Throws Torn where the
    /// end is missing. That sums (CRC-32) and sizes were right is known only then.
    std::uint64_t finish();

private:
    struct Inflater;

    std::uint64_t packed_;
    TakeSlice take_;
    std::unique_ptr<Inflater> inflater_;  // of a gzip file
    bool begun_ = false;
};

}  // namespace kinprint::cli
