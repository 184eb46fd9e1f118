// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include <plenaria/text.hpp>
#include <plenaria/time.hpp>

#include "sheet.hpp"
#include "xlsx_parts.hpp"

namespace plenaria::directory::import {

namespace {

/// "BC12" gives 54; nothing sensible gives SIZE_MAX.
std::size_t column_of(std::string_view reference) {
    std::size_t column = 0;
    std::size_t letters = 0;
    for (const char c : reference) {
        if (c < 'A' || c > 'Z' || ++letters > 3) break;
        column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
    }
    return letters == 0 || letters > 3 ? SIZE_MAX : column - 1;
}

struct Shown {
    bool day = false, hours = false;
};

/// What a number format shows of a moment. Built-in ones: ECMA-376 part 1, 18.8.30.
Shown shown_by(int id, const std::map<int, std::string>& codes) {
    if (id >= 14 && id <= 17) return {.day = true};
    if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return {.hours = true};
    if (id == 22) return {.day = true, .hours = true};
    Shown shown;
    const auto found = codes.find(id);
    if (found == codes.end()) return shown;
    const auto& code = found->second;
    bool quoted = false;
    for (std::size_t i = 0; i < code.size(); ++i) {
        if (code[i] == '"') quoted = !quoted;
        // "[h]" counts hours beyond a day; other brackets hold colours and languages.
        if (code[i] == '[' && code.compare(i, 2, "[h") != 0 && code.compare(i, 2, "[H") != 0)
            i = std::min(code.find(']', i), code.size() - 1);
        if (code[i] == '\\')
            ++i;  // a letter that is shown as it is
        else if (!quoted) {
            shown.day = shown.day || std::string_view("dDyY").find(code[i]) != std::string_view::npos;
            shown.hours = shown.hours || code[i] == 'h' || code[i] == 'H';
        }
    }
    return shown;
}

/// "09:00" of 0.375, "26:30" of a day and more.
std::string hours_text(double days) {
    const auto minutes = std::llround(days * 24 * 60);
    const auto two = [](long long number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return two(minutes / 60) + ':' + two(minutes % 60);
}

/// A serial number of Excel as "2018-12-08", "2018-12-08 09:00" or "09:00", or its own text when it is none.
std::string moment_text(const std::string& number, Shown shown, bool since_1904) {
    double serial = 0;
    const auto [rest, failure] = std::from_chars(number.data(), number.data() + number.size(), serial);
    if (failure != std::errc() || rest != number.data() + number.size()) return number;
    if (!shown.day) return serial >= 0 && serial < 1000 ? hours_text(serial) : number;
    // Up to 59 Excel counts a 29 February 1900 that never was; before 1 and after 9999 it shows nothing.
    if (!(serial >= (since_1904 ? 0 : 61)) || serial > 2'958'465) return number;
    using std::chrono::days;
    const Day zero =
        since_1904 ? Day(std::chrono::year(1904) / 1 / 1) : Day(std::chrono::year(1899) / 12 / 30);
    const auto day = plenaria::to_text(zero + days(static_cast<int>(std::floor(serial))));
    const auto hours = hours_text(serial - std::floor(serial));
    return !shown.hours || hours == "00:00" || hours == "24:00" ? day : day + ' ' + hours;
}

/// A number as people would type it: Excel stores 0.1 as 0.10000000000000001.
std::string number_text(const std::string& number) {
    double value = 0;
    const auto [rest, failure] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (failure != std::errc() || rest != number.data() + number.size() || !std::isfinite(value))
        return number;
    char buffer[64];
    const bool whole = value == std::floor(value) && std::fabs(value) < 1e15;
    const auto written =
        whole ? std::to_chars(buffer, buffer + sizeof buffer, static_cast<long long>(value))
              : std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::general, 15);
    return {buffer, written.ptr};
}

std::string cell_text(const XlsxCell& cell, const XlsxBook& book) {
    if (cell.type == "s") {
        std::size_t index = 0;
        const auto* end = cell.value.data() + cell.value.size();
        const auto [rest, failure] = std::from_chars(cell.value.data(), end, index);
        if (failure != std::errc() || rest != end || index >= book.strings.size()) return {};
        return book.strings[index];
    }
    if (cell.type == "b") return cell.value == "1" ? "yes" : "no";
    if (cell.type == "e") return {};
    if (cell.type == "d") return cell.value.substr(0, 10);
    if (cell.type == "str" || cell.type == "inlineStr") return cell.value;
    if (cell.value.empty()) return {};
    const auto style = static_cast<std::size_t>(std::max(cell.style, 0));
    const int format = style < book.style_formats.size() ? book.style_formats[style] : 0;
    const auto shown = shown_by(format, book.format_codes);
    return shown.day || shown.hours ? moment_text(cell.value, shown, book.since_1904)
                                    : number_text(cell.value);
}

}  // namespace

Result<Sheet> read_xlsx(std::string_view bytes, const Bounds& bounds) {
    if (bytes.size() > bounds.file_bytes)
        return Error{ErrorCode::too_large,
                     "This file is larger than {max} MB.",
                     "xlsx",
                     {},
                     {{"max", std::to_string(bounds.file_bytes / (1024 * 1024))}}};
    auto book = read_book(bytes, bounds);
    if (!book) return std::move(book).error();

    Sheet sheet{.format = "xlsx"};
    for (const auto& row : book->rows) {
        SheetRow out{.line = row.number};
        std::size_t next = 0;
        for (const auto& cell : row.cells) {
            // The reference may be left out; then a cell stands right of the one before.
            const auto column = cell.reference.empty() ? next : column_of(cell.reference);
            if (column == SIZE_MAX) return damaged_xlsx();
            if (column >= bounds.columns)
                return Error{ErrorCode::invalid_input,
                             "Line {line} has more than {max} columns.",
                             "xlsx",
                             {},
                             {{"line", std::to_string(row.number)}, {"max", std::to_string(bounds.columns)}}};
            if (out.cells.size() <= column) out.cells.resize(column + 1);
            auto text = trim(cell_text(cell, *book));
            if (text.size() > bounds.cell_bytes)
                return Error{
                    ErrorCode::invalid_input,
                    "Line {line}: a cell holds more than {max} characters.",
                    "xlsx",
                    {},
                    {{"line", std::to_string(row.number)}, {"max", std::to_string(bounds.cell_bytes)}}};
            out.cells[column] = std::move(text);
            next = column + 1;
        }
        if (std::any_of(out.cells.begin(), out.cells.end(), [](const std::string& c) { return !c.empty(); }))
            sheet.rows.push_back(std::move(out));
    }
    if (sheet.rows.empty()) return Error{ErrorCode::invalid_input, "This file holds no rows."};
    return sheet;
}

}  // namespace plenaria::directory::import
