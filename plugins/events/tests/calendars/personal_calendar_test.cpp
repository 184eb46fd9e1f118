// SPDX-License-Identifier: EUPL-1.2
#include <regex>

#include <gmock/gmock.h>

#include <plenaria/id.hpp>
#include <plenaria/sql.hpp>

#include "src/calendars/calendar_pages.hpp"
#include "src/calendars/personal_calendar_service.hpp"
#include "src/interpretation/interpretation_repository.hpp"
#include "src/interpretation/interpretation_service.hpp"
#include "src/programme/public_files.hpp"
#include "tests/programme/stage.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class PersonalCalendarTest : public StageRoom {
protected:
    Request post(const std::string& person) {
        return {.path_values = {{"edition", congress}}, .form = {{"person", person}}};
    }
    std::string list() {
        return html(personal_calendars(tools(), {.path_values = {{"edition", congress}}}, scope()));
    }
    std::string secret_of(const std::string& person) {
        return *write([&](UnitOfWork& uow) { return make_personal_calendar(uow, lucia, congress, person); });
    }
    Result<Reply> fetch(const std::string& secret, const std::string& language = "en") {
        return personal_calendar(tools(), {.path_values = {{"secret", secret}, {"language", language}}},
                                 scope());
    }
    static std::string text(const Result<Reply>& reply) { return downloaded(reply).bytes; }
    std::string with(const std::string& title, SessionRole role, const std::string& person) {
        auto wanted = facts(title, "2019-11-11T09:00", "2019-11-11T10:30");
        wanted.people = {{role, person}};
        return session(wanted);
    }
    /// The lines of one entry that calendars go by: UID, SEQUENCE, times.
    static std::string entry(const std::string& calendar, const std::string& id) {
        const auto at = calendar.find("session-" + id + "@plenaria");
        return at == std::string::npos ? std::string() : calendar.substr(at, calendar.find('\n', at) - at);
    }
};
PLENARIA_BOTH_ENGINES(PersonalCalendarTest);

TEST_P(PersonalCalendarTest, HasTheSessionsOfOnePersonAsThePublicOneHasThem) {
    const auto speaks = with("Opening", SessionRole::speaker, "person/ANA");
    const auto interprets = with("Round table", SessionRole::interpreter, "person/ANA");
    const auto other = with("Press conference", SessionRole::speaker, "person/ANE");
    ASSERT_TRUE(release().has_value());
    ASSERT_TRUE(move(speaks, {.starts = parse_local("2019-11-12T09:00"), .revision = 1}).has_value());
    ASSERT_TRUE(release().has_value());
    const auto own = text(fetch(secret_of("person/ANA")));
    const auto all = text(public_calendar(tools(), {.path_values = {{"edition", congress}}}, scope()));
    EXPECT_THAT(own, AllOf(HasSubstr("Opening"), HasSubstr("Round table"), Not(HasSubstr("Press")),
                           HasSubstr("Ana Pérez")));
    ASSERT_NE(entry(all, speaks), "");
    EXPECT_EQ(entry(own, speaks), entry(all, speaks));
    EXPECT_EQ(entry(own, interprets), entry(all, interprets));
    EXPECT_EQ(entry(own, other), "");
}

TEST_P(PersonalCalendarTest, ADraftIsNotInIt) {
    with("Opening", SessionRole::speaker, "person/ANA");
    const auto secret = secret_of("person/ANA");
    EXPECT_THAT(text(fetch(secret)), Not(HasSubstr("Opening"))) << "who subscribes early is not sent away";
    ASSERT_TRUE(release().has_value());
    EXPECT_THAT(text(fetch(secret)), HasSubstr("Opening"));
}

