// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include "documents/tables.hpp"

namespace plenaria::host {

namespace {

/// Digits, at most one point between them, and a minus before them.
bool is_number(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    const auto point = text.find('.');
    const auto whole = text.substr(0, point);
    const auto are_digits = [](std::string_view part) {
        return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
    };
    return are_digits(whole) && (point == std::string_view::npos || are_digits(text.substr(point + 1)));
}

void append_cell(std::string_view with_nul, Table::Kind kind, std::string& out) {
    // First: behind a NUL that is dropped later a formula would be seen by nobody but the spreadsheet.
    std::string text(with_nul);
    std::erase(text, '\0');
    // A negative number is no formula; in a column of text it might be a telephone extension.
    const bool harmless = kind == Table::Kind::number && is_number(text);
    const bool guarded = !harmless && looks_like_formula(text);
    // Semicolons too: Excel separates by them where the decimal separator is a comma.
    const bool quoted = guarded || text.find_first_of(",;\"\t\r\n") != std::string::npos ||
                        text.starts_with(' ') || text.ends_with(' ');
    if (quoted) out += '"';
    if (guarded) out += '\'';
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    if (quoted) out += '"';
}

}  // namespace

bool looks_like_formula(std::string_view text) {
    constexpr std::array<std::string_view, 11> starts = {"=",  "+",      "-",      "@",      "\t",    "\r",
                                                         "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
    constexpr std::array<std::string_view, 4> skipped = {" ", "\u00A0", "\u3000", "\uFEFF"};
    for (bool more = true; more;) {
        more = false;
        for (const auto blank : skipped)
            if (text.starts_with(blank)) {
                text.remove_prefix(blank.size());
                more = true;
            }
    }
    return std::any_of(starts.begin(), starts.end(), [&](auto start) { return text.starts_with(start); });
}

std::string csv_line(const std::vector<std::string>& cells) {
    std::string out;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) out += ',';
        append_cell(cells[i], Table::Kind::text, out);
    }
    return out + "\r\n";
}

std::string write_csv(const Table& table) {
    std::string out(csv_begin);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (i > 0) out += ',';
        append_cell(table.columns[i].title, Table::Kind::text, out);
    }
    out += "\r\n";
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            if (i > 0) out += ',';
            if (i < row.size()) append_cell(row[i], table.columns[i].kind, out);
        }
        out += "\r\n";
    }
    return out;
}

}  // namespace plenaria::host
