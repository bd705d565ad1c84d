#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "kinprint/json.hpp"
#include "kinprint/limits.hpp"
#include "profile/joining.hpp"
#include "profile_layout.hpp"

namespace kinprint {

namespace {

using nlohmann::json;

/// Thrown and caught in this file only: the first thing that is out of place ends the reading.
struct OutOfPlace : std::runtime_error {
    using std::runtime_error::runtime_error;
};

void expect(bool held, const std::string& what) {
    if (!held) {
        throw OutOfPlace(what);
    }
}

const json& member(const json& object, const char* key, json::value_t type) {
    const auto found = object.find(key);
    const bool right =
        found != object.end() &&
        (found->type() == type || (type == json::value_t::number_unsigned && found->is_number_unsigned()));
    expect(right, std::string("\"") + key + "\" is missing or of the wrong kind");
    return *found;
}

std::uint64_t whole_number(const json& value, std::uint64_t most) {
    expect(value.is_number(), "a number was expected where something else stands");
    expect(value.is_number_unsigned() && value.get<std::uint64_t>() <= most,
           "a number is out of range: " + value.dump());
    return value.get<std::uint64_t>();
}

std::uint64_t number_member(const json& object, const char* key, std::uint64_t most) {
    return whole_number(member(object, key, json::value_t::number_unsigned), most);
}

const std::string& text_member(const json& object, const char* key) {
    const auto& text = member(object, key, json::value_t::string).get_ref<const std::string&>();
    expect(text.size() <= limits::name_bytes, std::string("\"") + key + "\" is too long");
    return text;
}

constexpr std::uint64_t any_count = std::numeric_limits<std::uint32_t>::max();
constexpr std::int64_t largest_packed = std::numeric_limits<std::int32_t>::max();

using Numbers = std::vector<std::int32_t>;

/// What is done while the JSON is parsed. The arrays of blocks, which are nearly all of a file, are packed as soon as
/// they are read: a value of JSON takes four times as much. One that holds anything but whole numbers stays an array,
/// and is refused for that. Texts beside the counts are passed over. And no list of objects may be long: the parser
/// goes over all of it after each of them.
class WhileParsing {
public:
    bool operator()(int depth, json::parse_event_t event, json& parsed) {
        if (event == json::parse_event_t::key && depth == 1) {
            in_texts_ = parsed == "texts";
            has_texts_ = has_texts_ || in_texts_;
        }
        if (in_texts_ && depth > 0) {
            return false;
        }
        if (event == json::parse_event_t::array_start || event == json::parse_event_t::object_start) {
            count(static_cast<std::size_t>(depth), event == json::parse_event_t::object_start);
        }
        constexpr int depth_in_blocks = 6;
        if (event == json::parse_event_t::array_end && depth == depth_in_blocks) {
            pack(parsed);
        }
        return true;
    }

    [[nodiscard]] bool has_texts() const { return has_texts_; }

private:
    void count(std::size_t depth, bool is_object) {
        expect(depth < objects_.size(), "it is nested too deeply");
        if (depth + 1 < objects_.size()) {
            objects_[depth + 1] = 0;
        }
        objects_[depth] += is_object ? 1 : 0;
        expect(objects_[depth] <= limits::sources, "it has more sources or blocks than a tree can have");
    }

    static void pack(json& parsed) {
        json::binary_t::container_type bytes(parsed.size() * sizeof(Numbers::value_type));
        std::uint8_t* next = bytes.data();
        for (const json& value : parsed) {
            if (!value.is_number_integer() || value > largest_packed || value < -largest_packed) {
                return;
            }
            const auto number = value.get<Numbers::value_type>();
            std::memcpy(next, &number, sizeof number);
            next += sizeof number;
        }
        parsed = json::binary(std::move(bytes));
    }

