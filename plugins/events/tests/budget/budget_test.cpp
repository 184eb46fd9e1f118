// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "src/budget/budget_form_pages.hpp"
#include "src/budget/budget_pages.hpp"
#include "src/budget/budget_repository.hpp"
#include "src/budget/budget_service.hpp"
#include "tests/room.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

using FormValues = std::multimap<std::string, std::string, std::less<>>;

class BudgetTest : public EventsRoom {
protected:
    static BudgetFacts interpreters() {
        return {.purpose = " Interpreters ",
                .donor_ref = "city/GENEVE",
                .funding = Funding::promised,
                .currency = "CHF",
                .planned = 42'000,
                .spent = 1'500};
    }
    Result<std::string> add(const std::string& edition, const BudgetFacts& facts) {
        return write([&](UnitOfWork& uow) { return add_budget_line(uow, lookup, lucia, edition, facts); });
    }
    std::vector<BudgetLine> lines(const std::string& edition) {
        return *write(
            [&](UnitOfWork& uow) -> Result<std::vector<BudgetLine>> { return budget_of(uow, edition); });
    }
};
PLENARIA_BOTH_ENGINES(BudgetTest);

BudgetLine line_of(const char* donor, Funding funding, const char* currency, long long planned,
                   long long spent = 0) {
    return {.donor_name = donor,
            .facts = {.donor_ref = *donor == '\0' ? "" : "organisation/" + std::string(donor),
                      .funding = funding,
                      .currency = currency,
                      .planned = planned,
                      .spent = spent}};
}

TEST(BudgetSums, AreByDonorAndNeverOverCurrencies) {
    const std::vector<BudgetLine> all{line_of("", Funding::open, "EUR", 9),
                                      line_of("UNHCR", Funding::promised, "EUR", 100, 30),
                                      line_of("UNHCR", Funding::received, "EUR", 50, 50),
                                      line_of("UNHCR", Funding::requested, "EUR", 7),
                                      line_of("UNHCR", Funding::promised, "USD", 1),
                                      line_of("Ágora", Funding::received, "EUR", 2)};
    const auto donors = sums_by_donor(all);
    ASSERT_EQ(donors.size(), 4U);
    EXPECT_EQ(donors[0].donor_name, "Ágora");
    EXPECT_EQ(donors[1].donor_name, "UNHCR");
    EXPECT_EQ(donors[1].currency, "EUR");
    EXPECT_EQ(donors[1].planned, 157);
    EXPECT_EQ(donors[1].promised, 150);
    EXPECT_EQ(donors[1].received, 50);
    EXPECT_EQ(donors[1].spent, 80);
    EXPECT_EQ(donors[1].missing(), 7);
    EXPECT_EQ(donors[2].currency, "USD");
    EXPECT_EQ(donors[3].donor_ref, "");

    const auto sums = sums_by_currency(all);
    ASSERT_EQ(sums.size(), 2U);
    EXPECT_EQ(sums[0].planned, 168);
    EXPECT_EQ(sums[0].missing(), 16);
    EXPECT_EQ(sums[1].planned, 1);
}

TEST(BudgetRules, NameEveryFieldThatIsWrong) {
    std::vector<FieldError> problems;
    check({.purpose = "",
           .donor_ref = "",
           .funding = Funding::promised,
           .currency = "euro",
           .planned = -1,
           .spent = largest_budget_amount + 1,
           .note = std::string(1001, 'x')},
          problems);
    std::vector<std::string> fields;
    for (const auto& problem : problems) fields.push_back(problem.field);
    EXPECT_EQ(fields, (std::vector<std::string>{"purpose", "note", "planned", "spent", "currency", "donor"}));
}

TEST_P(BudgetTest, ALineIsKeptAsItWasWritten) {
    const auto id = edition(quito());
    ASSERT_TRUE(add(id, interpreters()).has_value());
    ASSERT_TRUE(add(id, {.purpose = "Captions", .currency = "CHF", .planned = 9'000}).has_value());
    const auto all = lines(id);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].facts.purpose, "Interpreters");
    EXPECT_EQ(all[0].donor_name, "Genève");
    EXPECT_EQ(all[0].facts.funding, Funding::promised);
    EXPECT_EQ(all[0].facts.planned, 42'000);
    EXPECT_EQ(all[0].facts.spent, 1'500);
    EXPECT_EQ(all[1].donor_name, "") << "who has no donor comes last";
}

TEST_P(BudgetTest, TheLargestAmountFits) {
    const auto id = edition(quito());
    auto facts = interpreters();
    facts.planned = facts.spent = largest_budget_amount;
    ASSERT_TRUE(add(id, facts).has_value());
    EXPECT_EQ(lines(id)[0].facts.planned, largest_budget_amount);
}

TEST_P(BudgetTest, WhoPaysIsSomebodyOfTheDirectory) {
    auto facts = interpreters();
    facts.donor_ref = "organisation/NOBODY";
    const auto added = add(edition(quito()), facts);
    ASSERT_FALSE(added.has_value());
    ASSERT_EQ(added.error().fields.size(), 1U);
    EXPECT_EQ(added.error().fields[0].field, "donor");
}

TEST_P(BudgetTest, OfTwoWhoChangeALineTheSecondLearnsOfIt) {
    const auto id = edition(quito());
    const auto line = *add(id, interpreters());
    const auto change = [&](long long spent) {
        auto facts = interpreters();
        facts.spent = spent;
        return write([&](UnitOfWork& uow) { return change_budget_line(uow, lookup, lucia, line, facts, 1); });
    };
    EXPECT_TRUE(change(2'000).has_value());
    const auto second = change(3'000);
    ASSERT_FALSE(second.has_value());
    EXPECT_EQ(second.error().code, ErrorCode::conflict);
    EXPECT_EQ(lines(id)[0].facts.spent, 2'000);
}

TEST_P(BudgetTest, WhatWasTakenOutCanBePutBack) {
    const auto id = edition(quito());
    const auto line = *add(id, interpreters());
    const auto removed = [&] {
        return write([&](UnitOfWork& uow) { return remove_budget_line(uow, lucia, line); }).has_value();
    };
    EXPECT_TRUE(removed());
    EXPECT_TRUE(removed()) << "twice is harmless";
    EXPECT_TRUE(lines(id).empty());
    EXPECT_TRUE(write([&](UnitOfWork& uow) { return restore_budget_line(uow, lucia, line); }).has_value());
    EXPECT_EQ(lines(id).size(), 1U);
    EXPECT_FALSE(
        write([&](UnitOfWork& uow) { return remove_budget_line(uow, lucia, "nothing"); }).has_value());
}

TEST_P(BudgetTest, IsEnteredChangedAndShownBySums) {
    const auto id = edition(quito());
    auto& at = scope();
    const std::map<std::string, std::string, std::less<>> here{{"edition", id}};
    EXPECT_THAT(html(show_budget(tools(), {.path_values = here}, at)), HasSubstr("Enter the first line"));
    EXPECT_THAT(html(new_budget_line_form(tools(), {.path_values = here}, at)),
                HasSubstr("New line of the budget"));
    const FormValues form{{"purpose", "Interpreters"}, {"planned", "42 000"},    {"spent", ""},
                          {"currency", "chf"},         {"donor_text", "genève"}, {"funding", "promised"}};
    ASSERT_TRUE(add_budget_line_post(tools(), {.path_values = here, .form = form}, at).has_value());
    const auto line = lines(id).at(0);
    EXPECT_EQ(line.facts.planned, 42'000);
    EXPECT_EQ(line.facts.currency, "CHF");
    EXPECT_EQ(line.facts.donor_ref, "city/GENEVE");
    EXPECT_THAT(html(show_budget(tools(), {.path_values = here}, at)),
                AllOf(HasSubstr("Genève"), HasSubstr("CHF 42000"), HasSubstr("All donors together")));

    const std::map<std::string, std::string, std::less<>> one{{"budget_line", line.id}};
    EXPECT_THAT(html(edit_budget_line_form(tools(), {.path_values = one}, at)), HasSubstr("value=\"42000\""));
    auto again = form;
    again.emplace("revision", "1");
    ASSERT_TRUE(change_budget_line_post(tools(), {.path_values = one, .form = again}, at).has_value());
    const auto second = change_budget_line_post(tools(), {.path_values = one, .form = again}, at);
    EXPECT_EQ(status(second), 409);
    EXPECT_THAT(html(second), HasSubstr("Somebody else has changed this"));
    ASSERT_TRUE(remove_budget_line_post(tools(), {.path_values = one}, at).has_value());
    EXPECT_TRUE(lines(id).empty());
    EXPECT_THAT(at.notices.back().undo_url, HasSubstr("restore"));
    ASSERT_TRUE(restore_budget_line_post(tools(), {.path_values = one}, at).has_value());
    EXPECT_EQ(lines(id).size(), 1U);
}

TEST_P(BudgetTest, WhatIsWrongInTheFormIsSaidAtOnceAndNothingIsLost) {
    const auto id = edition(quito());
    auto& at = scope();
    const FormValues form{{"purpose", ""},     {"planned", "a lot"},       {"spent", "1"},
                          {"currency", "CHF"}, {"donor_text", "Atlantis"}, {"funding", "promised"}};
    const auto page = add_budget_line_post(tools(), {.path_values = {{"edition", id}}, .form = form}, at);
    EXPECT_EQ(status(page), 422);
    EXPECT_THAT(html(page), AllOf(HasSubstr("Write what the money is for."),
                                  HasSubstr("Write a whole number, without the currency."),
                                  HasSubstr("Nothing in the directory is called Atlantis."),
                                  HasSubstr("value=\"a lot\""), HasSubstr("value=\"Atlantis\"")));
    EXPECT_TRUE(lines(id).empty());
}

TEST_P(BudgetTest, DigitsAreGroupedByThreesAndNothingElseIsAnAmount) {
    const auto id = edition(quito());
    auto& at = scope();
    const auto save = [&](const std::string& amount) {
        return add_budget_line_post(
            tools(),
            {.path_values = {{"edition", id}},
             .form = FormValues{{"purpose", amount}, {"planned", amount}, {"currency", "CHF"}}},
            at);
    };
    for (const std::string amount : {"42000", "42 000", "42.000", "42,000", "42'000"})
        EXPECT_TRUE(std::holds_alternative<Redirect>(*save(amount))) << amount;
    for (const auto& line : lines(id)) EXPECT_EQ(line.facts.planned, 42'000) << line.facts.purpose;
    for (const std::string amount : {"12.50", "1,5", "4200.000", "42.00.000", ".500", "42.", "-1", "4e3"})
        EXPECT_EQ(status(save(amount)), 422) << amount;
    EXPECT_EQ(lines(id).size(), 5U);
}

TEST_P(BudgetTest, ACopyOfTheEditionPlansTheSameAndHasNoMoneyYet) {
    const auto first = edition(quito());
    ASSERT_TRUE(add(first, interpreters()).has_value());
    auto facts = quito();
    facts.titles.texts = {{"en", "13th GFMD Summit"}};
    const auto copy = write([&](UnitOfWork& uow) { return copy_edition(uow, lookup, lucia, first, facts); });
    ASSERT_TRUE(copy.has_value());
    const auto copied = lines(*copy);
    ASSERT_EQ(copied.size(), 1U);
    EXPECT_EQ(copied[0].facts.planned, 42'000);
    EXPECT_EQ(copied[0].facts.spent, 0);
    EXPECT_EQ(copied[0].facts.funding, Funding::open);
    EXPECT_EQ(copied[0].facts.donor_ref, "");
    EXPECT_EQ(lines(first).size(), 1U);
}

}  // namespace
}  // namespace plenaria::events
