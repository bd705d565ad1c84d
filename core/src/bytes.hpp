// Values as bytes, for another engine of the same build.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace kinprint {

/// Appends values to bytes.
class ByteWriter {
public:
    template <typename T>
    void put(const T& value) {
        static_assert(std::is_trivially_copyable_v<T>);
        out.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    void put_text(std::string_view text) {
        put(static_cast<std::uint64_t>(text.size()));
        out.append(text);
    }
    template <typename T>
    void put_array(const std::vector<T>& values) {
        static_assert(std::has_unique_object_representations_v<T>);
        put_text({reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)});
    }
    std::string out;
};

/// Reads what `ByteWriter` wrote; after the first thing that does not fit, `ok` is false and everything is empty.
class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

    template <typename T>
    T get() {
        T value{};
        if (const std::string_view part = take(sizeof value); !part.empty()) {
            std::memcpy(&value, part.data(), sizeof value);
        }
        return value;
    }
    std::string_view get_text() { return take(get<std::uint64_t>()); }

    template <typename T>
    std::vector<T> get_array() {
        const std::string_view part = get_text();
        ok = ok && part.size() % sizeof(T) == 0;
        std::vector<T> values(ok ? part.size() / sizeof(T) : 0);
        if (!values.empty()) {
            std::memcpy(values.data(), part.data(), part.size());
        }
        return values;
    }
    [[nodiscard]] bool at_end() const { return ok && rest_.empty(); }

    bool ok = true;

private:
    std::string_view take(std::uint64_t bytes) {
        if (!ok || bytes > rest_.size()) {
            ok = false;
            return {};
        }
        const std::string_view part = rest_.substr(0, static_cast<std::size_t>(bytes));
        rest_.remove_prefix(part.size());
        return part;
    }

    std::string_view rest_;
};

}  // namespace kinprint
