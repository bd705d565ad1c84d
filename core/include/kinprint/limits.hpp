// Every cap on untrusted input: a name, a unit and a reason each.
#pragma once

#include <cstddef>
#include <cstdint>

namespace kinprint::limits {

/// Bytes of one line of JSONL. A line is parsed whole, so this bounds memory; the longest real ones seen are below 1
/// MiB.
inline constexpr std::size_t line_bytes = 64U << 20U;

/// Bytes of one value of JSON, within a file of JSON, that is parsed whole; a longer one is gone through member by
/// member. Parsed, a value takes up to some five times as much.
inline constexpr std::size_t json_value_bytes = 16U << 20U;

/// Levels of arrays and objects that are gone through so. What files of texts are made of has three at most.
inline constexpr std::size_t json_levels = 16;

/// Levels of arrays and objects of one value of JSON. A line of a million brackets would fill the memory. What holds
/// texts has some ten, but for chats whose answers stand within what they answer: these have two for each turn.
inline constexpr std::size_t json_depth = 256;

/// Bytes of one row of a table, as of one line of JSONL.
inline constexpr std::size_t row_bytes = line_bytes;

/// Bytes of a table whose first two rows are looked for in it, to tell how it is written: for each delimiter once, and
/// more than a heading and a text have. Longer rows are taken for what has come of them.
inline constexpr std::size_t first_rows_bytes = std::size_t{1} << 20U;

/// Columns of a table. More is no table of texts.
inline constexpr std::size_t columns = 4096;

/// Bytes of a text that are shown of it where people are asked what a file holds.
inline constexpr std::size_t shown_bytes = 240;

/// Bytes of one run without white space that are segmented together. Longer runs are cut there, so that a file
/// of one endless "word" needs no endless buffer. The longest words of real text are below 1 KiB.
inline constexpr std::size_t run_bytes = 64U << 10U;

/// Bytes of one term. Longer tokens are cut: they are base64 or noise, and would bloat every profile.
inline constexpr std::size_t term_bytes = 256;

/// Bytes of an attribute `style` of HTML that are looked at. What hides an element stands in short ones.
inline constexpr std::size_t style_bytes = 1024;

/// Elements of HTML that are open within one that is hidden, and known. Browsers build no deeper pages.
inline constexpr std::size_t html_levels = 512;

/// Bytes at the start of a file that are looked at to tell text from binary data.
inline constexpr std::size_t sniff_bytes = 4096;

/// Bytes of one saved profile (.kinprint.json). It is parsed whole.
inline constexpr std::size_t profile_bytes = std::size_t{1} << 30U;

/// Bytes of a source's, a file's or a prompt's name. Longer names are cut at a code point.
inline constexpr std::size_t name_bytes = 512;

/// Words after which a text goes on in a further block, so that a long one has parts to resample. Most outputs of
/// models are shorter.
inline constexpr std::size_t block_words = 2000;

/// Blocks of one source. Where texts make more they are joined (see Profile), or memory would grow with their number.
/// The some hundred prompts that models are compared by stay apart, and to resample more blocks would tell nothing new.
inline constexpr std::size_t blocks_per_source = 512;

/// Bytes of files that are counted at once without a look through them before: all of their terms are held, some ten
/// bytes for each byte of text. What is packed counts `packed_as` times.
inline constexpr std::uint64_t surveyed_bytes = std::uint64_t{64} << 20U;
inline constexpr std::uint64_t packed_as = 4;

/// Bits of the number of a counter of a survey, which takes two bytes. Ten gigabytes of text may have 100 million
/// distinct pairs, so several share one; what is common is told from their sum all the same, and a hundredth of the
/// others is held with it.
inline constexpr unsigned cell_bits = 24;

/// Single tokens of a large collection that are common, and pairs of them. A tree looks at 5,000 of both, and at as
/// many that have weights, block by block: with more of them blocks would have to be larger, and so fewer to resample.
inline constexpr std::size_t common_tokens = std::size_t{1} << 13U;
inline constexpr std::size_t common_pairs = std::size_t{1} << 14U;

/// Content words that are common. Nearly all texts have fewer in all, and then each is held, since slop lists ask for
/// rare ones, too. What is no language can have more.
inline constexpr std::size_t common_content_words = std::size_t{1} << 19U;

/// Pairs of content words that are common, and triples. A slop list has the 200 most frequent ones of its source: of
/// the rarest collection that is looked through, 3 MB a source, that goes down to pairs that came five times, and
/// triples that came twice.
inline constexpr std::size_t common_content_pairs = std::size_t{1} << 17U;
inline constexpr std::size_t common_content_triples = std::size_t{1} << 19U;

/// Words that all small sources have together, at most, of whose terms none is given up. So terms that are
/// given up have a mean rate of at most 0.0005 per 1,000 words for each time that they may have come.
inline constexpr std::uint64_t words_of_small_sources = 2'000'000;

/// Bytes of distinct segments that are known to the counter. What it forgets it has to look at again.
inline constexpr std::size_t known_segment_bytes = std::size_t{32} << 20U;

/// Counts of a term in a block, of all of a profile: 8 to 12 bytes each. Where there would be more, there are fewer and
/// larger blocks. A tab of a browser has to hold twice as many for a moment.
inline constexpr std::size_t entries = std::size_t{16} << 20U;

/// The same of one source. Each thread holds one or more while it counts, twice over for a moment; more would not be
/// seen in how sure a tree is.
inline constexpr std::size_t source_entries = std::size_t{4} << 20U;

/// Sources that one is split into. Nobody reads a tree of more parts of one source, and each would have little text.
inline constexpr std::size_t parts_of_source = 100;

/// Sources in one tree. A condensed matrix of more would not fit into memory beside the profiles.
inline constexpr std::size_t sources = 10'000;

/// Leaves of a tree that are put into the optimal order, in O(n^3). More would hold up the tree for what only its looks
/// gain: this many take about 0.1 s and 16 MB, twice as many eight times the time.
inline constexpr std::size_t optimally_ordered_leaves = 1'000;

/// Errors kept per file. The rest are counted in a last one, so that a broken file of a million lines stays readable.
inline constexpr std::size_t errors_per_file = 20;

/// Files that are named for one kind of error. The rest are counted in a last one: whoever has that many seen knows
/// what is wrong, and an archive may hold a hundred thousand empty files.
inline constexpr std::size_t files_per_error = 20;

/// Texts of one file that are remembered, to know again one that repeats another: some 40 bytes each. The largest sets
/// of answers have some hundred thousand a file; of more, repeats of the first million are still found.
inline constexpr std::size_t texts_remembered = std::size_t{1} << 20U;

/// Hashes of the texts of one file that are kept once it is read, to know them again in another: 32 kB, and as many as
/// hardly any file has. Of more, those that are smallest tell that files share texts, and how many at least.
inline constexpr std::size_t text_hashes = std::size_t{1} << 12U;

/// Hashes of the texts of all files that are compared: 64 MB for a moment, and as many as texts of ten gigabytes have.
inline constexpr std::size_t compared_hashes = std::size_t{1} << 21U;

/// Words below which no unknown text is placed: of 200 words two in three are placed right, of fewer hardly any.
inline constexpr std::uint64_t words_to_identify = 200;

/// Words below which only the first three candidates are named.
inline constexpr std::uint64_t words_to_rank_all = 1000;

/// Texts below which no share of them is told: of fewer its interval says nothing.
inline constexpr std::size_t texts_to_share = 5;

/// Texts of one source that are followed piece by piece. More pictures nobody looks at.
inline constexpr std::size_t courses = 10;

/// Texts of one source that an atlas is tried on, and their bytes in all. They are held whole; of more, how often it is
/// right would not be known better.
inline constexpr std::size_t tried_texts = 500;
inline constexpr std::size_t tried_bytes = std::size_t{4} << 20U;

/// Bytes below which no text is taken for one that goes round in circles: a short one may be a refrain.
inline constexpr std::size_t loop_bytes_at_least = 512;

/// Bytes of a text whose passages are all counted where a sample leaves open whether it goes round in circles. Of a
/// longer one the sample alone tells: it is large enough then. Models are cut off after some 100 kB.
inline constexpr std::size_t loop_bytes = 256U << 10U;

/// Bytes of the one text of a file that are held until it is known whether it begins within reasoning: models are cut
/// off after some 100 kB.
inline constexpr std::size_t unopened_bytes = std::size_t{1} << 20U;

/// Bytes of a text that is held whole, so that what is around an answer can be taken out of it: as one line of JSONL.
inline constexpr std::size_t stripped_bytes = line_bytes;

/// Bytes of a prompt that are looked for in its answer. Longer ones hold documents to work on.
inline constexpr std::size_t asked_bytes = 16U << 10U;

/// Runs of marks of one paragraph of Markdown that are looked at: each is compared with those before it.
inline constexpr std::size_t markdown_marks = 1000;

/// Lines of an answer that are compared with its prompt: one that quotes does so near its beginning.
inline constexpr std::size_t prompted_lines = 1000;

/// Lines at the end of an answer that are looked at for what is said around it. More would be the answer itself.
inline constexpr int closing_lines = 8;

/// Bytes of a line in which a model talks of its answer, and of a title or a count of words. Longer lines are prose.
inline constexpr std::size_t talk_bytes = 500;
inline constexpr std::size_t title_bytes = 200;

/// Bytes of the address of a link in Markdown: so far its end is looked for. No address is longer.
inline constexpr std::size_t link_bytes = 4096;

/// Marks around a span of code in Markdown. Whether a run of so many was ended is remembered by their number; a longer
/// run is no mark.
inline constexpr std::size_t backticks = 80;

/// Bytes of a tag's name, or of a character reference, in HTML. The longest that mean anything have 10 and
/// 31; the rest of a longer one is passed over, and never held.
inline constexpr std::size_t reference_bytes = 32;

/// Times that what follows a quote without an end is read anew, in a table. Each time it is all that follows, up to
/// `row_bytes`.
inline constexpr int rows_mended = 20;

/// Bytes of distinct segments that are known while passages are looked for. The texts of a source rarely have more, and
/// what is forgotten is looked at again.
inline constexpr std::size_t searched_segment_bytes = std::size_t{4} << 20U;

/// Bytes of a text, as passages show it, that are kept before what no passage asks for is forgotten. Less would be
/// forgotten too often, each time at the cost of moving the rest.
inline constexpr std::size_t kept_text_bytes = std::size_t{16} << 10U;

/// A number in options, saved or handed in. It fits std::size_t everywhere, and is more than anyone asks for.
inline constexpr std::uint64_t option_number = 1'000'000'000;

/// Words, or texts, of one block or source of saved counts. Sums over all blocks and sources stay far from overflow.
inline constexpr std::uint64_t saved_words = std::uint64_t{1} << 48U;

/// A mean in a file of weights, in times per 1,000 words, and a variance, in its square: of no text are they above a
/// thousand and a million, and beyond this sums of them might overflow.
inline constexpr double saved_rate = 1e7;

/// Of an atlas that is read: times that a term came in all of a source's texts, figures of what its trials measured,
/// terms, of these those whose correlations it holds (half a gigabyte at the most), genres, and lengths that were
/// tried. Each is ten times and more of what Kinprint writes.
inline constexpr double saved_occurrences = 1e12;
inline constexpr double saved_figure = 1e9;
inline constexpr std::size_t atlas_terms = 100'000;
inline constexpr std::size_t atlas_correlated = 5'000;
inline constexpr std::size_t atlas_genres = 100;
inline constexpr std::size_t atlas_lengths = 20;

/// Bytes that the command reads or unpacks at a time: they stay in the processor's cache. (The page takes a megabyte,
/// since each read of a browser's takes as long as many bytes.)
inline constexpr std::size_t slice_bytes = std::size_t{1} << 16U;

/// Files of one archive. Its list is held in memory, some 300 bytes a file; the largest collections of single answers
/// seen have some ten thousand.
inline constexpr std::uint64_t archive_entries = 500'000;

/// Empty files of them that are held. Those beyond are only counted: they cost nothing, however many, and what stands
/// beside them is read.
inline constexpr std::uint64_t archive_empty_entries = 50'000;

/// Bytes that a gzip file, or all of an archive, may unpack to for each byte it takes. Text gives 3 to 10, logs that
/// repeat themselves 100; files made to keep a machine busy for ever have 1,000, or millions where entries overlap.
inline constexpr std::uint64_t unpacked_ratio = 500;

/// Bytes that it may unpack to in any case: so few are read in a second, and a short file may well say one thing over
/// and over.
inline constexpr std::uint64_t unpacked_bytes_at_least = std::uint64_t{64} << 20U;

/// Bytes that it may never go beyond: to count as many takes hours.
inline constexpr std::uint64_t unpacked_bytes = std::uint64_t{1} << 40U;

}  // namespace kinprint::limits
