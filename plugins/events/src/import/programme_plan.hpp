// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/import/programme_plan.hpp
/// What would become of each session of a file: compared with the programme as it stands, before anything is
/// written. Pure.

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "../programme/session_service.hpp"
#include "foreign_programme.hpp"

namespace plenaria::events {

enum class RowFate : std::uint8_t {
    fresh = 1,
    changed,
    same,
    question,  ///< somebody has to say first who is meant
    wrong,
};
inline constexpr RowFate row_fates[] = {RowFate::fresh, RowFate::changed, RowFate::question, RowFate::wrong,
                                        RowFate::same};
std::string_view to_text(RowFate fate);
/// Catalog key: "New".
std::string_view name_of(RowFate fate);

struct ImportChange {
    std::string field;  ///< catalog key: "Room"
    std::string before, after;
    std::string question = {};  ///< of the form, where it is an answer to one; `field` is its column then
};

struct PlannedRow {
    int line = 0;
    RowFate fate = RowFate::same;
    std::string label = {};
    std::vector<ImportChange> changes = {};
    std::vector<ImportNote> notes = {};  ///< what is wrong, doubtful or to be known
};

struct PlannedSession {
    PlannedRow row = {};
    std::string session_id = {};  ///< empty: a new one
    int revision = 0;
    std::string key = {};             ///< as it is stored; empty: none
    SessionFacts facts = {};          ///< but for rooms and tracks that are new, too
    std::string new_room, new_track;  ///< names; empty: those of the facts
};

/// Whom a name of the file means.
struct NamedParty {
    std::string name = {};
    std::vector<Owner> candidates = {};  ///< of the directory, when it is not settled
    Owner meant = {};                    ///< once it is
    bool left_out = false;
    bool answered = false;  ///< somebody has said so, for this file or for one before
    [[nodiscard]] bool is_settled() const { return left_out || !meant.ref.empty(); }
};
using NamedParties = std::map<std::string, NamedParty>;  ///< by folded name

/// Where a key has its meaning: "1" of a table is another one than "1" of a schedule.
enum class KeyFamily : std::uint8_t { table = 1, schedule, calendar };

struct ProgrammePlanContext {
    const Programme& programme;
    const Dates& dates;
    KeyFamily family = KeyFamily::table;
    const std::map<std::string, std::string>& keys;  ///< stored key → session
    const NamedParties& people;
};

struct ProgrammePlan {
    std::vector<PlannedSession> rows = {};
    std::vector<std::string> new_rooms = {}, new_tracks = {};
    std::vector<const Session*> missing = {};  ///< of our programme, of which the file does not speak
};

/// Keeps references into `context.programme`.
ProgrammePlan plan_programme(const std::vector<ForeignSession>& sessions,
                             const ProgrammePlanContext& context);

/// How changes name rooms and tracks, and people; empty where nobody is known.
struct FactNames {
    std::function<std::string(const std::string& id)> place;
    std::function<std::string(const std::string& ref)> person;
};
/// @param new_room, new_track names of what `after` is in and what is not there yet.
std::vector<ImportChange> changes_between(const SessionFacts& before, const SessionFacts& after,
                                          const FactNames& names, const std::string& new_room = {},
                                          const std::string& new_track = {});

std::string stored_key(KeyFamily family, std::string_view key);

}  // namespace plenaria::events
