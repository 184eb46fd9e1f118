// SPDX-License-Identifier: EUPL-1.2
// Who sits in the statutory bodies: named from among the body before, counted by the quorum of their session.
#include "src/members/member_service.hpp"

#include <plenaria/committee/elections.hpp>

#include "src/body_repository.hpp"
#include "src/members/member_pages.hpp"
#include "tests/congress_room.hpp"

namespace plenaria::events_durban {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

/// The ballots that a test says there are, of the council.
class FewElections final : public committee::Elections {
public:
    std::vector<committee::ElectionCard> of_body(UnitOfWork&, std::string_view, std::string_view body,
                                                 std::string_view) override {
        return body == "world_council" ? all : std::vector<committee::ElectionCard>();
    }
    [[nodiscard]] std::string form_path(std::string_view, std::string_view body) const override {
        return "/new/" + std::string(body);
    }
    std::vector<committee::ElectionCard> all;
};

class MemberTest : public CongressRoom {
protected:
    Result<void> name(const std::string& body, std::vector<std::string> parties,
                      std::optional<int> revision = {}, std::string source = {}) {
        return write([&](UnitOfWork& uow) {
            return CongressBodies(used).elect(uow, lucia,
                                              {.edition = congress_id,
                                               .body = body,
                                               .parties = std::move(parties),
                                               .source = std::move(source),
                                               .revision = revision});
        });
    }
    std::optional<std::vector<std::string>> electorate(const std::string& session) {
        return *write([&](UnitOfWork& uow) -> Result<std::optional<std::vector<std::string>>> {
            return StatutoryElectorate(used).members(uow, session);
        });
    }

    const MemberTools used{
        .editions = &editions, .delegations = &delegations, .directory = &directory, .locales = &locales};
};
PLENARIA_BOTH_ENGINES(MemberTest);

TEST_P(MemberTest, ABodyIsNamedFromAmongTheOneBefore) {
    ASSERT_TRUE(name("general_assembly", {"city/AMMAN", "city/QUITO"}).has_value());
    const auto refused = name("world_council", {"city/QUITO", "city/MONTREAL"});
    ASSERT_FALSE(refused.has_value());
    const auto& problem = refused.error().fields.at(0);
    EXPECT_EQ(fill(problem.message, problem.values),
              "Montréal is no member of the body that names this one.");
    EXPECT_TRUE(name("world_council", {"city/QUITO"}).has_value());
    EXPECT_FALSE(name("presidency", {"city/AMMAN"}).has_value()) << "of the Assembly, not of the Council";
    EXPECT_TRUE(name("presidency", {"city/QUITO", "city/QUITO"}).has_value());
    EXPECT_EQ(name("parliament", {}).error().code, ErrorCode::not_found);
    EXPECT_EQ(name("general_assembly", {"city/ATLANTIS"}).error().fields.at(0).field, "members");
}

TEST_P(MemberTest, MoreThanTheSeatsAreNotNamed) {
    ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<bool> {
                    return store(uow, congress_id, Body{.key = "world_council", .seats = 1});
                }).has_value());
    EXPECT_EQ(name("world_council", {"city/AMMAN", "city/QUITO"}).error().fields.at(0).field, "members");
    EXPECT_TRUE(name("world_council", {"city/AMMAN"}).has_value());
}

TEST_P(MemberTest, WhoSavesSecondLearnsOfTheFirstAndABallotReplacesWhatStands) {
    ASSERT_TRUE(name("world_council", {"city/AMMAN"}, 0).has_value());
    EXPECT_EQ(name("world_council", {"city/QUITO"}, 0).error().code, ErrorCode::conflict);
    ASSERT_TRUE(name("world_council", {"city/QUITO"}, {}, "committee.ballot/7").has_value());
    EXPECT_THAT(*electorate("world_council"), ElementsAre("city/QUITO"));
    EXPECT_THAT(actions(), ::testing::Contains("events-durban.name_members"));
}

