// SPDX-License-Identifier: EUPL-1.2
// Who is in which session: scanned at the door of the room, counted for its quorum.
#include "src/accreditation/session_door_service.hpp"

#include <algorithm>
#include <future>

#include <gmock/gmock.h>

#include <plenaria/id.hpp>

#include "src/accreditation/session_door_pages.hpp"
#include "src/media/media_repository.hpp"
#include "src/programme/session_service.hpp"
#include "src/quorum/quorum_pages.hpp"
#include "src/report/report_service.hpp"
#include "tests/accreditation/door.hpp"

namespace plenaria::events {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

/// Quito alone is a member of what meets in `session`.
struct OneMember final : Electorate {
    std::string session;
    std::optional<std::vector<std::string>> members(UnitOfWork&, const std::string& of) override {
        if (of != session) return std::nullopt;
        return std::vector<std::string>{"city/QUITO"};
    }
};

class SessionDoorTest : public Door {
protected:
    SessionDoorTest() {
        issue();
        session = add("General Assembly", "2019-11-19T09:00");
        other = add("Town Hall", "2019-11-19T11:00");
    }
    std::string add(const std::string& title, const std::string& starts) {
        return *write([&](UnitOfWork& uow) {
            const auto from = parse_local(starts).value();
            return add_session(uow, lookup, lucia, id,
                               {.titles = {.original = "en", .texts = {{"en", title}}},
                                .starts = from,
                                .ends = {from.day, from.time_of_day + std::chrono::hours(1)}});
        });
    }
    Result<ScanAnswer> try_at(const std::string& where, const std::string& device, const std::string& code,
                              std::optional<Instant> at = {}) {
        return write([&](UnitOfWork& uow) {
            return scan_at_session(uow, electorates, lucia, where,
                                   {.device_scan = device, .code = code, .scanned_at = at});
        });
    }
    ScanAnswer at(const std::string& where, const std::string& device, const std::string& code) {
        const auto answer = try_at(where, device, code);
        EXPECT_TRUE(answer.has_value());
        return answer ? *answer : ScanAnswer{};
    }
    /// The code of a journalist who is accredited.
    std::string badge_of_media() {
        const MediaPerson reporter{.id = new_id(),
                                   .edition_id = id,
                                   .facts = {.outlet = "Radio Quito", .name = "Inés Mora"},
                                   .state = MediaState::granted,
                                   .asked_at = clock.now(),
                                   .code = "MEDA23456789",
                                   .printing = 1};
        EXPECT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
                        insert(uow, reporter);
                        EXPECT_TRUE(update(uow, reporter)) << "which gives the badge its code";
                        return {};
                    }).has_value());
        return reporter.code;
    }
    std::size_t people_in(const std::string& where) {
        return write([&](UnitOfWork& uow) { return read_session_presence(uow, electorates, where); })
            ->people.size();
    }
    QuorumCount quorum() {
        return write([&](UnitOfWork& uow) { return read_quorum(uow, electorates, session); })->count;
    }
    RoomTools door_room() {
        auto room = tools();
        room.electorates = electorates;
        return room;
    }

    std::string session, other;
    Electorates electorates = {};
};
PLENARIA_BOTH_ENGINES(SessionDoorTest);

TEST_P(SessionDoorTest, EachSessionCountsItsOwn) {
    const auto code = badge_of("MONTREAL 1").code;
    EXPECT_EQ(at(session, "one", code).outcome, ScanOutcome::admitted);
    EXPECT_EQ(at(session, "two", code).outcome, ScanOutcome::already);
    EXPECT_EQ(at(other, "three", code).outcome, ScanOutcome::admitted) << "from one room to the next";
    EXPECT_EQ(people_in(session), 1U);
    EXPECT_EQ(people_in(other), 1U);
    EXPECT_EQ(present().present, 0) << "the entrance is another door";
}

