#include "file_reader.hpp"
#include "kinprint/dictionaries.hpp"
#include "kinprint/json.hpp"

namespace kinprint {

namespace {

/// A saved profile.
class ProfileReader final : public FormatReader {
public:
    explicit ProfileReader(ReadTarget target) : target_(target) {}

    void feed(std::string_view bytes) override {
        size_ += bytes.size();
        if (size_ <= limits::profile_bytes) {
            json_.append(bytes);
        } else {
            json_.clear();
        }
    }

    void finish() override {
        if (size_ > limits::profile_bytes) {
            target_.errors.add(ErrorCode::bad_profile, {}, {},
                               "The profile is larger than " + std::to_string(limits::profile_bytes >> 20U) +
                                   " MB. Make profiles of fewer texts each.");
            return;
        }
        Errors errors;
        auto session = parse_session(json_, target_.file.file, errors);
        for (Error& error : errors) {
            target_.errors.add(error.code, error.text, error.byte, std::move(error.message));
        }
        if (session) {
            target_.report.has_texts = session->has_texts;
            if (session->has_texts && session->needs_dictionaries && !have_dictionaries()) {
                target_.errors.add(ErrorCode::needs_dictionaries, {}, {},
                                   "The counts were read, but of the texts beside them some can't be looked into: they "
                                   "are in a script without spaces between words, and its dictionaries are not here.");
            }
            target_.report.text_hashes = std::move(session->text_hashes);
            target_.report.table = std::move(session->table);
            target_.report.options = session->options ? to_json(*session->options) : "";
            add(std::move(session->counts));
        }
    }

private:
    void add(Counts&& counts) {
        target_.report.names_sources = true;
        for (const Source& source : counts.terms.sources) {
            target_.report.sources.push_back(source.name);
            target_.report.texts += source.texts();
            target_.report.words += source.words();
        }
        target_.sink.add(std::move(counts));
    }

    ReadTarget target_;
    std::string json_;
    std::size_t size_ = 0;
};

}  // namespace

std::unique_ptr<FormatReader> make_profile_reader(ReadTarget target) {
    return std::make_unique<ProfileReader>(target);
}

}  // namespace kinprint
