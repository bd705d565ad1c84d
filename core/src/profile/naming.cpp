#include "kinprint/naming.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "fnv1a.hpp"
#include "hexadecimal.hpp"
#include "kinprint/limits.hpp"
#include "kinprint/tree_format.hpp"
#include "read/file_reader.hpp"

namespace kinprint {

namespace {

constexpr std::array<std::string_view, std::size(all_traits)> trait_names = {"file", "genre", "prompt"};

std::string_view without_line(std::string_view id) {
    const std::size_t end = id.find_last_not_of("0123456789");
    const bool has_line = end != std::string_view::npos && end > 0 && id[end] == ':' && end + 1 < id.size();
    return has_line ? id.substr(0, end) : id;
}

/// Without the zeros that it begins with.
std::string short_hash(std::string_view text) {
    const std::string digits = in_hexadecimal(fnv1a(text));
    return digits.substr(std::min(digits.find_first_not_of('0'), digits.size() - 1));
}

}  // namespace

std::string_view name_after(const NewNames& renamed, std::string_view name) {
    const auto found = renamed.find(name);
    return found == renamed.end() ? name : std::string_view(found->second);
}

std::optional<std::string> why_no_name(std::string_view name) {
    if (name.find_first_not_of(' ') == std::string_view::npos) {
        return "A source needs a name.";
    }
    if (name.size() > limits::name_bytes) {
        return "The name is too long: " + std::to_string(limits::name_bytes) + " bytes are the most.";
    }
    if (one_line(name) != name) {
        return "The name must be one line, without characters that break or turn it.";
    }
    return std::nullopt;
}

std::string_view name(Trait trait) {
    return trait_names[static_cast<std::size_t>(trait)];
}

std::optional<Trait> trait_of_name(std::string_view name) {
    const auto* const found = std::ranges::find(trait_names, name);
    return found == trait_names.end() ? std::nullopt
                                      : std::optional(static_cast<Trait>(std::distance(trait_names.begin(), found)));
}

std::string_view value_of(Trait trait, std::string_view prompt, std::string_view id, std::string_view genre) {
    switch (trait) {
        case Trait::file: return without_line(id);
        case Trait::genre: return genre;
        case Trait::prompt: return prompt;
    }
    return {};
}

std::string part_name(const Split& split, std::string_view value) {
    const std::string what = value.empty() ? "no " + std::string(name(split.by)) : std::string(value);
    std::string whole = split.as + " · " + what;
    if (whole.size() <= limits::name_bytes) {
        return whole;
    }
    const std::string end = "…" + short_hash(whole);
    return cut_to_bytes(whole, limits::name_bytes - end.size()) + end;
}

std::string name_of_text(const Naming& naming, std::string_view source, const TextLabel& label) {
    std::string known(source);
    for (std::size_t depth = 0; depth < std::size(all_traits); ++depth) {
        const auto found = naming.splits.find(known);
        if (found == naming.splits.end()) {
            break;
        }
        const Split& split = found->second;
        known = part_name(split, value_of(split.by, label.prompt, label.id, label.genre));
    }
    return std::string(name_after(naming.renamed, known));
}

}  // namespace kinprint
