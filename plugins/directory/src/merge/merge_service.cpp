// SPDX-License-Identifier: EUPL-1.2
#include "merge_service.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include <plenaria/id.hpp>

#include "../cities/city_repository.hpp"
#include "../contacts/contact_repository.hpp"
#include "../history.hpp"
#include "../organisations/organisation_repository.hpp"
#include "../parties/party_rules.hpp"
#include "../parties/party_service.hpp"
#include "../people/mandate_rules.hpp"
#include "../people/person_repository.hpp"
#include "merge_repository.hpp"

namespace plenaria::directory {

namespace {

using MovedJson = nlohmann::ordered_json;
using Texts = std::vector<std::string>;

bool holds(const Texts& all, const std::string& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

std::string id_of(const std::string& ref) { return ref.substr(ref.find('/') + 1); }

Error refuse(const char* message, const std::string& detail) {
    return {ErrorCode::conflict, message, detail};
}

/// Mandates of a city or person to another one. @return what is needed to move them back.
MovedJson move_mandates(UnitOfWork& uow, PartyKind kind, const std::string& from, const std::string& to) {
    auto moved = MovedJson::array();
    if (kind == PartyKind::organisation) return moved;
    const bool city = kind == PartyKind::city;
    const auto there = city ? mandates_of_city(uow, to) : std::vector<MandateRow>();
    for (auto mandate : city ? mandates_of_city(uow, from) : mandates_of_person(uow, from)) {
        const bool was_head = mandate.head;
        for (const auto& other : there)
            if (city && other.head && overlaps(other, mandate)) mandate.head = false;
        (city ? mandate.city_id : mandate.person_id) = to;
        if (update(uow, mandate)) moved.push_back({{"id", mandate.id}, {"head", was_head}});
    }
    return moved;
}

void return_mandates(UnitOfWork& uow, PartyKind kind, const MovedJson& moved, const std::string& from,
                     const std::string& to) {
    for (const auto& entry : moved) {
        auto mandate = find_mandate(uow, entry.at("id").get<std::string>());
        if (!mandate) continue;
        auto& owner = kind == PartyKind::city ? mandate->city_id : mandate->person_id;
        if (owner != from) continue;
        owner = to;
        mandate->head = entry.at("head").get<bool>();
        update(uow, *mandate);
    }
}

MovedJson move_hanging(UnitOfWork& uow, const std::string& gone, const std::string& kept) {
    const auto mine = hanging_on(uow, gone);
    const auto theirs = hanging_on(uow, kept);
    for (const auto& contact : mine.contacts) move_contact(uow, contact, kept);
    // Lists and memberships that both are in stay with the kept one when this is undone.
    MovedJson added_segments = MovedJson::array();
    for (const auto& segment : mine.segments) {
        remove_segment_member(uow, segment, gone);
        if (add_segment_member(uow, segment, kept)) added_segments.push_back(segment);
    }
    MovedJson added_organisations = MovedJson::array();
    for (const auto& organisation : mine.organisations) {
        remove_membership(uow, organisation, gone);
        if (organisation != id_of(kept) && add_membership(uow, organisation, kept))
            added_organisations.push_back(organisation);
    }
    MovedJson added_members = MovedJson::array();
    for (const auto& member : mine.members) {
        remove_membership(uow, id_of(gone), member);
        if (member != kept && add_membership(uow, id_of(kept), member)) added_members.push_back(member);
    }
    return {{"contacts", mine.contacts},           {"segments", mine.segments},
            {"organisations", mine.organisations}, {"members", mine.members},
            {"added_segments", added_segments},    {"added_organisations", added_organisations},
            {"added_members", added_members}};
}

void return_hanging(UnitOfWork& uow, const MovedJson& moved, const std::string& gone,
                    const std::string& kept) {
    const auto list = [&](const char* name) { return moved.at(name).get<Texts>(); };
    for (const auto& id : list("contacts"))
        if (const auto contact = find_contact(uow, id); contact && contact->party == kept)
            move_contact(uow, id, gone);
    for (const auto& segment : list("segments")) {
        if (!find_segment(uow, segment)) continue;
        add_segment_member(uow, segment, gone);
        if (holds(list("added_segments"), segment)) remove_segment_member(uow, segment, kept);
    }
    for (const auto& organisation : list("organisations")) {
        if (!find_organisation(uow, organisation)) continue;
        add_membership(uow, organisation, gone);
        if (holds(list("added_organisations"), organisation)) remove_membership(uow, organisation, kept);
    }
    for (const auto& member : list("members")) {
        add_membership(uow, id_of(gone), member);
        if (holds(list("added_members"), member)) remove_membership(uow, id_of(kept), member);
    }
}

Texts all_names(const City& city) { return {city.name.en, city.name.es, city.name.fr}; }
Texts all_names(const Person& person) { return {person.name}; }
Texts all_names(const Organisation& o) {
    return {o.name.en, o.name.es, o.name.fr, o.acronym.en, o.acronym.es, o.acronym.fr};
}

/// Gives the spellings of `gone` to `kept` and takes it out of sight. @return the spellings that were new to
/// `kept`.
template <class Party>
Result<Texts> absorb(UnitOfWork& uow, const Actor& actor, std::optional<Party> kept,
                     std::optional<Party> gone) {
    if (!kept || !gone) return Error{ErrorCode::not_found, "This does not exist.", "merge"};
    if (!kept->merged_into.empty() || !gone->merged_into.empty())
        return refuse(/*t*/ "One of the two was merged already.", kept->id + ' ' + gone->id);
    gone->merged_into = kept->id;
    if (!update(uow, *gone)) return changed_meanwhile(gone->id);
    index(uow, *gone);

    auto aliases = kept->aliases;
    const auto more = spellings(*gone);
    aliases.insert(aliases.end(), more.begin(), more.end());
    aliases = tidy_aliases(aliases, all_names(*kept));
    Texts added;
    for (const auto& alias : aliases)
        if (!holds(kept->aliases, alias)) added.push_back(alias);
    if (added.empty()) return added;
    kept->aliases = std::move(aliases);
    if (auto changed = change(uow, actor, *kept); !changed) return std::move(changed).error();
    return added;
}

template <class Party>
Result<void> separate(UnitOfWork& uow, const Actor& actor, std::optional<Party> kept,
                      std::optional<Party> gone, const Texts& added) {
    if (!kept || !gone) return Error{ErrorCode::not_found, "This does not exist.", "unmerge"};
    if (gone->merged_into != kept->id) return refuse(/*t*/ "This merge does not stand any more.", gone->id);
    if (!kept->merged_into.empty())
        return refuse(/*t*/ "The entry that was kept was merged into another one. Undo that merge first.",
                      kept->id);
    std::erase_if(kept->aliases, [&](const std::string& alias) { return holds(added, alias); });
    if (auto changed = change(uow, actor, *kept); !changed) return changed;
    gone->merged_into.clear();
    if (!update(uow, *gone)) return changed_meanwhile(gone->id);
    index(uow, *gone);
    return {};
}

Result<Texts> absorb_party(UnitOfWork& uow, const Actor& actor, const Ref& kept, const Ref& gone) {
    switch (kept.kind) {
        case PartyKind::city:
            return absorb(uow, actor, find_city(uow, kept.id), find_city(uow, gone.id));
        case PartyKind::organisation:
            return absorb(uow, actor, find_organisation(uow, kept.id), find_organisation(uow, gone.id));
        case PartyKind::person:
            return absorb(uow, actor, find_person(uow, kept.id), find_person(uow, gone.id));
    }
    return Texts{};
}

Result<void> restore_merged(UnitOfWork& uow, const Actor& actor, const Ref& kept, const Ref& gone,
                            const Texts& added) {
    switch (kept.kind) {
        case PartyKind::city:
            return separate(uow, actor, find_city(uow, kept.id), find_city(uow, gone.id), added);
        case PartyKind::organisation:
            return separate(uow, actor, find_organisation(uow, kept.id), find_organisation(uow, gone.id),
                            added);
        case PartyKind::person:
            return separate(uow, actor, find_person(uow, kept.id), find_person(uow, gone.id), added);
    }
    return {};
}

/// Whether somebody has taken the name of `gone` since.
bool name_is_taken(UnitOfWork& uow, const Ref& gone) {
    if (gone.kind == PartyKind::city) {
        const auto city = find_city(uow, gone.id);
        return city && find_city_by_identity(uow, identity(*city));
    }
    if (gone.kind == PartyKind::organisation) {
        const auto organisation = find_organisation(uow, gone.id);
        return organisation && find_organisation_by_identity(uow, identity(*organisation));
    }
    return false;
}

void tell(UnitOfWork& uow, const Actor& actor, const char* action, const char* event, const std::string& kept,
          const std::string& gone) {
    const auto json = to_json({{"kept", kept}, {"gone", gone}});
    uow.record(actor, action, subject_of(kept), "", json);
    uow.record(actor, action, subject_of(gone), "", json);
    uow.publish(event, json);
}

}  // namespace

Result<std::string> merge(UnitOfWork& uow, const Actor& actor, const std::string& kept,
                          const std::string& gone) {
    const auto kept_ref = parse_ref(kept);
    const auto gone_ref = parse_ref(gone);
    if (!kept_ref || !gone_ref || kept_ref->kind != gone_ref->kind || kept == gone)
        return Error{ErrorCode::invalid_input, "Choose two different entries of one kind.",
                     kept + ' ' + gone};
    auto added = absorb_party(uow, actor, *kept_ref, *gone_ref);
    if (!added) return std::move(added).error();
    auto moved = move_hanging(uow, gone, kept);
    moved["mandates"] = move_mandates(uow, kept_ref->kind, gone_ref->id, kept_ref->id);
    moved["aliases"] = *added;
    const Merge row{.id = new_id(), .kept = kept, .gone = gone, .moved = moved.dump()};
    insert(uow, row);
    tell(uow, actor, "directory.merge", "directory.merged/1", kept, gone);
    return row.id;
}

Result<void> unmerge(UnitOfWork& uow, const Actor& actor, const std::string& merge_id) {
    const auto row = find_merge(uow, merge_id);
    if (!row) return Error{ErrorCode::not_found, "This merge does not exist.", merge_id};
    if (!row->undone_at.empty()) return refuse(/*t*/ "This merge was undone already.", merge_id);
    const auto kept = parse_ref(row->kept);
    const auto gone = parse_ref(row->gone);
    const auto moved = MovedJson::parse(row->moved, nullptr, false);
    if (!kept || !gone || !moved.is_object())
        return Error{ErrorCode::not_found, "This merge does not exist.", merge_id};
    if (name_is_taken(uow, *gone))
        return refuse(/*t*/ "There is another entry of that name by now. Rename or merge it first.",
                      merge_id);
    if (auto restored = restore_merged(uow, actor, *kept, *gone, moved.at("aliases").get<Texts>()); !restored)
        return restored;
    return_hanging(uow, moved, row->gone, row->kept);
    return_mandates(uow, kept->kind, moved.at("mandates"), kept->id, gone->id);
    set_undone(uow, merge_id);
    tell(uow, actor, "directory.unmerge", "directory.unmerged/1", row->kept, row->gone);
    return {};
}

}  // namespace plenaria::directory
