// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/floor/floor_words.hpp
/// What the page of the chair and the screen of the room both show of a list.

#include <map>
#include <string>

#include <plenaria/locale.hpp>
#include <plenaria/view.hpp>

#include "balance.hpp"
#include "floor_service.hpp"

namespace plenaria::events {

struct RoomTools;

/// Names of the directory, as the reader's language has them today.
using SpeakerNames = std::map<std::string, std::string>;
SpeakerNames speaker_names(UnitOfWork& uow, directory::Lookup& lookup, const FloorReading& reading,
                           std::string_view language);

/// members: id, name, has_title, title, is_point, rank, has_language, language, spoke
Model speaker_model(const FloorRequest& request, const SpeakerNames& names, const Locale& locale);
/// members: is_running, ends, text. The text is what stands there without a script: when the time is up, or
/// what is left of it while the clock stands.
Model clock_model(const FloorReading& reading, const Locale& locale);

/// Why somebody stands where they stand: "region Africa, 1 turn so far: fewer than the others who wait".
std::string words_of(const PlaceReason& reason, const FloorRequest& request, const Locale& locale);
/// Two tables, of regions and of genders: heading, caption, rows (group, spoken, waiting, time, percent).
Model::List share_tables(const FloorReading& reading, Instant now, const Locale& locale);
/// "Africa 40%, Europe 60%"; empty while nobody has spoken.
std::string share_words(ShareBy what, const FloorReading& reading, Instant now, const Locale& locale);

/// A reading with the names of its people.
struct NamedFloor {
    FloorReading list;
    SpeakerNames names;
};
Result<NamedFloor> named_floor(UnitOfWork& uow, const RoomTools& tools, const std::string& session,
                               const Locale& locale);

}  // namespace plenaria::events
