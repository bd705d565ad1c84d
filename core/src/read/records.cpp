#include "records.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "batch.hpp"
#include "containers.hpp"
#include "field_names.hpp"
#include "json_outline.hpp"
#include "json_text.hpp"
#include "labels.hpp"
#include "nesting.hpp"
#include "record_fields.hpp"
#include "record_report.hpp"
#include "record_shapes.hpp"
#include "shapes.hpp"
#include "streamed.hpp"
#include "text_lists.hpp"

namespace kinprint {

namespace {

using nlohmann::json;

}  // namespace

struct Records::Impl {
    explicit Impl(ReadTarget where) : target(where), report(where.file.fields) {}

    /// Throws what the library throws, of the text as it stands.
    json parse(std::string_view text, const RecordPlace& place) {
        std::string mended;
        json value = parse_nearly_json(text, mended);
        if (!mended.empty()) {
            target.errors.add(
                ErrorCode::bad_json, place.number, place.byte,
                place.what + " is not quite JSON, and was counted all the same. It holds " + mended + ".");
        }
        return value;
    }

    void read(const json& value, const Labels& outer, const RecordPlace& place) {
        if (value.is_string() && place.is_listed) {
            add_text(value, outer, place);
            return;
        }
        if (value.is_structured() && value.empty() && !place.is_listed) {
            --records;  // room for some
            return;
        }
        if (place.is_listed && value.is_array() && read_as_row(value, outer, place)) {
            return;
        }
        if (streamed.is_piece(value)) {
            add_streamed(streamed.take(value, labels_in(value, outer), place));
            return;
        }
        answers = passed_over = 0;
        const auto finds = [&] { return find(value, outer, place, !place.is_listed) > 0; };
        if (finds() || (guess_fields(value) && finds())) {
            if (answers + passed_over == 0 && !is_turn(value)) {
                report.see_unanswered(place);
            }
            return;
        }
        report.say_missing(value, place, target);
    }

    void add_streamed(const std::vector<StreamedAnswers::Whole>& wholes) {
        for (const StreamedAnswers::Whole& whole : wholes) {
            has_texts = true;
            add({whole.answer}, whole.labels, whole.place, nullptr);
        }
    }

    /// Takes fields of a record for its texts, once for the file, where no name is known and none was given. Did it?
    bool guess_fields(const json& value) {
        if (!text_field().empty() || !columns.empty() || has_texts) {
            return false;
        }
        const std::vector<json> rows = value.is_object() ? rows_of_split(value) : std::vector<json>();
        const json& in = rows.empty() ? value : json(rows);
        columns = columns_of_models(in);
        if (!columns.empty()) {
            report.guess_models(columns);
            return true;
        }
        guess = likeliest_field(in).name;
        if (!guess.empty()) {
            report.guess_text(guess, in);
        }
        return !guess.empty();
    }

    /// A row of a table that is a list of rows, the first of which is its heading. False where it is none.
    bool read_as_row(const json& list, const Labels& outer, const RecordPlace& place) {
        Container& table = around.innermost();
        if (!std::exchange(table.has_rows, true)) {
            table.columns = heading_of(list).value_or(std::vector<std::string>());
            records -= table.columns.empty() ? 0 : 1;
            return !table.columns.empty();
        }
        const json record = record_of_row(table.columns, list);
        return record.is_object() && find_in_object(record, outer, place) > 0;
    }

    /// How many records were found in it, be they without a text of their own. `may_list`: an object may be a list of
    /// texts, as one that is itself in a list may not: there it is a row.
    std::size_t find(const json& value, const Labels& outer, const RecordPlace& place, bool may_list) {
        if (value.is_string() && looks_like_text(*value.get_ptr<const std::string*>())) {
            return add_text(value, outer, place);
        }
        const bool is_list =
            value.is_structured() && (value.is_array() || (may_list && !names_text(value))) && is_list_of_texts(value);
        if (!is_list && value.is_object()) {
            return find_in_object(value, outer, place);
        }
        std::size_t found = 0;
        for (auto one = value.begin(); value.is_structured() && one != value.end(); ++one) {
            found += is_list ? add_text(*one, outer, place) : find(*one, outer, place, false);
        }
        return found;
    }

    std::size_t find_in_object(const json& value, const Labels& outer, const RecordPlace& place) {
        objects.push_back(&value);
        const std::size_t found = find_in_last_object(value, outer, place);
        objects.pop_back();
        return found;
    }