TEST_P(MemberTest, ASessionCountsTheMembersOfItsBody) {
    EXPECT_EQ(electorate("general_assembly"), std::nullopt) << "nobody was named: all delegations count";
    ASSERT_TRUE(name("general_assembly", {"city/QUITO", "city/AMMAN"}).has_value());
    EXPECT_THAT(*electorate("general_assembly"), ElementsAre("city/AMMAN", "city/QUITO"));
    EXPECT_EQ(electorate("world_council"), std::nullopt);
    EXPECT_EQ(electorate("town_hall_session"), std::nullopt) << "no meeting of a body";
    ASSERT_TRUE(name("world_council", {}).has_value());
    EXPECT_TRUE(electorate("world_council")->empty()) << "an empty list is a list";
    editions.format = "gfmd";
    EXPECT_EQ(electorate("general_assembly"), std::nullopt);
}

TEST_P(MemberTest, AStatutoryMeetingIsOfTheBodyThatMeetsAtThatTime) {
    ASSERT_TRUE(name("general_assembly", {"city/QUITO", "city/AMMAN"}).has_value());
    ASSERT_TRUE(name("world_council", {"city/AMMAN"}).has_value());
    EXPECT_EQ(electorate("statutory@2019-11-14T09:00"), std::nullopt) << "no body has a day yet";
    ASSERT_TRUE(write([&](UnitOfWork& uow) -> Result<bool> {
                    return store(uow, congress_id, Body{.key = "general_assembly", .day_number = 4}) &&
                           store(uow, congress_id,
                                 Body{.key = "world_council", .day_number = 4, .begins_at = "14:30"});
                }).has_value());
    EXPECT_THAT(*electorate("statutory@2019-11-14T09:00"), ElementsAre("city/AMMAN", "city/QUITO"));
    EXPECT_THAT(*electorate("statutory@2019-11-14T14:30"), ElementsAre("city/AMMAN"));
    EXPECT_EQ(electorate("statutory@2019-11-15T09:00"), std::nullopt) << "another day";
    EXPECT_EQ(electorate("panel@2019-11-14T09:00"), std::nullopt) << "no statutory meeting";
    EXPECT_EQ(electorate("statutory"), std::nullopt) << "at no time";
}

TEST_P(MemberTest, ElectionsOfOtherPluginsFindTheChain) {
    ASSERT_TRUE(name("general_assembly", {"city/QUITO", "city/AMMAN"}).has_value());
    const auto found = *write([&](UnitOfWork& uow) -> Result<std::vector<events::BodyCard>> {
        return CongressBodies(used).bodies(uow, congress_id, "en");
    });
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].members, 2);
    EXPECT_EQ(found[1].named_by, "general_assembly");
    EXPECT_EQ(found[1].name, "World Council");
}

TEST_P(MemberTest, WhoElectedWhenTheVoteOpenedSaysWhoCouldBeElected) {
    ASSERT_TRUE(name("general_assembly", {"city/AMMAN"}).has_value());
    const auto elect = [&](std::vector<std::string> electors) {
        return write([&](UnitOfWork& uow) {
            return CongressBodies(used).elect(uow, lucia,
                                              {.edition = congress_id,
                                               .body = "world_council",
                                               .parties = {"city/QUITO"},
                                               .source = "committee.ballot/7",
                                               .electors = std::move(electors)});
        });
    };
    EXPECT_EQ(elect({"city/AMMAN"}).error().fields.at(0).field, "members");
    EXPECT_TRUE(elect({"city/AMMAN", "city/QUITO"}).has_value()) << "Quito has left the Assembly since";
}

TEST_P(MemberTest, WhatABallotDecidedIsWrittenOnce) {
    ASSERT_TRUE(name("world_council", {"city/AMMAN"}, 0, "committee.ballot/7").has_value());
    ASSERT_TRUE(name("world_council", {"city/AMMAN"}, 0, "committee.ballot/7").has_value()) << "it is there";
    EXPECT_THAT(actions(), ElementsAre("events-durban.name_members"));
    const auto card = *write([&](UnitOfWork& uow) -> Result<events::BodyCard> {
        return CongressBodies(used).bodies(uow, congress_id, "en").at(1);
    });
    EXPECT_EQ(card.source, "committee.ballot/7");
    EXPECT_EQ(card.path,
              "/events/editions/" + std::string(congress_id) + "/durban/bodies/world_council/members");
}

