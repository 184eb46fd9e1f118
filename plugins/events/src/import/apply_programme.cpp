// SPDX-License-Identifier: EUPL-1.2
#include "apply_programme.hpp"

#include <map>

#include <plenaria/text.hpp>

#include "../programme/session_repository.hpp"
#include "../programme/session_service.hpp"
#include "../programme/venue_repository.hpp"
#include "../programme/venue_service.hpp"
#include "import_effect_repository.hpp"

namespace plenaria::events {

namespace {

using PlaceIds = std::map<std::string, std::string>;  ///< folded name → id

Result<PlaceIds> add_new_rooms(UnitOfWork& uow, const Actor& actor, const PlannedImport& planned) {
    PlaceIds ids;
    for (const auto& name : planned.sessions.new_rooms) {
        auto made = add_room(uow, actor, planned.edition.id, {.name = name});
        if (!made) return std::move(made).error();
        ids[fold(name)] = *made;
    }
    return ids;
}

Result<PlaceIds> add_new_tracks(UnitOfWork& uow, const Actor& actor, const PlannedImport& planned) {
    PlaceIds ids;
    const auto& language = planned.edition.titles.original;
    for (const auto& name : planned.sessions.new_tracks) {
        auto made =
            add_track(uow, actor, planned.edition.id, {.original = language, .texts = {{language, name}}});
        if (!made) return std::move(made).error();
        ids[fold(name)] = *made;
    }
    return ids;
}

}  // namespace

Result<void> apply_programme(UnitOfWork& uow, const ImportTools& tools, const Actor& actor,
                             const PlannedImport& planned) {
    const auto rooms = add_new_rooms(uow, actor, planned);
    if (!rooms) return rooms.error();
    const auto tracks = add_new_tracks(uow, actor, planned);
    if (!tracks) return tracks.error();
    std::map<std::string, std::string> keys;
    std::vector<ProgrammeEffect> effects;
    for (const auto& [name, id] : *rooms) effects.push_back(room_effect(find_room(uow, id).value()));
    for (const auto& [name, id] : *tracks) effects.push_back(track_effect(find_track(uow, id).value()));
    for (const auto& each : planned.sessions.rows) {
        auto id = each.session_id;
        auto facts = each.facts;
        if (!each.new_room.empty() && rooms->contains(fold(each.new_room)))
            facts.room_id = rooms->at(fold(each.new_room));
        if (!each.new_track.empty() && tracks->contains(fold(each.new_track)))
            facts.track_id = tracks->at(fold(each.new_track));
        if (each.row.fate == RowFate::fresh) {
            auto made = add_session(uow, *tools.lookup, actor, planned.edition.id, facts, tools.formats);
            if (!made) return std::move(made).error();
            id = *made;
            effects.push_back(session_effect(each.row.line, nullptr, find_session(uow, id).value()));
        } else if (each.row.fate == RowFate::changed) {
            if (auto changed =
                    change_session(uow, *tools.lookup, actor, id, facts, each.revision, tools.formats);
                !changed)
                return changed;
            effects.push_back(session_effect(each.row.line, session_of(planned.programme, id),
                                             find_session(uow, id).value()));
        }
        const bool stands = each.row.fate != RowFate::wrong && each.row.fate != RowFate::question;
        if (stands && !id.empty() && !each.key.empty()) keys[each.key] = id;
    }
    put_keys(uow, planned.edition.id, keys);
    if (tools.undo_days() > 0) {
        insert_undo(uow, planned.import.id, uow.now() + std::chrono::days(tools.undo_days()));
        insert_programme_effects(uow, planned.import.id, effects);
    }
    return {};
}

}  // namespace plenaria::events
