#include <optional>
#include <utility>

#include "csv_parser.hpp"
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
        if (head_.size() >= limits::sniff_bytes) {
            begin(false);
        }
    }

    void finish() override {
        if (!parser_) {
            begin(true);
        }
        while (parser_->in_quotes() && mend_open()) {
        }
        std::vector<Row> rows;
        parser_->finish(rows);
        read(rows);
        records_.finish();
    }

private:
    void begin(bool is_all) {
        dialect_ = dialect_of(std::string_view(head_).substr(0, limits::sniff_bytes), is_all);
        heading_is_due_ = dialect_.has_heading;
        parser_.emplace(dialect_.delimiter);
        parse(std::exchange(head_, {}));
    }

    void parse(std::string_view utf8) {
        std::vector<Row> rows;
        parser_->feed(utf8, rows);
        read(rows);
        while (parser_->open_row().size() > limits::row_bytes && mend_open()) {
        }
    }

    void read(const std::vector<Row>& rows) {
        for (const Row& row : rows) {
            const bool is_heading = std::exchange(heading_is_due_, false);
            if (row.broken.find('\n') < row.broken.size() - 1) {
                mend(row);
            } else if (!is_heading) {
                read_row(row);
            }
        }
    }

    void read_row(const Row& row) {
        const RecordPlace place{"Line " + std::to_string(row.line), row.line, row.begin};
        if (row.cells.size() > dialect_.names.size()) {
            target_.errors.add(
                ErrorCode::bad_row, row.line, row.begin,
                place.what + " has " + std::to_string(row.cells.size()) + " cells where " +
                    std::to_string(dialect_.names.size()) +
                    " were expected, and was passed over. Put quotes around texts that hold the delimiter.");
        } else {
            records_.read_row(dialect_.names, row.cells, place);
        }
    }

    /// A row of several lines, a quote of which most likely was not ended in its own.
    void mend(const Row& row) {
        CsvParser parser(dialect_.delimiter);
        if (read_behind_first_line(parser, row.broken, row.line, row.begin)) {
            std::vector<Row> last;
            parser.finish(last);
            read(last);
        }
    }

    /// The same for the row that is open, and has no end.
    bool mend_open() {
        const std::string row(parser_->open_row());
        gave_up_ = !read_behind_first_line(*parser_, row, parser_->open_line(), parser_->open_begin());
        if (gave_up_) {
            parser_.emplace(dialect_.delimiter);
        }
        return !gave_up_;
    }

    /// Passes over the first line of a row, and reads the others anew. False where that was done too often.
    bool read_behind_first_line(CsvParser& parser, std::string_view row, std::uint64_t line, std::uint64_t begin) {
        if (!tell_of_quote(line, begin)) {
            return false;
        }
        const std::size_t first_line = std::min(row.find('\n'), row.size() - 1) + 1;
        parser.restart(line + 1, begin + first_line);
        std::vector<Row> rows;
        parser.feed(row.substr(first_line), rows);
        read(rows);
        return true;
    }

    /// False where that was said too often: each time all that follows is read again.
    bool tell_of_quote(std::uint64_t line, std::uint64_t begin) {
        constexpr int most = 20;
        const bool goes_on = ++mended_ <= most;
        target_.errors.add(ErrorCode::bad_row, line, begin,
                           "Line " + std::to_string(line) + " has a quote that does not end, and was passed over" +
                               (goes_on ? "" : ", with all that belongs to it") +
                               ". A cell that begins with \" was expected to end with one.");
        return goes_on;
    }

    ReadTarget target_;
    Records records_;
    std::string head_;
    Dialect dialect_;
    bool heading_is_due_ = false;
    std::optional<CsvParser> parser_;  // once it is known how the table is written
    int mended_ = 0;
    bool gave_up_ = false;
};

}  // namespace

std::unique_ptr<FormatReader> make_csv_reader(ReadTarget target) {
    return std::make_unique<CsvReader>(target);
}

}  // namespace kinprint
