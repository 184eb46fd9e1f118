// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/floor/chair_view.hpp
/// What the page of the chair shows, with what was typed into its two forms.

#include <string>
#include <vector>

#include "../delegations/protocol.hpp"
#include "floor_words.hpp"

namespace plenaria {
class RequestScope;
}

namespace plenaria::events {

struct ChairReading {
    NamedFloor named;
    std::vector<Delegation> delegations = {};  ///< of the event
    std::vector<ProtocolPlace> by_hand = {};   ///< of them in the order of protocol
    std::string room = {};
    bool is_released = false;
};
Result<ChairReading> read_chair(UnitOfWork& uow, const RoomTools& tools, const std::string& session,
                                const Locale& locale);

/// Who asks for the floor, as it was typed.
struct TypedSpeaker {
    std::string who_ref = {};
    std::string who_text = {};
    std::string delegation = {};
    std::string title = {};
    std::string language = {};
    std::string region = {};
    std::string gender = {};
    int rank = 0;
};
struct TypedFloorRules {
    std::string allowed = {};
    SpeakingOrder order = SpeakingOrder::request;
    ScreenReaders screen = ScreenReaders::staff;
    bool operator==(const TypedFloorRules&) const = default;
};
TypedFloorRules typed_rules(const Floor& floor);

struct ChairForms {
    TypedSpeaker speaker = {};
    TypedFloorRules rules = {};
};
View chair_view(const ChairReading& reading, const ChairForms& forms, const Error* error,
                const RequestScope& scope);

}  // namespace plenaria::events
