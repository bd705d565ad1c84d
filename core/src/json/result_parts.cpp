#include "result_parts.hpp"

#include "kinprint/version.hpp"

namespace kinprint {

std::string dump(const ResultJson& value) {
    return value.dump(-1, ' ', false, ResultJson::error_handler_t::replace);
}

ResultJson json_of(const std::optional<std::uint64_t>& number) {
    return number ? ResultJson(*number) : ResultJson(nullptr);
}

ResultJson json_of(const std::optional<double>& number) {
    return number ? ResultJson(*number) : ResultJson(nullptr);
}

ResultJson json_of(const Errors& errors) {
    ResultJson list = ResultJson::array();
    for (const Error& error : errors) {
        list.push_back({{"file", error.file},
                        {"text", json_of(error.text)},
                        {"byte", json_of(error.byte)},
                        {"code", name(error.code)},
                        {"message", error.message}});
    }
    return list;
}

ResultJson with_versions() {
    return {{"kinprint", version}, {"icu", icu_version()}};
}

}  // namespace kinprint
