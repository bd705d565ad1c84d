#include "html_hiding.hpp"

#include <algorithm>
#include <array>

#include "html_names.hpp"
#include "kinprint/limits.hpp"

namespace kinprint {

namespace {

/// An element, and one that ends it by its beginning.
struct Ending {
    std::string_view open;
    std::string_view next;
};

constexpr std::array endings = {Ending{"li", "li"}, Ending{"dt", "dt"}, Ending{"dt", "dd"}, Ending{"dd", "dt"},
                                Ending{"dd", "dd"}, Ending{"td", "td"}, Ending{"td", "th"}, Ending{"td", "tr"},
                                Ending{"th", "td"}, Ending{"th", "th"}, Ending{"th", "tr"}, Ending{"tr", "tr"}};

bool ends_before(std::string_view open, std::string_view next) {
    const auto is_it = [&](const Ending& ending) { return ending.open == open && ending.next == next; };
    return (open == "p" && is_html_block(next)) || std::ranges::any_of(endings, is_it);
}

}  // namespace

void HtmlHiding::open(std::string_view name, bool is_hidden) {
    end_by(name);
    const bool counts = hides() ? open_.size() < limits::html_levels : is_hidden || is_html_hidden(name);
    if (counts && !is_html_void(name)) {
        open_.emplace_back(name);
    }
}

/// What ends because this begins.
void HtmlHiding::end_by(std::string_view name) {
    while (hides() && ends_before(open_.back(), name)) {
        open_.pop_back();
    }
    if (hides() && open_.front() == "head" && is_html_block(name)) {
        open_.clear();
    }
}

bool HtmlHiding::close(std::string_view name) {
    const auto found = std::ranges::find(open_.rbegin(), open_.rend(), name);
    if (found != open_.rend()) {
        open_.erase(std::prev(found.base()), open_.end());
        return true;
    }
    if (hides() && open_.front() != "template" && is_html_block(name) && name != "p") {
        open_.clear();  // what it stood in has ended
    }
    return hides();
}

}  // namespace kinprint
