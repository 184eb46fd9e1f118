// SPDX-License-Identifier: EUPL-1.2
#include "src/accreditation/badge.hpp"

#include <gmock/gmock.h>

#include <plenaria/typed_code.hpp>

#include "src/delegations/letter_document.hpp"
#include "tests/accreditation/door.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(BadgeCode, IsTwelveCharactersThatDifferAndReadAsTheyAreTyped) {
    const auto code = new_badge_code();
    EXPECT_EQ(code.size(), 12U);
    EXPECT_NE(code, new_badge_code());
    EXPECT_EQ(read_badge_code("7kq2-m4xd 9abc"), "7KQ2M4XD9ABC");
    EXPECT_EQ(read_badge_code("OIL2M4XD9ABC"), "0112M4XD9ABC");
    EXPECT_EQ(shown_code("7KQ2M4XD9ABC"), "7KQ2-M4XD-9ABC");
    EXPECT_FALSE(read_badge_code("7KQ2M4XD9AB").has_value());
    EXPECT_FALSE(read_badge_code("7KQ2M4XD9ABCD").has_value());
    EXPECT_FALSE(read_badge_code("7KQ2M4XD9ABU").has_value());
}

class BadgeTest : public Door {};
PLENARIA_BOTH_ENGINES(BadgeTest);

TEST_P(BadgeTest, WhoComesGetsOneAndAgainNobodyGetsASecond) {
    EXPECT_EQ(issue(), 3);
    EXPECT_EQ(issue(), 0);
    std::vector<std::string> names;
    for (const auto& each : reading().holders) names.push_back(each.delegate.name);
    EXPECT_THAT(names, ElementsAre("MONTREAL 1", "MONTREAL 2", "QUITO 1"));
    EXPECT_NE(badge_of("MONTREAL 1").code, badge_of("MONTREAL 2").code);
}

TEST_P(BadgeTest, WhoComesLaterGetsOneWithoutChangingTheOthers) {
    issue();
    const auto before = badge_of("QUITO 1");
    answer("MONTREAL", 3);
    EXPECT_EQ(issue(), 1);
    EXPECT_EQ(badge_of("QUITO 1").code, before.code);
}

TEST_P(BadgeTest, ANewOneMakesTheOldOneVoidAndAButtonPressedTwiceMakesOne) {
    issue();
    const auto old = badge_of("QUITO 1");
    const auto first = reprint(old.id), second = reprint(old.id);
    ASSERT_TRUE(first.has_value() && second.has_value());
    EXPECT_EQ(*first, *second);
    const auto fresh = badge_of("QUITO 1");
    EXPECT_EQ(fresh.id, *first);
    EXPECT_EQ(fresh.printing, 2);
    EXPECT_NE(fresh.code, old.code);
    EXPECT_EQ(stored_badge(old.id).void_for, BadgeVoid::reprinted);
}

TEST_P(BadgeTest, AnotherNameInThatPlaceMakesItVoid) {
    issue();
    const auto old = badge_of("MONTREAL 2");
    const auto kept = badge_of("MONTREAL 1");
    auto wanted = wish("MONTREAL", 2);
    wanted.people[1].name = "Luc Tremblay";
    ASSERT_TRUE(try_answer("MONTREAL", wanted).has_value());
    EXPECT_EQ(stored_badge(old.id).void_for, BadgeVoid::person);
    EXPECT_FALSE(stored_badge(kept.id).void_at.has_value());
    EXPECT_EQ(issue(), 1);
    EXPECT_EQ(badge_of("Luc Tremblay").printing, 2);
}

TEST_P(BadgeTest, ACityThatDeclinesAfterAllHasNoBadges) {
    issue();
    const auto old = badge_of("QUITO 1");
    ASSERT_TRUE(try_answer("QUITO", {.answer = Answer::declined}).has_value());
    EXPECT_EQ(stored_badge(old.id).void_for, BadgeVoid::person);
    const auto refused = reprint(old.id);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::conflict);
}

