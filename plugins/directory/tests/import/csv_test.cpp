// SPDX-License-Identifier: EUPL-1.2
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <plenaria/text.hpp>

#include "src/import/named_rows.hpp"
#include "src/import/sheet.hpp"

namespace plenaria::directory::import {
namespace {

using ::testing::ElementsAre;

std::vector<std::vector<std::string>> cells(const Result<Sheet>& sheet) {
    std::vector<std::vector<std::string>> rows;
    if (sheet)
        for (const auto& row : sheet->rows) rows.push_back(row.cells);
    return rows;
}

TEST(Csv, Latin1WithSemicolonsIsRead) {
    const auto sheet = read_csv(
        "ciudad;alcald\xED"
        "a\r\nMontr\xE9"
        "al;Val\xE9rie Plante\r\n");
    ASSERT_TRUE(sheet.has_value());
    EXPECT_EQ(sheet->charset, "windows-1252");
    EXPECT_EQ(sheet->separator, ";");
    EXPECT_THAT(cells(sheet),
                ElementsAre(ElementsAre("ciudad", "alcaldía"), ElementsAre("Montréal", "Valérie Plante")));
}

TEST(Csv, TheMarkOfWindows1252IsNoLatin1Letter) {
    EXPECT_THAT(cells(read_csv("a\n\x80 \x93x\x94\n")), ElementsAre(ElementsAre("a"), ElementsAre("€ “x”")));
}

TEST(Csv, Utf8IsReadWithAndWithoutAMark) {
    EXPECT_THAT(cells(read_csv("\xEF\xBB\xBF"
                               "a,b\nTánger,é\n")),
                ElementsAre(ElementsAre("a", "b"), ElementsAre("Tánger", "é")));
    EXPECT_THAT(cells(read_csv("a,b\nTánger,é")),
                ElementsAre(ElementsAre("a", "b"), ElementsAre("Tánger", "é")));
}

TEST(Csv, Utf16WithAMarkIsRead) {
    using namespace std::string_literals;
    EXPECT_THAT(cells(read_csv("\xFF\xFE\x61\0\x09\0\xE9\0\x0A\0"s)), ElementsAre(ElementsAre("a", "é")));
    EXPECT_THAT(cells(read_csv("\xFE\xFF\0\x61\0\x3B\0\xE9\0\x0A"s)), ElementsAre(ElementsAre("a", "é")));
}

TEST(Csv, HalfAUtf16LetterIsRefused) {
    using namespace std::string_literals;
    EXPECT_EQ(read_csv("\xFF\xFE\x61"s).error().code, ErrorCode::invalid_input);
    EXPECT_EQ(read_csv("\xFF\xFE\x00\xD8"s).error().code, ErrorCode::invalid_input);
}

TEST(Csv, QuotesHoldSeparatorsQuotesAndLineBreaks) {
    EXPECT_THAT(cells(read_csv("a,b\n\"Paris, \"\"FR\"\"\nIdF\", \"x\" \n")),
                ElementsAre(ElementsAre("a", "b"), ElementsAre("Paris, \"FR\"\nIdF", "x")));
}

TEST(Csv, TheLineIsThatOfTheEditorWhateverStandsBefore) {
    const auto sheet = read_csv("a,b\n\n\"x\ny\",1\n,,\nz,2\n");
    ASSERT_TRUE(sheet.has_value());
    ASSERT_EQ(sheet->rows.size(), 3u);
    EXPECT_EQ(sheet->rows[1].line, 3);
    EXPECT_EQ(sheet->rows[2].line, 6);
}

TEST(Csv, ASeparatorInsideATextDoesNotDecide) {
    EXPECT_EQ(read_csv("name;note\nAmman;a, b, c, d\nAthens;e, f, g, h\n")->separator, ";");
    EXPECT_EQ(read_csv("name\tnote\nAmman\ta;b\n")->separator, "\t");
    EXPECT_EQ(read_csv("\"a;b;c\",d\n\"e;f;g\",h\n")->separator, ",");
    EXPECT_EQ(read_csv("sep=|\na|b\n")->separator, "|");
    EXPECT_EQ(read_csv("name\nAmman\n")->separator, ",");
}

TEST(Csv, AnOpenQuoteIsNamedByItsLine) {
    const auto sheet = read_csv("a,b\nx,\"y\nz\n");
    ASSERT_FALSE(sheet.has_value());
    EXPECT_EQ(sheet.error().values, (MessageValues{{"line", "2"}}));
}

TEST(Csv, BothSidesOfEachBoundAreKept) {
    const Bounds tight{.file_bytes = 1000, .rows = 2, .columns = 3, .cells = 2000, .cell_bytes = 4};
    EXPECT_TRUE(read_csv("a,b,c\n1,2,3\n4,5,6\n", tight).has_value());
    EXPECT_EQ(read_csv("a,b,c\n1,2,3\n4,5,6\n7,8,9\n", tight).error().code, ErrorCode::too_large);
    EXPECT_EQ(read_csv("a,b,c,d\n", tight).error().code, ErrorCode::invalid_input);
    EXPECT_TRUE(read_csv("abcd\n", tight).has_value());
    EXPECT_FALSE(read_csv("abcde\n", tight).has_value());
    EXPECT_FALSE(read_csv("\"abcde\"\n", tight).has_value());
    EXPECT_TRUE(read_csv("a\n" + std::string(998, '\n'), tight).has_value());
    EXPECT_EQ(read_csv("a\n" + std::string(999, '\n'), tight).error().code, ErrorCode::too_large);
    EXPECT_EQ(read_csv("a,b\nc,d\n", {.cells = 3}).error().code, ErrorCode::too_large);
}

TEST(Csv, TenThousandColumnsAreRefused) {
    EXPECT_EQ(read_csv(std::string(10'000, ',') + "\n").error().code, ErrorCode::invalid_input);
}

TEST(Csv, WhatIsNoTextIsRefused) {
    using namespace std::string_literals;
    EXPECT_EQ(read_csv("\x7F"
                       "ELF\x02\x01\0\0\xE9"s)
                  .error()
                  .code,
              ErrorCode::invalid_input);
    EXPECT_EQ(read_csv("").error().message, "This file holds no rows.");
    EXPECT_EQ(read_sheet("%PDF-1.7").error().message,
              "This is a PDF document. Save the table as XLSX or CSV.");
}

TEST(Csv, ACellIsFoundByItsHeading) {
    const NamedRows rows(*read_csv("SEED_city,GK_iso2\nAmán,JO\nAtenas\n"));
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows.at(0, "GK_iso2"), "JO");
    EXPECT_EQ(rows.at(1, "GK_iso2"), "");
    EXPECT_EQ(rows.at(1, "nothing"), "");
    EXPECT_THAT(split_list(" OCDE; OCDE/CFE ;;"), ElementsAre("OCDE", "OCDE/CFE"));
}

// Bytes are changed, dropped and doubled at random; whatever comes out is either refused or rows of text
// within the bounds. The seed is fixed, so a failure can be run again.
TEST(Csv, ADamagedFileIsRefusedOrReadWithinTheBounds) {
    const std::string good =
        "ciudad;alcaldía;desde\r\n\"Montréal;\";\"Valérie \"\"V\"\" "
        "Plante\";08/12/2018\r\nAmán;Yousef;2018-12-01\n";
    const Bounds bounds{.file_bytes = 4000, .rows = 50, .columns = 20, .cells = 300, .cell_bytes = 100};
    std::mt19937 random(20181208);
    for (int round = 0; round < 20'000; ++round) {
        auto bytes = good;
        for (auto changes = random() % 8; changes > 0 && !bytes.empty(); --changes) {
            const auto at = random() % bytes.size();
            switch (random() % 4) {
                case 0:
                    bytes[at] = static_cast<char>(random());
                    break;
                case 1:
                    bytes.erase(at, random() % 5);
                    break;
                case 2:
                    bytes.insert(at, 1, "\";\n\r\t,\xEF\xFF"[random() % 8]);
                    break;
                default:
                    bytes += bytes.substr(at);
                    break;
            }
        }
        const auto sheet = read_sheet(bytes, bounds);
        if (!sheet) continue;
        ASSERT_LE(sheet->rows.size(), bounds.rows + 1);
        for (const auto& row : sheet->rows) {
            ASSERT_LE(row.cells.size(), bounds.columns + 1);
            for (const auto& cell : row.cells) ASSERT_TRUE(is_utf8(cell)) << round;
        }
    }
}

}  // namespace
}  // namespace plenaria::directory::import
