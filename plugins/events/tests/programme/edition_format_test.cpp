// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "src/format/format_service.hpp"
#include "src/programme/edition_format.hpp"
#include "src/programme/programme_words.hpp"
#include "tests/programme/stage.hpp"

namespace plenaria::events {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

/// Talks have kinds of their own; no talk takes place beside another, and none without an organiser.
class TalksFormat final : public Format {
public:
    std::string_view key() const override { return "talks"; }
    std::string_view plugin() const override { return "events-talks"; }
    std::string_view name() const override { return "Talks"; }
    std::string_view about() const override { return "For talks."; }
    std::vector<FormatMilestone> calendar() const override { return {}; }
    std::vector<FormatSessionKind> session_kinds() const override {
        return {{.key = "talk", .title = "Talk"},
                {.key = "plenary", .title = "Great plenary", .members_only = true}};
    }
    std::vector<FormatBreach> check(const FormatSlot& slot, const FormatProgramme& programme) const override {
        std::vector<FormatBreach> broken;
        if (slot.kind != "talk") return broken;
        if (slot.organiser.empty()) broken.push_back({.message = "A talk has an organiser."});
        for (const auto& other : programme.slots)
            if (other.id != slot.id && other.kind == "talk" && overlap(slot, other)) {
                broken.push_back({.message = "There is one talk at a time.", .other = other.id});
                if (slot.organiser == other.organiser)
                    broken.push_back({.message = "Nobody organises two talks at once.", .other = other.id});
            }
        return broken;
    }
};

class EditionFormatTest : public StageRoom {
protected:
    void SetUp() override {
        StageRoom::SetUp();
        offered.push_back(std::make_shared<TalksFormat>());
        ASSERT_TRUE(write([&](UnitOfWork& uow) {
                        return choose_format(uow, formats, lucia, congress, "talks");
                    }).has_value());
    }
    std::string talk(const std::string& title, const std::string& room,
                     std::vector<WantedPerson> people = {}) {
        auto wanted = facts(title, "2019-11-11T09:00", "2019-11-11T10:30");
        wanted.kind = "talk";
        wanted.room_id = room;
        wanted.people = std::move(people);
        const auto made = write(
            [&](UnitOfWork& uow) { return add_session(uow, lookup, lucia, congress, wanted, &formats); });
        EXPECT_TRUE(made.has_value());
        return made ? *made : std::string();
    }
    ProgrammeReading reading() {
        return *write([&](UnitOfWork& uow) { return read_programme(uow, congress, &formats); });
    }
    std::vector<std::string> conflict_words() {
        const auto all = reading();
        std::vector<std::string> words;
        for (const auto& conflict : all.conflicts)
            words.push_back(
                words_of(conflict, all.programme, all.edition.dates, all.format, test::FakeLocale()));
        return words;
    }
};
PLENARIA_BOTH_ENGINES(EditionFormatTest);

TEST_P(EditionFormatTest, BringsItsKindsBeforeThoseOfEveryEvent) {
    const auto kinds = reading().format.kinds(test::FakeLocale());
    ASSERT_GT(kinds.size(), 3U);
    EXPECT_EQ(kinds[0].key, "talk");
    EXPECT_EQ(kinds[1].name, "Great plenary") << "the format's word for a kind of every event";
    const auto plenaries =
        std::count_if(kinds.begin(), kinds.end(), [](const auto& each) { return each.key == "plenary"; });
    EXPECT_EQ(plenaries, 1);
    EXPECT_EQ(reading().format.kind_name("panel", test::FakeLocale()), "Panel");
}

TEST_P(EditionFormatTest, AKindThatNobodyOffersIsRefused) {
    auto wanted = facts("Walk", "2019-11-11T09:00", "2019-11-11T10:30");
    wanted.kind = "walk";
    const auto refused =
        write([&](UnitOfWork& uow) { return add_session(uow, lookup, lucia, congress, wanted, &formats); });
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().fields.at(0).field, "kind");
}

TEST_P(EditionFormatTest, ARuleBetweenTwoSessionsIsToldOnceWithBothItsSides) {
    const std::vector<WantedPerson> organised{{SessionRole::organiser, "person/ANA"}};
    talk("On rivers", hall, organised);
    talk("On roads", annex, {{SessionRole::organiser, "person/ANE"}});
    EXPECT_THAT(conflict_words(),
                ElementsAre("“On rivers” (2019-11-11, 09:00–10:30) and “On roads” (2019-11-11, "
                            "09:00–10:30): There is one talk at a time."));
}

TEST_P(EditionFormatTest, TwoRulesBetweenTheSameSessionsAreBothTold) {
    const std::vector<WantedPerson> organised{{SessionRole::organiser, "person/ANA"}};
    talk("On rivers", hall, organised);
    talk("On roads", annex, organised);
    EXPECT_THAT(reading().conflicts,
                UnorderedElementsAre(Field(&Conflict::kind, ConflictKind::same_person),
                                     Field(&Conflict::what, "There is one talk at a time."),
                                     Field(&Conflict::what, "Nobody organises two talks at once.")));
}

TEST_P(EditionFormatTest, ARuleOfOneSessionNamesIt) {
    talk("On rivers", hall);
    EXPECT_THAT(conflict_words(),
                ElementsAre("“On rivers” (2019-11-11, 09:00–10:30): A talk has an organiser."));
}

TEST_P(EditionFormatTest, WhatIsCancelledBreaksNoRule) {
    const auto id = talk("On rivers", hall);
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    auto wanted = facts_of(find_session(uow, id).value());
                    wanted.state = SessionState::cancelled;
                    return change_session(uow, lookup, lucia, id, wanted, 1, &formats);
                }).has_value());
    EXPECT_THAT(conflict_words(), IsEmpty());
}

TEST_P(EditionFormatTest, SwitchedOffItLeavesItsSessionsAsTheyAre) {
    const auto id = talk("On rivers", hall);
    offered.clear();
    EXPECT_THAT(conflict_words(), IsEmpty());
    EXPECT_EQ(reading().format.kind_name("talk", test::FakeLocale()), "talk");
    EXPECT_TRUE(write([&](UnitOfWork& uow) {
                    auto wanted = facts_of(find_session(uow, id).value());
                    wanted.note = "Still on.";
                    return change_session(uow, lookup, lucia, id, wanted, 1, &formats);
                }).has_value());
    EXPECT_EQ(kept(id).kind, "talk");
}

TEST_P(EditionFormatTest, TheFormatSaysWhichKindsAreForMembers) {
    EXPECT_TRUE(EditionFormat(&formats, "talks").is_members_only("plenary"));
    EXPECT_FALSE(EditionFormat(&formats, "talks").is_members_only("talk"));
    EXPECT_FALSE(EditionFormat().is_members_only("plenary")) << "without a format";
}

}  // namespace
}  // namespace plenaria::events
