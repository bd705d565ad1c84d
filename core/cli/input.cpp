#include "input.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <mutex>
#include <string_view>
#include <utility>

#include "copies.hpp"
#include "embedded_data.hpp"
#include "kinprint/count.hpp"
#include "kinprint/plan.hpp"
#include "kinprint/shared_texts.hpp"
#include "kinprint/tree_format.hpp"
#include "reading.hpp"
#include "surveying.hpp"

namespace kinprint::cli {

namespace {

/// Files are counted together up to so many words: of fewer, adding them up would take longer than counting; of more,
/// the tables would outgrow the processor's cache.
constexpr std::uint64_t words_at_once = 100'000;

Errors shared_sources_of(const std::vector<ReadFile>& files) {
    std::vector<SourcesOfFile> sources;
    sources.reserve(files.size());
    for (const ReadFile& file : files) {
        const bool has_own = file.alone && !file.names_sources;
        sources.push_back({file.spec.file, has_own ? file.spec.source : "", file.format, file.sources});
    }
    const auto shared = shared_sources(sources);
    return shared ? Errors{*shared} : Errors{};
}

Errors shared_texts_of(std::vector<ReadFile>& files) {
    std::vector<HashedTexts> texts;
    texts.reserve(files.size());
    for (ReadFile& file : files) {
        texts.push_back({file.spec.file, std::exchange(file.text_hashes, {})});
    }
    Errors shared = shared_texts(texts);
    for (std::size_t at = 0; at < files.size(); ++at) {
        files[at].text_hashes = std::move(texts[at].hashes);
    }
    return shared;
}

/// Counts files, so many at a time. Which file goes first has no influence on what comes out.
class Counting {
public:
    Counting(Counted& counted, Part part, std::shared_ptr<const CommonTerms> common, std::size_t jobs)
        : counted_(counted), part_(part), common_(std::move(common)), jobs_(jobs), errors_(counted.files.size()) {}

    void count(const std::vector<std::size_t>& files) {
        std::vector<std::uint64_t> sizes;
        sizes.reserve(files.size());
        for (const std::size_t file : files) {
            sizes.push_back(bytes_of(counted_.files[file].place));
        }
        Queue queue(sizes, "counting");
        on_threads(jobs_, files.size(), [&] { count_some(files, queue); });
    }

    /// In the order of the files.
    Errors take_errors() {
        Errors all;
        for (Errors& of_file : errors_) {
            std::ranges::move(of_file, std::back_inserter(all));
        }
        return all;
    }

private:
    void count_some(const std::vector<std::size_t>& files, Queue& queue) {
        PlaceReader places;
        Counter counter(part_, common_);
        std::uint64_t waiting = 0;  // words in it
        const auto hand_over = [&] {
            Counts counts = counter.take();
            const std::scoped_lock held(lock_);
            merge(counted_.counts, std::move(counts));
            waiting = 0;
        };
        while (const auto next = queue.next()) {
            const std::size_t at = files[*next];
            ReadFile& file = counted_.files[at];
            FileReport report = read_file(places, file, counter);
            waiting += report.words;
            if (waiting >= words_at_once) {
                hand_over();
            }
            const std::scoped_lock held(lock_);
            file.format = report.format;
            file.sources = std::move(report.sources);
            file.names_sources = report.names_sources;
            file.options = std::move(report.options);
            file.text_hashes = std::move(report.text_hashes);
            errors_[at] = std::move(report.errors);
            queue.one_done();
        }
        hand_over();
    }

