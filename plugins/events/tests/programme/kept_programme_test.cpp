// SPDX-License-Identifier: EUPL-1.2
#include "src/programme/kept_programme.hpp"

#include <fmt/format.h>

#include "src/dates/date_service.hpp"
#include "tests/programme/stage.hpp"

namespace plenaria::events {
namespace {

/// All that a programme says, each thing in a line.
std::string told(const Programme& programme) {
    std::string text;
    for (const auto& room : programme.rooms)
        text += fmt::format("room {} {} {} {}\n", room.id, room.name, room.capacity, room.revision);
    for (const auto& track : programme.tracks)
        text += fmt::format("track {} {} {}\n", track.id, track.titles.in("en"), track.revision);
    for (const auto& order : programme.orders)
        text += fmt::format("order {} {} {}\n", order.earlier_id, order.later_id, order.reason);
    for (const auto& each : programme.interpreters)
        text += fmt::format("interpreter {} {}\n", each.session_id, each.interpreter_id);
    for (const auto& session : programme.sessions) {
        text += fmt::format("session {} {} {} {} {} {} {} {} {} {} {}\n", session.id, session.titles.in("en"),
                            session.titles.in("fr"), session.kind, session.room_id, session.track_id,
                            to_text(session.starts), to_text(session.ends), session.expected, session.note,
                            session.revision);
        for (const auto& [role, person] : session.people)
            text += fmt::format("  {} {}\n", to_text(role), person.ref);
    }
    return text;
}

class KeptProgrammeTest : public StageRoom {
protected:
    std::string kept_now() {
        return *db().read([&](UnitOfWork& uow) -> Result<std::string> {
            return told(kept_programme_of(uow, *find_edition(uow, congress)));
        });
    }
    std::string stored_now() {
        return *db().read(
            [&](UnitOfWork& uow) -> Result<std::string> { return told(programme_of(uow, congress)); });
    }
};
PLENARIA_BOTH_ENGINES(KeptProgrammeTest);

TEST_P(KeptProgrammeTest, IsWhatIsStoredAfterEveryKindOfChange) {
    EXPECT_EQ(kept_now(), stored_now());
    const auto opening = session("Opening"),
               closing = session("Closing", "2019-11-15T16:00", "2019-11-15T17:00");
    EXPECT_EQ(kept_now(), stored_now());
    ASSERT_TRUE(move(opening, {.starts = parse_local("2019-11-12T09:00"), .room_id = annex, .revision = 1}));
    EXPECT_EQ(kept_now(), stored_now());
    auto other = facts("Opening ceremony", "2019-11-12T09:00", "2019-11-12T10:00");
    other.people = {{SessionRole::chair, "person/ANA"}};
    ASSERT_TRUE(
        write([&](UnitOfWork& uow) { return change_session(uow, lookup, lucia, opening, other, 2); }));
    EXPECT_EQ(kept_now(), stored_now());
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return remove_session(uow, lucia, closing); }));
    EXPECT_EQ(kept_now(), stored_now());
    ASSERT_TRUE(write([&](UnitOfWork& uow) { return restore_session(uow, lucia, closing); }));
    EXPECT_EQ(kept_now(), stored_now());
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
        return add_order(
            uow, lucia,
            {.edition_id = congress, .earlier_id = opening, .later_id = closing, .reason = "Statutes"});
    }));
    EXPECT_EQ(kept_now(), stored_now());
    ASSERT_TRUE(write([&](UnitOfWork& uow) {
        return change_room(uow, lucia, {.id = annex, .name = "Annex B", .capacity = 90, .revision = 1});
    }));
    EXPECT_EQ(kept_now(), stored_now());
    ASSERT_NE(kept_now().find("Annex B 90"), std::string::npos);
}

TEST_P(KeptProgrammeTest, ManyChangesAtOnceAreSeenToo) {
    for (int hour = 0; hour < 12; ++hour)
        session("Session", fmt::format("2019-11-11T{:02}:00", hour + 8),
                fmt::format("2019-11-11T{:02}:30", hour + 8));
    const auto before = kept_now();

    EXPECT_TRUE(write([&](UnitOfWork& uow) -> Result<void> {
        for (const auto& [id, revision] : session_revisions(uow, congress)) {
            auto moved = move_session(uow, lucia, id, {.room_id = annex, .revision = revision});
            if (!moved) return moved.error();
        }
        return {};
    }));

    EXPECT_NE(kept_now(), before);
    EXPECT_EQ(kept_now(), stored_now());
}

TEST_P(KeptProgrammeTest, WhatWasTakenBackIsNotKept) {
    const auto opening = session("Opening");
    const auto before = kept_now();

    const auto refused = write([&](UnitOfWork& uow) -> Result<void> {
        if (auto moved = move_session(uow, lucia, opening, {.room_id = annex, .revision = 1}); !moved)
            return moved.error();
        if (auto out =
                release_programme(uow, lookup, lucia, congress, {}, find_edition(uow, congress)->revision);
            !out)
            return out.error();
        return Error{ErrorCode::conflict, "Nothing of it.", "test"};
    });

    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(kept_now(), before);
    ASSERT_TRUE(move(opening, {.starts = parse_local("2019-11-12T09:00"), .revision = 1}));
    EXPECT_EQ(kept_now(), stored_now());
}

}  // namespace
}  // namespace plenaria::events