    std::size_t find_in_last_object(const json& value, const Labels& outer, const RecordPlace& place) {
        const Labels labels = labels_in(value, outer);
        if (const auto sides = sides_in(value); !sides.empty()) {
            for (const json& side : sides) {
                const auto said = answers_of(side);
                add(said ? said->all : std::vector<Answer>(), labels_in(side, outer), place, &side);
            }
            has_texts = true;
            return sides.size();
        }
        if (const auto said = answers_in(value); said && !report.passed_over(said->field)) {
            report.see_field(said->field, value);
            has_texts = true;
            add(said->all, labels, place, &value);
            std::size_t found = 1;
            for (const json* reply : replies_to(value, said->field)) {
                found += find_in_object(*reply, outer, place);
            }
            return found;
        }
        if (is_request(value)) {
            report.see_request(place);
            return ++passed_over;
        }
        if (is_failure(value)) {
            report.see_failure(place);
            return ++passed_over;
        }
        std::size_t found = 0;
        for (const json& row : rows_in(value)) {
            found += find_in_object(row, outer, place);
        }
        return found > 0 ? found : find_in_members(value, labels, place);
    }

    /// In an object that is no record itself.
    std::size_t find_in_members(const json& value, const Labels& labels, const RecordPlace& place) {
        const Labels own = labels_of(value, {});
        // A record whose answers stand under the names of models: HC3 has "human_answers" and "chatgpt_answers".
        const bool holds_sides = own.source.empty() && std::ranges::any_of(value.items(), [](const auto& one) {
                                     return one.value().is_structured() && is_called_as_models_are(one.key());
                                 });
        const bool is_record = (!own.source.empty() || !own.prompt.empty()) && !holds_sides;
        std::size_t found = 0;
        for (const auto& [name, one] : value.items()) {
            if (!one.is_structured() || is_asked(name, value)) {
                continue;
            }
            if (one.is_array() && names_sources(name)) {
                found += find_in_sources(one, labels, place);
                continue;
            }
            const std::string_view source = holds_sides ? without_answer(name) : name;
            found += find(one, is_record ? labels : inside(labels, source), place, true);
        }
        return found;
    }

    /// In a list of sources, each of which says its name.
    std::size_t find_in_sources(const json& list, const Labels& outer, const RecordPlace& place) {
        std::size_t found = 0;
        for (const json& one : list) {
            found += find(one, inside(outer, name_of_source(one)), place, false);
        }
        return found;
    }

    /// The records that one holds of several models.
    [[nodiscard]] std::vector<json> sides_in(const json& object) const {
        if (!columns.empty()) {
            return rows_of_models(object, columns);
        }
        return text_field().empty() ? sides_of(object) : std::vector<json>();
    }

    /// The records of a table that is written column by column.
    [[nodiscard]] std::vector<json> rows_in(const json& object) const {
        if (auto rows = rows_of_split(object); !rows.empty()) {
            return rows;
        }
        const std::string& asked = text_field();
        if (!asked.empty()) {
            return rows_of_columns(object, asked);
        }
        for (const std::string_view name : names_of_texts()) {
            if (auto rows = rows_of_columns(object, name); !rows.empty()) {
                return rows;
            }
        }
        return {};
    }

    std::size_t add_text(const json& text, const Labels& labels, const RecordPlace& place) {
        return add({{text.get<std::string>(), "", ""}}, labels, place, nullptr);
    }

    /// The field of the text that people named, or that was guessed; "" where the names that are known decide.
    [[nodiscard]] const std::string& text_field() const {
        return target.file.fields.text.empty() ? guess : target.file.fields.text;
    }

    [[nodiscard]] bool names_text(const json& value) const {
        return !text_field().empty() && find_field(value, text_field()).value != nullptr;
    }

    [[nodiscard]] std::optional<Answers> answers_in(const json& object) const {
        const std::string& field = text_field();
        return field.empty() ? answers_of(object) : answers_at(object, field);
    }

    Labels labels_in(const json& object, const Labels& outer) {
        const Fields& asked = target.file.fields;
        Labels labels = labels_of(object, outer);
        if (!asked.source.empty()) {
            const std::string own = label_at(object, asked.source);
            labels.source = own.empty() ? outer.source : own;
            report.see_source_field(!own.empty());
        }
        if (!asked.prompt.empty()) {
            const std::string own = label_at(object, asked.prompt);
            labels.prompt = own.empty() ? outer.prompt : own;
            report.see_prompt_field(!own.empty());
        }
        return labels;
    }