    std::array<std::size_t, limits::json_depth> objects_{};  // by depth, since what they are in began
    bool in_texts_ = false;
    bool has_texts_ = false;
};

/// The numbers of a packed array.
Numbers numbers_member(const json& object, const char* key) {
    const json::binary_t& bytes = member(object, key, json::value_t::binary).get_binary();
    Numbers numbers(bytes.size() / sizeof(Numbers::value_type));
    if (!numbers.empty()) {
        std::memcpy(numbers.data(), bytes.data(), bytes.size());
    }
    return numbers;
}

class ProfileParser {
public:
    Profile parse(const json& root) {
        if (const auto partial = root.find("partial"); partial != root.end()) {
            expect(partial->is_boolean(), "\"partial\" is neither true nor false");
            profile_.partial = partial->get<bool>();
        }
        if (root.contains("bucketBits")) {
            profile_.fineness = static_cast<Fineness>(number_member(root, "bucketBits", bucket_bits));
            expect(profile_.fineness >= fewest_bits, "\"bucketBits\" are too few");
        }
        if (root.contains("floor")) {
            profile_.floor = static_cast<std::uint32_t>(number_member(root, "floor", any_count));
        }
        for (const TermList& list : term_lists) {
            if (root.contains(list.key)) {
                read_terms(list, member(root, list.key, json::value_t::array));
            }
        }
        for (const json& source : member(root, "sources", json::value_t::array)) {
            expect(source.is_object(), "a source is no object");
            read_source(source);
        }
        sort_blocks(profile_);
        return std::move(profile_);
    }

private:
    void read_terms(const TermList& list, const json& values) {
        if (is_single(list.kind)) {
            for (const json& value : values) {
                expect(value.is_string(), "a term is no text");
                read_single(list.kind, value.get_ref<const std::string&>());
            }
            return;
        }
        expect(values.size() % 2 == 0, std::string("\"") + list.key + "\" does not come in twos");
        for (std::size_t at = 0; at < values.size(); at += 2) {
            read_run(list.kind, values[at], values[at + 1]);
        }
    }

    void read_single(TermKind kind, const std::string& text) {
        expect(!text.empty() && text.size() <= limits::term_bytes && text.find(' ') == std::string::npos,
               "a term is empty, too long, or has a blank in it");
        expect(profile_.vocabulary.single(kind, text) == terms_++, "a term comes twice");
    }

    void read_run(TermKind kind, const json& left, const json& right) {
        const auto a = static_cast<TermId>(whole_number(left, any_count));
        const auto b = static_cast<TermId>(whole_number(right, any_count));
        const Vocabulary& vocabulary = profile_.vocabulary;
        expect(a < terms_ && b < terms_ && is_single(vocabulary[b].kind), "a run names a term that is not there");
        const bool chained = kind == TermKind::content_triple ? vocabulary[a].kind == TermKind::content_pair
                                                              : is_single(vocabulary[a].kind);
        expect(chained, "a run is made of the wrong terms");
        expect(profile_.vocabulary.run(kind, a, b) == terms_++, "a run comes twice");
    }

    void read_source(const json& value) {
        const std::string& name = text_member(value, "name");
        expect(profile_.sources.size() < limits::sources, "it has more sources than a tree can have");
        expect(profile_.find(name) == nullptr, "two sources have one name");
        Source& source = profile_.source(name);
        source.empty_texts = number_member(value, "emptyTexts", limits::saved_words);
        for (const json& block : member(value, "blocks", json::value_t::array)) {
            expect(block.is_object(), "a block is no object");
            source.blocks.push_back(read_block(block));
        }
    }

    Block read_block(const json& value) {
        Block block;
        block.prompt = text_member(value, "prompt");
        block.id = text_member(value, "id");
        block.genre = value.contains("genre") ? text_member(value, "genre") : "";
        block.bucket = static_cast<std::uint16_t>(number_member(value, "bucket", (1U << bucket_bits) - 1));
        block.prompts =
            value.contains("prompts") ? static_cast<std::uint32_t>(number_member(value, "prompts", any_count)) : 1;
        expect(block.prompts > 0, "a block stands for no prompt");
        block.uncounted = value.contains("uncounted") ? number_member(value, "uncounted", limits::saved_words) : 0;
        block.texts = static_cast<std::uint32_t>(number_member(value, "texts", any_count));
        block.words = number_member(value, "words", limits::saved_words);
        expect(block.words > 0, "a block has no words");
        read_counts(block, numbers_member(value, "terms"));
        if (value.contains("spread")) {
            read_spread(block, numbers_member(value, "spread"));
        }
        return block;
    }

