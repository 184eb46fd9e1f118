// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "checks.hpp"
#include "documents/document_engine.hpp"
#include "documents/tables.hpp"

namespace plenaria::host::test {
namespace {

using testing::HasSubstr;
using Kind = Table::Kind;

const char* const formulas[] = {"=1+1",      "=HYPERLINK(\"http://evil.example\")",
                                "+1",        "-1+cmd|' /C calc'!A0",
                                "@SUM(A1)",  "\t=1",
                                "\r=1",      "\n=1",
                                "\uFF1D1+1", "\uFF0B1",
                                "\uFF0D1",   "\uFF201",
                                " =1+1",     "\u00A0=1",
                                "\uFEFF=1"};

TEST(Formula, IsWhatASpreadsheetWouldRun) {
    for (const auto* text : formulas) EXPECT_TRUE(looks_like_formula(text)) << text;
    for (const auto* text : {"", "a=1", "1-2", "e@mail.example", "'=1", "Guinea-Bissau", "½"})
        EXPECT_FALSE(looks_like_formula(text)) << text;
}

TEST(Csv, IsUtf8WithBomAndCrlf) {
    EXPECT_EQ(write_csv({.title = "Cities",
                         .columns = {{"City"}, {"Inhabitants", Kind::number}, {"Joined", Kind::day}},
                         .rows = {{"Montréal", "1762949", "2018-12-08"},
                                  {"São Paulo; Brasil", "-5", ""},
                                  {"a \"b\", c\nd", "x"}}}),
              "\xEF\xBB\xBF"
              "City,Inhabitants,Joined\r\nMontréal,1762949,2018-12-08\r\n\"São Paulo; Brasil\",-5,\r\n"
              "\"a \"\"b\"\", c\nd\",x,\r\n");
}

TEST(Csv, MakesFormulasHarmlessInEveryColumn) {
    for (const auto* text : formulas)
        for (const auto kind : {Kind::text, Kind::number, Kind::day}) {
            const auto csv = write_csv({.title = {}, .columns = {{text, kind}}, .rows = {{text}}});
            if (kind == Kind::number && std::string_view(text) == "-1") continue;
            EXPECT_THAT(csv, testing::StartsWith("\xEF\xBB\xBF\"'")) << text;
            EXPECT_THAT(csv, HasSubstr("\r\n\"'")) << text;
        }
    EXPECT_THAT(write_csv({.title = {}, .columns = {{"n", Kind::text}}, .rows = {{"-5"}}}),
                HasSubstr("\"'-5\""));
}

TEST(Csv, ANegativeNumberIsNoFormula) {
    const auto cell = [](const char* text) {
        return write_csv({.title = {}, .columns = {{"n", Kind::number}}, .rows = {{text}}});
    };
    EXPECT_THAT(cell("-0.19690"), HasSubstr("\r\n-0.19690\r\n"));
    for (const auto* text : {"-1.", "-.5", "-1.2.3", "-1e5", "--1", "-", "-1,5", "-0x1"})
        EXPECT_THAT(cell(text), HasSubstr(std::string("\r\n\"'") + text)) << text;
}

TEST(Csv, AFormulaBehindANulIsAFormula) {
    EXPECT_THAT(write_csv({.title = {}, .columns = {{"n", Kind::text}}, .rows = {{std::string("\0=A1", 4)}}}),
                HasSubstr("\r\n\"'=A1\""));
}

TEST(Csv, ComesBackAsItWasThroughAnotherReader) {
    const Folder folder;
    const Table table{
        .title = {},
        .columns = {{"a"}, {"b"}},
        .rows = {{"quote \" and, comma", "line\r\nbreak"}, {"", "ünïcödé 会議"}, {" blank ", "semi;colon"}}};

    const auto read = python(
        folder,
        "import csv, sys\nprint(list(csv.reader(open(sys.argv[1], encoding='utf-8-sig', newline=''))))",
        folder.keep("a.csv", write_csv(table)));

    EXPECT_EQ(read,
              "[['a', 'b'], ['quote \" and, comma', 'line\\r\\nbreak'], ['', 'ünïcödé 会議'], [' blank ', "
              "'semi;colon']]\n");
}

class Xlsx : public testing::Test {
protected:
    std::string read(const std::vector<Table>& sheets, const std::string& program) {
        DocumentEngine engine({.work_dir = folder.path});
        const auto bytes = engine.xlsx(sheets);
        EXPECT_TRUE(bytes);
        EXPECT_TRUE(std::filesystem::is_empty(folder.path));
        return python(
            folder,
            "import sys, openpyxl\nb = openpyxl.load_workbook(sys.argv[1])\ns = b.worksheets[0]\n" + program,
            folder.keep("a.xlsx", bytes ? *bytes : ""));
    }
    Folder folder;
};

TEST_F(Xlsx, CellsHaveTypes) {
    EXPECT_EQ(
        read({{.title = "Cities",
               .columns = {{"City"}, {"Inhabitants", Kind::number}, {"Joined", Kind::day}},
               .rows = {{"Montréal", "1762949", "2018-12-08"},
                        {"007", "n/a", "2018-02-30"},
                        {"", "12345678901234567", "1899-12-31"}}}},
             "for r in s.iter_rows(values_only=True): print(r)\nprint(s['C2'].number_format)"),
        "('City', 'Inhabitants', 'Joined')\n('Montréal', 1762949, datetime.datetime(2018, 12, 8, 0, 0))\n"
        "('007', 'n/a', '2018-02-30')\n(None, '12345678901234567', '1899-12-31')\nyyyy-mm-dd\n");
}

TEST_F(Xlsx, TheHeaderIsBoldAndStays) {
    EXPECT_EQ(read({{.title = "T", .columns = {{"Name", Kind::text, 42}}, .rows = {{"x"}}}},
                   "print(s['A1'].font.b, s['A2'].font.b, s.freeze_panes, s.auto_filter.ref, "
                   "round(s.column_dimensions['A'].width))"),
              "True False A2 A1:A2 43\n");
}

TEST_F(Xlsx, TextNeverBecomesAFormulaOrALink) {
    Table table{.title = "T", .columns = {{"=A1"}}, .rows = {}};
    for (const auto* text : formulas) table.rows.push_back({text});
    table.rows.push_back({"http://evil.example"});
    EXPECT_EQ(read({table},
                   "print({c.data_type for r in s.iter_rows() for c in r}, [c.value for r in s.iter_rows() "
                   "for c in r if c.hyperlink])\n"
                   "print(s['A2'].value)"),
              "{'s'} []\n=1+1\n");
}

TEST_F(Xlsx, SheetsGetNamesThatExcelAccepts) {
    EXPECT_EQ(
        read({{.title = "Members", .columns = {}, .rows = {}},
              {.title = "members", .columns = {}, .rows = {}},
              {.title = "2018/2019: [draft]?", .columns = {}, .rows = {}},
              {.title = "", .columns = {}, .rows = {}},
              {.title = "Comité directeur du Mécanisme des maires", .columns = {}, .rows = {}}},
             "print(b.sheetnames)"),
        "['Members', 'members (2)', '2018-2019- -draft--', 'Table', 'Comité directeur du Mécanisme d']\n");
}

TEST_F(Xlsx, ATableOfNothingOpens) { EXPECT_EQ(read({}, "print(b.sheetnames)"), "['Table']\n"); }

TEST_F(Xlsx, AChartReadsTheCellsBesideIt) {
    EXPECT_EQ(read({{.title = "Who is there",
                     .columns = {{"Region"}, {"Women", Kind::number}, {"Men", Kind::number}},
                     .rows = {{"Africa", "3", "2"}, {"Asia", "1", "4"}, {"Total", "4", "6"}},
                     .chart = Table::Chart{.title = "People", .first_column = 1, .columns = 2, .rows = 2}}},
                   "c = s._charts[0]\nprint(c.type, c.grouping, len(s._charts))\n"
                   "for one in c.ser: print(one.cat.strRef.f if one.cat.strRef else one.cat.numRef.f, "
                   "one.val.numRef.f, one.tx.strRef.f)"),
              "bar stacked 1\n'Who is there'!$A$2:$A$3 'Who is there'!$B$2:$B$3 'Who is there'!$B$1\n"
              "'Who is there'!$A$2:$A$3 'Who is there'!$C$2:$C$3 'Who is there'!$C$1\n");
}

TEST_F(Xlsx, RowsThatAreFetchedOneByOneFollowThoseThatAreThere) {
    int next = 0;
    EXPECT_EQ(read({{.title = "T",
                     .columns = {{"n", Kind::number}, {"text"}},
                     .rows = {{"1", "first"}},
                     .more = [&](std::vector<std::string>& row) -> Result<bool> {
                         if (++next > 2) return false;
                         row = {std::to_string(next + 1), "=1+1"};
                         return true;
                     }}},
                   "for r in s.iter_rows(values_only=True): print(r)\n"
                   "print(s['B3'].data_type, s.auto_filter.ref)"),
              "('n', 'text')\n(1, 'first')\n(2, '=1+1')\n(3, '=1+1')\ns A1:B4\n");
}

TEST_F(Xlsx, WhatCannotBeFetchedIsSaid) {
    DocumentEngine engine({.work_dir = folder.path});
    const auto made =
        engine.xlsx({{.title = "T",
                      .columns = {{"a"}},
                      .rows = {},
                      .more = [](std::vector<std::string>&) -> Result<bool> {
                          return Error{ErrorCode::unavailable, "The database did not answer.", {}};
                      }}});
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().message, "The database did not answer.");
    EXPECT_TRUE(std::filesystem::is_empty(folder.path));
}

TEST_F(Xlsx, MoreThanASpreadsheetHoldsIsTooLarge) {
    DocumentEngine engine({.work_dir = folder.path});
    const auto made = engine.xlsx({{.title = "T", .columns = {{"a"}}, .rows = {{std::string(32'768, 'x')}}}});
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, ErrorCode::too_large);
    EXPECT_TRUE(engine.xlsx({{.title = "T", .columns = {{"a"}}, .rows = {{std::string(32'767, 'x')}}}}));
}

}  // namespace
}  // namespace plenaria::host::test
