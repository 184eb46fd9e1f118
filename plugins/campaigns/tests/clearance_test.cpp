// SPDX-License-Identifier: EUPL-1.2
// From a text with variables to what an office has cleared, on both engines.
#include "tests/campaign_room.hpp"

namespace plenaria::campaigns {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class ClearanceTest : public CampaignRoom {
protected:
    ClearanceTest() {
        id = made();
        press = with(id, release());
        tweet = with(id, post());
    }
    Result<int> ask(int expected) {
        return write([&](UnitOfWork& uow) { return ask_cities(uow, tools, lucia, id, expected); });
    }
    std::string id, press, tweet;
};
PLENARIA_BOTH_ENGINES(ClearanceTest);

TEST_P(ClearanceTest, WritesToEachOfficeInTheLanguageOfItsTextAndToNobodyTwice) {
    EXPECT_EQ(ask(4).error().code, ErrorCode::conflict) << "Bristol has neither address nor mayor";

    ASSERT_TRUE(ask(3).has_value());

    const auto mails = sent();
    ASSERT_EQ(mails.size(), 3U);
    EXPECT_EQ(mails[0].to, "cabinet@athens.example");
    EXPECT_EQ(mails[2].language, "fr");
    EXPECT_THAT(mails[2].subject, HasSubstr("Appel à l’action"));
    EXPECT_THAT(mails[2].text, HasSubstr("https://plenaria.example/l/"));
    EXPECT_EQ(ask(3).error().code, ErrorCode::conflict);
    EXPECT_EQ(sent().size(), 3U);
}

TEST_P(ClearanceTest, APressOfficerIsWrittenToBeforeTheCabinetWhereThereIsOne) {
    directory.press_officer_of = "city/freetown";
    const auto other = made();
    EXPECT_EQ(city(other, "freetown").address, "press@freetown.example");
    EXPECT_EQ(city(other, "freetown").contact_name, "Ada");
    EXPECT_EQ(city(other, "athens").address, "cabinet@athens.example");
}

TEST_P(ClearanceTest, KeepsTheTextWithItsHash) {
    clear(id, "athens", press, "We act together.");

    const auto kept = clearance(press, id, "athens");
    EXPECT_EQ(kept.title, "Athens joins");
    EXPECT_EQ(kept.body, "Haris Doukas, mayor of Athens (GR): “We act together.”");
    EXPECT_EQ(kept.hash, text_hash(kept.title, kept.body));
    EXPECT_EQ(clearance(tweet, id, "athens").decision, Decision::open);
}

TEST_P(ClearanceTest, AskedForTwiceWithTheSamePageIsRefusedOnce) {
    const auto twice = [&] {
        return write([&](UnitOfWork& uow) {
            return answer(
                uow, tools, office(id, "athens"), id, press,
                {.decision = Decision::cleared, .quote = "One.", .revision = 0, .output_revision = 1});
        });
    };
    EXPECT_TRUE(twice().has_value());
    EXPECT_EQ(twice().error().code, ErrorCode::conflict);
}

TEST_P(ClearanceTest, WhoDeclinesOneTextStaysInTheOthers) {
    ASSERT_TRUE(try_answer(id, "athens", press, Decision::declined).has_value());
    clear(id, "athens", tweet);

    const auto texts =
        read<std::vector<ReleasedText>>([&](UnitOfWork& uow) { return cleared_texts(uow, campaign(id)); });
    ASSERT_EQ(texts.size(), 1U);
    EXPECT_EQ(texts[0].body, "Athens joins the call.");
}

TEST_P(ClearanceTest, NeedsTheQuoteForWhichTheTextHasAPlace) {
    const auto refused = try_answer(id, "athens", press, Decision::cleared, "  ");
    EXPECT_THAT(problems(refused)["quote_" + press], HasSubstr("Write the quote"));
    EXPECT_TRUE(try_answer(id, "athens", tweet, Decision::cleared, "").has_value());
}

TEST_P(ClearanceTest, OfAHostileQuoteIsRefusedOrKeptAsItIs) {
    EXPECT_THAT(problems(try_answer(id, "athens", press, Decision::cleared, "{{quote}}"))["quote_" + press],
                HasSubstr("Line 1, column 1"));
    EXPECT_THAT(
        problems(try_answer(id, "athens", press, Decision::cleared, "a\xE2\x80\xAEz"))["quote_" + press],
        HasSubstr("column 2"));
    EXPECT_THAT(problems(try_answer(id, "athens", press, Decision::cleared,
                                    std::string(1001, 'a')))["quote_" + press],
                HasSubstr("1000"));
    const std::string markup = "<script>alert(1)</script> المدن تعمل";
    clear(id, "athens", press, markup);
    EXPECT_THAT(clearance(press, id, "athens").body, HasSubstr(markup));
}

TEST_P(ClearanceTest, ChangingTheTextOpensItAgainForThoseWhomItConcerns) {
    ASSERT_TRUE(ask(3).has_value());
    clear(id, "athens", press);
    clear(id, "montreal", press);
    auto facts = release();
    facts.title.all["fr"] = "{{city}} répond";

    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return change_output(uow, tools, lucia, press, facts, 1);
                }).has_value());

    EXPECT_EQ(clearance(press, id, "athens").decision, Decision::cleared) << "the English text is the same";
    const auto montreal = clearance(press, id, "montreal");
    EXPECT_EQ(montreal.decision, Decision::open);
    EXPECT_EQ(montreal.quote, "We act.") << "the office need not write it again";
    EXPECT_EQ(montreal.hash, "");
    const auto mails = sent();
    ASSERT_EQ(mails.size(), 4U);
    EXPECT_EQ(mails[3].to, "cabinet@montreal.example");
}