    void read_counts(Block& block, const Numbers& numbers) {
        std::uint64_t id = 0;
        std::uint64_t counted = 0;
        for (const std::int64_t number : numbers) {
            expect(number != 0, "a count is 0");
            if (number < 0) {
                id += static_cast<std::uint64_t>(-number);
                continue;
            }
            expect(id < terms_, "a block counts a term that is not there");
            const auto count = static_cast<std::uint32_t>(number);
            const auto term = static_cast<TermId>(id++);
            counted += profile_.vocabulary[term].kind == TermKind::word ? count : 0;
            block.terms.push_back({term, count});
        }
        expect(counted <= block.words, "a block counts more words than it has");
        block.terms.shrink_to_fit();
    }

    /// Of texts that are apart a block holds whole ones, or parts of one; of many each may have begun in another block.
    void read_spread(Block& block, const Numbers& numbers) const {
        const std::uint64_t texts = profile_.fineness == texts_apart ? std::max(block.texts, 1U) : any_count;
        expect(numbers.size() == block.terms.size(), "\"spread\" is too short or too long");
        block.spread.reserve(numbers.size());
        for (std::size_t at = 0; at < numbers.size(); ++at) {
            expect(numbers[at] >= 0, "a term is in fewer texts than none");
            const auto with_term = static_cast<std::uint32_t>(numbers[at]);
            expect(with_term <= std::min<std::uint64_t>(texts, block.terms[at].count),
                   "a term is in more texts than there are");
            block.spread.push_back(with_term);
        }
        pack_spread(block);
    }

    Profile profile_;
    TermId terms_ = 0;
};

/// Those that the tree was made with that is kept beside the counts, if one is.
std::optional<TreeOptions> options_of_tree(const json& root, std::string_view file, Errors& errors) {
    const auto tree = root.find("tree");
    if (tree == root.end() || !tree->is_object() || !tree->contains("options")) {
        return std::nullopt;
    }
    Errors unknown;
    const auto options = parse_tree_options(tree->at("options").dump(), unknown);
    if (!options) {
        errors.push_back(
            {ErrorCode::bad_option,
             std::string(file),
             {},
             {},
             "The choices saved with these counts are not known to this version, so they were passed over; the "
             "counts are read."});
    }
    return options;
}

void refuse(Errors& errors, std::string_view file, std::optional<std::uint64_t> byte, const std::string& why) {
    errors.push_back(
        {ErrorCode::bad_profile,
         std::string(file),
         {},
         byte,
         "This is not a Kinprint profile that can be read: " + why + ". Make it anew with \"kinprint profile\"."});
}

}  // namespace

std::optional<SavedSession> parse_session(std::string_view text, std::string_view file, Errors& errors) {
    try {
        WhileParsing doing;
        const json root = json::parse(
            text, [&](int depth, json::parse_event_t event, json& parsed) { return doing(depth, event, parsed); });
        expect(root.is_object(), "an object was expected");
        expect(number_member(root, "format", any_count) == profile_format,
               "\"format\" is not " + std::to_string(profile_format));
        const json& terms = member(root, "terms", json::value_t::object);
        const json& content = member(root, "content", json::value_t::object);
        SavedSession session{{ProfileParser().parse(terms), ProfileParser().parse(content)}};
        session.options = options_of_tree(root, file, errors);
        if (const auto table = root.find("table"); table != root.end() && table->is_object()) {
            session.table = table->dump();
        }
        if (const auto hashes = root.find("textHashes"); hashes != root.end()) {
            const auto numbers =
                hashes->is_string() ? parse_text_hashes(hashes->get_ref<const std::string&>()) : std::nullopt;
            expect(numbers && numbers->size() <= limits::text_hashes, "\"textHashes\" are no hashes of texts");
            session.text_hashes = *numbers;
        }
        session.has_texts = doing.has_texts();
        session.needs_dictionaries = root.value("dictionaries", json()) == true;
        return session;
    } catch (const json::parse_error& error) {
        const std::uint64_t at = error.byte == 0 ? 0 : error.byte - 1;
        refuse(errors, file, at, "it is not JSON from byte " + std::to_string(at) + " on");
    } catch (const json::out_of_range&) {
        refuse(errors, file, std::nullopt, "it holds a number that is too large");
    } catch (const OutOfPlace& error) {
        refuse(errors, file, std::nullopt, error.what());
    }
    return std::nullopt;
}

std::optional<Counts> parse_counts(std::string_view text, std::string_view file, Errors& errors) {
    auto session = parse_session(text, file, errors);
    return session ? std::optional(std::move(session->counts)) : std::nullopt;
}

}  // namespace kinprint
