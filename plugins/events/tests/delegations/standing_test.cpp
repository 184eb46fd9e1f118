// SPDX-License-Identifier: EUPL-1.2
// What lists show of an event is kept with each change, and a page costs the same however many come.
#include <sstream>

#include <gmock/gmock.h>

#include <plenaria/testing/query_plan.hpp>
#include <plenaria/testing/statements_run.hpp>

#include "src/accreditation/check_in_pages.hpp"
#include "src/accreditation/holder_repository.hpp"
#include "src/commands.hpp"
#include "src/delegations/delegate_list_pages.hpp"
#include "src/delegations/delegation_pages.hpp"
#include "src/delegations/opening_repository.hpp"
#include "src/delegations/protocol_order_repository.hpp"
#include "tests/accreditation/door.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class StandingTest : public Door {
protected:
    StandingTest() { issue(); }

    StandingCounts counts() {
        return *write([&](UnitOfWork& uow) -> Result<StandingCounts> { return standing_counts(uow, id); });
    }
    StandingCount total() { return total_of(counts()); }
    std::vector<std::string> mend() {
        return *write([&](UnitOfWork& uow) -> Result<std::vector<std::string>> { return mend_counts(uow); });
    }
    int revision_of_counts() {
        return *write([&](UnitOfWork& uow) -> Result<int> {
            int revision = 0;
            sql::query(uow, "SELECT revision FROM evt_standing_of WHERE edition_id = :edition"),
                soci::use(id, "edition"), soci::into(revision);
            return revision;
        });
    }
    void spoil() {
        ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
                        sql::query(uow,
                                   "UPDATE evt_standing_count SET people = people + 1 WHERE region = "
                                   "'Americas' AND state = 'accepted'");
                        return {};
                    }).has_value());
    }
    std::string delegations_html(const std::string& show = {}) {
        return html(delegations_page(guest_tools(), {.path_values = here(), .query = {{"show", show}}},
                                     scope_of(lucia)));
    }
};
PLENARIA_BOTH_ENGINES(StandingTest);

TEST_P(StandingTest, CountsAreOfRegionsAndStates) {
    EXPECT_THAT(
        counts(),
        ElementsAre(StandingCount{.region = "Americas",
                                  .state = DelegationState::accepted,
                                  .delegations = 1,
                                  .standing = 1,
                                  .people = 2,
                                  .badges = 2,
                                  .to_approve = 1},
                    StandingCount{.region = "Americas",
                                  .state = DelegationState::deputy,
                                  .delegations = 1,
                                  .standing = 1,
                                  .people = 1,
                                  .badges = 1,
                                  .to_approve = 1},
                    StandingCount{.region = "Asia", .state = DelegationState::declined, .delegations = 1}));
}

TEST_P(StandingTest, AScanAndItsUndoingAreCountedOnce) {
    const auto code = badge_of("MONTREAL 1").code;
    const auto first = scan("a", code);
    scan("a", code);
    scan("b", code);
    EXPECT_EQ(total().present, 1);

    const auto undo = [&] {
        EXPECT_TRUE(
            write([&](UnitOfWork& uow) { return undo_scan(uow, lucia, id, first.scan_id); }).has_value());
    };
    undo();
    undo();
    EXPECT_EQ(total().present, 0);
}

TEST_P(StandingTest, WhoDeclinesTakesPeopleBadgesAndPresenceAlong) {
    scan("a", badge_of("MONTREAL 1").code);
    EXPECT_TRUE(try_answer("MONTREAL", {.answer = Answer::declined}).has_value());

    EXPECT_EQ(total().people, 1);
    EXPECT_EQ(total().badges, 1);
    EXPECT_EQ(total().present, 0);
    EXPECT_EQ(delegations_in(counts(), DelegationState::declined), 2);
}

TEST_P(StandingTest, NothingIsCountedOfWhatWasRolledBack) {
    const auto before = counts();
    const auto code = badge_of("MONTREAL 1").code;
    const auto refused = write([&](UnitOfWork& uow) -> Result<void> {
        EXPECT_TRUE(scan_badge(uow, lucia, {.edition_id = id, .device_scan = "a", .code = code}).has_value());
        EXPECT_EQ(total_of(standing_counts(uow, id)).present, 1);
        return Error{ErrorCode::conflict, "No."};
    });
    EXPECT_FALSE(refused.has_value());
    EXPECT_EQ(counts(), before);
}

