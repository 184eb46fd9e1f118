// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include <plenaria/text.hpp>

#include "charset.hpp"
#include "named_rows.hpp"
#include "sheet.hpp"

namespace plenaria::directory::import {

namespace {

Error refusal(const char* message, MessageValues values) {
    return {ErrorCode::invalid_input, message, "csv", {}, std::move(values)};
}

/// How often each separator stands outside quotes in the first lines.
char find_separator(std::string_view text) {
    constexpr std::array<char, 3> candidates{';', ',', '\t'};
    std::array<std::size_t, 3> first_line{};
    std::array<std::size_t, 3> steady{};  // lines that have as many as the first one
    std::array<std::size_t, 3> here{};
    std::size_t lines = 0;
    bool quoted = false;
    for (std::size_t i = 0; i <= text.size() && lines < 20; ++i) {
        const char c = i < text.size() ? text[i] : '\n';
        if (c == '"') quoted = !quoted;
        if (c == '\n' && (!quoted || i == text.size())) {
            for (std::size_t k = 0; k < candidates.size(); ++k) {
                if (lines == 0) first_line[k] = here[k];
                if (here[k] == first_line[k]) ++steady[k];
            }
            here.fill(0);
            ++lines;
            quoted = false;
            continue;
        }
        if (quoted) continue;
        for (std::size_t k = 0; k < candidates.size(); ++k)
            if (c == candidates[k]) ++here[k];
    }
    std::size_t best = 1;  // a comma when there is but one column
    std::size_t best_score = 0;
    for (std::size_t k = 0; k < candidates.size(); ++k) {
        const auto score = first_line[k] == 0 ? 0 : steady[k] * 1000 + first_line[k];
        if (score > best_score) {
            best = k;
            best_score = score;
        }
    }
    return candidates[best];
}

/// Reads one text into rows; RFC 4180, with the liberties that real files take.
class Parser {
public:
    Parser(std::string_view text, char separator, const Bounds& bounds)
        : text_(text), separator_(separator), bounds_(bounds) {}

    Result<std::vector<SheetRow>> run(int first_line) {
        line_ = row_line_ = first_line;
        while (at_ < text_.size()) {
            if (auto read = cell(); !read) return std::move(read).error();
            if (at_ < text_.size() && text_[at_] == separator_) {
                ++at_;
                if (at_ < text_.size()) continue;
                row_.emplace_back();  // "a;" at the end of the file
            }
            if (auto ended = end_row(); !ended) return std::move(ended).error();
        }
        return std::move(rows_);
    }

private:
    Result<void> cell() {
        if (row_.size() >= bounds_.columns)
            return refusal("Line {line} has more than {max} columns.",
                           {{"line", std::to_string(row_line_)}, {"max", std::to_string(bounds_.columns)}});
        if (++cells_ > bounds_.cells)
            return Error{ErrorCode::too_large,
                         "This file has more than {max} cells. Import it in parts.",
                         "csv",
                         {},
                         {{"max", std::to_string(bounds_.cells)}}};
        std::string value;
        auto start = at_;
        while (start < text_.size() && text_[start] == ' ') ++start;
        if (start < text_.size() && text_[start] == '"') {
            at_ = start;
            if (auto read = quoted(value); !read) return read;
        }
        // Also what follows a closing quote: "12" inch is 12 inch.
        while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r') {
            value += text_[at_++];
            if (value.size() > bounds_.cell_bytes) return too_long();
        }
        row_.push_back(trim(value));
        return {};
    }

    Result<void> quoted(std::string& value) {
        const int opened = line_;
        ++at_;
        while (at_ < text_.size()) {
            const char c = text_[at_++];
            if (c == '\n') ++line_;
            if (c == '"') {
                if (at_ >= text_.size() || text_[at_] != '"') return {};
                ++at_;
            }
            value += c;
            if (value.size() > bounds_.cell_bytes) return too_long();
        }
        return refusal("Line {line}: a quotation mark is opened and never closed.",
                       {{"line", std::to_string(opened)}});
    }

    Result<void> end_row() {
        if (at_ < text_.size() && text_[at_] == '\r') ++at_;
        if (at_ < text_.size() && text_[at_] == '\n') ++at_;
        ++line_;
        const bool empty =
            std::all_of(row_.begin(), row_.end(), [](const std::string& c) { return c.empty(); });
        if (!empty) {
            if (rows_.size() > bounds_.rows)  // the headings are not counted
                return Error{ErrorCode::too_large,
                             "This file has more than {max} rows. Import it in parts.",
                             "csv",
                             {},
                             {{"max", std::to_string(bounds_.rows)}}};
            rows_.push_back({.line = row_line_, .cells = std::move(row_)});
        }
        row_.clear();
        row_line_ = line_;
        return {};
    }

    Result<void> too_long() const {
        return refusal("Line {line}: a cell holds more than {max} characters.",
                       {{"line", std::to_string(row_line_)}, {"max", std::to_string(bounds_.cell_bytes)}});
    }

    std::string_view text_;
    char separator_;
    const Bounds& bounds_;
    std::size_t at_ = 0;
    std::size_t cells_ = 0;
    int line_ = 1;
    int row_line_ = 1;
    std::vector<std::string> row_;
    std::vector<SheetRow> rows_;
};

}  // namespace

Result<Sheet> read_csv(std::string_view bytes, const Bounds& bounds) {
    if (bytes.size() > bounds.file_bytes)
        return Error{ErrorCode::too_large,
                     "This file is larger than {max} MB.",
                     "csv",
                     {},
                     {{"max", std::to_string(bounds.file_bytes / (1024 * 1024))}}};
    auto decoded = decode(bytes);
    if (!decoded) return std::move(decoded).error();
    std::string_view text = decoded->text;
    Sheet sheet{.format = "csv", .charset = decoded->charset};
    int first_line = 1;
    // Excel's own way to name the separator.
    if (text.size() > 4 && text.substr(0, 4) == "sep=" &&
        (text.size() == 5 || text[5] == '\n' || text[5] == '\r')) {
        sheet.separator = text[4];
        text.remove_prefix(std::min(
            text.size(), text.find('\n') == std::string_view::npos ? text.size() : text.find('\n') + 1));
        first_line = 2;
    } else {
        sheet.separator = find_separator(text);
    }
    auto rows = Parser(text, sheet.separator[0], bounds).run(first_line);
    if (!rows) return std::move(rows).error();
    sheet.rows = *std::move(rows);
    if (sheet.rows.empty()) return Error{ErrorCode::invalid_input, "This file holds no rows."};
    return sheet;
}

Result<Sheet> read_sheet(std::string_view bytes, const Bounds& bounds) {
    if (bytes.substr(0, 4) == "PK\x03\x04") return read_xlsx(bytes, bounds);
    if (bytes.substr(0, 4) == "\xD0\xCF\x11\xE0")
        return Error{ErrorCode::invalid_input,
                     "This is a spreadsheet of the old kind (.xls). Save it as XLSX or CSV."};
    if (bytes.substr(0, 5) == "%PDF-")
        return Error{ErrorCode::invalid_input, "This is a PDF document. Save the table as XLSX or CSV."};
    return read_csv(bytes, bounds);
}

std::vector<std::string> split_list(std::string_view text) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find(';', at), text.size());
        if (auto part = trim(text.substr(at, end - at)); !part.empty()) parts.push_back(std::move(part));
        at = end + 1;
    }
    return parts;
}

}  // namespace plenaria::directory::import
