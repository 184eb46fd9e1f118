// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include "documents/tables.hpp"

namespace plenaria::host {

namespace {

/// Whether a spreadsheet would run it: also the full-width forms of = + - @. Source: OWASP, CSV injection.
bool looks_like_formula(std::string_view text) {
    static constexpr std::array<std::string_view, 10> starts = {"=",  "+",  "-",  "@",  "\t",
                                                                "\r", "＝", "＋", "－", "＠"};
    for (const auto start : starts)
        if (text.starts_with(start)) return true;
    return false;
}

bool is_number(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

void append_cell(std::string& line, std::string_view text, Table::Kind kind) {
    const bool plain_number = kind == Table::Kind::number && is_number(text);
    std::string safe = !plain_number && looks_like_formula(text) ? "'" : "";
    safe += text;
    if (safe.find_first_of("\",\r\n") == std::string::npos) {
        line += safe;
        return;
    }
    line += '"';
    for (const char c : safe) {
        if (c == '"') line += '"';
        line += c;
    }
    line += '"';
}

}  // namespace

std::string csv_of(const Table& table) {
    std::string text = "\xEF\xBB\xBF";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (i > 0) text += ',';
        append_cell(text, table.columns[i].title, Table::Kind::text);
    }
    text += "\r\n";
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) text += ',';
            append_cell(text, row[i], i < table.columns.size() ? table.columns[i].kind : Table::Kind::text);
        }
        text += "\r\n";
    }
    return text;
}

}  // namespace plenaria::host