TEST_P(StandingTest, AnOpenedLinkIsShownAndOneThatIsToldTwiceIsCountedOnce) {
    choose({"city/KAMPALA"});
    const auto address = *write([&](UnitOfWork& uow) -> Result<std::string> {
        auto kampala = find_delegation(uow, id, "city/KAMPALA").value();
        return uow.issue_link({.purpose = std::string(delegation_purpose),
                               .subject = edition_subject(id),
                               .party = kampala.party,
                               .party_name = kampala.party_name,
                               .recipient = "",
                               .task = "",
                               .path = "/",
                               .expires_at = test::at("2020-01-01T00:00:00Z")});
    });
    const auto opened = [&](const char* at) {
        EXPECT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
                        uow.note_link_use(address, test::at(at));
                        return {};
                    }).has_value());
        const auto event = R"({"purpose":"events.delegation","subject":"events.edition/)" + id +
                           R"(","party":"city/KAMPALA"})";
        EXPECT_TRUE(take_opening(db(), event).has_value());
        EXPECT_TRUE(take_opening(db(), event).has_value());
    };
    EXPECT_EQ(delegations_in(counts(), DelegationState::chosen), 1);

    opened("2019-10-01T08:00:00Z");
    EXPECT_EQ(delegations_in(counts(), DelegationState::opened), 1);
    EXPECT_THAT(delegations_html("opened"),
                AllOf(HasSubstr("Kampala"), HasSubstr("2019-10-01, "), Not(HasSubstr("opened 2 times")),
                      Not(HasSubstr("Quito<"))));

    opened("2019-10-02T08:00:00Z");
    EXPECT_THAT(delegations_html("opened"), AllOf(HasSubstr("2019-10-02, "), HasSubstr("opened 2 times")));
}

TEST_P(StandingTest, ALinkToSomethingElseOpensNoInvitation) {
    const auto before = counts();
    EXPECT_TRUE(
        take_opening(db(),
                     R"({"purpose":"statements.review","subject":"statements.round/1","party":"city/QUITO"})")
            .has_value());
    EXPECT_TRUE(
        take_opening(db(),
                     R"({"purpose":"events.delegation","subject":"events.edition/1","party":"city/QUITO"})")
            .has_value());
    EXPECT_EQ(counts(), before);
}

TEST_P(StandingTest, AnEditionThatWasNeverCountedIsCountedByWhoeverLooks) {
    const auto before = counts();
    ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
                    sql::query(uow, "DELETE FROM evt_standing_count");
                    sql::query(uow, "DELETE FROM evt_standing");
                    sql::query(uow, "DELETE FROM evt_standing_of");
                    return {};
                }).has_value());
    EXPECT_THAT(delegations_html(), HasSubstr("3 people are registered."));
    EXPECT_EQ(counts(), before);
}

TEST_P(StandingTest, WhatWentWrongIsFoundAndMended) {
    EXPECT_THAT(mend(), IsEmpty());
    spoil();
    EXPECT_THAT(mend(), ElementsAre(id));
    EXPECT_THAT(mend(), IsEmpty());
}

class TypedCommand final : public CommandRun {
public:
    explicit TypedCommand(std::vector<std::string> arguments) : arguments_(std::move(arguments)) {}
    [[nodiscard]] const std::vector<std::string>& arguments() const override { return arguments_; }
    [[nodiscard]] std::string file(std::string_view argument) const override { return std::string(argument); }
    [[nodiscard]] std::ostream& out() override { return out_; }
    [[nodiscard]] std::ostream& complaints() override { return out_; }
    [[nodiscard]] std::string said() const { return out_.str(); }

private:
    std::vector<std::string> arguments_;
    std::ostringstream out_;
};

TEST_P(StandingTest, TheCommandChecksWithoutMendingAndMends) {
    const auto says = [&](const std::vector<std::string>& arguments, int code) {
        TypedCommand run(arguments);
        EXPECT_EQ(recount_command(db(), run), code);
        return run.said();
    };
    EXPECT_EQ(says({}, 0), "All counts are right.\n");
    spoil();
    EXPECT_THAT(says({"--check"}, 1), HasSubstr("were not right. Mend them"));
    EXPECT_THAT(says({"--check", "--json"}, 1), HasSubstr(R"("mended":false)"));
    EXPECT_EQ(says({}, 1), "Counts of 1 events were not right, and are now.\n");
    EXPECT_EQ(says({"--check"}, 0), "All counts are right.\n");
    EXPECT_THAT(says({"--all"}, 2), HasSubstr("usage"));
}

