// SPDX-License-Identifier: EUPL-1.2
// What lists show of an event is kept with each change.
#include <sstream>

#include <gmock/gmock.h>

#include "src/accreditation/holder_repository.hpp"
#include "src/commands.hpp"
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
                                  .to_approve = 1,
                                  .heads = 1},
                    StandingCount{.region = "Americas",
                                  .state = DelegationState::deputy,
                                  .delegations = 1,
                                  .standing = 1,
                                  .people = 1,
                                  .badges = 1,
                                  .to_approve = 1,
                                  .heads = 1},
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

}  // namespace
}  // namespace plenaria::events
