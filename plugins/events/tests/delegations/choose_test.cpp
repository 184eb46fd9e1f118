// SPDX-License-Identifier: EUPL-1.2
// Whom to invite: some of a page, all that a search finds, and what must not slip in between.
#include <gmock/gmock.h>

#include "src/delegations/choose_pages.hpp"
#include "src/delegations/wave_pages.hpp"
#include "src/report/kept_figures_repository.hpp"
#include "src/report/report_service.hpp"
#include "tests/delegations/guests.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class ChooseTest : public Guests {
protected:
    using Values = std::multimap<std::string, std::string, std::less<>>;
    std::string shown(const Values& query = {}) {
        return html(choose_page(guest_tools(), {.path_values = here(), .query = query}, scope_of(lucia)));
    }
    Result<Reply> post(const std::multimap<std::string, std::string, std::less<>>& form) {
        return choose_post(guest_tools(), {.path_values = here(), .form = form}, scope_of(lucia));
    }
    std::vector<std::string> chosen() {
        std::vector<std::string> parties;
        for (const auto& each : *write(
                 [&](UnitOfWork& uow) -> Result<std::vector<Delegation>> { return delegations_of(uow, id); }))
            parties.push_back(each.party);
        return parties;
    }
};
PLENARIA_BOTH_ENGINES(ChooseTest);

TEST_P(ChooseTest, WhoIsOnTheListIsNamedAndNotOfferedAgain) {
    EXPECT_THAT(shown(), AllOf(HasSubstr("There are 4 cities."), HasSubstr("value=\"city/AMMAN\""),
                               HasSubstr("Add all 4 cities that are found")));
    choose({"city/AMMAN"});
    EXPECT_THAT(shown(), AllOf(Not(HasSubstr("value=\"city/AMMAN\"")), HasSubstr("On the list already:"),
                               HasSubstr("1 office is on the list."), HasSubstr("value=\"city/QUITO\"")));
}

TEST_P(ChooseTest, ASearchNarrowsAndItsPageIsWhereOneGoesOn) {
    EXPECT_THAT(shown({{"find", "mont"}}),
                AllOf(HasSubstr("1 city is found."), HasSubstr("Montréal"), Not(HasSubstr("Amman"))));
    EXPECT_THAT(shown({{"region", "Americas"}}), AllOf(HasSubstr("2 cities are found."), HasSubstr("Quito")));
    EXPECT_THAT(shown({{"find", "nowhere"}}), HasSubstr("No city is found."));
    const auto reply =
        post({{"parties", "city/QUITO"}, {"find", "qui"}, {"region", "Americas"}, {"all", "0"}});
    ASSERT_TRUE(reply.has_value());
    EXPECT_THAT(std::get<Redirect>(*reply).url, AllOf(HasSubstr("find=qui"), HasSubstr("region=Americas")));
    EXPECT_EQ(chosen(), (std::vector<std::string>{"city/QUITO"}));
}

TEST_P(ChooseTest, AllThatAreFoundAreAddedWhateverPageIsShown) {
    ASSERT_TRUE(post({{"all", "1"}, {"region", "Americas"}, {"count", "2"}, {"page", "7"}}).has_value());
    EXPECT_EQ(chosen(), (std::vector<std::string>{"city/MONTREAL", "city/QUITO"}));
    ASSERT_TRUE(post({{"all", "1"}, {"count", "4"}}).has_value());
    EXPECT_EQ(chosen().size(), 4U) << "those on the list stay as they are";
}

TEST_P(ChooseTest, WhereOthersAreFoundByThenNothingIsAdded) {
    directory.all.pop_back();
    const auto reply = post({{"all", "1"}, {"region", "Americas"}, {"count", "2"}});
    ASSERT_FALSE(reply.has_value());
    EXPECT_EQ(reply.error().code, ErrorCode::conflict);
    EXPECT_TRUE(chosen().empty());
}

