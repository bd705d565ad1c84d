#include "decimal.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace kinprint {

// Not by `std::to_chars` with `chars_format::fixed`: its tables are 100 kB that don't compress, a fifth of the page's
// engine.
std::string decimal(double value) {
    const std::string json = nlohmann::json(value).dump();  // 2.0, -0.25, 1.5e-07
    const std::size_t sign = json.starts_with('-') ? 1 : 0;
    const std::size_t mantissa_end = std::min(json.find('e'), json.size());
    const int exponent = mantissa_end == json.size() ? 0 : std::stoi(json.substr(mantissa_end + 1));

    std::string digits = json.substr(sign, mantissa_end - sign);
    int point = static_cast<int>(std::min(digits.find('.'), digits.size())) + exponent;
    std::erase(digits, '.');
    if (point < 1) {
        digits.insert(0, static_cast<std::size_t>(1 - point), '0');
        point = 1;
    }
    const auto whole = static_cast<std::size_t>(point);
    digits.resize(std::max(digits.size(), whole), '0');
    digits.insert(whole, 1, '.');
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.ends_with('.')) {
        digits.pop_back();
    }
    return json.substr(0, sign) + digits;
}

}  // namespace kinprint
