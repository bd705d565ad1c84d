#include "kinprint/placing.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "files.hpp"
#include "kinprint/count.hpp"
#include "samples.hpp"
#include "table.hpp"
#include "tasks.hpp"

namespace kinprint::quality {

namespace {

constexpr std::array<std::size_t, 5> lengths = {200, 500, 1000, 2000, 5000};
constexpr std::array<std::size_t, 5> draws = {20, 15, 12, 8, 5};  // of each source and fold
constexpr std::size_t folds = 5;

struct Text {
    std::string prompt;
    std::string body;
};

/// Keeps texts as they are, but for empty ones.
class Keeper final : public TextSink {
public:
    void begin_text(Cut /*cut*/) override { open_.clear(); }
    void feed(std::string_view utf8) override { open_ += utf8; }
    std::uint64_t end_text(std::string_view /*source*/, const TextLabel& label) override {
        if (open_.find_first_not_of(" \r\n\t") != std::string::npos) {
            texts.push_back({label.prompt, std::move(open_)});
        }
        return 1;
    }
    void drop_text() override {}
    void add(Counts&& /*counts*/) override {}

    std::vector<Text> texts;

private:
    std::string open_;
};

using TextsBySource = std::map<std::string, std::vector<Text>>;

TextsBySource texts_of(const std::filesystem::path& folder) {
    TextsBySource texts;
    for (const auto& file : test::jsonl_files(folder)) {
        Keeper keeper;
        test::read_file(file, Format::jsonl, keeper);
        texts[file.stem().string()] = std::move(keeper.texts);
    }
    return texts;
}

std::map<std::string, std::size_t> fold_of_prompts(test::Random& random) {
    std::map<std::string, std::size_t> fold_of;
    for (const auto& prompts : {shuffled(random, story_prompts()), shuffled(random, essay_prompts())}) {
        for (std::size_t at = 0; at < prompts.size(); ++at) {
            fold_of[prompts[at]] = at % folds;
        }
    }
    return fold_of;
}

/// Appends words of a text, from a place on, until there are so many.
void append_words(std::string& to, std::string_view text, std::size_t& words, std::size_t wanted) {
    for (std::size_t at = 0; at < text.size() && words < wanted;) {
        const std::size_t end = std::min(text.find_first_of(" \n", at), text.size() - 1);
        words += end > at ? 1 : 0;
        to += text.substr(at, end + 1 - at);
        at = end + 1;
    }
}

/// The beginning of a paragraph of the first half.
std::size_t random_paragraph(std::string_view text, test::Random& random) {
    std::vector<std::size_t> begins{0};
    for (std::size_t at = text.find("\n\n"); at < text.size() / 2; at = text.find("\n\n", at + 2)) {
        begins.push_back(at + 2);
    }
    return begins[random.below(begins.size())];
}

/// So many words in a row, from a paragraph on; where one text has not as many, those that follow it.
std::string stretch(const std::vector<const Text*>& texts, std::size_t wanted, test::Random& random) {
    const std::size_t first = random.below(texts.size());
    std::string found;
    std::size_t words = 0;
    for (std::size_t at = 0; at < texts.size() && words < wanted; ++at) {
        const std::string_view body = texts[(first + at) % texts.size()]->body;
        append_words(found, body.substr(at == 0 ? random_paragraph(body, random) : 0), words, wanted);
        found += "\n\n";
    }
    return found;
}

struct Sample {
    Placed placed;
    std::size_t truth = 0;
    std::size_t fold = 0;
};

using Samples = std::array<std::vector<Sample>, lengths.size()>;

struct Fold {
    const TextsBySource& texts;
    const std::map<std::string, std::size_t>& fold_of;
    std::size_t fold;

    /// Texts that answer this fold's prompts, for stories or for essays.
    [[nodiscard]] std::vector<const Text*> held_out(const std::vector<Text>& of, bool stories) const {
        std::vector<const Text*> held;
        for (const Text& text : of) {
            const auto found = fold_of.find(text.prompt);
            if (found != fold_of.end() && found->second == fold && (std::stoi(text.prompt) < 150) == stories) {
                held.push_back(&text);
            }
        }
        return held;
    }

