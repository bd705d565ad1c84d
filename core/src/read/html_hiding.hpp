// Which part of a page is not shown, by the elements that it stands in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kinprint {

/// Follows the elements within one that is hidden, to know where that ends. Ends that HTML lets people leave out are
/// known (of paragraphs, items, rows, cells, and of the head), after the HTML Standard's rules for them. Memory:
/// `limits::html_levels` names.
class HtmlHiding {
public:
    /// `is_hidden`: do its attributes say so?
    void open(std::string_view name, bool is_hidden);

    /// False where what the tag closes is shown.
    bool close(std::string_view name);

    [[nodiscard]] bool hides() const { return !open_.empty(); }

private:
    void end_by(std::string_view name);

    std::vector<std::string> open_;  // the hidden one, and those that are open in it
};

}  // namespace kinprint