TEST_P(SessionDoorTest, OneScanSentTwiceCountsOnceAndAtNoOtherDoor) {
    const auto code = badge_of("QUITO 1").code;
    const auto first = at(session, "phone-1", code);
    EXPECT_TRUE(at(session, "phone-1", code).repeated);
    EXPECT_EQ(at(session, "phone-1", code).scan_id, first.scan_id);
    EXPECT_EQ(try_at(other, "phone-1", code).error().code, ErrorCode::conflict);
    EXPECT_EQ(try_at(session, "phone-1", badge_of("MONTREAL 1").code).error().code, ErrorCode::conflict);
}

TEST_P(SessionDoorTest, TwoPhonesAtOnceAdmitOnce) {
    const auto code = badge_of("QUITO 1").code;
    const auto from = [&](const std::string& phone) {
        return std::async(std::launch::async, [this, phone, code] { return try_at(session, phone, code); });
    };
    auto left = from("left"), right = from("right");
    const auto one = left.get(), two = right.get();
    ASSERT_TRUE(one.has_value() && two.has_value());
    EXPECT_NE(one->outcome == ScanOutcome::admitted, two->outcome == ScanOutcome::admitted);
    EXPECT_EQ(people_in(session), 1U);
}

TEST_P(SessionDoorTest, AScanThatWasKeptWithoutNetworkComesInWithItsOwnTime) {
    const auto said = parse_instant("2019-10-14T14:30:00Z");
    EXPECT_EQ(try_at(session, "offline-1", badge_of("QUITO 1").code, said)->admission->scanned_at, said);
}

TEST_P(SessionDoorTest, AnAdmissionIsTakenBack) {
    const auto made = at(session, "phone-1", badge_of("QUITO 1").code);
    const auto undo = [&](const std::string& where) {
        return write([&](UnitOfWork& uow) { return undo_session_scan(uow, lucia, where, made.scan_id); });
    };
    EXPECT_EQ(undo(other).error().code, ErrorCode::not_found) << "of another session";
    EXPECT_TRUE(undo(session).has_value());
    EXPECT_TRUE(undo(session).has_value());
    EXPECT_EQ(people_in(session), 0U);
    EXPECT_TRUE(at(session, "phone-1", badge_of("QUITO 1").code).was_undone());
    EXPECT_EQ(at(session, "phone-2", badge_of("QUITO 1").code).outcome, ScanOutcome::admitted);
}

TEST_P(SessionDoorTest, WhoIsNoMemberOfTheBodyThatMeetsIsNotLetIn) {
    const auto council = std::make_shared<OneMember>();
    council->session = session;
    electorates = [council] { return std::vector<std::shared_ptr<Electorate>>{council}; };
    EXPECT_EQ(at(session, "one", badge_of("MONTREAL 1").code).outcome, ScanOutcome::stranger);
    EXPECT_EQ(at(session, "two", badge_of("QUITO 1").code).outcome, ScanOutcome::admitted);
    EXPECT_EQ(at(other, "three", badge_of("MONTREAL 1").code).outcome, ScanOutcome::admitted);
    EXPECT_EQ(people_in(session), 1U);
    auto& reader = scope_of(lucia);
    const auto refused = at(session, "one", badge_of("MONTREAL 1").code);
    EXPECT_THAT(html(session_door_page(
                    door_room(),
                    {.path_values = {{"session", session}}, .query = {{"scan", refused.scan_id}}}, reader)),
                AllOf(HasSubstr("Members only"), HasSubstr("not on its list"), HasSubstr("MONTREAL 1"),
                      Not(HasSubstr("undo_session_check_in"))));
}

TEST_P(SessionDoorTest, OnceBadgesAreScannedAtTheDoorTheQuorumIsOfTheRoom) {
    scan("entrance", badge_of("MONTREAL 1").code);
    EXPECT_EQ(quorum().present, 1) << "until then, who is at the event";
    EXPECT_FALSE(quorum().in_room);
    const auto quito = at(session, "one", badge_of("QUITO 1").code);
    EXPECT_EQ(quorum().present, 1);
    EXPECT_TRUE(quorum().in_room);
    at(session, "two", badge_of("MONTREAL 1").code);
    at(session, "three", badge_of("MONTREAL 2").code);
    EXPECT_EQ(quorum().present, 2) << "two people of one delegation";
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
                    return undo_session_scan(uow, lucia, session, quito.scan_id);
                }).has_value());
    EXPECT_EQ(quorum().present, 1);
    EXPECT_EQ(quorum().expected, 2);
}

