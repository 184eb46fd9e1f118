// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-durban/src/body.hpp
/// The chain of statutory bodies of a congress: each is named by the one before it. Pure.
/// Source: PRODUCT.md, 5.7 (the General Assembly names the World Council, which elects the presidency).

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/result.hpp>

namespace plenaria::events_durban {

/// A link of the chain. Who holds an election for it asks `named_by` for the electorate: the members of that
/// body.
struct BodyKind {
    std::string_view key;         ///< "world_council"; its meeting is a kind of session of this name
    std::string_view name;        ///< catalog key
    std::string_view named_by;    ///< key of the body whose members name it; empty: it is there of right
    std::string_view electorate;  ///< catalog key: who that is, in a sentence
};
/// In the order in which they are named.
extern const std::array<BodyKind, 3> chain;
/// nullptr when there is none of that key.
const BodyKind* find_kind(std::string_view key);

/// One body at one congress. 0 and empty: not known yet.
struct Body {
    std::string key = {};
    int day_number = 0;          ///< 1 is the first day of the congress
    std::string begins_at = {};  ///< "10:30", as the clock there shows it
    int seats = 0;
    std::string note = {};
    int revision = 0;  ///< 0: nothing was written of it yet
};

/// Adds what is wrong with `body` among `all` of its congress, which lasts `days`, under "day_number",
/// "begins_at", "seats" and "note". A body does not meet before the one that names it.
void check(const Body& body, const std::vector<Body>& all, int days, std::vector<FieldError>& problems);

/// The body that a statutory meeting on that day of the congress is the meeting of: of those that meet on
/// that day, the one that begins at that hour, else the only one whose hour is not known.
/// @param clock "10:30". @return nullptr when none does, or it cannot be told which.
const Body* body_meeting(const std::vector<Body>& all, int day_number, std::string_view clock);

}  // namespace plenaria::events_durban