TEST_P(StandingTest, TheOrderOfProtocolIsKeptForEachLanguageUntilSomebodyMoves) {
    const auto names = [&](const char* language) {
        const test::FakeLocale locale(language);
        EXPECT_TRUE(ensure_ordered(db(), id, locale).has_value());
        return *write([&](UnitOfWork& uow) -> Result<std::vector<std::string>> {
            std::vector<std::string> found;
            for (const auto& line : protocol_lines(uow, id, language, 1, 25))
                found.push_back(line.party_name);
            return found;
        });
    };
    // The host comes first, in spite of sending a deputy.
    EXPECT_THAT(names("en"), ElementsAre("Quito", "Montréal"));
    // Making an order raises the number.
    const auto made = revision_of_counts();
    names("en");
    EXPECT_EQ(revision_of_counts(), made) << "it holds still, and none is made";

    auto facts = quito();
    facts.city_ref = "city/GENEVE";
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return change_edition(uow, lookup, lucia, id, facts, find_edition(uow, id)->revision);
                }).has_value());
    EXPECT_THAT(names("en"), ElementsAre("Montréal", "Quito"));
    EXPECT_THAT(names("fr"), ElementsAre("Montréal", "Quito"));
    answer("MONTREAL", 1, Answer::deputy);
    answer("QUITO", 1);
    EXPECT_THAT(names("fr"), ElementsAre("Quito", "Montréal"));
    EXPECT_THAT(names("en"), ElementsAre("Quito", "Montréal"));
}

TEST_P(StandingTest, AnyStretchOfHoldersIsTheOneOfTheWholeList) {
    const auto all = reading().holders;
    ASSERT_EQ(all.size(), 3U);
    for (long long first = 1; first <= 4; ++first)
        for (long long last = first; last <= 5; ++last) {
            const auto shown = *write([&](UnitOfWork& uow) -> Result<std::vector<Holder>> {
                return holders_shown(uow, id, first, last);
            });
            std::vector<std::string> names, wanted;
            for (const auto& each : shown) {
                names.push_back(each.delegate.name + each.city + each.iso2 + each.language + each.party +
                                each.region + (each.badge ? each.badge->code : ""));
            }
            for (auto at = first; at <= std::min<long long>(last, 3); ++at) {
                const auto& each = all[static_cast<std::size_t>(at) - 1];
                wanted.push_back(each.delegate.name + each.city + each.iso2 + each.language + each.party +
                                 each.region + (each.badge ? each.badge->code : ""));
            }
            EXPECT_EQ(names, wanted) << first << " to " << last;
        }
    EXPECT_THAT(
        *write([&](UnitOfWork& uow) -> Result<std::vector<Holder>> { return holders_shown(uow, id, 0, 0); }),
        IsEmpty());
}

/// Two events, one with twenty times the people of the other; each page of both is asked for.
class GrowthTest : public Door {
protected:
    static constexpr int few = 40, many = 800;

    GrowthTest() {
        small_ = id;
        large_ = edition(quito());
        fill(small_, 'S', few);
        fill(large_, 'L', many);
        for (const auto& each : {small_, large_})
            EXPECT_TRUE(write([&](UnitOfWork& uow) { return issue_badges(uow, lucia, each); }).has_value());
        test::analyze(db(),
                      {"evt_delegation", "evt_delegate", "evt_badge", "evt_standing", "evt_standing_count",
                       "evt_protocol_number", "evt_protocol_made", "evt_standing_of"});
    }
    void TearDown() override {
        expect_right_counts(small_);
        expect_right_counts(large_);
    }