    Counted& counted_;
    Part part_;
    std::shared_ptr<const CommonTerms> common_;
    std::size_t jobs_;
    std::vector<Errors> errors_;  // by file
    std::mutex lock_;
};

/// Counts all files but those that hold what another of the same source holds; says which these were.
std::optional<Error> count_without_copies(const std::vector<ReadFile>& files,
                                          const std::vector<std::optional<Copy>>& copies, Counting& counting) {
    std::vector<std::size_t> first;
    for (std::size_t at = 0; at < files.size(); ++at) {
        if (!copies[at]) {
            first.push_back(at);
        }
    }
    counting.count(first);
    std::vector<std::size_t> others;
    std::vector<LeftOutCopy> left_out;
    for (std::size_t at = 0; at < files.size(); ++at) {
        if (copies[at] && (copies[at]->is_sure || files[copies[at]->of].names_sources)) {
            left_out.push_back({files[at].spec.file, files[copies[at]->of].spec.file});
        } else if (copies[at]) {
            others.push_back(at);
        }
    }
    counting.count(others);
    return left_out_copies(left_out);
}

}  // namespace

Counted count_paths(const std::vector<std::string>& paths, Part part, const Reading& reading, const Weights* weights) {
    load_embedded_dictionaries();
    Counted counted;
    std::vector<FoundFile> found = find_files(paths, counted.errors);
    for (FoundFile& file : found) {
        file.spec.fields = reading.fields;
        file.spec.channel = reading.channel;
        file.spec.encoding = reading.encoding;
        file.spec.keeps_repeats = reading.keeps_repeats;
        file.spec.strip = reading.strip;
    }
    auto common = common_terms(found, part, weights, reading.jobs);
    const auto copies = reading.keeps_repeats ? std::vector<std::optional<Copy>>(found.size()) : find_copies(found);
    for (FoundFile& file : found) {
        counted.files.push_back({std::move(file), Format::plain, {}, false, {}});
    }
    Counting counting(counted, part, std::move(common), reading.jobs);
    const std::optional<Error> left_out = count_without_copies(counted.files, copies, counting);
    counted.counts.terms.vocabulary.shrink();
    counted.counts.content.vocabulary.shrink();
    std::ranges::move(counting.take_errors(), std::back_inserter(counted.errors));
    if (left_out) {
        counted.errors.push_back(*left_out);
    }
    std::ranges::move(shared_texts_of(counted.files), std::back_inserter(counted.errors));
    std::ranges::move(shared_sources_of(counted.files), std::back_inserter(counted.errors));
    return counted;
}

void arrange(Counted& counted, const Arrangement& arrangement) {
    Counts& counts = counted.counts;
    const bool has_terms = !counts.terms.sources.empty();
    SplitUp up = split_up(CountedSources(has_terms ? counts.terms : counts.content), arrangement.names);
    std::ranges::move(not_there(up, arrangement), std::back_inserter(counted.errors));
    std::ranges::move(up.errors, std::back_inserter(counted.errors));
    kinprint::arrange(counts, arrangement);
    std::map<std::string, std::vector<std::string>> names_of;  // by the name in the files
    for (const SplitSource& source : up.sources) {
        for (const std::string& name : source.of) {
            names_of[name].emplace_back(name_after(up.names.renamed, source.name));
        }
    }
    for (ReadFile& file : counted.files) {
        file.spec.namings = {up.names};
        for (const std::string& source : std::exchange(file.sources, {})) {
            std::ranges::copy(names_of[source], std::back_inserter(file.sources));
        }
    }
}

Passages find_passages(const std::vector<ReadFile>& files, const PassageQuery& query) {
    PassageFinder finder(query);
    PlaceReader places;
    for (const ReadFile& file : files) {
        const bool wanted = std::ranges::any_of(
            query.sources, [&](const std::string& name) { return std::ranges::count(file.sources, name) > 0; });
        if (wanted) {
            read_file(places, file, finder);  // what is wrong with it was said when it was counted
        }
    }
    return finder.take();
}

void print_errors(const Errors& errors) {
    for (const Error& error : errors) {
        std::cerr << "kinprint: ";
        if (!error.file.empty()) {
            std::cerr << one_line(error.file) << (error.text ? ":" + std::to_string(*error.text) : "") << ": ";
        }
        std::cerr << one_line(error.message) << '\n';
    }
}

KnownTexts read_texts(const std::vector<ReadFile>& files) {
    KnownTexts texts;
    PlaceReader places;
    for (const ReadFile& file : files) {
        read_file(places, file, texts);  // what is wrong with it was said when it was counted
    }
    return texts;
}

std::string content_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::optional<Weights> read_weights(const std::string& path) {
    Errors errors;
    auto weights = parse_weights(content_of(path), path, errors);
    print_errors(errors);
    return weights;
}

bool write_output(const std::string& path, const std::string& content) {
    if (path.empty()) {
        std::cout << content << std::flush;
        return static_cast<bool>(std::cout);
    }
    std::ofstream file(path, std::ios::binary);
    file << content << std::flush;
    if (!file) {
        std::cerr << "kinprint: " << path << ": The result can't be written there. Check the folder and its rights.\n";
    }
    return static_cast<bool>(file);
}

}  // namespace kinprint::cli
