// SPDX-License-Identifier: EUPL-1.2
#include <ctime>

#include <gtest/gtest.h>

#include "src/versions/comparison.hpp"

namespace plenaria::statements {
namespace {

Paragraph paragraph(std::string id, std::string text) {
    return {.id = std::move(id), .texts = {{.language = "en", .text = std::move(text)}}};
}

/// "a=b" unchanged, "~" text changed, "^" moved, "+" new, "-" gone.
std::string outline(const std::vector<Paragraph>& before, const std::vector<Paragraph>& after) {
    std::string shown;
    for (const auto& each : compare_paragraphs(before, after, "en")) {
        if (!shown.empty()) shown += ' ';
        if (each.before == nullptr) shown += '+';
        if (each.after == nullptr) shown += '-';
        if (each.moved) shown += '^';
        if (each.text_changed) shown += '~';
        shown += each.any().id;
    }
    return shown;
}

TEST(Comparison, OneParagraphThatMovedIsTheOnlyOneMarked) {
    const std::vector<Paragraph> before{paragraph("a", "1"), paragraph("b", "2"), paragraph("c", "3"),
                                        paragraph("d", "4")};
    const std::vector<Paragraph> after{paragraph("d", "4"), paragraph("a", "1"), paragraph("b", "2"),
                                       paragraph("c", "3")};
    EXPECT_EQ(outline(before, after), "^d a b c");
}

TEST(Comparison, AParagraphCanMoveAndChangeAtOnce) {
    const std::vector<Paragraph> before{paragraph("a", "1"), paragraph("b", "2"), paragraph("c", "3")};
    const std::vector<Paragraph> after{paragraph("b", "2"), paragraph("c", "3"), paragraph("a", "one")};
    EXPECT_EQ(outline(before, after), "b c ^~a");
}

TEST(Comparison, WhatIsGoneStandsBehindWhatItFollowed) {
    const std::vector<Paragraph> before{paragraph("x", "0"), paragraph("a", "1"), paragraph("b", "2"),
                                        paragraph("c", "3")};
    const std::vector<Paragraph> after{paragraph("a", "1"), paragraph("n", "9"), paragraph("c", "3")};
    EXPECT_EQ(outline(before, after), "-x a -b +n c");
}

/// "." shown, "~" shown because it changed, a number: so many left out.
std::string row_outline(const std::vector<Paragraph>& before, const std::vector<Paragraph>& after,
                        Unchanged unchanged) {
    const auto compared = compare_paragraphs(before, after, "en");
    std::string shown;
    for (const auto& row : comparison_rows(compared, unchanged))
        shown += row.left_out > 0 ? std::to_string(row.left_out) : row.paragraph->changed() ? "~" : ".";
    return shown;
}

TEST(ComparisonRows, OfALongTextShowTwoParagraphsAroundEachChangeAndCountTheOthers) {
    std::vector<Paragraph> before;
    for (int i = 0; i < 20; ++i) before.push_back(paragraph("p" + std::to_string(i), "words"));
    auto after = before;
    after[1].texts[0].text = "other words";
    after[11].texts[0].text = "other words";
    after[15].texts[0].text = "other words";

    EXPECT_EQ(row_outline(before, after, Unchanged::near_changes), ".~..5..~...~..2");
    EXPECT_EQ(row_outline(before, after, Unchanged::left_out), "~~~");
    EXPECT_EQ(row_outline(before, after, Unchanged::shown).size(), 20U);
    EXPECT_EQ(row_outline(before, before, Unchanged::near_changes), "20");
    EXPECT_EQ(row_outline({}, {}, Unchanged::near_changes), "");
}

TEST(Comparison, CountsEachKindOfChange) {
    const std::vector<Paragraph> before{paragraph("a", "1"), paragraph("b", "2"), paragraph("c", "3")};
    std::vector<Paragraph> after{paragraph("b", "two"), paragraph("a", "1"), paragraph("n", "4")};
    after[1].kind = ParagraphKind::operative;

    const auto counts = count(compare_paragraphs(before, after, "en"));

    EXPECT_EQ(counts.changed, 1);
    EXPECT_EQ(counts.moved, 1);
    EXPECT_EQ(counts.added, 1);
    EXPECT_EQ(counts.removed, 1);
    EXPECT_EQ(counts.kind_changed, 1);
}

TEST(Comparison, UnchangedTextsAreNotComparedWordByWord) {
    const std::vector<Paragraph> same{paragraph("a", "some words")};
    EXPECT_TRUE(compare_paragraphs(same, same, "en")[0].pieces.empty());
}

TEST(Comparison, ATranslationThatAppearsIsAnAddition) {
    auto before = paragraph("a", "");
    before.texts[0].state = TextState::missing;
    const auto compared = compare_paragraphs({before}, {paragraph("a", "Bonjour")}, "en");
    EXPECT_EQ(compared[0].pieces, (std::vector<Piece>{{Change::added, "Bonjour"}}));
}

TEST(Comparison, AHundredAndTwentyParagraphsWithTwentyFourChangesAreQuick) {
    std::vector<Paragraph> before, after;
    for (int i = 0; i < 120; ++i) {
        std::string text;
        for (int w = 0; w < 45; ++w) text += "word" + std::to_string((i * 45 + w * 7) % 400) + ' ';
        before.push_back(paragraph("p" + std::to_string(i), text));
        if (i % 5 == 0) text.replace(text.size() / 2, 4, "changed in the middle of");
        after.push_back(paragraph("p" + std::to_string(i), text));
    }
    const auto start = std::clock();
    int changes = 0;
    for (int run = 0; run < 20; ++run)
        for (const auto& each : compare_paragraphs(before, after, "en")) changes += each.text_changed;
    const auto milliseconds = 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC / 20;
    EXPECT_EQ(changes, 24 * 20);
    RecordProperty("milliseconds", std::to_string(milliseconds));
    EXPECT_LT(milliseconds, 10.0);  // a debug build; 0.2 ms as users run it
}

}  // namespace
}  // namespace plenaria::statements
