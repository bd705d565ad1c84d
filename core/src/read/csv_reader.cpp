#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "csv_parser.hpp"
#include "kinprint/limits.hpp"
#include "records.hpp"
#include "table.hpp"

namespace kinprint {

namespace {

/// A table: one record a row.
class CsvReader final : public FormatReader {
public:
    explicit CsvReader(ReadTarget target) : target_(target), records_(target) {}

    void feed(std::string_view utf8) override {
        if (gave_up_) {
            return;
        }
        if (parser_) {
            parse(utf8);
            return;
        }
        head_ += utf8;
        while (!parser_ && head_.size() >= looked_at_) {
            look();
        }
    }

    void finish() override {
        if (!parser_) {
            begin(dialect_of(head_, true).value_or(Dialect()));
        }
        do {
            while (!gave_up_ && parser_->in_quotes()) {
                mend_open();
            }
            std::vector<Row> rows;
            parser_->finish(rows);
            read(rows);
        } while (!gave_up_ && !parser_->open_row().empty());
        if (is_lost_ && !gave_up_) {
            say_lost(last_line_ + 1);
        }
        records_.finish();
    }

private:
    /// Looks at so much of the head as holds the first two rows: how the head comes in slices tells nothing.
    void look() {
        const bool is_enough = looked_at_ >= limits::first_rows_bytes;
        if (auto found = dialect_of(std::string_view(head_).substr(0, looked_at_), is_enough)) {
            begin(std::move(*found));
        } else {
            looked_at_ *= 4;
        }
    }

    void begin(Dialect dialect) {
        dialect_ = std::move(dialect);
        heading_is_due_ = dialect_.has_heading;
        make_parser();
        if (dialect_.begin > 0) {
            parser_->restart(2, dialect_.begin);
            head_.erase(0, dialect_.begin);
        }
        if (dialect_.names.size() > limits::columns) {
            target_.errors.add(ErrorCode::bad_row, 1, 0,
                               "The table has " + std::to_string(dialect_.names.size()) +
                                   " columns, and was not read: tables of up to " + std::to_string(limits::columns) +
                                   " are. Keep the columns with the texts and what says whose they are.");
            gave_up_ = true;
        }
        parse(std::exchange(head_, {}));
    }

    void make_parser() { parser_.emplace(dialect_.delimiter, dialect_.is_padded, dialect_.has_escapes); }

    void parse(std::string_view utf8) {
        while (!gave_up_ && !utf8.empty()) {
            std::vector<Row> rows;
            utf8.remove_prefix(parser_->feed(utf8, rows));
            read(rows);
            while (!gave_up_ && parser_->open_row().size() > limits::row_bytes) {
                mend_open();
            }
        }
    }

    /// Only the last of them may be broken: what follows such a row is not parsed before that is mended.
    void read(const std::vector<Row>& rows) {
        for (const Row& row : rows) {
            last_line_ = row.line;
            const bool is_heading = std::exchange(heading_is_due_, false);
            if (is_whole_with_escapes(row.broken)) {
                read_with_escapes(row);
            } else if (row.broken.find('\n') < row.broken.size() - 1) {
                read_behind_first_line(row.broken, row.line, row.begin);
            } else if (!is_heading && is_found_again(row)) {
                read_row(row);
            }
        }
    }

    /// Does a broken row have all cells, or go on, where a backslash stands before quotes that do not end their cell?
    [[nodiscard]] bool is_whole_with_escapes(std::string_view broken) const {
        if (dialect_.has_escapes || broken.find("\\\"") == std::string_view::npos) {
            return false;
        }
        CsvParser parser(dialect_.delimiter, dialect_.is_padded, true);
        std::vector<Row> rows;
        parser.feed(broken, rows);
        if (!parser.in_quotes()) {
            parser.finish(rows);
        }
        return rows.empty() || (rows.front().broken.empty() && rows.front().cells.size() == dialect_.names.size());
    }

    /// So that row, and all that follow.
    void read_with_escapes(const Row& row) {
        dialect_.has_escapes = true;
        make_parser();
        parser_->restart(row.line, row.begin);
        parse(row.broken);
    }

