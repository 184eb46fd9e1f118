// SPDX-License-Identifier: EUPL-1.2
#include <random>

#include <gtest/gtest.h>

#include "src/consolidation/rebase.hpp"
#include "src/review/anchor.hpp"
#include "src/versions/word_diff.hpp"

namespace plenaria::statements {
namespace {

constexpr std::string_view article =
    "Everyone has the right to leave any country, and the right to return to his country.";

std::string found(const Anchor& anchor, std::string_view text) {
    const auto place = locate(anchor, text);
    return place ? std::string(text.substr(place->begin, place->end - place->begin)) : "lost";
}

TEST(Anchor, KeepsThirtyTwoCharactersBeforeAndAfter) {
    const auto anchor = anchor_for(article, "return to his");

    ASSERT_TRUE(anchor.has_value());
    EXPECT_EQ(*anchor, (Anchor{"return to his", "e any country, and the right to ", " country."}));
}

TEST(Anchor, TypedWordsAreFoundWhateverTheirSpacesCapitalsAndQuotationMarks) {
    EXPECT_EQ(anchor_for(article, "  RIGHT   to\n leave ")->quote, "right to leave");
    EXPECT_EQ(anchor_for("The mayors’ “Durban” text", "mayors' \"Durban\"")->quote, "mayors’ “Durban”");
    EXPECT_FALSE(anchor_for(article, "right to stay").has_value());
}

TEST(Anchor, CapitalsWithAccentsAreFoundByTheirSmallLetters) {
    EXPECT_EQ(anchor_for("Les villes de MONTRÉAL, les ÉTATS", "montréal")->quote, "MONTRÉAL");
    EXPECT_EQ(anchor_for("« L’ŒUVRE » del ÑANDÚ", "l'œuvre » del ñandú")->quote, "L’ŒUVRE » del ÑANDÚ");
    EXPECT_FALSE(anchor_for("3 × 4", "3 ÷ 4").has_value());
}

TEST(Anchor, AnEmptyQuoteIsTheWholeParagraph) {
    EXPECT_EQ(anchor_for(article, " ")->quote, "");
    EXPECT_EQ(*locate(Anchor{}, article), (Span{0, article.size()}));
}

TEST(Anchor, OfTwoPlacesTheOneWithTheSameNeighboursIsFound) {
    const auto second = article.rfind("country");
    const auto anchor = anchor_at(article, {second, second + 7});
    const auto changed = std::string("In short: ") + std::string(article);

    EXPECT_EQ(locate(anchor, changed)->begin, second + 10);
}

TEST(Anchor, IsNeverCutInsideACharacter) {
    const std::string text =
        "Côte d’Ivoire, São Tomé é ü ñ ç ø å æ œ ß ł ż ź ć ś ő ű ě š č ř ž ý á í é: villes d’accueil";
    const auto at = text.find("villes");
    const auto anchor = anchor_at(text, {at, at + 6});

    EXPECT_NE(static_cast<unsigned char>(anchor.prefix[0]) & 0xC0U, 0x80U);
    EXPECT_EQ(found(anchor, text), "villes");
}

TEST(Anchor, WordsThatAreGoneAreLostAndSaySo) {
    const auto anchor = *anchor_for(article, "any country");
    const auto moved = reanchor(anchor, "Everyone may leave a country.");

    EXPECT_FALSE(moved.found);
    EXPECT_EQ(moved.anchor, anchor);
    EXPECT_EQ(moved.reason, "The words this refers to have changed: “{quote}”");
    EXPECT_EQ(moved.values, (MessageValues{{"quote", "any country"}}));
}

TEST(Anchor, ARemarkOnARemovedParagraphKeepsItsWords) {
    EXPECT_EQ(reanchor(*anchor_for(article, "any country"), std::nullopt).reason,
              "The paragraph is no longer part of the text.");
}

TEST(AnchorProperty, UntouchedWordsAreFoundAgainWhateverHappensAroundThem) {
    std::mt19937 random(7);
    const auto pick = [&](std::size_t below) {
        return std::uniform_int_distribution<std::size_t>(0, below - 1)(random);
    };
    for (int round = 0; round < 2'000; ++round) {
        std::string text;
        for (int word = 0; word < 30; ++word) text += "w" + std::to_string(word * 1000 + round) + " ";
        const auto target = "w" + std::to_string(pick(30) * 1000 + static_cast<std::size_t>(round)) + " ";
        const auto anchor = anchor_at(text, {text.find(target), text.find(target) + target.size() - 1});
        std::string changed;
        for (const auto token : tokens_of(text))
            if (std::string(token) + " " == target || !is_word(token) || pick(3) > 0)
                changed += token;
            else if (pick(2) == 0)
                changed += "new words";

        ASSERT_EQ(found(anchor, changed) + " ", target) << changed;
    }
}

TEST(Rebase, ASuggestionOnUnchangedWordsStillApplies) {
    const auto moved =
        rebase("Mayors will share data. They report.", "Mayors will share open data. They report.",
               "Mayors will share data. They report every year.");

    EXPECT_EQ(moved.fit, Fit::applies);
    EXPECT_EQ(moved.wording, "Mayors will share open data. They report every year.");
}

TEST(Rebase, ASuggestionThatWasTakenIsContained) {
    EXPECT_EQ(rebase("Mayors will share data.", "Mayors will share open data.",
                     "Mayors will share open data. They report.")
                  .fit,
              Fit::contained);
}

TEST(Rebase, ASuggestionOnChangedWordsNamesThem) {
    const auto moved =
        rebase("Mayors will share data.", "Mayors shall share data.", "Mayors may share data.");

    EXPECT_EQ(moved.fit, Fit::conflict);
    EXPECT_EQ(moved.wording, "Mayors shall share data.");
    EXPECT_EQ(moved.reason, "“{before}” now reads “{after}”.");
    EXPECT_EQ(moved.values, (MessageValues{{"before", "will"}, {"after", "may"}}));
}

TEST(Rebase, ASuggestionOnARemovedParagraphKeepsItsWording) {
    const auto moved = rebase("Mayors share data.", "Mayors share open data.", std::nullopt);

    EXPECT_EQ(moved.fit, Fit::conflict);
    EXPECT_EQ(moved.wording, "Mayors share open data.");
    EXPECT_EQ(moved.reason, "The paragraph is no longer part of the text.");
}

}  // namespace
}  // namespace plenaria::statements
