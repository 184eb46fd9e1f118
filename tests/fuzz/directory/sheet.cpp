// SPDX-License-Identifier: EUPL-1.2
// A table that somebody sends, CSV or XLSX, whole (sheet) and with only the workbook's parts damaged
// (workbook): refused with a sentence, or rows of text within bounds.
#include <plenaria/text.hpp>

#include "../archive.hpp"
#include "../fuzz.hpp"
#include "src/import/cells.hpp"
#include "src/import/columns.hpp"
#include "src/import/dates.hpp"
#include "src/import/sheet.hpp"

namespace plenaria::fuzz::sheet {

using namespace directory::import;

/// What the plan asks of every cell.
void read_cell(const std::string& cell) {
    const auto date = read_date(cell);
    if (date.other) require(date.day && *date.other != *date.day, "a second reading is another day");
    static_cast<void>(read_whole(cell));
    static_cast<void>(read_real(cell));
    static_cast<void>(read_context(cell));
    if (const auto language = read_language(cell))
        require(*language == "en" || *language == "es" || *language == "fr", "a language is one of ours");
    static_cast<void>(read_gender(cell));
    static_cast<void>(is_deputy(cell));
}

bool read(std::string_view bytes) {
    const Bounds bounds{.file_bytes = 64 * 1024,
                        .rows = 200,
                        .columns = 30,
                        .cells = 2000,
                        .cell_bytes = 2000,
                        .zip_entries = 20,
                        .unpacked_bytes = 256 * 1024};
    const auto sheet = read_sheet(bytes, bounds);
    if (!sheet) {
        require(!sheet.error().message.empty(), "a refusal has words");
        return false;
    }
    require(sheet->rows.size() <= bounds.rows + 1, "no more rows than allowed");
    int line = 0;
    for (const auto& row : sheet->rows) {
        require(row.line > line, "lines are counted upwards");
        line = row.line;
        require(row.cells.size() <= bounds.columns, "no more columns than allowed");
        for (const auto& cell : row.cells) {
            require(cell.size() <= bounds.cell_bytes && is_utf8(cell), "a cell is text within bounds");
            read_cell(cell);
        }
    }
    if (!sheet->rows.empty()) {
        const auto& headings = sheet->rows.front().cells;
        const auto kind = guess_kind(headings);
        const auto mapping = guess(kind, headings);
        require(mapping.size() == headings.size(), "every column is mapped or left out");
        static_cast<void>(problems(kind, mapping));
    }
    return true;
}

const Target sheet("sheet", read);

const Target workbook("workbook", [](std::string_view bytes) {
    const auto parts = texts_in(bytes, 3);
    constexpr auto book =
        R"(<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>)";
    constexpr auto relations =
        R"(<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>)";
    return read(archive_of({{"xl/workbook.xml", book},
                            {"xl/_rels/workbook.xml.rels", relations},
                            {"xl/worksheets/sheet1.xml", parts[0]},
                            {"xl/sharedStrings.xml", parts[1]},
                            {"xl/styles.xml", parts[2]}}));
});

}  // namespace plenaria::fuzz::sheet
