// SPDX-License-Identifier: EUPL-1.2
#include <filesystem>
#include <fstream>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xlsxwriter.h>
#include <zip.h>

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "src/import/sheet.hpp"

namespace plenaria::directory::import {
namespace {

using ::testing::ElementsAre;

/// A workbook as a spreadsheet program writes it: shared texts, numbers, days with a style, a formula.
std::string board_workbook() {
    const auto path = std::filesystem::temp_directory_path() / ("plenaria-" + new_id() + ".xlsx");
    lxw_workbook* book = workbook_new(path.c_str());
    lxw_worksheet* sheet = workbook_add_worksheet(book, "Board");
    workbook_add_worksheet(book, "Other");
    lxw_format* day = workbook_add_format(book);
    format_set_num_format(day, "dd/mm/yyyy");
    lxw_format* euro = workbook_add_format(book);
    format_set_num_format(euro, "#,##0 \"dollars\"");
    worksheet_write_string(sheet, 0, 0, "City", nullptr);
    worksheet_write_string(sheet, 0, 1, "From", nullptr);
    worksheet_write_string(sheet, 0, 2, "Population", nullptr);
    worksheet_write_string(sheet, 0, 4, "Note", nullptr);
    worksheet_write_string(sheet, 2, 0, "  Montréal ", nullptr);
    lxw_datetime date{2018, 12, 8, 0, 0, 0};
    worksheet_write_datetime(sheet, 2, 1, &date, day);
    worksheet_write_number(sheet, 2, 2, 1700000, euro);
    worksheet_write_formula_str(sheet, 2, 4, "=UPPER(\"x\")", nullptr, "X");
    workbook_close(book);
    std::ifstream file(path, std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(file)), {});
    std::filesystem::remove(path);
    return bytes;
}

std::string zipped(const std::vector<std::pair<std::string, std::string>>& parts) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(target);
    zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    for (const auto& [name, bytes] : parts)
        zip_file_add(archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0), 0);
    zip_close(archive);
    zip_source_open(target);
    zip_source_seek(target, 0, SEEK_END);
    const auto size = zip_source_tell(target);
    zip_source_seek(target, 0, SEEK_SET);
    std::string out(static_cast<std::size_t>(size), '\0');
    zip_source_read(target, out.data(), out.size());
    zip_source_close(target);
    zip_source_free(target);
    return out;
}

std::string small_workbook(const std::string& sheet) {
    return zipped(
        {{"xl/workbook.xml",
          R"(<workbook xmlns:r="r"><sheets><sheet name="A" r:id="rId1"/></sheets></workbook>)"},
         {"xl/_rels/workbook.xml.rels",
          R"(<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>)"},
         {"xl/worksheets/sheet1.xml", sheet}});
}

TEST(Xlsx, TheFirstSheetIsReadWithDaysAsDays) {
    const auto sheet = read_sheet(board_workbook());
    ASSERT_TRUE(sheet.has_value()) << sheet.error().message;
    EXPECT_EQ(sheet->format, "xlsx");
    ASSERT_EQ(sheet->rows.size(), 2u);
    EXPECT_THAT(sheet->rows[0].cells, ElementsAre("City", "From", "Population", "", "Note"));
    EXPECT_EQ(sheet->rows[1].line, 3);
    EXPECT_THAT(sheet->rows[1].cells, ElementsAre("Montréal", "2018-12-08", "1700000", "", "X"));
}

TEST(Xlsx, ATimeIsReadAsItIsShown) {
    const auto shown = [](double number, const char* code) {
        const auto path = std::filesystem::temp_directory_path() / ("plenaria-" + new_id() + ".xlsx");
        lxw_workbook* book = workbook_new(path.c_str());
        lxw_format* format = workbook_add_format(book);
        format_set_num_format(format, code);
        worksheet_write_number(workbook_add_worksheet(book, "A"), 0, 0, number, format);
        workbook_close(book);
        std::ifstream file(path, std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(file)), {});
        std::filesystem::remove(path);
        const auto sheet = read_sheet(bytes);
        return sheet ? sheet->rows.front().cells.front() : sheet.error().message;
    };
    EXPECT_EQ(shown(0.375, "hh:mm"), "09:00");
    EXPECT_EQ(shown(0.72916666666666663, "h:mm AM/PM"), "17:30");
    EXPECT_EQ(shown(1.25, "[h]:mm"), "30:00");
    EXPECT_EQ(shown(43780.375, "dd/mm/yyyy hh:mm"), "2019-11-11 09:00");
    EXPECT_EQ(shown(43780, "dd/mm/yyyy hh:mm"), "2019-11-11");
    EXPECT_EQ(shown(43780.375, "dd/mm/yyyy"), "2019-11-11") << "hours that nobody sees";
    EXPECT_EQ(shown(0.375, "0.000"), "0.375");
    EXPECT_EQ(shown(7, "0 \\h"), "7") << "seven hours of work, not a week";
}

