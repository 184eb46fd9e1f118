// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <charconv>
#include <set>

#include <xlsxwriter.h>

#include <plenaria/text.hpp>

#include "documents/tables.hpp"

namespace plenaria::host {

namespace {

constexpr std::size_t longest_cell = 32767;  // Excel's limit, characters

/// A name that Excel takes: at most 31 characters, none of []:*?/\, not twice.
std::string sheet_name(const std::string& title, std::set<std::string>& used) {
    std::string name;
    std::size_t characters = 0;
    for (const char c : title) {
        const bool starts_character = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        if (starts_character && ++characters > 27) break;
        name += std::string_view("[]:*?/\\'").find(c) == std::string_view::npos ? c : ' ';
    }
    if (trim(name).empty()) name = "1";
    auto unique = name;
    for (int i = 2; !used.insert(fold(unique)).second; ++i) unique = name + " " + std::to_string(i);
    return unique;
}

struct Formats {
    lxw_format* head;
    lxw_format* day;
    lxw_format* text;
};

void write_cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& value, Table::Kind kind,
                const Formats& formats) {
    if (kind == Table::Kind::number) {
        long long number = 0;
        const auto [rest, failure] = std::from_chars(value.data(), value.data() + value.size(), number);
        if (failure == std::errc() && rest == value.data() + value.size()) {
            worksheet_write_number(sheet, row, column, static_cast<double>(number), nullptr);
            return;
        }
    }
    if (kind == Table::Kind::day) {
        if (const auto day = parse_day(value)) {
            const std::chrono::year_month_day date(*day);
            lxw_datetime when{};
            when.year = static_cast<int>(date.year());
            when.month = static_cast<int>(static_cast<unsigned>(date.month()));
            when.day = static_cast<int>(static_cast<unsigned>(date.day()));
            if (when.year >= 1900) {
                worksheet_write_datetime(sheet, row, column, &when, formats.day);
                return;
            }
        }
    }
    // As a string whatever it begins with: never a formula, never a link.
    auto text = value;
    if (length(text) > longest_cell) {
        text.resize(longest_cell);
        while (!is_utf8(text)) text.pop_back();
    }
    worksheet_write_string(sheet, row, column, text.c_str(), formats.text);
}

}  // namespace

bool write_xlsx(const std::vector<Table>& sheets, const std::filesystem::path& file) {
    auto* book = workbook_new(file.c_str());
    if (book == nullptr) return false;
    Formats formats{workbook_add_format(book), workbook_add_format(book), workbook_add_format(book)};
    format_set_bold(formats.head);
    format_set_text_wrap(formats.head);
    format_set_bottom(formats.head, LXW_BORDER_THIN);
    format_set_num_format(formats.day, "yyyy-mm-dd");
    format_set_text_wrap(formats.text);
    format_set_align(formats.text, LXW_ALIGN_VERTICAL_TOP);
    std::set<std::string> names;
    for (const auto& table : sheets) {
        auto* sheet = workbook_add_worksheet(book, sheet_name(table.title, names).c_str());
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const auto column = static_cast<lxw_col_t>(i);
            worksheet_set_column(sheet, column, column, static_cast<double>(table.columns[i].width), nullptr);
            worksheet_write_string(sheet, 0, column, table.columns[i].title.c_str(), formats.head);
        }
        worksheet_freeze_panes(sheet, 1, 0);
        for (std::size_t r = 0; r < table.rows.size(); ++r)
            for (std::size_t i = 0; i < table.rows[r].size(); ++i)
                write_cell(sheet, static_cast<lxw_row_t>(r + 1), static_cast<lxw_col_t>(i), table.rows[r][i],
                           i < table.columns.size() ? table.columns[i].kind : Table::Kind::text, formats);
        if (!table.rows.empty() && !table.columns.empty())
            worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(table.rows.size()),
                                 static_cast<lxw_col_t>(table.columns.size() - 1));
    }
    return workbook_close(book) == LXW_NO_ERROR;
}

}  // namespace plenaria::host
