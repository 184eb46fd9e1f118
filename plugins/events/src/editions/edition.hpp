// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/editions/edition.hpp
/// One meeting of a series, and what its states allow. Pure. Source of the states: PRODUCT.md, 5.1.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/result.hpp>
#include <plenaria/time.hpp>

#include "../planning/distance.hpp"
#include "titles.hpp"

namespace plenaria::events {

using plenaria::to_text;  // of days and instants, which the ones of this room would hide

enum class EditionState : std::uint8_t {
    idea = 1,
    announced,
    open,  ///< for registration
    running,
    closed,
    reported,
    postponed,  ///< its dates hold no longer, new ones are not known yet
    cancelled,
};

std::string_view to_text(EditionState state);
std::optional<EditionState> parse_edition_state(std::string_view text);
/// Catalog key: "Announced".
std::string_view name_of(EditionState state);
/// Catalog key of a button that leads there: "Announce it".
std::string_view button_to(EditionState state);

/// Who looks after something: somebody of the directory ("person/ID", "organisation/ID", "city/ID") or an
/// account
/// ("account/ID"). Empty: nobody yet.
struct Owner {
    std::string ref = {};
    std::string name = {};
    bool operator==(const Owner&) const = default;
};

struct Series {
    std::string id;
    Titles titles;
    int revision = 1;
};

struct Edition {
    std::string id = {};
    std::string series_id = {};
    std::string format = {};  ///< key of its format, offered or not at the moment; empty: none
    Titles titles = {};
    std::string city_ref = {};   ///< of the host city; empty: not in the directory
    std::string city_name = {};  ///< as the directory called it when it was chosen
    std::string place = {};      ///< venue, and the city where the directory has none
    Dates dates = {};
    EditionState state = EditionState::idea;
    EditionState resumes_as = EditionState::idea;  ///< of a postponed one: its state before, and again after
    Owner owner = {};
    int revision = 1;  ///< raised by every change of it or of one of its milestones
};

/// The states into which people may bring it. A postponed one comes back by getting new dates.
std::vector<EditionState> next_states(const Edition& edition);
/// Whether its dates are worth planning by: nothing is late of what is postponed or cancelled.
bool dates_hold(EditionState state);
/// Whether it may still get other dates.
Result<void> check_movable(const Edition& edition);

/// Adds what is wrong under "starts_on", "ends_on" and "zone".
void check(const Dates& dates, std::vector<FieldError>& problems);

}  // namespace plenaria::events
