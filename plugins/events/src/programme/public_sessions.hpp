// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/programme/public_sessions.hpp
/// The sessions of a release as its page and its PDF show them.

#include <map>
#include <optional>
#include <string>

#include <plenaria/locale.hpp>
#include <plenaria/view.hpp>

#include "edition_format.hpp"
#include "release.hpp"

namespace plenaria::events {

/// `wanted` when it is a track of this programme; else empty.
std::string known_track(const std::string& wanted, const FrozenProgramme& programme);

struct PublicWish {
    std::optional<Day> day = {};                      ///< nothing: all
    std::string track = {};                           ///< empty: all
    std::map<std::string, std::string> screens = {};  ///< session → address of its list of speakers
};
/// Days that have sessions: id, day, sessions (id, title, hours, instant, kind, has_room, room, has_track,
/// track, has_people, people, has_version, version, has_floor, floor_url,
/// is_cancelled).
Model::List public_days(const FrozenProgramme& programme, const EditionFormat& format, const PublicWish& wish,
                        const Locale& locale);

/// "Release 3 of 2 November 2019, 10:00 (Durban time)".
std::string release_words(const Release& release, std::string_view zone, const Locale& locale);

}  // namespace plenaria::events
