#include "containers.hpp"

#include <nlohmann/json.hpp>
#include <utility>

#include "field_names.hpp"
#include "file_reader.hpp"
#include "shapes.hpp"
#include "text_lists.hpp"

namespace kinprint {

using nlohmann::json;

namespace {

/// Takes up what an object in a list of sources is called: by its name, and until that comes by its identifier.
void name_listed(Container& one, std::string_view key, const json& value) {
    const bool is_name = is_same_name(key, "name");
    if (!value.is_string() || !(is_name || is_same_name(key, "id"))) {
        return;
    }
    if (is_name && std::exchange(one.has_id_for_name, false)) {
        one.labels.source.clear();
    }
    one.has_id_for_name = one.labels.source.empty() && !is_name;
    one.labels = inside(std::move(one.labels), value.get_ref<const std::string&>());
}

}  // namespace

std::string name_of_source(const json& source) {
    const std::string name = label_at(source, "name");
    return name.empty() ? label_at(source, "id") : name;
}

Labels inside(Labels labels, std::string_view name) {
    if (labels.source.empty() && !says_nothing(name) && !names_a_label(name) && !is_identifier(name)) {
        labels.source = as_name(name);
    }
    return labels;
}

void Containers::open(std::string_view key) {
    const Container& outer = all_.back();
    all_.push_back({inside(outer.labels, key), outer.holds_prompts || names_a_label(key), names_sources(key)});
}

void Containers::close() {
    all_.pop_back();
}

void Containers::note(std::string_view key, std::string_view text) {
    json value = json::parse(text, nullptr, false);
    if (value.is_discarded()) {
        return;
    }
    Container& container = all_.back();
    if (all_.size() > 1 && all_.rbegin()[1].lists_sources) {
        name_listed(container, key, value);
    }
    container.labels = labels_of(json{{std::string(key), std::move(value)}}, container.labels);
}

Labels Containers::labels_around(const json& value) const {
    const Container& around = all_.back();
    return around.lists_sources ? inside(around.labels, name_of_source(value)) : around.labels;
}

}  // namespace kinprint
