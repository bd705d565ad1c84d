// The lists and objects that a file's records stand in, and what they say of them.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "labels.hpp"

namespace kinprint {

/// What one of a list of sources is called: by its name, else by its identifier.
std::string name_of_source(const nlohmann::json& source);

/// The labels of what is kept under a name: where nothing else says so, the name is the source's.
Labels inside(Labels labels, std::string_view name);

/// A list or an object that is gone through record by record, or member by member.
struct Container {
    Labels labels;
    bool holds_prompts = false;             // or other labels, as its name says
    bool lists_sources = false;             // each of which says its name
    bool has_id_for_name = false;           // is its source called by an identifier?
    bool has_rows = false;                  // was a list seen in it?
    std::vector<std::string> columns = {};  // of a table of such lists, as the first of them names them
};

/// Those that we are in, of which the file itself is the outermost.
class Containers {
public:
    /// Goes into one that is kept under `key`; "" where it is in a list.
    void open(std::string_view key);

    void close();

    /// Takes up a member of the innermost that is no record: it may be a label of all that comes. `text`: its JSON.
    void note(std::string_view key, std::string_view text);

    /// The labels of a value in the innermost, as far as what is around it says them.
    [[nodiscard]] Labels labels_around(const nlohmann::json& value) const;

    [[nodiscard]] Container& innermost() { return all_.back(); }

private:
    std::vector<Container> all_ = {{}};  // from the outside in
};

}  // namespace kinprint
