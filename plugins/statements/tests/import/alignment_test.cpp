// SPDX-License-Identifier: EUPL-1.2
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "src/import/alignment.hpp"
#include "src/import/import_blocks.hpp"
#include "src/text/figures.hpp"

namespace plenaria::statements {
namespace {

Column read(const std::string& language) {
    const auto name = "udhr_" + language + ".txt";
    std::ifstream file(PLENARIA_ROOM_DIR "/tests/data/" + name);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    auto blocks = import_text(name, bytes);
    EXPECT_TRUE(blocks.has_value());
    return {language, *std::move(blocks)};
}

/// In which row the block that begins with `start` stands, in column `c`.
std::size_t row_of(const std::vector<Column>& columns, const std::vector<Row>& rows, std::size_t c,
                   std::string_view start) {
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (text_of(columns[c], rows[i].cells[c]).substr(0, start.size()) == start) return i;
    ADD_FAILURE() << start << " is nowhere";
    return rows.size();
}

TEST(Declaration, HasTheParagraphsThatWereCounted) {
    EXPECT_EQ(read("en").blocks.size(), 92U);
    EXPECT_EQ(read("es").blocks.size(), 92U);
    EXPECT_EQ(read("fr").blocks.size(), 91U);
}

class DeclarationInOrder : public ::testing::TestWithParam<std::vector<std::string>> {};

TEST_P(DeclarationInOrder, IsAlignedWithoutAShift) {
    std::vector<Column> columns;
    for (const auto& language : GetParam()) columns.push_back(read(language));

    const auto rows = align(columns);

    ASSERT_EQ(rows.size(), 92U);
    int gaps = 0, articles = 0;
    for (const auto& row : rows) {
        std::vector<std::string> numbers;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const auto text = text_of(columns[c], row.cells[c]);
            if (text.empty()) {
                ++gaps;
                EXPECT_EQ(columns[c].language, "fr");
                EXPECT_EQ(row.cells[c].blocks.size(), 0U);
            }
            if (is_article_heading(text))
                numbers.push_back(figures_in(text, columns[c].language).at(0).keys.at(0));
        }
        if (numbers.empty()) continue;
        ++articles;
        EXPECT_EQ(numbers, std::vector<std::string>(3, std::to_string(articles)));
    }
    EXPECT_EQ(gaps, 1);
    EXPECT_EQ(articles, 30);
}

TEST_P(DeclarationInOrder, OnlyFrenchLacksNowTherefore) {
    std::vector<Column> columns;
    for (const auto& language : GetParam()) columns.push_back(read(language));
    const auto rows = align(columns);
    const auto column = [&](std::string_view language) {
        std::size_t c = 0;
        while (columns[c].language != language) ++c;
        return c;
    };

    const auto row = row_of(columns, rows, column("en"), "Now, therefore,");

    EXPECT_EQ(row_of(columns, rows, column("es"), "Ahora, por tanto,"), row);
    EXPECT_TRUE(rows[row].cells[column("fr")].blocks.empty());
    EXPECT_EQ(row_of(columns, rows, column("fr"), "L’Assemblée générale"), row + 1);
    EXPECT_EQ(row_of(columns, rows, column("en"), "The General Assembly"), row + 1);
}

TEST_P(DeclarationInOrder, SentencesKnownToBelongTogetherStandTogether) {
    std::vector<Column> columns;
    for (const auto& language : GetParam()) columns.push_back(read(language));
    const auto rows = align(columns);
    // Read by eye from the three files: the places where a shift would first show.
    const std::vector<std::vector<std::string>> known{
        {"Whereas it is essential to promote", "Considerando también esencial",
         "Considérant qu’il est essentiel d’encourager"},
        {"Furthermore, no distinction", "Además, no se hará", "De plus, il ne sera"},
        {"Everyone has the right to leave any country", "Toda persona tiene derecho a salir",
         "Toute personne a le droit de quitter"},
        {"Marriage shall be entered", "Sólo mediante libre", "Le mariage ne peut"},
        {"Everyone has the right of equal access", "Toda persona tiene el derecho de acceso",
         "Toute personne a droit à accéder"},
        {"Motherhood and childhood", "La maternidad", "La maternité"},
        {"Parents have a prior right", "Los padres", "Les parents"},
        {"Nothing in this Declaration", "Nada en esta", "Aucune disposition"}};

    for (const auto& starts : known) {
        std::vector<std::size_t> found;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const auto& language = columns[c].language;
            found.push_back(row_of(columns, rows, c,
                                   starts[language == "en"   ? 0
                                          : language == "es" ? 1
                                                             : 2]));
        }
        EXPECT_EQ(found, std::vector<std::size_t>(3, found[0])) << starts[0];
    }
}

INSTANTIATE_TEST_SUITE_P(Originals, DeclarationInOrder,
                         ::testing::Values(std::vector<std::string>{"en", "es", "fr"},
                                           std::vector<std::string>{"fr", "en", "es"},
                                           std::vector<std::string>{"es", "fr", "en"}));

std::vector<Row> ladder(std::size_t n) {
    std::vector<Row> rows;
    for (std::size_t i = 0; i < n; ++i) rows.push_back({{{{i}}, {{i}}}});
    return rows;
}
std::vector<std::size_t> column(const std::vector<Row>& rows, std::size_t c) {
    std::vector<std::size_t> shown;
    for (const auto& row : rows) shown.push_back(row.cells[c].blocks.empty() ? 99 : row.cells[c].blocks[0]);
    return shown;
}

TEST(ShiftByHand, AGapPushesDownAndPullingUndoesIt) {
    auto rows = ladder(3);

    apply(rows, {Shift::Kind::gap, 1, 1});
    EXPECT_EQ(column(rows, 0), (std::vector<std::size_t>{0, 1, 2, 99}));
    EXPECT_EQ(column(rows, 1), (std::vector<std::size_t>{0, 99, 1, 2}));

    apply(rows, {Shift::Kind::pull, 1, 1});
    EXPECT_EQ(rows, ladder(3));
}

TEST(ShiftByHand, AGapStopsAtTheNextEmptyCell) {
    auto rows = ladder(4);
    rows[2].cells[1] = {};

    apply(rows, {Shift::Kind::gap, 1, 0});

    EXPECT_EQ(column(rows, 1), (std::vector<std::size_t>{99, 0, 1, 3}));
}

TEST(ShiftByHand, JoiningKeepsEveryBlock) {
    auto rows = ladder(3);

    apply(rows, {Shift::Kind::join, 1, 0});

    EXPECT_EQ(rows[0].cells[1].blocks, (std::vector<std::size_t>{0, 1}));
    EXPECT_EQ(column(rows, 1), (std::vector<std::size_t>{0, 99, 2}));
}

TEST(ShiftByHand, WhatDoesNotFitChangesNothing) {
    auto rows = ladder(2);
    apply(rows, {Shift::Kind::pull, 1, 0});  // not empty
    apply(rows, {Shift::Kind::gap, 2, 0});   // no such column
    apply(rows, {Shift::Kind::gap, 0, 7});   // no such row
    EXPECT_EQ(rows, ladder(2));
}

}  // namespace
}  // namespace plenaria::statements
