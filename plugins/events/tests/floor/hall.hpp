// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// A session of the Durban congress whose chair keeps a list of speakers.

#include "src/floor/floor_repository.hpp"
#include "src/floor/floor_service.hpp"
#include "tests/delegations/guests.hpp"
#include "tests/programme/stage.hpp"

namespace plenaria::events {

class HallRoom : public StageRoom {
protected:
    void SetUp() override {
        StageRoom::SetUp();
        assembly = session("General Assembly");
    }
    FloorReading list() {
        return *write([&](UnitOfWork& uow) { return read_floor(uow, assembly); });
    }
    FloorAt now() { return {.session = assembly, .revision = list().floor.revision}; }
    /// The names of those who wait, the next first.
    std::vector<std::string> line() {
        std::vector<std::string> names;
        for (const auto& each : list().waiting) names.push_back(each.who.name);
        return names;
    }
    std::string speaker() {
        const auto at = list();
        return at.speaking ? at.speaking->who.name : std::string();
    }
    /// On the list as it is now.
    Result<void> act(Result<void> (*what)(UnitOfWork&, const Actor&, const FloorAt&)) {
        const auto at = now();
        return write([&](UnitOfWork& uow) { return what(uow, lucia, at); });
    }
    Result<void> act(Result<void> (*what)(UnitOfWork&, const Actor&, const FloorAt&, const std::string&),
                     const std::string& id) {
        const auto at = now();
        return write([&](UnitOfWork& uow) { return what(uow, lucia, at, id); });
    }
    Result<void> give(const std::string& id = {}) { return act(give_floor, id); }
    Result<void> open(ListState state = ListState::open) {
        const auto at = now();
        return write([&](UnitOfWork& uow) { return set_list_state(uow, lucia, at, state); });
    }
    Result<void> rules(const FloorRules& wanted) {
        const auto at = now();
        return write([&](UnitOfWork& uow) { return change_floor(uow, lucia, at, wanted); });
    }
    Result<std::string> ask(const RequestFacts& facts) {
        const auto at = now();
        return write([&](UnitOfWork& uow) {
            return request_floor(uow, {lookup, &guests}, lucia, at, facts);
        });
    }
    std::string asks(const std::string& name, int rank = 0, RequestKind kind = RequestKind::speak) {
        const auto id = ask({.who_name = name, .kind = kind, .rank = rank});
        EXPECT_TRUE(id.has_value()) << name;
        return id ? *id : std::string();
    }
    std::string raises_a_point(const std::string& name) { return asks(name, 0, RequestKind::point_of_order); }

    GuestDirectory guests;
    std::string assembly;
};

}  // namespace plenaria::events