    /// What all answered to the prompts of the other folds.
    [[nodiscard]] Profile others() const {
        Counter counter(kinprint::Part::terms);
        for (const auto& [source, of_source] : texts) {
            for (const Text& text : of_source) {
                if (fold_of.at(text.prompt) != fold) {
                    counter.begin_text();
                    counter.feed(text.body);
                    counter.end_text(source, {text.prompt, text.prompt});
                }
            }
        }
        return counter.take().terms;
    }
};

void place_samples(const Fold& fold, const Atlas& atlas, const Placer& placer, bool stories, test::Random& random,
                   Samples& samples) {
    for (std::size_t length = 0; length < lengths.size(); ++length) {
        Counter counter(kinprint::Part::terms);
        std::vector<std::size_t> truth;
        for (const auto& [source, texts] : fold.texts) {
            const auto held = fold.held_out(texts, stories);
            for (std::size_t draw = 0; !held.empty() && draw < draws[length]; ++draw) {
                // Names in order, so that leaves stand as they were drawn.
                const std::string name = std::to_string(1'000'000 + truth.size());
                counter.begin_text();
                counter.feed(stretch(held, lengths[length], random));
                counter.end_text(name, {name, name});
                truth.push_back(
                    static_cast<std::size_t>(std::ranges::find(atlas.sources, source) - atlas.sources.begin()));
            }
        }
        const Profile unknown = counter.take().terms;
        std::vector<Placed> placed = placer.place(unknown);
        for (std::size_t at = 0; at < placed.size(); ++at) {
            samples[length].push_back({std::move(placed[at]), truth[at], fold.fold});
        }
    }
}

Calibration::At calibrated_without(const std::vector<Sample>& samples, std::size_t fold, std::size_t words) {
    std::vector<Placed> placed;
    std::vector<std::size_t> truth;
    for (const Sample& sample : samples) {
        if (sample.fold != fold) {
            placed.push_back(sample.placed);
            truth.push_back(sample.truth);
        }
    }
    return calibrate(placed, truth, static_cast<double>(words));
}

/// How many values are above that of the truth.
std::size_t rank(const std::vector<double>& values, std::size_t truth) {
    return static_cast<std::size_t>(std::ranges::count_if(values, [&](double value) { return value > values[truth]; }));
}

/// How far the highest probability is from how often it is right, by tenths; and of those of 0.9 and more.
class Reliability {
public:
    void add(double probability, bool is_right) {
        Tenth& tenth = tenths_[std::min<std::size_t>(9, static_cast<std::size_t>(probability * 10))];
        tenth.texts += 1;
        tenth.probability += probability;
        tenth.right += is_right ? 1 : 0;
        all_ += 1;
    }
    [[nodiscard]] double expected_error() const {
        double error = 0;
        for (const Tenth& tenth : tenths_) {
            error += std::abs(tenth.probability - tenth.right) / all_;
        }
        return error;
    }
    [[nodiscard]] double share_of_sure() const { return tenths_[9].texts / all_; }
    [[nodiscard]] double right_of_sure() const { return tenths_[9].right / tenths_[9].texts; }

private:
    struct Tenth {
        double texts = 0;
        double probability = 0;
        double right = 0;
    };
    std::array<Tenth, 10> tenths_{};
    double all_ = 0;
};

std::vector<double> by_vendor(const std::vector<double>& p, const std::vector<std::string>& vendors,
                              const std::string& vendor) {
    std::map<std::string, double> sums{{vendor, 0}};
    for (std::size_t source = 0; source < p.size(); ++source) {
        sums[vendors[source]] += p[source];
    }
    std::vector<double> values{sums[vendor]};
    for (const auto& [name, sum] : sums) {
        values.push_back(sum);
    }
    return values;
}

void add_row(Table& table, std::size_t row, const std::vector<Sample>& samples,
             const std::vector<std::string>& vendors) {
    std::array<double, 5> right{};
    Reliability reliability;
    for (std::size_t fold = 0; fold < folds; ++fold) {
        const Calibration calibration{{calibrated_without(samples, fold, lengths[row])}};
        for (const Sample& sample : samples) {
            if (sample.fold != fold) {
                continue;
            }
            const std::vector<double> p = probabilities(sample.placed, calibration);
            const bool is_right = rank(p, sample.truth) == 0;
            right[0] += rank(sample.placed.evidence, sample.truth) == 0 ? 1 : 0;
            right[1] += rank(sample.placed.likeness, sample.truth) == 0 ? 1 : 0;
            right[2] += is_right ? 1 : 0;
            right[3] += rank(p, sample.truth) < 3 ? 1 : 0;
            right[4] += rank(by_vendor(p, vendors, vendors[sample.truth]), 0) == 0 ? 1 : 0;
            reliability.add(std::ranges::max(p), is_right);
        }
    }
    for (std::size_t column = 0; column < right.size(); ++column) {
        table.add(row, column, right[column] / static_cast<double>(samples.size()));
    }
    table.add(row, 5, reliability.expected_error());
    table.add(row, 6, reliability.share_of_sure());
    table.add(row, 7, reliability.right_of_sure());
}

}  // namespace

void placing(const Bench& bench) {
    const TextsBySource texts = texts_of(bench.places.folder);
    const std::size_t seeds = std::min<std::size_t>(bench.seeds, 5);
    for (const bool stories : {true, false}) {
        std::vector<std::string> rows;
        for (const std::size_t length : lengths) {
            rows.push_back(title_of(length));
        }
        Table table(rows, {"naive Bayes alone", "whitened alone", "both: first", "among the first three", "vendor",
                           "calibration error", "of probability 0.9 or more", "of these right"});
        for (std::size_t seed = 1; seed <= seeds; ++seed) {
            test::Random random(seed);
            const auto fold_of = fold_of_prompts(random);
            Samples samples;
            std::vector<std::string> vendors;
            for (std::size_t fold = 0; fold < folds; ++fold) {
                const Fold held{texts, fold_of, fold};
                const Profile others = held.others();
                const Atlas atlas = make_atlas(others, {});
                vendors.clear();
                for (const std::string& source : atlas.sources) {
                    vendors.push_back(bench.corpus.labels.at(source).vendor);
                }
                place_samples(held, atlas, Placer(atlas), stories, random, samples);
            }
            for (std::size_t row = 0; row < lengths.size(); ++row) {
                add_row(table, row, samples[row], vendors);
            }
            std::fprintf(stderr, "T10: seed %zu\n", seed);
        }
        table.print(std::string("T10: unknown ") + (stories ? "stories" : "essays") +
                        " among 22 sources, of which the atlas knows answers to other prompts, %",
                    "words");
    }
}

}  // namespace kinprint::quality