TEST_P(MemberTest, ThePageTellsWhichBallotNamedThemAndOffersAnother) {
    FewElections elections;
    auto tools = used;
    tools.elections = &elections;
    Actor holder = test::account("Holder", {{"events-durban.view"}, {"committee.ballots"}});
    auto& scope = scope_of(holder);
    Request council{.path_values = {{"edition", congress_id}, {"body", "world_council"}}};

    EXPECT_THAT(html(show_members(tools, council, scope)),
                AllOf(HasSubstr("enter the list of the body that elects"), HasSubstr("General Assembly"),
                      Not(HasSubstr("/new/world_council"))));
    ASSERT_TRUE(name("general_assembly", {"city/AMMAN", "city/QUITO"}).has_value());
    EXPECT_THAT(html(show_members(tools, council, scope)), HasSubstr("/new/world_council"));
    ASSERT_TRUE(name("world_council", {"city/QUITO"}, {}, "committee.ballot/7").has_value());
    elections.all = {{.source = "committee.ballot/8",
                      .title = "Second",
                      .state = "Closed without quorum",
                      .path = "/b/8",
                      .seats = 2},
                     {.source = "committee.ballot/7",
                      .title = "First",
                      .state = "Counted",
                      .path = "/b/7",
                      .seats = 2,
                      .elected = 1,
                      .is_counted = true}};
    EXPECT_THAT(html(show_members(tools, council, scope)),
                AllOf(HasSubstr("Elected by ballot:"), HasSubstr("<a href=\"/b/7\">First</a>"),
                      HasSubstr("Closed without quorum"), HasSubstr("1 of 2 seats were filled.")));
    auto assembly = council;
    assembly.path_values.insert_or_assign("body", "general_assembly");
    EXPECT_THAT(html(show_members(tools, assembly, scope)), Not(HasSubstr("Elections by ballot")))
        << "of right";
    scope.who = lucia;
    EXPECT_THAT(html(show_members(tools, council, scope)), Not(HasSubstr("/new/world_council")))
        << "holds no ballots";
    elections.all.clear();
    EXPECT_THAT(
        html(show_members(used, council, scope)),
        AllOf(HasSubstr("Named by an election: committee.ballot/7."), Not(HasSubstr("Elections by ballot"))))
        << "without committee";
}

TEST_P(MemberTest, ThePageNamesAndSaysWhoIsLeftBehind) {
    auto& scope = scope_of(lucia);
    Request request{.path_values = {{"edition", congress_id}, {"body", "general_assembly"}}};
    EXPECT_THAT(html(show_members(used, request, scope)),
                AllOf(HasSubstr("Nobody was named yet."), HasSubstr("city/MONTREAL")));
    request.form = {{"segment", "members"}, {"revision", "0"}};
    ASSERT_TRUE(std::holds_alternative<Redirect>(*take_list_post(used, request, scope)));
    EXPECT_THAT(html(show_members(used, request, scope)), HasSubstr("2 members"));
    request.form = {{"segment", "nobody"}, {"revision", "1"}};
    EXPECT_EQ(status(take_list_post(used, request, scope)), 422);
    auto council = request;
    council.path_values.insert_or_assign("body", "world_council");
    council.form = {{"member", "city/AMMAN"}, {"member", "city/QUITO"}, {"revision", "0"}};
    ASSERT_TRUE(std::holds_alternative<Redirect>(*name_members_post(used, council, scope)));
    EXPECT_THAT(html(show_members(used, council, scope)), Not(HasSubstr("city/MONTREAL")));
    request.form = {{"member", "city/QUITO"}, {"revision", "1"}};
    ASSERT_TRUE(std::holds_alternative<Redirect>(*name_members_post(used, request, scope)));
    EXPECT_THAT(html(show_members(used, council, scope)),
                HasSubstr("No members of the body that names this one any more: Amman."));
    scope.who = test::account("Reader", {{"events-durban.view"}});
    EXPECT_THAT(html(show_members(used, council, scope)), Not(HasSubstr("Name those who are ticked")));
}

}  // namespace
}  // namespace plenaria::events_durban
