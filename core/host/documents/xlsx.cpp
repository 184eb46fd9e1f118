// SPDX-License-Identifier: EUPL-1.2
#include <xlsxwriter.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <set>

#include <plenaria/text.hpp>
#include <plenaria/time.hpp>

#include "documents/tables.hpp"
#include "documents/work_folder.hpp"

namespace plenaria::host {

namespace {

constexpr std::size_t most_rows = 1'048'576 - 1;  // below the header
constexpr std::size_t most_columns = 16'384;
constexpr std::size_t longest_cell = 32'767;
constexpr std::size_t longest_name = 31;
constexpr Day first_day = std::chrono::year(1900) / 3 / 1;  // before it, Excel has a day that never was

/// The first `count` code points.
std::string_view cut(std::string_view text, std::size_t count) {
    std::size_t at = 0;
    for (; at < text.size(); ++at)
        if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U && count-- == 0) break;
    return text.substr(0, at);
}

/// A name that Excel accepts and that is not among `taken` (which it compares without case).
std::string sheet_name(std::string_view title, std::set<std::string>& taken) {
    std::string name;
    for (const char c : title)
        if (static_cast<unsigned char>(c) >= 0x20)
            name += std::string_view("[]:*?/\\").find(c) == std::string_view::npos ? c : '-';
    while (name.starts_with('\'')) name.erase(0, 1);
    name = trim(cut(name, longest_name));
    while (name.ends_with('\'')) name.pop_back();
    if (name.empty()) name = "Table";
    const auto base = name;
    for (int i = 2; !taken.insert(fold(name)).second; ++i) {
        const auto suffix = " (" + std::to_string(i) + ')';
        name = std::string(cut(base, longest_name - suffix.size())) + suffix;
    }
    return name;
}

/// Excel keeps 15 digits; a longer number is an identifier, and stays text.
std::optional<double> as_number(std::string_view text) {
    double value = 0;
    const auto read =
        std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    constexpr double most = 999'999'999'999'999;  // beyond, a spreadsheet would round it
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || !(std::abs(value) <= most))
        return std::nullopt;
    return value;
}

struct Formats {
    lxw_format* header;
    lxw_format* text;
    lxw_format* day;
    lxw_format* number;
};

class Sheet {
public:
    Sheet(lxw_worksheet* sheet, const Formats& formats) : sheet_(sheet), formats_(formats) {}

    void header(const std::vector<Table::Column>& columns) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto column = static_cast<lxw_col_t>(i);
            worksheet_set_column(sheet_, column, column, std::clamp(columns[i].width, 1, 255), nullptr);
            check(worksheet_write_string(sheet_, 0, column, columns[i].title.c_str(), formats_.header));
        }
        worksheet_freeze_panes(sheet_, 1, 0);
        worksheet_repeat_rows(sheet_, 0, 0);
        // On paper: A4 across, as wide as the table, as long as it takes.
        worksheet_set_landscape(sheet_);
        worksheet_set_paper(sheet_, 9);
        worksheet_fit_to_pages(sheet_, 1, 0);
        worksheet_set_footer(sheet_, "&L&8&A&R&8&P / &N");
    }
    void cell(lxw_row_t row, lxw_col_t column, const std::string& text, Table::Kind kind) {
        if (text.empty()) return;
        if (const auto number = as_number(text); kind == Table::Kind::number && number) {
            check(worksheet_write_number(sheet_, row, column, *number, formats_.number));
        } else if (const auto day = parse_day(text); kind == Table::Kind::day && day && *day >= first_day) {
            const std::chrono::year_month_day date(*day);
            lxw_datetime when{static_cast<int>(date.year()),
                              static_cast<int>(static_cast<unsigned>(date.month())),
                              static_cast<int>(static_cast<unsigned>(date.day())),
                              0,
                              0,
                              0};
            check(worksheet_write_datetime(sheet_, row, column, &when, formats_.day));
        } else {
            // A string, whatever it begins with; never worksheet_write_formula or _url.
            check(worksheet_write_string(sheet_, row, column, text.c_str(), formats_.text));
        }
    }
    void filter(std::size_t rows, std::size_t columns) {
        if (rows > 0 && columns > 0)
            check(worksheet_autofilter(sheet_, 0, 0, static_cast<lxw_row_t>(rows),
                                       static_cast<lxw_col_t>(columns - 1)));
    }
    [[nodiscard]] bool ok() const { return ok_; }

private:
    void check(lxw_error error) { ok_ = ok_ && error == LXW_NO_ERROR; }
    lxw_worksheet* sheet_;
    Formats formats_;
    bool ok_ = true;
};

bool fits(const Table& table) {
    const auto short_enough = [](const std::string& text) { return length(text) <= longest_cell; };
    return table.columns.size() <= most_columns && table.rows.size() <= most_rows &&
           std::all_of(table.rows.begin(), table.rows.end(),
                       [&](const auto& row) { return std::all_of(row.begin(), row.end(), short_enough); });
}

}  // namespace

Result<std::string> write_xlsx(const std::vector<Table>& sheets, const WorkFolder& folder) {
    if (!std::all_of(sheets.begin(), sheets.end(), fits))
        return Error{ErrorCode::too_large, "This is more than a spreadsheet can hold.",
                     "rows, columns or characters"};
    const auto path = (folder.path() / "table.xlsx").string();
    lxw_workbook_options options{};
    auto directory = folder.path().string();
    options.tmpdir = directory.data();
    lxw_workbook* book = workbook_new_opt(path.c_str(), &options);
    if (!book) return Error{ErrorCode::unavailable, "The table could not be made.", "workbook"};
    Formats formats{workbook_add_format(book), workbook_add_format(book), workbook_add_format(book),
                    workbook_add_format(book)};
    format_set_bold(formats.header);
    format_set_text_wrap(formats.header);
    format_set_bottom(formats.header, LXW_BORDER_THIN);
    format_set_align(formats.text, LXW_ALIGN_VERTICAL_TOP);
    format_set_text_wrap(formats.text);
    format_set_num_format(formats.day, "yyyy-mm-dd");
    format_set_align(formats.day, LXW_ALIGN_VERTICAL_TOP);
    format_set_align(formats.number, LXW_ALIGN_VERTICAL_TOP);

    std::set<std::string> taken;
    bool ok = true;
    const Table nothing{.title = {}, .columns = {}, .rows = {}};
    const std::vector<Table> one{nothing};  // a workbook without a sheet does not open
    for (const auto& table : sheets.empty() ? one : sheets) {
        auto* added = workbook_add_worksheet(book, sheet_name(table.title, taken).c_str());
        if (!added) {
            ok = false;
            break;
        }
        Sheet sheet(added, formats);
        sheet.header(table.columns);
        for (std::size_t r = 0; r < table.rows.size(); ++r)
            for (std::size_t c = 0; c < std::min(table.rows[r].size(), table.columns.size()); ++c)
                sheet.cell(static_cast<lxw_row_t>(r + 1), static_cast<lxw_col_t>(c), table.rows[r][c],
                           table.columns[c].kind);
        sheet.filter(table.rows.size(), table.columns.size());
        ok = ok && sheet.ok();
    }
    const bool closed = workbook_close(book) == LXW_NO_ERROR;
    auto bytes = folder.read("table.xlsx");
    if (!ok || !closed || !bytes)
        return Error{ErrorCode::unavailable, "The table could not be made.", "xlsx"};
    return std::move(*bytes);
}

}  // namespace plenaria::host
