// The elements of HTML, by how they stand in a page.
#pragma once

#include <cstddef>
#include <string_view>

namespace kinprint {

/// Names are cut there; those that matter are shorter.
inline constexpr std::size_t longest_html_name = 32;

constexpr bool is_html_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/// Does it stand as a block of its own, so that what is in it is a paragraph?
bool is_html_block(std::string_view name);

/// Does it hold nothing, so that no tag closes it?
bool is_html_void(std::string_view name);

/// Is what is in it no markup, so that only its own end is looked for? No browser that runs scripts shows any of it.
bool is_html_raw(std::string_view name);

/// Does no browser show what is in it, which is markup?
bool is_html_hidden(std::string_view name);

}  // namespace kinprint
