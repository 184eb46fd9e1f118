// SPDX-License-Identifier: EUPL-1.2
// Letters for all who come, as one document that survives an interruption.
#include <gmock/gmock.h>

#include "src/delegations/letter_document.hpp"
#include "src/delegations/letter_pages.hpp"
#include "tests/delegations/guests.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class LettersTest : public Guests {
protected:
    LettersTest() {
        choose_and_invite();
        answer("AMMAN", 2);
        answer("QUITO", 1);
        EXPECT_TRUE(try_answer("MONTREAL", {.answer = Answer::declined}).has_value());
    }
    Result<int> try_issue_all() {
        return write([&](UnitOfWork& uow) { return issue_letters(uow, lucia, id); });
    }
    Result<MadeDocument> made(const MakingProgress& progress = [](long long, long long) { return true; }) {
        return make_letters(db(), guest_tools(), id, progress);
    }
};
PLENARIA_BOTH_ENGINES(LettersTest);

TEST_P(LettersTest, WhoComesGetsOneInTheLanguageOfTheOfficeAndAgainNobodyASecond) {
    EXPECT_EQ(*try_issue_all(), 3);
    EXPECT_EQ(*try_issue_all(), 0);
    const auto papers = made();
    ASSERT_TRUE(papers.has_value());
    EXPECT_EQ(papers->file_name, "letters.pdf");
    EXPECT_THAT(papers->bytes, AllOf(HasSubstr("Name: AMMAN 2"), HasSubstr("Name: QUITO 1"),
                                     HasSubstr("12.ª Cumbre del FMMD"), Not(HasSubstr("MONTREAL")),
                                     Not(HasSubstr("tagged"))));
    EXPECT_LT(papers->bytes.find("AMMAN 1"), papers->bytes.find("QUITO 1")) << "English letters first";
}

TEST_P(LettersTest, OneThatWasTakenBackIsNotPrintedAndIsIssuedAnew) {
    ASSERT_TRUE(try_issue_all().has_value());
    const auto quito_office = delegation("QUITO").id;
    const auto letter =
        *write([&](UnitOfWork& uow) -> Result<Letter> { return letters_of(uow, quito_office).at(0); });
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return take_letter_back(uow, lucia, letter.id); }).has_value());
    EXPECT_THAT(made()->bytes, Not(HasSubstr("QUITO 1")));
    EXPECT_EQ(*try_issue_all(), 1);
    EXPECT_THAT(made()->bytes, AllOf(HasSubstr("QUITO 1"), Not(HasSubstr(shown_serial(letter.serial)))));
}

TEST_P(LettersTest, WhatWasInterruptedGoesOnWithThePartsThatAreMade) {
    ASSERT_TRUE(try_issue_all().has_value());
    EXPECT_FALSE(made([](long long, long long) { return false; }).has_value());
    EXPECT_EQ(press.prints, 1);
    EXPECT_TRUE(made().has_value());
    EXPECT_EQ(press.prints, 1) << "that part is there";
    answer("AMMAN", 3);
    ASSERT_TRUE(try_issue_all().has_value());
    EXPECT_TRUE(made().has_value());
    EXPECT_EQ(press.prints, 2) << "and it shows somebody else now";
}

TEST_P(LettersTest, ThePageIssuesAndOrdersThem) {
    auto& at = scope_of(lucia);
    const auto ordered = print_letters_post(guest_tools(), {.path_values = here()}, at);
    ASSERT_TRUE(ordered.has_value());
    EXPECT_EQ(std::get<Redirect>(*ordered).url, "/orders/1");
    ASSERT_EQ(orders.orders.size(), 1U);
    EXPECT_EQ(orders.orders[0].kind, prints_kind);
    EXPECT_THAT(orders.orders[0].wish, HasSubstr(R"("print":"letters")"));
    EXPECT_EQ(orders.orders[0].permission, "events.invite");
}

TEST_P(LettersTest, WhereNobodyComesThereIsNoDocument) {
    for (const auto* city : {"AMMAN", "QUITO"})
        ASSERT_TRUE(try_answer(city, {.answer = Answer::declined}).has_value());
    auto& at = scope_of(lucia);
    const auto answer = print_letters_post(guest_tools(), {.path_values = here()}, at);
    ASSERT_TRUE(answer.has_value() && orders.orders.empty());
    EXPECT_FALSE(made().has_value());
}

}  // namespace
}  // namespace plenaria::events
