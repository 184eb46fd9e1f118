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

bool row_fits(const std::vector<std::string>& row) {
    return std::all_of(row.begin(), row.end(),
                       [](const std::string& text) { return length(text) <= longest_cell; });
}

bool fits(const Table& table) {
    return table.columns.size() <= most_columns && table.rows.size() <= most_rows &&
           std::all_of(table.rows.begin(), table.rows.end(), row_fits);
}

Error no_fit() {
    return {ErrorCode::too_large, "This is more than a spreadsheet can hold.", "rows, columns or characters"};
}

/// All rows, those that are fetched one by one too. @return how many.
Result<std::size_t> write_rows(Sheet& sheet, const Table& table) {
    std::size_t count = 0;
    const auto write = [&](const std::vector<std::string>& row) {
        ++count;
        for (std::size_t c = 0; c < std::min(row.size(), table.columns.size()); ++c)
            sheet.cell(static_cast<lxw_row_t>(count), static_cast<lxw_col_t>(c), row[c],
                       table.columns[c].kind);
    };
    for (const auto& row : table.rows) write(row);
    for (std::vector<std::string> row; table.more;) {
        row.clear();
        const auto there = table.more(row);
        if (!there) return there.error();
        if (!*there) break;
        if (count == most_rows || !row_fits(row)) return no_fit();
        write(row);
    }
    return count;
}

/// Bars to the right of the table. Their numbers stay those of its cells: who changes one sees it.
bool draw_chart(lxw_workbook* book, lxw_worksheet* sheet, const std::string& name, const Table& table) {
    const auto& wanted = *table.chart;
    const auto last_row = static_cast<lxw_row_t>(wanted.rows);
    auto* chart = workbook_add_chart(book, wanted.columns > 1 ? LXW_CHART_BAR_STACKED : LXW_CHART_BAR);
    if (chart == nullptr) return false;
    for (auto at = wanted.first_column; at < wanted.first_column + wanted.columns; ++at) {
        const auto column = static_cast<lxw_col_t>(at);
        auto* series = chart_add_series(chart, nullptr, nullptr);
        if (series == nullptr) return false;
        chart_series_set_categories(series, name.c_str(), 1, 0, last_row, 0);
        chart_series_set_values(series, name.c_str(), 1, column, last_row, column);
        chart_series_set_name_range(series, name.c_str(), 0, column);
    }
    chart_title_set_name(chart, wanted.title.c_str());
    chart_axis_set_reverse(chart->x_axis);  // the first row of the table on top
    if (wanted.columns == 1) chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    lxw_chart_options options{};
    options.x_scale = 1.3;
    return worksheet_insert_chart_opt(sheet, 1, static_cast<lxw_col_t>(table.columns.size() + 1), chart,
                                      &options) == LXW_NO_ERROR;
}

}  // namespace

Result<std::string> write_xlsx(const std::vector<Table>& sheets, const WorkFolder& folder) {
    if (!std::all_of(sheets.begin(), sheets.end(), fits)) return no_fit();
    const auto path = (folder.path() / "table.xlsx").string();
    lxw_workbook_options options{};
    auto directory = folder.path().string();
    options.tmpdir = directory.data();
    // Each row goes to the disk once the next one begins.
    options.constant_memory =
        std::any_of(sheets.begin(), sheets.end(), [](const Table& table) { return table.more != nullptr; });
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
    std::optional<Error> refused;
    const Table nothing{.title = {}, .columns = {}, .rows = {}};
    const std::vector<Table> one{nothing};  // a workbook without a sheet does not open
    for (const auto& table : sheets.empty() ? one : sheets) {
        const auto name = sheet_name(table.title, taken);
        auto* added = workbook_add_worksheet(book, name.c_str());
        if (!added) {
            ok = false;
            break;
        }
        Sheet sheet(added, formats);
        sheet.header(table.columns);
        const auto rows = write_rows(sheet, table);
        if (!rows) {
            refused = rows.error();
            break;
        }
        sheet.filter(*rows, table.columns.size());
        if (table.chart && table.chart->rows > 0 && table.chart->rows <= *rows)
            ok = ok && draw_chart(book, added, name, table);
        ok = ok && sheet.ok();
    }
    const bool closed = workbook_close(book) == LXW_NO_ERROR;
    if (refused) return *std::move(refused);
    auto bytes = folder.read("table.xlsx");
    if (!ok || !closed || !bytes)
        return Error{ErrorCode::unavailable, "The table could not be made.", "xlsx"};
    return std::move(*bytes);
}

}  // namespace plenaria::host
