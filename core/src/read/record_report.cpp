#include "record_report.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "record_fields.hpp"
#include "shapes.hpp"

namespace kinprint {

namespace {

using nlohmann::json;

constexpr std::size_t most_rows = 3;
constexpr std::size_t most_named = 6;

/// "a", "b" and 3 more; each in quotes.
std::string named(const std::vector<std::string>& names) {
    std::vector<std::string> quoted;
    for (std::size_t at = 0; at < std::min(names.size(), most_named); ++at) {
        quoted.push_back('"' + names[at] + '"');
    }
    return listed(quoted, names.size());
}

std::string records_are(const SeenRecords& seen, const std::string& one, const std::string& several) {
    return seen.all == 1 ? "One record is " + one : std::to_string(seen.all) + " records are " + several;
}

std::string innermost_label(RecordReport::Objects objects, const std::string& name) {
    std::string label;
    std::for_each(objects.rbegin(), objects.rend(),
                  [&](const json* object) { label = label.empty() ? label_at(*object, name) : label; });
    return label;
}

void fill(std::string& field, const std::string& with) {
    field = field.empty() ? with : field;
}

}  // namespace

void RecordReport::see_text(const std::string& text, const std::string& source, const Labels& labels, Objects objects) {
    if (reading_.rows.size() >= most_rows) {
        return;
    }
    std::for_each(objects.rbegin(), objects.rend(), [&](const json* object) {
        collect_names(*object, "", reading_.names);
        const Labels fields = label_fields_of(*object);
        fill(reading_.fields.source, fields.source);
        fill(reading_.fields.prompt, fields.prompt);
    });
    std::vector<std::string> values;
    for (const std::string& name : reading_.names) {
        values.push_back(cut_to_bytes(innermost_label(objects, name), limits::shown_bytes));
    }
    reading_.rows.push_back({cut_to_bytes(text, limits::shown_bytes), source, labels.prompt, std::move(values)});
}

void RecordReport::see_nameless(Objects objects, const RecordPlace& place) {
    nameless_.see(place.number);
    if (!objects.empty()) {
        likely_source_.see(objects);
    }
}

void RecordReport::see_field(const std::string& text, const json& record) {
    if (reading_.fields.text.empty()) {
        reading_.fields.text = text;
        others_ = names_a_text(text) ? other_texts(record, text) : std::vector<std::string>();
    }
}

void RecordReport::see_request(const RecordPlace& place) {
    requests_.see(place.number);
}

void RecordReport::see_failure(const RecordPlace& place) {
    failures_.see(place.number);
}

void RecordReport::see_unanswered(const RecordPlace& place) {
    unanswered_.see(place.number);
}

void RecordReport::say_missing(const json& record, const RecordPlace& place, const ReadTarget& target) {
    if (!record.is_structured()) {
        target.errors.add(ErrorCode::bad_json, place.number, place.byte,
                          place.what + " is JSON, but no object; {\"model\": …, \"output\": …} was expected.");
        return;
    }
    target.errors.add(ErrorCode::missing_text, place.number, place.byte,
                      place.what + " has no text: " + what_is_missing(record, target.file.fields.text) +
                          " Say which field holds the text.");
}

void RecordReport::see_source_field(bool is_there) {
    has_source_field_ = has_source_field_ || is_there;
}

void RecordReport::see_prompt_field(bool is_there) {
    has_prompt_field_ = has_prompt_field_ || is_there;
}

void RecordReport::guess_text(const std::string& field, const json& records) {
    reading_.guessed = true;
    reading_.fields.text = field;
    others_ = other_texts(records, field);
}

void RecordReport::guess_models(const std::vector<std::string>& columns) {
    models_ = columns;
}

void RecordReport::say_passed_over(const ReadTarget& target) const {
    if (requests_.all > 0) {
        target.errors.add(ErrorCode::missing_text, requests_.first.front(), {},
                          records_are(requests_, "a request", "requests") +
                              " of a batch, not its answers: what was asked, and no text of a model. Add the file that "
                              "came out of the batch instead.");
    }
    if (failures_.all > 0) {
        target.errors.add(
            ErrorCode::missing_text, failures_.first.front(), {},
            records_are(failures_, "a request that failed", "requests that failed") +
                ", as the batch says: there is no answer to count. Ask for these again if you need them.");
    }
    if (unanswered_.all > 0) {
        target.errors.add(
            ErrorCode::missing_text, unanswered_.first.front(), {},
            (unanswered_.all == 1 ? "One record holds" : std::to_string(unanswered_.all) + " records hold") +
                std::string(" no answer of a model (") + records_named(target.report.format, unanswered_) +
                "): turns of an assistant, or a text that it wrote, were expected.");
    }
}

void RecordReport::say_unknown_fields(const ReadTarget& target) const {
    const auto say = [&](const std::string& field, const char* what) {
        target.errors.add(ErrorCode::guessed_text, {}, {},
                          "No record has a field \"" + field + "\", which was to say " + what +
                              (reading_.names.empty() ? ". " : ". There is: " + named(reading_.names) + ". ") +
                              "Name one of these, or none.");
    };
    const Fields& asked = target.file.fields;
    if (!asked.source.empty() && !has_source_field_) {
        say(asked.source, "whose each text is");
    }
    if (!asked.prompt.empty() && !has_prompt_field_) {
        say(asked.prompt, "what each text answers");
    }
}

void RecordReport::say_guesses(const ReadTarget& target) {
    if (reading_.guessed || !others_.empty()) {
        const std::string taken = "\"" + reading_.fields.text + "\" was taken for the text";
        const std::string beside =
            others_.empty() ? ""
                            : (others_.size() == 1 ? " The field " + named(others_) + " holds texts, too, and was"
                                                   : " The fields " + named(others_) + " hold texts, too, and were") +
                                  " passed over.";
        target.errors.add(ErrorCode::guessed_text, {}, {},
                          (reading_.guessed ? "No field is called as texts are, so " + taken + ", which is the longest."
                                            : taken + ", as it is called so.") +
                              beside + " Name another if that is wrong.");
    }
    if (!models_.empty()) {
        target.errors.add(
            ErrorCode::guessed_text, {}, {},
            "No field is called as texts are, but " + named(models_) +
                " are called as models are: each was taken for the texts of that model. Name the field of "
                "the text if that is wrong.");
    }
    if (!reading_.fields.source.empty() || !target.file.fields.source.empty()) {
        return;
    }
    reading_.likely_source = likely_source_.field(reading_.fields.text);
    if (!reading_.likely_source.empty()) {
        target.errors.add(ErrorCode::guessed_text, {}, {},
                          "No field is called as sources are, so all texts that say no more are of one source. \"" +
                              reading_.likely_source +
                              "\" has few values that repeat: name it as the field of the source if it tells whose "
                              "they are.");
    }
}

void RecordReport::say_nameless(const ReadTarget& target) const {
    if (!has_named_ || nameless_.all == 0) {
        return;
    }
    target.errors.add(ErrorCode::guessed_text, nameless_.first.front(), {},
                      texts_that(nameless_.all, "does not say whose it is", "do not say whose they are") +
                          ", though others do (" + records_named(target.report.format, nameless_) + "), and " +
                          (nameless_.all == 1 ? "was" : "were") + " counted as of \"" + target.file.source +
                          "\". Write the source beside each, or leave these out.");
}

void RecordReport::finish(const ReadTarget& target, bool has_records) {
    FileReport& report = target.report;
    report.names_sources = !reading_.rows.empty() && nameless_.all == 0;
    say_passed_over(target);
    if (!reading_.rows.empty()) {
        say_unknown_fields(target);
    }
    if (!has_records && target.errors.empty()) {
        target.errors.add(ErrorCode::no_words, {}, {},
                          "There is no record in this file, and so no text. Check that it was saved, and get it anew.");
    } else if (has_records && reading_.rows.empty() && target.errors.empty()) {
        target.errors.add(ErrorCode::no_words, {}, {},
                          "There is no answer of a model in this file, only what was asked and the like.");
    } else if (report.texts == 0 && !reading_.rows.empty() &&
               report.repeated + report.looping + report.unanswered == 0 &&
               !target.errors.holds(ErrorCode::needs_dictionaries)) {
        target.errors.add(ErrorCode::no_words, {}, {},
                          target.file.channel == Channel::reasoning
                              ? "None of the texts in this file holds reasoning."
                              : "None of the texts in this file has a word in it.");
    }
    say_guesses(target);
    say_nameless(target);
    if (!reading_.rows.empty() || !reading_.names.empty()) {
        report.records = std::move(reading_);
    }
}

}  // namespace kinprint
