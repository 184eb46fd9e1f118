// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// The Durban congress of the tests: a hall, an annex, and sessions as a test needs them.

#include "src/programme/release_service.hpp"
#include "src/programme/session_repository.hpp"
#include "src/programme/session_service.hpp"
#include "src/programme/venue_repository.hpp"
#include "src/programme/venue_service.hpp"
#include "tests/room.hpp"

namespace plenaria::events {

class StageRoom : public EventsRoom {
protected:
    void SetUp() override {
        auto facts = quito();
        facts.titles.texts = {{"en", "6th UCLG World Congress"}};
        facts.city_ref.clear();
        facts.dates = {on("2019-11-11"), on("2019-11-15"), "Africa/Johannesburg"};
        congress = edition(facts);
        hall = *write([&](UnitOfWork& uow) {
            return add_room(uow, lucia, congress, {.name = "Hall 1", .capacity = 800});
        });
        annex = *write([&](UnitOfWork& uow) { return add_room(uow, lucia, congress, {.name = "Annex"}); });
    }
    SessionFacts facts(const std::string& title, std::string_view starts, std::string_view ends) {
        return {.titles = {.original = "en", .texts = {{"en", title}}},
                .room_id = hall,
                .starts = parse_local(starts).value(),
                .ends = parse_local(ends).value()};
    }
    std::string session(const SessionFacts& wanted) {
        const auto made =
            write([&](UnitOfWork& uow) { return add_session(uow, lookup, lucia, congress, wanted); });
        EXPECT_TRUE(made.has_value());
        return made ? *made : std::string();
    }
    std::string session(const std::string& title, std::string_view starts = "2019-11-11T09:00",
                        std::string_view ends = "2019-11-11T10:30") {
        return session(facts(title, starts, ends));
    }
    Result<MovedSession> move(const std::string& id, const SessionMove& wish) {
        return write([&](UnitOfWork& uow) { return move_session(uow, lucia, id, wish); });
    }
    Session kept(const std::string& id) {
        return *write(
            [&](UnitOfWork& uow) -> Result<Session> { return find_session(uow, id, true).value(); });
    }
    ProgrammeReading programme() {
        auto reading = *write([&](UnitOfWork& uow) { return read_programme(uow, congress); });
        freeze_next(reading);
        return reading;
    }
    Result<int> release(const std::string& note = {}) {
        return write([&](UnitOfWork& uow) {
            return release_programme(uow, lookup, lucia, congress, note,
                                     find_edition(uow, congress)->revision);
        });
    }

    std::string congress, hall, annex;
};

}  // namespace plenaria::events