TEST_P(SessionDoorTest, AVoidBadgeAnotherEventAndNoBadgeAreTold) {
    const auto old = badge_of("QUITO 1");
    ASSERT_TRUE(reprint(old.id).has_value());
    EXPECT_EQ(at(session, "one", old.code).outcome, ScanOutcome::void_badge);
    EXPECT_EQ(at(session, "two", "0000-0000-0000").outcome, ScanOutcome::unknown);
    EXPECT_EQ(at(session, "three", "hello").outcome, ScanOutcome::unknown);
    const auto code = badge_of("MONTREAL 1").code;
    id = edition(quito());
    EXPECT_EQ(at(add("Elsewhere", "2019-11-19T09:00"), "four", code).outcome, ScanOutcome::other_event);
    EXPECT_EQ(try_at("NONE", "five", "hello").error().code, ErrorCode::not_found);
    EXPECT_EQ(try_at(session, "no name", "hello").error().code, ErrorCode::invalid_input);
}

TEST_P(SessionDoorTest, ThePagesAreADoorAListAndATable) {
    auto& reader = scope_of(lucia);
    const auto room = door_room();
    EXPECT_THAT(html(session_doors_page(room, {.path_values = here()}, reader)),
                AllOf(HasSubstr("General Assembly"), HasSubstr("09:00–10:00"), HasSubstr("Town Hall")));
    Request posted{.path_values = {{"session", session}},
                   .form = {{"code", badge_of("MONTREAL 2").code}, {"scan", "S1"}}};
    ASSERT_TRUE(std::holds_alternative<Redirect>(*session_door_post(room, posted, reader)));
    posted.wants_fragment = true;
    posted.form.find("scan")->second = "S2";
    const auto json = std::get<plenaria::Json>(*session_door_post(room, posted, reader)).text;
    EXPECT_THAT(json,
                AllOf(HasSubstr("\"already\""), HasSubstr("MONTREAL 2"), HasSubstr("\"counts_in\":\"\"")));
    const Request here_in{.path_values = {{"session", session}}};
    EXPECT_THAT(html(session_presence_page(room, here_in, reader)),
                AllOf(HasSubstr("1 person is in the room"), HasSubstr("MONTREAL 2")));
    auto file = here_in;
    file.query = {{"format", "csv"}};
    EXPECT_THAT(std::get<Download>(*session_presence_page(room, file, reader)).bytes,
                HasSubstr("MONTREAL 2|Adviser|Montréal"));
    EXPECT_THAT(html(quorum_page(room, here_in, reader)), HasSubstr("in the room"));
}

TEST_P(SessionDoorTest, TheReportCountsEachSessionThatHadADoor) {
    at(session, "one", badge_of("MONTREAL 1").code);
    at(session, "two", badge_of("QUITO 1").code);
    at(session, "three", badge_of_media());
    const auto report = write([&](UnitOfWork& uow) { return read_report(uow, nullptr, id); });
    ASSERT_TRUE(report.has_value());
    const auto found = std::find_if(report->figures.begin(), report->figures.end(),
                                    [](const Figure& each) { return each.id == "presence_by_session"; });
    ASSERT_NE(found, report->figures.end());
    ASSERT_EQ(found->rows.size(), 1U) << "nobody was scanned at the other one";
    EXPECT_THAT(found->parts, ElementsAre("delegate", "media"));
    EXPECT_THAT(found->rows[0].counts, ElementsAre(2, 1));
    EXPECT_EQ(found->names.at(found->rows[0].key).in("en"), "General Assembly");
}

}  // namespace
}  // namespace plenaria::events
