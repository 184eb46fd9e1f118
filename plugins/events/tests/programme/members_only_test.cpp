// SPDX-License-Identifier: EUPL-1.2
// Who may not come in to a meeting of members is told to those who plan it, and not named there anew.
#include "src/programme/members_only.hpp"

#include <gmock/gmock.h>

#include "src/programme/programme_pages.hpp"
#include "src/programme/programme_words.hpp"
#include "src/programme/session_pages.hpp"
#include "tests/delegations/guests.hpp"
#include "tests/programme/stage.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

/// Ana Pérez is the mayor of Quito, Ana Echeverría that of Amman.
struct Mayors final : GuestDirectory {
    std::vector<directory::PersonFacts> people(UnitOfWork&, const std::vector<std::string>& refs,
                                               Day) override {
        std::vector<directory::PersonFacts> found;
        for (const auto& ref : refs) {
            if (ref == "person/ANA") found.push_back({.ref = ref, .cities = {"city/QUITO"}});
            if (ref == "person/ANE") found.push_back({.ref = ref, .cities = {"city/AMMAN"}});
            if (ref == "person/STAFF") found.push_back({.ref = ref});
        }
        return found;
    }
};

struct QuitoAlone final : Electorate {
    std::string session;
    std::optional<std::vector<std::string>> members(UnitOfWork&, const std::string& of) override {
        if (of != session) return std::nullopt;
        return std::vector<std::string>{"city/QUITO"};
    }
};

class MembersOnlyTest : public StageRoom {
protected:
    void SetUp() override {
        StageRoom::SetUp();
        lookup.entries.push_back({"person/STAFF", "Sam Staff"});
        lookup.entries.push_back({"city/AMMAN", "Amman"});
        wanted = facts("General Assembly", "2019-11-14T09:00", "2019-11-14T12:00");
        wanted.kind = "statutory";
        assembly = session(wanted);
        council->session = assembly;
    }
    RoomTools planning() {
        auto all = tools();
        all.directory = &mayors;
        all.electorates = electorates;
        return all;
    }
    MembersOnly known() { return {electorates, &mayors}; }
    Result<void> name(std::vector<WantedPerson> people) {
        wanted.people = std::move(people);
        const auto before = kept(assembly);
        return write([&](UnitOfWork& uow) -> Result<void> {
            if (auto changed = change_session(uow, lookup, lucia, assembly, wanted, before.revision);
                !changed)
                return changed;
            return refuse_strangers(uow, known(), assembly, wanted.people, before.people);
        });
    }
    std::vector<Conflict> conflicts() {
        return write([&](UnitOfWork& uow) {
                   auto reading = read_programme(uow, congress);
                   add_strangers(uow, known(), *reading, "en");
                   return reading;
               })
            ->conflicts;
    }

    SessionFacts wanted;
    std::string assembly;
    Mayors mayors;
    std::shared_ptr<QuitoAlone> council = std::make_shared<QuitoAlone>();
    Electorates electorates = [this] { return std::vector<std::shared_ptr<Electorate>>{council}; };
};
PLENARIA_BOTH_ENGINES(MembersOnlyTest);

TEST_P(MembersOnlyTest, WhoIsOfNoMemberIsNotNamedAndNothingIsStored) {
    const auto refused = name({{SessionRole::chair, "person/ANA"}, {SessionRole::speaker, "person/ANE"}});
    ASSERT_FALSE(refused.has_value());
    ASSERT_EQ(refused.error().fields.size(), 1U);
    EXPECT_EQ(said_of(refused, "person_2"),
              "Only members of the body that meets come in, and Amman is none of them.");
    EXPECT_TRUE(kept(assembly).people.empty());
    EXPECT_EQ(said_of(name({{SessionRole::moderator, "city/AMMAN"}}), "person_1"),
              "Only members of the body that meets come in, and Amman is none of them.");
    EXPECT_TRUE(name({{SessionRole::chair, "person/ANA"}}).has_value());
    EXPECT_THAT(conflicts(), ElementsAre());
}

TEST_P(MembersOnlyTest, WhoInterpretsOrganisesOrHoldsNoOfficeIsNotJudged) {
    EXPECT_TRUE(name({{SessionRole::interpreter, "person/ANE"},
                      {SessionRole::organiser, "city/AMMAN"},
                      {SessionRole::moderator, "person/STAFF"}})
                    .has_value());
    EXPECT_THAT(conflicts(), ElementsAre());
}

TEST_P(MembersOnlyTest, WhoWasThereBeforeStaysAndIsAConflictWithBothSides) {
    council->session.clear();
    ASSERT_TRUE(name({{SessionRole::speaker, "person/ANE"}}).has_value()) << "nobody was named a member yet";
    EXPECT_THAT(conflicts(), ElementsAre());
    council->session = assembly;
    EXPECT_THAT(conflicts(), ElementsAre(Conflict{.kind = ConflictKind::not_member,
                                                  .first = assembly,
                                                  .what = "person/ANE",
                                                  .values = {{"of", "Amman"}}}));
    EXPECT_TRUE(name({{SessionRole::chair, "person/ANE"}}).has_value()) << "another role, the same person";
    EXPECT_THAT(
        html(show_programme(
            planning(), {.path_values = {{"edition", congress}}, .query = {{"day", "2019-11-14"}}}, scope())),
        HasSubstr("Only members come in to “General Assembly” (2019-11-14, 09:00–12:00); Ana "
                  "Echeverría (Chair) is of Amman, which is none of them."));
}

TEST_P(MembersOnlyTest, OfACancelledMeetingNobodyIsAStranger) {
    council->session.clear();
    ASSERT_TRUE(name({{SessionRole::speaker, "city/AMMAN"}}).has_value());
    council->session = assembly;
    EXPECT_EQ(conflicts().size(), 1U);
    wanted.state = SessionState::cancelled;
    ASSERT_TRUE(name({{SessionRole::speaker, "city/AMMAN"}}).has_value());
    EXPECT_THAT(conflicts(), ElementsAre());
}

TEST_P(MembersOnlyTest, TheFormRefusesBesideTheLineAndKeepsWhatWasTyped) {
    const auto before = kept(assembly);
    const Request form{.path_values = {{"session", assembly}},
                       .form = {{"title_en", "General Assembly"},
                                {"original_language", "en"},
                                {"kind", "statutory"},
                                {"starts_on", "2019-11-14"},
                                {"starts_time", "09:00"},
                                {"ends_time", "12:00"},
                                {"state", "planned"},
                                {"role_1", "speaker"},
                                {"person_1_text", "Ana Echeverría"},
                                {"person_1", "person/ANE"},
                                {"revision", std::to_string(before.revision)}}};
    const auto reply = change_session_post(planning(), form, scope());
    EXPECT_EQ(status(reply), 422);
    EXPECT_THAT(html(reply), AllOf(HasSubstr("and Amman is none of them."), HasSubstr("Ana Echeverría")));
    EXPECT_TRUE(kept(assembly).people.empty());
}

}  // namespace
}  // namespace plenaria::events
