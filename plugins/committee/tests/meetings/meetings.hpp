// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// The board of 2018 meets in Bristol on 17 October 2019: seven seats are held, Athens is vacant.

#include "src/meetings/agenda_repository.hpp"
#include "src/meetings/agenda_service.hpp"
#include "src/meetings/attendance_service.hpp"
#include "src/meetings/meeting_repository.hpp"
#include "src/meetings/meeting_service.hpp"
#include "src/meetings/minutes_service.hpp"
#include "tests/vacancies/calls.hpp"

namespace plenaria::committee::meetings {

using ledger::on;

class Meetings : public vacancies::Calls {
protected:
    MeetingTools meeting_tools() {
        return {.directory = &call_directory,
                .documents = &documents,
                .renderer = tools().renderer,
                .locales = &locales,
                .addresses = &addresses};
    }
    static MeetingFacts planned(const char* day = "2019-10-17") {
        return {.title = "Autumn meeting",
                .start = {on(day), std::chrono::hours(10)},
                .zone = "Europe/London",
                .place = "City Hall, Bristol",
                .languages = {"en"}};
    }
    std::string meeting(const MeetingFacts& facts = planned()) {
        const auto made = write(
            [&](UnitOfWork& uow) { return create_meeting(uow, meeting_tools(), lucia, body_id, facts); });
        EXPECT_TRUE(made.has_value()) << (made ? "" : made.error().message);
        return made ? *made : std::string();
    }
    Result<int> try_convene(const std::string& id, const std::string& why = {}, int expected = 7) {
        return write(
            [&](UnitOfWork& uow) { return convene(uow, meeting_tools(), lucia, id, why, expected); });
    }
    std::string convened(const MeetingFacts& facts = planned()) {
        const auto id = meeting(facts);
        const auto sent = try_convene(id);
        EXPECT_TRUE(sent.has_value()) << (sent ? "" : sent.error().message);
        return id;
    }
    std::vector<Invitee> invitees(const std::string& id) {
        return read<std::vector<Invitee>>([&](UnitOfWork& uow) { return invitees_of(uow, id); });
    }
    Invitee seat_of(const std::string& id, int seat) {
        for (const auto& each : invitees(id))
            if (each.seat == seat) return each;
        ADD_FAILURE() << "no seat " << seat;
        return {};
    }
    Result<std::string> try_arrive(const std::string& id, int seat, SitsAs part = SitsAs::holder) {
        const auto invitee = seat_of(id, seat).id;
        return write([&](UnitOfWork& uow) { return arrive(uow, lucia, invitee, part, std::nullopt); });
    }
    std::string arrived(const std::string& id, int seat, SitsAs part = SitsAs::holder) {
        const auto came = try_arrive(id, seat, part);
        EXPECT_TRUE(came.has_value()) << (came ? "" : came.error().message);
        return came ? *came : std::string();
    }
    Result<void> left(const std::string& presence) {
        return write([&](UnitOfWork& uow) { return leave(uow, lucia, presence, std::nullopt); });
    }
    Result<void> opened(const std::string& id) {
        return write([&](UnitOfWork& uow) { return open_meeting(uow, meeting_tools(), lucia, id); });
    }
    Result<void> closed(const std::string& id) {
        return write([&](UnitOfWork& uow) { return close_meeting(uow, lucia, id); });
    }
    /// Opened on its day with the seats of Amman, Bristol, Freetown and Kampala: just enough.
    std::string in_session() {
        const auto id = convened();
        clock.set("2019-10-17T09:00:00Z");
        EXPECT_TRUE(opened(id).has_value());
        for (const int seat : {1, 3, 4, 5}) presences.push_back(arrived(id, seat));
        return id;
    }
    std::string item(const std::string& id, ItemFacts facts) {
        const auto made = write([&](UnitOfWork& uow) { return add_item(uow, lucia, id, facts); });
        EXPECT_TRUE(made.has_value()) << (made ? "" : made.error().message);
        return made ? *made : std::string();
    }
    static ItemFacts motion(const std::string& title = "Budget") {
        return {.kind = ItemKind::decision, .title = title, .motion = "The budget is adopted."};
    }
    Result<TakenDecision> try_decide(const std::string& item_id, const DecisionWish& wish = {}) {
        return write(
            [&](UnitOfWork& uow) { return decide_item(uow, meeting_tools(), lucia, item_id, wish); });
    }
    Meeting stored_meeting(const std::string& id) {
        return read<Meeting>([&](UnitOfWork& uow) { return find_meeting(uow, id).value(); });
    }
    MeetingRecord record(const std::string& id) {
        return read<MeetingRecord>([&](UnitOfWork& uow) { return *read_record(uow, id); });
    }
    Quorum quorum(const std::string& id) { return record(id).quorum(clock.now()); }
    static Actor member(const Invitee& invitee) {
        return test::link_holder("committee.meeting", "committee.invitee/" + invitee.id, invitee.city_ref,
                                 invitee.city_name);
    }
    /// Held, closed, and with the members.
    std::string circulated() {
        const auto id = in_session();
        const auto budget = item(id, motion());
        EXPECT_TRUE(try_decide(budget).has_value());
        clock.set("2019-10-17T11:00:00Z");
        EXPECT_TRUE(closed(id).has_value());
        EXPECT_TRUE(write([&](UnitOfWork& uow) {
                        return circulate_minutes(uow, meeting_tools(), lucia, id, 7);
                    }).has_value());
        return id;
    }
    /// The next meeting, in session with enough members, and its item that approves the minutes of `id`.
    std::string approving(const std::string& id) {
        const auto next = convened(planned("2019-11-20"));
        clock.set("2019-11-20T10:00:00Z");
        EXPECT_TRUE(opened(next).has_value());
        for (const int seat : {1, 3, 4, 5}) (void)arrived(next, seat);
        return item(next, {.kind = ItemKind::approval, .title = "Minutes of October", .approves = id});
    }
    std::vector<std::string> presences;  ///< of in_session()
};

}  // namespace plenaria::committee::meetings
