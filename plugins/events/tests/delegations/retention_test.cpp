// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "src/delegations/delegate_list_pages.hpp"
#include "src/delegations/delegation_pages.hpp"
#include "src/delegations/letter_service.hpp"
#include "src/delegations/retention.hpp"
#include "tests/delegations/guests.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class RetentionTest : public Guests {
protected:
    RetentionTest() {
        choose_and_invite();
        auto wanted = wish("AMMAN", 2);
        wanted.note = "Mr Haddad cannot climb stairs.";
        EXPECT_TRUE(try_answer("AMMAN", wanted).has_value());
    }
};
PLENARIA_BOTH_ENGINES(RetentionTest);

TEST_P(RetentionTest, NamesStayUntilTheDayThatTheOfficeWasTold) {
    clock.set("2020-02-21T04:59:59Z");  // 20 February in Quito: 90 days after 22 November
    EXPECT_EQ(*erase_old_names(db()), 0);
    EXPECT_EQ(delegation("AMMAN").people[0].name, "AMMAN 1");
    clock.set("2020-02-21T05:00:00Z");
    EXPECT_EQ(*erase_old_names(db()), 2);
    EXPECT_EQ(*erase_old_names(db()), 0) << "once";
}

TEST_P(RetentionTest, NothingPersonalIsLeftAndTheCountsAre) {
    const auto amman = delegation("AMMAN");
    const auto letter =
        *write([&](UnitOfWork& uow) { return issue_letter(uow, lucia, amman.id, amman.people[0].id, "en"); });
    clock.set("2020-03-01T12:00:00Z");
    ASSERT_EQ(*erase_old_names(db()), 2);
    const auto erased = delegation("AMMAN");
    EXPECT_EQ(erased.note + erased.contact_name + erased.address, "");
    EXPECT_EQ(people_coming(erased.people), 2);
    for (const auto& person : erased.people) EXPECT_EQ(person.name + person.post, "");
    EXPECT_EQ(
        *write([&](UnitOfWork& uow) -> Result<std::string> { return find_letter(uow, letter)->name_hash; }),
        "");
    auto& at = scope();
    EXPECT_THAT(html(delegates_page(guest_tools(), {.path_values = here()}, at)),
                AllOf(HasSubstr("1 delegation, 2 people"), HasSubstr("(erased)"), Not(HasSubstr("AMMAN 1"))));
    EXPECT_THAT(html(delegation_page(guest_tools(), {.path_values = {{"delegation", amman.id}}}, at)),
                AllOf(Not(HasSubstr("AMMAN 1")), Not(HasSubstr("Haddad"))));
    EXPECT_EQ(write([&](UnitOfWork& uow) -> Result<void> {
                  const auto read = read_letter(uow, letter);
                  if (!read) return read.error();
                  return {};
              })
                  .error()
                  .code,
              ErrorCode::not_found)
        << "a paper without a name cannot be printed";
}

TEST_P(RetentionTest, AnotherEditionKeepsItsNames) {
    const auto past = id;
    auto facts = quito();
    facts.titles.texts = {{"en", "The next one"}};
    facts.dates = {on("2020-11-19"), on("2020-11-22"), "America/Guayaquil"};
    id = edition(facts);
    set_rules_to({});
    choose();
    ASSERT_TRUE(try_invite(3).has_value());
    answer("QUITO", 1);
    clock.set("2020-03-01T12:00:00Z");
    EXPECT_EQ(*erase_old_names(db()), 2);
    EXPECT_EQ(delegation("QUITO").people[0].name, "QUITO 1");
}

}  // namespace
}  // namespace plenaria::events
