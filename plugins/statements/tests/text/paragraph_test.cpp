// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "src/text/paragraph.hpp"

namespace plenaria::statements {
namespace {

std::vector<std::string> labels(std::initializer_list<ParagraphKind> kinds) {
    std::vector<Paragraph> paragraphs;
    for (const auto kind : kinds) paragraphs.push_back({.kind = kind});
    number_paragraphs(paragraphs);
    std::vector<std::string> shown;
    for (const auto& paragraph : paragraphs) shown.push_back(shown_number(paragraph));
    return shown;
}

using enum ParagraphKind;

TEST(Labels, FollowFromTheOrderOfEachKind) {
    EXPECT_EQ(labels({heading1, preambular, preambular, plain, operative, operative}),
              (std::vector<std::string>{"", "PP1", "PP2", "3", "OP1", "OP2"}));
}

TEST(Labels, AListHangsFromTheParagraphAboveIt) {
    EXPECT_EQ(labels({operative, item, item, heading2, item, item, operative, item}),
              (std::vector<std::string>{"OP1", "OP1(a)", "OP1(b)", "", "(1)", "(2)", "OP2", "OP2(a)"}));
}

TEST(Labels, TheTwentySeventhItemIsDoubleA) {
    std::vector<Paragraph> paragraphs{{.kind = operative}};
    for (int i = 0; i < 27; ++i) paragraphs.push_back({.kind = item});
    number_paragraphs(paragraphs);
    EXPECT_EQ(paragraphs[26].label, "OP1(z)");
    EXPECT_EQ(paragraphs[27].label, "OP1(aa)");
}

TEST(Citations, NameTheHeadingWhereNumbersBeginAnewBelowIt) {
    std::vector<Paragraph> paragraphs;
    for (const auto& [kind, text] :
         std::initializer_list<std::pair<ParagraphKind, const char*>>{{heading1, "Declaration"},
                                                                      {item, "before"},
                                                                      {heading2, "Article 5"},
                                                                      {item, "one"},
                                                                      {item, "two"},
                                                                      {plain, "no label"},
                                                                      {heading2, "Article 6"},
                                                                      {item, "again"},
                                                                      {operative, "Decides"},
                                                                      {item, "a sub-point"}})
        paragraphs.push_back(
            {.id = text, .kind = kind, .texts = {{.language = "en", .text = std::string(text)}}});
    number_paragraphs(paragraphs);

    EXPECT_EQ(cited_numbers(paragraphs, "en"), (std::map<std::string, std::string>{
                                                   {"Declaration", "Declaration"},
                                                   {"before", "Declaration (1)"},
                                                   {"Article 5", "Article 5"},
                                                   {"one", "Article 5 (1)"},
                                                   {"two", "Article 5 (2)"},
                                                   {"no label", "4"},
                                                   {"Article 6", "Article 6"},
                                                   {"again", "Article 6 (1)"},
                                                   {"Decides", "OP1"},
                                                   {"a sub-point", "OP1(a)"},
                                               }));
}

TEST(Citations, QuoteTheHeadingInTheLanguageWantedAndOnlyItsFirstWords) {
    std::vector<Paragraph> paragraphs{
        {.id = "h",
         .kind = heading2,
         .texts = {{.language = "en", .text = "Commitments of cities on the rights of people on the move"},
                   {.language = "fr", .text = "Engagements des villes"}}},
        {.id = "i", .kind = item}};
    number_paragraphs(paragraphs);

    EXPECT_EQ(cited_numbers(paragraphs, "fr").at("i"), "Engagements des villes (1)");
    EXPECT_EQ(cited_numbers(paragraphs, "en").at("i"), "Commitments of cities on the rights of … (1)");
    EXPECT_EQ(cited_numbers(paragraphs, "es").at("i"), "Commitments of cities on the rights of … (1)");
}

TEST(Anchors, OfOneTextAreAllDifferent) {
    std::vector<Paragraph> paragraphs;
    for (const auto kind :
         {heading1, plain, preambular, heading2, item, item, heading2, item, item, operative, item})
        paragraphs.push_back({.id = "ID" + std::to_string(paragraphs.size()), .kind = kind});
    number_paragraphs(paragraphs);

    std::vector<std::string> anchors;
    for (const auto& paragraph : paragraphs) anchors.push_back(anchor_of(paragraph));
    EXPECT_EQ(anchors, (std::vector<std::string>{"p-ID0", "p-ID1", "p-PP1", "p-ID3", "p-ID4", "p-ID5",
                                                 "p-ID6", "p-ID7", "p-ID8", "p-OP1", "p-OP1-a"}));
}

TEST(Anchors, OfAParagraphWithoutLabelStaysWhenAnotherComesBefore) {
    std::vector<Paragraph> one{{.id = "A", .kind = plain}};
    std::vector<Paragraph> two{{.id = "B", .kind = plain}, {.id = "A", .kind = plain}};
    number_paragraphs(one);
    number_paragraphs(two);
    EXPECT_EQ(anchor_of(one[0]), anchor_of(two[1]));
}

TEST(Kinds, EachIsReadBackFromItsStoredName) {
    for (const auto kind : all_kinds) EXPECT_EQ(parse_kind(to_text(kind)), kind);
    EXPECT_EQ(parse_kind("chapter"), std::nullopt);
}

TEST(Languages, AreSplitAndJoinedWithoutLoss) {
    EXPECT_EQ(split_languages("fr,en,es"), (std::vector<std::string>{"fr", "en", "es"}));
    EXPECT_EQ(join_languages(split_languages("fr,en,es")), "fr,en,es");
    EXPECT_TRUE(split_languages("").empty());
}

}  // namespace
}  // namespace plenaria::statements