    /// Delegations of three people each; every fourth declines.
    void fill(const std::string& edition, char kind, int count) {
        ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
                        for (int i = 0; i < count; ++i) {
                            const auto number = std::to_string(1'000'000 + i);
                            Delegation d{.id = std::string("01") + kind + "D" + std::string(15, '0') + number,
                                         .edition_id = edition,
                                         .party = std::string("city/") + kind + number,
                                         .party_name = "City " + number,
                                         .iso2 = i % 2 == 0 ? "UG" : "EC",
                                         .region = i % 2 == 0 ? "Africa" : "Americas",
                                         .address = number + "@example.org",
                                         .zone = "UTC"};
                            insert(uow, d);
                            d.answer = i % 4 == 3 ? Answer::declined : Answer::accepted;
                            d.invited_at = uow.now();
                            d.answered_at = uow.now();
                            if (!update(uow, d)) return changed_meanwhile(d.id);
                            for (int j = 0; j < 3 && comes(d.answer); ++j)
                                d.people.push_back(
                                    {.role = j == 0 ? DelegateRole::head : DelegateRole::member,
                                     .name = number + " Person " + std::to_string(j),
                                     .post = "Adviser"});
                            store_people(uow, d);
                        }
                        recount(uow, edition);
                        return {};
                    }).has_value());
    }

    static constexpr const char* pages[] = {"delegations", "delegates", "badges", "check-in"};

    Result<Reply> reply_of(std::string_view page, const Request& request) {
        if (page == "delegations") return delegations_page(guest_tools(), request, scope_of(lucia));
        if (page == "delegates") return delegates_page(guest_tools(), request, scope_of(lucia));
        if (page == "badges") return badges_page(door_tools(), request, scope_of(lucia));
        return check_in_page(door_tools(), request, scope_of(lucia));
    }
    std::string text_of(std::string_view page, const std::string& edition) {
        return html(reply_of(page, {.path_values = {{"edition", edition}}}));
    }
    /// Rows that the server has handed to its executor, in this session.
    long long rows_read() {
        return *db().read([](UnitOfWork& uow) -> Result<long long> {
            std::string name, value;
            long long all = 0;
            soci::statement select = (sql::prepare(uow, "SHOW SESSION STATUS LIKE 'Handler_read%'"),
                                      soci::into(name), soci::into(value));
            select.execute();
            while (select.fetch()) all += std::stoll(value);
            return all;
        });
    }

    std::string small_, large_;
};
PLENARIA_BOTH_ENGINES(GrowthTest);

TEST_P(GrowthTest, PagesOfALargeEventAskAsOftenAsThoseOfASmallOne) {
    for (const auto* page : pages) {
        for (const auto& each : {small_, large_}) (void)text_of(page, each);  // what is kept may be made once
        const auto small = test::statements_run(db(), [&] { text_of(page, small_); });
        const auto large = test::statements_run(db(), [&] { text_of(page, large_); });
        EXPECT_EQ(small, large) << page;
    }
}

TEST_P(GrowthTest, NoPageScansOrSortsWhatGrowsWithTheEvent) {
    for (const auto* page : pages) {
        text_of(page, large_);
        for (const auto& statement : test::statements_run(db(), [&] { text_of(page, large_); })) {
            if (!statement.starts_with("SELECT") || statement.find("evt_") == std::string::npos) continue;
            const auto plan = test::explain(db(), statement);
            for (const auto& table : plan.scanned)
                EXPECT_THAT(
                    (std::vector<std::string>{"d", "p", "s", "n", "b", "evt_delegation", "evt_delegate",
                                              "evt_standing", "evt_badge", "evt_protocol_number"}),
                    Not(::testing::Contains(table)))
                    << page << ": " << statement << "\n"
                    << plan.text;
            // A page of people is put into the order of its delegations; it is no longer than a page.
            const bool of_a_page = statement.find(":ids") != std::string::npos;
            EXPECT_TRUE(of_a_page || !plan.sorts) << page << ": " << statement << "\n" << plan.text;
        }
    }
}

TEST_P(GrowthTest, ThePagesShowTheirEvent) {
    EXPECT_THAT(text_of(pages[0], large_),
                AllOf(HasSubstr("25 of 800<"), HasSubstr(">1200<"), HasSubstr("City 1000024<"),
                      Not(HasSubstr("City 1000025<"))));
    EXPECT_THAT(text_of(pages[1], large_), HasSubstr("600 delegations, 1800 people"));
    EXPECT_THAT(text_of(pages[2], large_), HasSubstr("1800 of 1800 have a badge"));
    EXPECT_THAT(text_of(pages[3], large_), HasSubstr("0 of 1800 are there"));
}

/// Only MariaDB says how many rows it has read.
class RowsReadTest : public GrowthTest {};
INSTANTIATE_TEST_SUITE_P(Engines, RowsReadTest, ::testing::Values(Engine::mysql), test::engine_name);

TEST_P(RowsReadTest, TwentyTimesTheEventIsNoMoreRows) {
    for (const auto* page : pages) {
        for (const auto& each : {small_, large_}) (void)text_of(page, each);
        long long rows[2] = {};
        int at = 0;
        for (const auto& each : {small_, large_})
            (void)test::statements_run(db(), [&] {  // one session for all
                const auto before = rows_read();
                text_of(page, each);
                rows[at++] = rows_read() - before;
            });
        EXPECT_LE(static_cast<double>(rows[1]), 1.3 * static_cast<double>(rows[0]))
            << page << ": " << rows[1] << " rows instead of " << rows[0];
    }
}

}  // namespace
}  // namespace plenaria::events
