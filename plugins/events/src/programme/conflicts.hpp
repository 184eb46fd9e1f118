// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/programme/conflicts.hpp
/// What cannot be as it is planned, each with both its sides. Pure. Source of the list: PRODUCT.md, 5.2.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/result.hpp>

#include "session.hpp"

namespace plenaria::events {

enum class ConflictKind : std::uint8_t {
    same_room = 1,   ///< two sessions in one room at once
    same_person,     ///< somebody in two sessions at once, whatever the roles
    wrong_order,     ///< a stated order that is not kept
    outside,         ///< not within the days of the edition
    too_small,       ///< more people are expected than the room holds
    no_such_time,    ///< the clocks go forward over its beginning or its end
    rule_of_format,  ///< a rule that the format of the edition brings
    interpreters,    ///< somebody in a booth and elsewhere at once
    not_member,      ///< somebody with a role where only members come in, and they are none
};
std::string_view to_text(ConflictKind kind);

struct Conflict {
    ConflictKind kind = ConflictKind::same_room;
    std::string first = {};   ///< a session
    std::string second = {};  ///< the other session; empty where the other side is the room or the edition
    std::string what = {};    ///< the room, the person (as a ref), the SessionOrder, the interpreter, or the
                              ///< sentence of the format
    MessageValues values = {};  ///< of that sentence; of not_member: "of", the city of the person
    bool operator==(const Conflict&) const = default;
};

/// But for the rules of formats, EditionFormat::breaches(), and for members: add_strangers(). In order of
/// kinds, then of beginnings. What is cancelled is in nobody's way.
std::vector<Conflict> conflicts_of(const Programme& programme, const Dates& dates);

}  // namespace plenaria::events
