#include "today.hpp"

#include <chrono>
#include <ctime>

#include "print.hpp"

namespace kinprint::cli {

std::string today() {
    return now().substr(0, std::string_view("YYYY-MM-DD").size());
}

std::string now() {
    const std::time_t time = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm utc{};
    gmtime_r(&time, &utc);
    return print("%04d-%02d-%02dT%02d:%02d:%02dZ", utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday, utc.tm_hour,
                 utc.tm_min, utc.tm_sec);
}

}  // namespace kinprint::cli