TEST_P(ChooseTest, WhatNobodyCouldHaveChosenIsNobody) {
    EXPECT_THAT(shown({{"find", "\xFF\xFE"}, {"region", "Atlantis"}, {"page", "-3"}}),
                HasSubstr("There are 4 cities."));
    EXPECT_THAT(shown({{"page", "99999"}}), Not(HasSubstr("value=\"city/AMMAN\"")));
    ASSERT_TRUE(post({{"parties", "\xFF"}, {"parties", "city/NOWHERE"}, {"parties", std::string(5000, 'x')}})
                    .has_value());
    ASSERT_TRUE(post({}).has_value());
    EXPECT_TRUE(chosen().empty());
}

TEST_P(ChooseTest, OfficesThatNobodyCanWriteToAreAListOfTheirOwn) {
    choose({"city/AMMAN", "city/KAMPALA"});
    ASSERT_TRUE(ensure_counted(db(), id).has_value());
    const auto listed = *write([&](UnitOfWork& uow) -> Result<std::vector<ListedOffice>> {
        return listed_offices(uow, id, std::string(no_address_state), 1, 25);
    });
    ASSERT_EQ(listed.size(), 1U);
    EXPECT_EQ(listed[0].delegation.party, "city/KAMPALA");
}

TEST_P(ChooseTest, AnAddressIsNoLongerSharedOnceItIsAnother) {
    choose();
    const auto write_to = [&](const char* city, const char* address) {
        const auto one = delegation(city);
        ASSERT_TRUE(write([&](UnitOfWork& uow) {
                        return change_delegation(
                            uow, lucia, one.id,
                            {.address = address, .language = "en", .quota = 3, .revision = one.revision});
                    }).has_value());
    };
    const auto preview = [&] {
        return html(invite_page(guest_tools(), {.path_values = here()}, scope_of(lucia)));
    };
    write_to("AMMAN", "Protocol@Quito.example");
    EXPECT_THAT(preview(), AllOf(HasSubstr("have one address in common"), HasSubstr("Amman, Quito")));
    write_to("AMMAN", "amman@example.org");
    EXPECT_THAT(preview(), Not(HasSubstr("have one address in common")));
}

TEST_P(ChooseTest, TheReportIsRightAtOnceAfterEachChange) {
    choose_and_invite();
    const auto people = [&] {
        EXPECT_TRUE(ensure_figures(db(), id).has_value());
        return *write([&](UnitOfWork& uow) { return read_report(uow, &directory, id); });
    };
    EXPECT_EQ(people().invited, 3);
    EXPECT_EQ(people().people, 0);
    answer("AMMAN", 2);
    EXPECT_EQ(people().accepted, 1);
    EXPECT_EQ(people().people, 2);
    auto wanted = wish("AMMAN", 2);
    wanted.people[0].gender = "female";
    ASSERT_TRUE(try_answer("AMMAN", wanted).has_value());
    const auto kept = people();
    const auto counted = *write([&](UnitOfWork& uow) -> Result<EventReport> {
        note_other_figures(uow, id);  // so that nothing that is kept holds
        return read_report(uow, &directory, id);
    });
    ASSERT_EQ(kept.figures.size(), counted.figures.size());
    for (std::size_t i = 0; i < kept.figures.size(); ++i) {
        ASSERT_EQ(kept.figures[i].rows.size(), counted.figures[i].rows.size()) << kept.figures[i].id;
        for (std::size_t j = 0; j < kept.figures[i].rows.size(); ++j) {
            EXPECT_EQ(kept.figures[i].rows[j].key, counted.figures[i].rows[j].key);
            EXPECT_EQ(kept.figures[i].rows[j].counts, counted.figures[i].rows[j].counts);
        }
    }
}

TEST_P(ChooseTest, ADeadlineInTheHourThatClocksSkipIsRefused) {
    auto facts = quito();
    facts.titles.texts = {{"en", "A summit in Zurich"}};
    facts.city_ref.clear();
    facts.dates = {on("2019-11-11"), on("2019-11-15"), "Europe/Zurich"};
    const auto other = edition(facts);
    const auto refused = write([&](UnitOfWork& uow) {
        return set_rules(uow, mails(), lucia, other,
                         {.reply_until = {on("2019-03-31"), std::chrono::minutes(150)}, .quota = 3});
    });
    EXPECT_EQ(said_of(refused, "reply_day"), "There is no such time in this time zone.");
}

}  // namespace
}  // namespace plenaria::events