TEST_P(BadgeTest, TheDocumentHasAFrontAndABackForEachInTheLanguageOfTheOffice) {
    issue();
    const auto made = make_badges(db(), door_tools(), id, {}, [](long long, long long) { return true; });
    ASSERT_TRUE(made.has_value()) << made.error().message;
    EXPECT_EQ(made->content_type, "application/pdf");
    EXPECT_THAT(made->bytes,
                AllOf(HasSubstr("MONTREAL 2"), HasSubstr(" [fr]"), HasSubstr("12.ª Cumbre del FMMD"),
                      HasSubstr("code:" + badge_of("QUITO 1").code),
                      HasSubstr(shown_code(badge_of("QUITO 1").code))));
    const auto one = make_badges(db(), door_tools(), id, badge_of("QUITO 1").id,
                                 [](long long, long long) { return true; });
    ASSERT_TRUE(one.has_value());
    EXPECT_THAT(one->bytes, AllOf(HasSubstr("QUITO 1"), Not(HasSubstr("MONTREAL 1"))));
}

TEST_P(BadgeTest, WhoStopsTheDocumentGetsNone) {
    issue();
    EXPECT_FALSE(
        make_badges(db(), door_tools(), id, {}, [](long long, long long) { return false; }).has_value());
}

TEST_P(BadgeTest, WhatIsMadeIsNotMadeAgainUntilSomethingOnItChanges) {
    issue();
    const auto make = [&] {
        return make_badges(db(), door_tools(), id, {}, [](long long, long long) { return true; });
    };
    EXPECT_EQ(make()->bytes, make()->bytes);
    EXPECT_EQ(press.prints, 1);
    ASSERT_TRUE(reprint(badge_of("QUITO 1").id).has_value());
    EXPECT_THAT(make()->bytes, HasSubstr("code:" + badge_of("QUITO 1").code));
    EXPECT_EQ(press.prints, 2);
}

TEST_P(BadgeTest, ThePageOrdersAllAndShowsWhoHasOne) {
    auto& at = scope_of(lucia);
    EXPECT_THAT(html(badges_page(door_tools(), {.path_values = here()}, at)),
                AllOf(HasSubstr("0 of 3 have a badge"), HasSubstr("Not yet")));
    const auto ordered = print_badges_post(door_tools(), {.path_values = here()}, at);
    ASSERT_TRUE(ordered.has_value());
    EXPECT_EQ(std::get<Redirect>(*ordered).url, "/orders/1");
    ASSERT_EQ(orders.orders.size(), 1U);
    EXPECT_EQ(orders.orders[0].kind, prints_kind);
    EXPECT_THAT(orders.orders[0].wish, HasSubstr(R"("print":"badges")"));
    EXPECT_EQ(orders.orders[0].permission, "events.check_in");
    EXPECT_THAT(html(badges_page(door_tools(), {.path_values = here()}, at)),
                AllOf(HasSubstr("3 of 3 have a badge"), HasSubstr("MONTREAL 2"), Not(HasSubstr("AMMAN"))));
}

TEST_P(BadgeTest, TheBackBearsTheWordsOfTheSecretariatAndTooManyAreNamed) {
    issue();
    auto& at = scope_of(lucia);
    const auto saved = badge_back_post(
        door_tools(),
        {.path_values = here(), .form = {{"words", "Emergency: 911\nAv. 6"}, {"revision", "0"}}}, at);
    ASSERT_TRUE(saved.has_value() && std::holds_alternative<Redirect>(*saved));
    EXPECT_THAT(make_badges(db(), door_tools(), id, {}, [](long long, long long) { return true; })->bytes,
                HasSubstr("Emergency: 911\nAv. 6"));
    const auto late = badge_back_post(
        door_tools(), {.path_values = here(), .form = {{"words", "112"}, {"revision", "0"}}}, at);
    EXPECT_EQ(status(late), 409);
    const auto long_one = badge_back_post(
        door_tools(), {.path_values = here(), .form = {{"words", std::string(601, 'x')}, {"revision", "1"}}},
        at);
    EXPECT_EQ(status(long_one), 422);
    EXPECT_THAT(html(long_one), HasSubstr("At most 600 characters in 12 lines fit on the back."));
}

TEST_P(BadgeTest, WhatIsNotThereIsNotFound) {
    auto& at = scope_of(lucia);
    const Request nowhere{.path_values = {{"edition", "NONE"}, {"badge", "NONE"}}};
    for (const auto page : {badges_page, print_badges_post, badge_page, reprint_badge_post}) {
        const auto answer = page(door_tools(), nowhere, at);
        ASSERT_FALSE(answer.has_value());
        EXPECT_EQ(answer.error().code, ErrorCode::not_found);
    }
}

}  // namespace
}  // namespace plenaria::events