TEST(Xlsx, InlineTextAndMissingReferencesAreRead) {
    const auto sheet = read_xlsx(small_workbook(
        R"(<worksheet><sheetData><row><c t="inlineStr"><is><t>a</t></is></c><c><v>0.10000000000000001</v></c><c t="b"><v>1</v></c></row></sheetData></worksheet>)"));
    ASSERT_TRUE(sheet.has_value());
    EXPECT_THAT(sheet->rows[0].cells, ElementsAre("a", "0.1", "yes"));
}

TEST(Xlsx, ABombIsRefusedBeforeItIsUnpacked) {
    const std::string zeros(40 * 1024 * 1024, ' ');
    const auto bomb = small_workbook("<worksheet>" + zeros + "</worksheet>");
    ASSERT_LT(bomb.size(), 200'000u);
    EXPECT_EQ(read_xlsx(bomb).error().code, ErrorCode::too_large);
    EXPECT_EQ(read_xlsx(bomb, {.unpacked_bytes = 1'000'000}).error().code, ErrorCode::too_large);
}

TEST(Xlsx, ManyEntriesAreRefused) {
    std::vector<std::pair<std::string, std::string>> parts;
    for (int i = 0; i < 50; ++i) parts.emplace_back("f" + std::to_string(i), "x");
    EXPECT_EQ(read_xlsx(zipped(parts), {.zip_entries = 49}).error().code, ErrorCode::too_large);
}

TEST(Xlsx, ADocumentTypeAndItsEntitiesAreRefused) {
    const auto laughs = small_workbook(
        R"(<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>)");
    EXPECT_EQ(read_xlsx(laughs).error().code, ErrorCode::invalid_input);
}

TEST(Xlsx, AFarColumnAndTooManyRowsAreRefused) {
    EXPECT_FALSE(read_xlsx(small_workbook(
        R"(<worksheet><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>)")));
    std::string rows;
    for (int i = 0; i < 12; ++i) rows += "<row><c><v>1</v></c></row>";
    const auto book = small_workbook("<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
    EXPECT_TRUE(read_xlsx(book, {.rows = 11}).has_value());
    EXPECT_EQ(read_xlsx(book, {.rows = 10}).error().code, ErrorCode::too_large);
}

TEST(Xlsx, RowsWithoutAPlaceOfTheirOwnAreRefused) {
    const auto with = [](const std::string& numbers) {
        return read_xlsx(small_workbook("<worksheet><sheetData>" + numbers + "</sheetData></worksheet>"));
    };
    const std::string cell = "<c><v>1</v></c></row>";
    EXPECT_TRUE(with("<row r=\"2\">" + cell + "<row>" + cell + "<row r=\"1048576\">" + cell).has_value());
    for (const std::string second : {"2", "1", "0", "-5", "1048577", "2147483647"})
        EXPECT_EQ(with("<row r=\"2\">" + cell + "<row r=\"" + second + "\">" + cell).error().code,
                  ErrorCode::invalid_input)
            << second;
    EXPECT_FALSE(with("<row r=\"0\">" + cell).has_value());
}

TEST(Xlsx, AZipThatIsNoWorkbookIsRefused) {
    EXPECT_EQ(read_sheet(zipped({{"word/document.xml", "<w/>"}})).error().code, ErrorCode::invalid_input);
    EXPECT_EQ(read_sheet("PK\x03\x04 nothing").error().code, ErrorCode::invalid_input);
}

// As for CSV: bytes of the file, and of the XML inside, are changed at random.
TEST(Xlsx, ADamagedFileIsRefusedOrReadWithinTheBounds) {
    const auto good = board_workbook();
    const std::string xml =
        R"(<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" s="1"><v>43442</v></c></row><row r="2"><c r="A2" t="s"><v>0</v></c></row></sheetData></worksheet>)";
    const Bounds bounds{
        .rows = 50, .columns = 20, .cells = 300, .cell_bytes = 100, .unpacked_bytes = 100'000};
    std::mt19937 random(43442);
    const auto damage = [&](std::string bytes) {
        for (auto changes = 1 + random() % 6; changes > 0 && bytes.size() > 8; --changes) {
            const auto at = 4 + random() % (bytes.size() - 4);
            switch (random() % 3) {
                case 0:
                    bytes[at] = static_cast<char>(random());
                    break;
                case 1:
                    bytes.erase(at, random() % 9);
                    break;
                default:
                    bytes.insert(at, bytes.substr(at, random() % 30));
                    break;
            }
        }
        return bytes;
    };
    for (int round = 0; round < 3000; ++round) {
        const auto sheet = read_sheet(round % 2 == 0 ? damage(good) : small_workbook(damage(xml)), bounds);
        if (!sheet) continue;
        ASSERT_LE(sheet->rows.size(), bounds.rows + 1);
        for (const auto& row : sheet->rows)
            for (const auto& cell : row.cells) ASSERT_TRUE(is_utf8(cell)) << round;
    }
}

}  // namespace
}  // namespace plenaria::directory::import
