// Values that other programs computed; see tests/golden.
#pragma once

#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

namespace kinprint::test {

/// tests/golden/`name`.json
inline nlohmann::json golden(const std::string& name) {
    const std::string path = KINPRINT_ROOT "/tests/golden/" + name + ".json";
    std::ifstream file(path);
    if (!file) {
        throw std::runtime_error("cannot read " + path);
    }
    return nlohmann::json::parse(file);
}

}  // namespace kinprint::test
