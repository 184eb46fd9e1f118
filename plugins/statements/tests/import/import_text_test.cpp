// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "src/import/import_text.hpp"

namespace plenaria::statements {
namespace {

using enum ParagraphKind;

std::vector<ParagraphKind> kinds(const std::vector<Block>& blocks) {
    std::vector<ParagraphKind> all;
    for (const auto& block : blocks) all.push_back(block.kind);
    return all;
}

std::vector<Block> import(std::string_view name, std::string_view text) {
    auto blocks = import_text(name, text);
    EXPECT_TRUE(blocks.has_value());
    return blocks ? *std::move(blocks) : std::vector<Block>{};
}

TEST(Import, FindsPreambularAndOperativeParagraphsInThreeLanguages) {
    EXPECT_EQ(
        kinds(import("a.md",
                     "# Declaration\n\nWe, the mayors, gathered in Marrakech,\n\nRecalling the Charter,\n\n"
                     "1. We commit to act.\n2. We call on States.\n")),
        (std::vector{heading1, plain, preambular, operative, operative}));
    EXPECT_EQ(
        kinds(import("a.md",
                     "# Declaración\n\nRecordando la Carta,\n\nNos comprometemos a actuar, sin demora.\n")),
        (std::vector{heading1, preambular, operative}));
    EXPECT_EQ(
        kinds(import("a.md",
                     "# Déclaration\n\nRappelant la Charte,\n\nNous nous engageons à agir, sans délai.\n")),
        (std::vector{heading1, preambular, operative}));
}

TEST(Import, LabelsOfTheFileAreTakenAndCutOff) {
    const auto blocks =
        import("a.txt", "Draft\n\nPP1. The Charter,\n\nOP1 Cities act.\n\n(a) by building;\n");
    EXPECT_EQ(blocks, (std::vector<Block>{{heading1, "Draft", ""},
                                          {preambular, "The Charter,", "PP1."},
                                          {operative, "Cities act.", "OP1"},
                                          {item, "by building;", "(a)"}}));
}

TEST(Import, BelowArticlesNothingIsPreambular) {
    EXPECT_EQ(kinds(import(
                  "a.md",
                  "## Preamble\n\nWhereas all are equal,\n\n## Article 1\n\nRecalling is free.\n\n- One.\n")),
              (std::vector{heading2, preambular, heading2, plain, item}));
}

TEST(Import, PlainTextWithoutEmptyLinesHasOneParagraphALine) {
    EXPECT_EQ(import("a.txt", "Title\nFirst sentence.\nSecond sentence.").size(), 3U);
    EXPECT_EQ(import("a.txt", "Title\n\nFirst line\nof one paragraph.\n").size(), 2U);
}

TEST(Import, ATextMayBeginWithEmptyLines) {
    EXPECT_EQ(kinds(import("a.txt", "\n\nPLAN\n\nWe meet in Durban.\n")), (std::vector{heading1, plain}));
    EXPECT_EQ(format_of("a.txt", "\n\n## Plan\n"), TextFormat::markdown);
    EXPECT_EQ(format_of("a.txt", "\n"), TextFormat::plain);
    EXPECT_EQ(format_of("a.txt", ""), TextFormat::plain);
}

TEST(Import, ByteOrderMarksAndOldEncodingsGiveTheSameText) {
    const auto utf8 = import("a.txt",
                             "\xEF\xBB\xBF"
                             "Préambule\r\n\r\nConsidérant, etc.\r\n");
    EXPECT_EQ(import("a.txt",
                     "Pr\xE9"
                     "ambule\n\nConsid\xE9rant, etc.\n"),
              utf8);
    EXPECT_EQ(utf8[0].text, "Préambule");
}

TEST(Import, MarkdownKeepsWordsAndDropsMarks) {
    const auto blocks =
        import("a.md", "# T\n\nA **bold** word, a [link](https://x.example) & more\nin one paragraph.\n");
    EXPECT_EQ(blocks[1].text, "A bold word, a link & more in one paragraph.");
}

TEST(Import, AYearAtTheBeginningIsNoMarker) {
    EXPECT_EQ(import("a.txt", "Title\n\n2018 was a year of hope.\n")[1].text, "2018 was a year of hope.");
}

TEST(Import, RefusesWhatIsNoTextOrNoStatement) {
    EXPECT_EQ(import_text("a.txt", std::string_view("PK\x03\x04\x00\x00\x00\x01\x02", 9)).error().message,
              "This file is not a text file.");
    EXPECT_EQ(import_text("a.txt", " \n \n").error().message, "This file has no text.");
    std::string many;
    for (int i = 0; i < 1001; ++i) many += "Paragraph.\n\n";
    EXPECT_EQ(import_text("a.txt", many).error().code, ErrorCode::invalid_input);
    EXPECT_EQ(import_text("a.txt", "A " + std::string(15'001, 'x')).error().code, ErrorCode::invalid_input);
}

}  // namespace
}  // namespace plenaria::statements