TEST_P(ClearanceTest, ATextThatWasChangedWhileItWasReadIsNotCleared) {
    auto facts = release();
    facts.body.all["en"] = "Other words about {{city}}.";
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return change_output(uow, tools, lucia, press, facts, 1);
                }).has_value());

    const auto late = write([&](UnitOfWork& uow) {
        return answer(uow, tools, office(id, "athens"), id, press,
                      {.decision = Decision::cleared, .quote = "One.", .revision = 0, .output_revision = 1});
    });
    EXPECT_EQ(late.error().code, ErrorCode::conflict);
    EXPECT_EQ(clearance(press, id, "athens").revision, 0);
}

TEST_P(ClearanceTest, EndsWithTheEmbargoWhileDecliningDoesNot) {
    clear(id, "athens", press);
    ASSERT_TRUE(try_schedule(id).has_value());
    clock.set("2026-11-30T06:59:59Z");
    clear(id, "freetown", press);
    clock.set("2026-11-30T07:00:00Z");

    EXPECT_EQ(try_answer(id, "montreal", press, Decision::cleared).error().code, ErrorCode::conflict);
    ASSERT_TRUE(try_answer(id, "athens", press, Decision::declined).has_value());
    const auto texts =
        read<std::vector<ReleasedText>>([&](UnitOfWork& uow) { return cleared_texts(uow, campaign(id)); });
    ASSERT_EQ(texts.size(), 1U);
    EXPECT_EQ(texts[0].city.name, "Freetown");
}

TEST_P(ClearanceTest, OfAWithdrawnCampaignIsRefusedAndItsOfficesAreTold) {
    ASSERT_TRUE(ask(3).has_value());
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return withdraw(uow, tools, lucia, id, "The congress was called off.", 1);
                }).has_value());

    EXPECT_EQ(sent().size(), 6U);
    EXPECT_THAT(sent().back().text, HasSubstr("The congress was called off."));
    EXPECT_EQ(try_answer(id, "athens", press, Decision::cleared).error().code, ErrorCode::conflict);
    EXPECT_EQ(try_answer(id, "athens", press, Decision::declined).error().code, ErrorCode::conflict);
}

TEST_P(ClearanceTest, IsForTheHolderOfTheLinkAlone) {
    const auto by = [&](Actor who) {
        return write([&](UnitOfWork& uow) {
            return answer(uow, tools, who, id, press,
                          {.decision = Decision::declined, .revision = 0, .output_revision = 1});
        });
    };
    EXPECT_EQ(by(lucia).error().code, ErrorCode::not_found);
    auto other = office(id, "athens");
    other.party = "city/quito";
    EXPECT_EQ(by(other).error().code, ErrorCode::not_found);
    const auto second = made();
    EXPECT_EQ(by(office(second, "athens")).error().code, ErrorCode::not_found);
}

TEST_P(ClearanceTest, RemindsWhoHasNotDecidedAndNotTwiceWithinTenMinutes) {
    ASSERT_TRUE(ask(3).has_value());
    clear(id, "athens", press);
    clear(id, "athens", tweet);
    const auto remind = [&](int expected) {
        return write([&](UnitOfWork& uow) { return remind_cities(uow, tools, lucia, id, expected); });
    };
    EXPECT_EQ(remind(3).error().code, ErrorCode::conflict);
    ASSERT_TRUE(remind(2).has_value());
    EXPECT_EQ(remind(2).error().code, ErrorCode::conflict);
    clock.set("2026-11-01T08:10:00Z");
    EXPECT_TRUE(remind(2).has_value());
}

TEST_P(ClearanceTest, WhatIsMissingIsNamedBeforeAnythingIsSent) {
    const auto all =
        read<std::vector<CityTexts>>([&](UnitOfWork& uow) { return texts_of(uow, tools, campaign(id)); });
    ASSERT_EQ(all.size(), 4U);
    EXPECT_EQ(all[1].city.name, "Bristol");
    EXPECT_THAT(all[1].outputs[0].text.missing, ElementsAre("mayor", "quote"));
    EXPECT_FALSE(all[1].may_be_asked());
    EXPECT_THAT(all[0].outputs[0].text.missing, ElementsAre("quote"));
    EXPECT_TRUE(all[0].may_be_asked());
}

}  // namespace
}  // namespace plenaria::campaigns