    /// `record`: what the answers are in, if anything.
    std::size_t add(const std::vector<Answer>& all, const Labels& labels, const RecordPlace& place,
                    const json* record) {
        answers += all.size();
        const std::string asked = record != nullptr && target.file.strip.prompt ? asked_of(*record) : "";
        const bool has_source_field = !target.file.fields.source.empty();
        for (const Answer& answer : all) {
            const std::string& named = has_source_field || answer.source.empty() ? labels.source : answer.source;
            if (named.empty()) {
                report.see_nameless(objects, place);
            } else {
                report.see_named();
            }
            const std::string& source = named.empty() ? target.file.source : named;
            report.see_text(answer.text, source, labels, objects);
            target.add_text(answer.text, answer.reasoning, source,
                            {labels.prompt, target.file.file + ":" + std::to_string(place.number), labels.genre,
                             place.number, asked},
                            place);
        }
        return all.size();
    }

    /// The text of the prompt.
    [[nodiscard]] std::string asked_of(const json& record) const {
        const std::string* told =
            target.file.fields.prompt.empty() ? nullptr : text_at(record, target.file.fields.prompt);
        return told != nullptr ? cut_to_bytes(*told, limits::asked_bytes) : asked_in(record);
    }

    ReadTarget target;
    Containers around;
    RecordReport report;
    StreamedAnswers streamed;
    std::string guess;                 // the field of the text, where no name is known
    std::vector<std::string> columns;  // or those that are called as models are, and hold their texts
    std::uint64_t records = 0;
    bool has_texts = false;
    std::vector<const json*> objects;  // that we are in, from the outside in
    std::size_t answers = 0;           // of the record that is read
    std::size_t passed_over = 0;       // objects in it that are known to have none
};

Records::Records(ReadTarget target) : impl_(std::make_unique<Impl>(target)) {}
Records::~Records() = default;

bool Records::read(std::string_view text, std::string_view key, const RecordPlace& place, bool may_go_in) {
    ++impl_->records;
    // The parser could be told to drop what is too deep, but goes over a whole list after each object in it then.
    if (is_deeper_than(text, limits::json_depth)) {
        impl_->target.errors.add(ErrorCode::bad_json, place.number, place.byte,
                                 place.what + " is nested deeper than " + std::to_string(limits::json_depth) +
                                     " levels, and was passed over. A record with a text in it was expected.");
        return true;
    }
    try {
        const json value = impl_->parse(text, place);
        const Labels outer = impl_->around.labels_around(value);
        impl_->read(value, value.is_structured() ? inside(outer, key) : outer, place);
    } catch (const json::parse_error& error) {
        const std::uint64_t at = error.byte == 0 ? 0 : error.byte - 1;
        if (may_go_in && may_hold_records(text.substr(0, at))) {
            --impl_->records;
            return false;
        }
        impl_->target.errors.add(
            ErrorCode::bad_json, place.number, place.byte + at,
            place.what + " is not JSON from its character " + std::to_string(at + 1) +
                " on, and was passed over. A whole JSON object was expected there: mend it, or leave it out.");
    } catch (const json::out_of_range&) {
        impl_->target.errors.add(
            ErrorCode::bad_json, place.number, place.byte,
            place.what + " holds a number that is too large, and was passed over. Write it as text, or leave it out.");
    }
    return true;
}

bool Records::may_hold_records(std::string_view begun) const {
    if (begun.starts_with('[')) {
        return true;
    }
    const std::string& field = impl_->text_field();
    bool is_record = false;
    bool holds_some = false;
    bool lists = begun.size() > 1;
    const Outline found = outline(begun, [&](const OutlinedMember& member) {
        is_record =
            is_record || (field.empty() ? holds_answers(member.name, member.first) : is_same_name(member.name, field));
        holds_some = holds_some || member.first == '{' || member.first == '[';
        lists = lists && member.first == '"' && is_identifier(member.name);
    });
    return !is_record && (found.is_in_member || holds_some || lists);
}

bool Records::lists_texts(std::string_view key) const {
    return !impl_->around.innermost().holds_prompts &&
           (key.empty() || (is_identifier(key) && !is_same_name(key, impl_->text_field())));
}

void Records::pass_over() {
    ++impl_->records;
}

void Records::read_row(const std::vector<std::string>& names, const std::vector<std::string>& values,
                       const RecordPlace& place) {
    ++impl_->records;
    json row = json::object();
    for (std::size_t at = 0; at < std::min(names.size(), values.size()); ++at) {
        row[names[at]] = values[at];
    }
    impl_->read(row, {}, place);
}

void Records::open(std::string_view key) {
    impl_->around.open(key);
}

void Records::close() {
    impl_->around.close();
}

void Records::note(std::string_view key, std::string_view text) {
    impl_->around.note(key, text);
}

void Records::finish() {
    impl_->add_streamed(impl_->streamed.rest());
    impl_->report.finish(impl_->target, impl_->records > 0);
}

}  // namespace kinprint