TEST_P(PersonalCalendarTest, WhatOpensNothingAnswersOneThing) {
    with("Opening", SessionRole::speaker, "person/ANA");
    ASSERT_TRUE(release().has_value());
    const auto ended = secret_of("person/ANA"), secret = secret_of("person/ANA");
    EXPECT_TRUE(fetch(secret).has_value());
    const auto unknown = fetch(random_hex(256));
    ASSERT_FALSE(unknown.has_value());
    EXPECT_EQ(unknown.error().code, ErrorCode::not_found);
    for (const auto& [what, language] :
         std::vector<std::pair<std::string, std::string>>{{ended, "en"},
                                                          {secret, "xx"},
                                                          {secret.substr(1), "en"},
                                                          {secret + "0", "en"},
                                                          {"", "en"},
                                                          {std::string(100'000, 'a'), "en"},
                                                          {"' OR '1'='1", "en"},
                                                          {sha256_hex(secret), "en"}}) {
        const auto answer = fetch(what, language);
        ASSERT_FALSE(answer.has_value()) << what.substr(0, 80) << ' ' << language;
        EXPECT_EQ(answer.error().code, unknown.error().code);
        EXPECT_EQ(answer.error().message, unknown.error().message);
        EXPECT_EQ(answer.error().detail, unknown.error().detail) << "not even in the log";
    }
}

TEST_P(PersonalCalendarTest, OnlyTheHashOfTheSecretIsStored) {
    with("Opening", SessionRole::speaker, "person/ANA");
    const auto secret = secret_of("person/ANA");
    std::string stored;
    ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
                    sql::query(uow, "SELECT secret_hash FROM evt_personal_calendar"), soci::into(stored);
                    return {};
                }).has_value());
    EXPECT_EQ(stored, sha256_hex(secret));
}

TEST_P(PersonalCalendarTest, ThePageShowsAnAddressOnceAndTakesItBack) {
    with("Opening", SessionRole::speaker, "person/ANA");
    ASSERT_TRUE(release().has_value());
    EXPECT_THAT(list(),
                AllOf(HasSubstr("Ana Pérez"), HasSubstr("Make an address"), Not(HasSubstr("Take it back"))));
    const auto made = html(make_calendar_post(tools(), post("person/ANA"), scope()));
    EXPECT_THAT(made, AllOf(HasSubstr("https://plenaria.example"), HasSubstr("language=es"),
                            HasSubstr("Take it back")));
    std::smatch found;
    ASSERT_TRUE(std::regex_search(made, found, std::regex("secret=([0-9a-f]{64})")));
    const auto secret = found[1].str();
    EXPECT_THAT(text(fetch(secret, "fr")), HasSubstr("Opening"));
    EXPECT_THAT(list(), AllOf(HasSubstr("Take it back"), Not(HasSubstr(secret))));

    EXPECT_TRUE(end_calendar_post(tools(), post("person/ANA"), scope()).has_value());
    EXPECT_FALSE(fetch(secret).has_value());
    EXPECT_THAT(list(), Not(HasSubstr("Take it back")));
    EXPECT_FALSE(end_calendar_post(tools(), post("person/ANA"), scope()).has_value());
}

TEST_P(PersonalCalendarTest, WhoIsNotInTheProgrammeGetsNone) {
    with("Opening", SessionRole::speaker, "person/ANA");
    for (const auto* person : {"person/ANE", "", "person/' OR 1=1 --"})
        EXPECT_FALSE(make_calendar_post(tools(), post(person), scope()).has_value()) << person;
    EXPECT_FALSE(
        make_calendar_post(
            tools(), {.path_values = {{"edition", "NONE"}}, .form = {{"person", "person/ANA"}}}, scope())
            .has_value());
}

TEST_P(PersonalCalendarTest, WhoIsTakenOutOfASessionReadsForNinetyDaysThatItIsCancelledForThem) {
    const auto speaks = with("Opening", SessionRole::speaker, "person/ANA");
    const auto secret = secret_of("person/ANA");
    ASSERT_TRUE(release().has_value());
    EXPECT_THAT(text(fetch(secret)), AllOf(HasSubstr("Opening"), Not(HasSubstr("cancelled"))));
    auto other = facts("Opening", "2019-11-11T09:00", "2019-11-11T10:30");
    other.people = {{SessionRole::speaker, "person/ANE"}};
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return change_session(uow, lookup, lucia, speaks, other, 1);
                }).has_value());
    EXPECT_THAT(text(fetch(secret)), Not(HasSubstr("cancelled"))) << "a draft changes nothing";
    ASSERT_TRUE(release().has_value());
    const auto theirs = text(fetch(secret));
    EXPECT_THAT(entry(theirs, speaks), AllOf(HasSubstr("cancelled"), HasSubstr("|2|")));
    EXPECT_THAT(text(fetch(secret_of("person/ANE"))), Not(HasSubstr("cancelled")))
        << "it takes place for others";
    const auto all = text(public_calendar(tools(), {.path_values = {{"edition", congress}}}, scope()));
    EXPECT_THAT(all, Not(HasSubstr("cancelled")));

    clock.advance(std::chrono::days(90));
    EXPECT_THAT(text(fetch(secret)), HasSubstr("cancelled"));
    clock.advance(std::chrono::seconds(1));
    EXPECT_EQ(entry(text(fetch(secret)), speaks), "");
}