    /// Behind a quote that does not end stand the lines of its text. A row begins again where one has as many cells as
    /// there are columns, with quotes around those that had them before.
    bool is_found_again(const Row& row) {
        const bool is_whole = row.cells.size() == dialect_.names.size();
        if (is_lost_ && is_whole) {
            is_lost_ = !ways_of_quoting_.empty() && !ways_of_quoting_.contains(row.quoted);
            if (!is_lost_) {
                say_lost(row.line);
            }
        }
        if (!is_lost_ && is_whole) {
            ways_of_quoting_.insert(row.quoted);
        }
        return !is_lost_;
    }

    /// That the lines before this one, which stand behind the line of such a quote, went with it.
    void say_lost(std::uint64_t end) {
        if (end <= lost_from_) {
            return;
        }
        const bool is_one = end == lost_from_ + 1;
        const std::string lines =
            is_one ? "Line " + std::to_string(lost_from_) + " was"
                   : "Lines " + std::to_string(lost_from_) + " to " + std::to_string(end - 1) + " were";
        target_.errors.add(ErrorCode::bad_row, lost_from_, {},
                           lines + " passed over with the quote that does not end, as " +
                               (is_one ? "it does not have" : "they do not have") +
                               " the cells or quotes of the rows before. End that quote to have " +
                               (is_one ? "it" : "them") + " read.");
    }

    void read_row(const Row& row) {
        const auto cells = [&] {
            return std::to_string(row.cells.size()) + " cells where " + std::to_string(dialect_.names.size()) +
                   " were expected";
        };
        const std::string lacks = row.cells.size() < dialect_.names.size() ? " (" + cells() + ")" : "";
        const RecordPlace place{"Line " + std::to_string(row.line) + lacks, row.line, row.begin};
        if (row.cells.size() > dialect_.names.size()) {
            target_.errors.add(ErrorCode::bad_row, row.line, row.begin,
                               place.what + " has " + cells() + ", and was passed over. " +
                                   (row.quoted == 0 ? "Put quotes around texts that hold the delimiter."
                                                    : "Give each column a name in the first line, or mend this one."));
        } else {
            records_.read_row(dialect_.names, row.cells, place);
        }
    }

    /// Of the row that is open, and has no end. Where that was done too often, nothing that follows is read.
    void mend_open() {
        const std::string row(parser_->open_row());
        gave_up_ = !read_behind_first_line(row, parser_->open_line(), parser_->open_begin());
        if (gave_up_) {
            make_parser();
        }
    }

    /// Of a row of several lines, a quote of which most likely was not ended in its own: passes over the first, and
    /// reads the others anew. False where that was done too often: each time all that follows is read again.
    bool read_behind_first_line(std::string_view row, std::uint64_t line, std::uint64_t begin) {
        const bool goes_on = ++mended_ <= limits::rows_mended;
        if (!is_lost_ || !goes_on) {
            target_.errors.add(
                ErrorCode::bad_row, line, begin,
                "Line " + std::to_string(line) + " has a quote that does not end, and was passed over" +
                    (goes_on ? ", to the next line that begins as rows do here" : ", with all that belongs to it") +
                    ". A cell that begins with \" was expected to end with one.");
        }
        if (goes_on) {
            lost_from_ = is_lost_ ? lost_from_ : line + 1;
            const std::size_t first_line = std::min(row.find('\n'), row.size() - 1) + 1;
            parser_->restart(line + 1, begin + first_line);
            is_lost_ = true;
            parse(row.substr(first_line));
        }
        return goes_on;
    }

    ReadTarget target_;
    Records records_;
    std::string head_;
    std::size_t looked_at_ = limits::sniff_bytes;  // of the head, next
    Dialect dialect_;
    bool heading_is_due_ = false;
    std::optional<CsvParser> parser_;          // once it is known how the table is written
    std::set<std::uint64_t> ways_of_quoting_;  // of rows that were read
    std::uint64_t lost_from_ = 0;              // the line behind that of such a quote
    std::uint64_t last_line_ = 0;              // on which a row began
    bool is_lost_ = false;                     // behind a quote that does not end, until a row is found again
    int mended_ = 0;
    bool gave_up_ = false;
};

}  // namespace

std::unique_ptr<FormatReader> make_csv_reader(ReadTarget target) {
    return std::make_unique<CsvReader>(target);
}

}  // namespace kinprint