TEST_P(PersonalCalendarTest, WhoComesBackIsInItAgain) {
    const auto speaks = with("Opening", SessionRole::speaker, "person/ANA");
    const auto secret = secret_of("person/ANA");
    ASSERT_TRUE(release().has_value());
    for (const auto* person : {"person/ANE", "person/ANA"}) {
        auto wanted = facts("Opening", "2019-11-11T09:00", "2019-11-11T10:30");
        wanted.people = {{SessionRole::speaker, person}};
        const int revision = std::string_view(person) == "person/ANE" ? 1 : 2;
        ASSERT_TRUE(write([&](UnitOfWork& uow) {
                        return change_session(uow, lookup, lucia, speaks, wanted, revision);
                    }).has_value());
        ASSERT_TRUE(release().has_value());
    }
    EXPECT_THAT(entry(text(fetch(secret)), speaks), Not(HasSubstr("cancelled")));
    EXPECT_THAT(entry(text(fetch(secret)), speaks), HasSubstr("|4|")) << "higher than what said cancelled";
}

TEST_P(PersonalCalendarTest, WhoSitsInABoothHasTheSessionsOfTheBooth) {
    const auto opening = with("Opening", SessionRole::speaker, "person/ANE");
    ASSERT_TRUE(release().has_value());
    EXPECT_FALSE(write([&](UnitOfWork& uow) {
                     return make_personal_calendar(uow, lucia, congress, "person/ANA");
                 }).has_value());
    ASSERT_TRUE(
        write([&](UnitOfWork& uow) -> Result<void> {
            const auto ana = add_interpreter(uow, lookup, lucia, congress,
                                             {.person_ref = "person/ANA", .booth = "fr", .sources = {"en"}});
            if (!ana) return ana.error();
            return plan_interpretation(
                uow, lucia, {.session_id = opening, .floor = {"en"}, .into = {"fr"}, .interpreters = {*ana}});
        }).has_value());
    EXPECT_THAT(list(), HasSubstr("Ana Pérez"));
    EXPECT_THAT(text(fetch(secret_of("person/ANA"))), HasSubstr("Opening"));
}

TEST_P(PersonalCalendarTest, WhoIsTakenOutOfABoothReadsThatItIsCancelledForThem) {
    const auto opening = with("Opening", SessionRole::speaker, "person/ANE");
    ASSERT_TRUE(release().has_value());
    const auto ana = *write([&](UnitOfWork& uow) {
        return add_interpreter(uow, lookup, lucia, congress,
                               {.person_ref = "person/ANA", .booth = "fr", .sources = {"en"}});
    });
    const auto seat = [&](std::vector<std::string> interpreters) {
        return write([&](UnitOfWork& uow) {
            return plan_interpretation(uow, lucia,
                                       {.session_id = opening,
                                        .floor = {"en"},
                                        .into = {"fr"},
                                        .interpreters = std::move(interpreters),
                                        .revision = interpretation_of_session(uow, opening).revision});
        });
    };
    ASSERT_TRUE(seat({ana}).has_value());
    const auto secret = secret_of("person/ANA");
    EXPECT_THAT(entry(text(fetch(secret)), opening), AllOf(HasSubstr("|0|"), Not(HasSubstr("cancelled"))));
    ASSERT_TRUE(seat({}).has_value());
    EXPECT_THAT(entry(text(fetch(secret)), opening), AllOf(HasSubstr("|1|"), HasSubstr("cancelled")));
    ASSERT_TRUE(seat({ana}).has_value());
    EXPECT_THAT(entry(text(fetch(secret)), opening), AllOf(HasSubstr("|2|"), Not(HasSubstr("cancelled"))));
    const auto removed = [&](bool gone) {
        ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
                        set_interpreter_removed(uow, ana, gone);
                        return {};
                    }).has_value());
    };
    removed(true);
    EXPECT_THAT(entry(text(fetch(secret)), opening), AllOf(HasSubstr("|3|"), HasSubstr("cancelled")));
    clock.advance(std::chrono::days(90) + std::chrono::seconds(1));
    EXPECT_EQ(entry(text(fetch(secret)), opening), "");
    removed(false);
    EXPECT_THAT(entry(text(fetch(secret)), opening), AllOf(HasSubstr("|4|"), Not(HasSubstr("cancelled"))));
}

}  // namespace
}  // namespace plenaria::events
