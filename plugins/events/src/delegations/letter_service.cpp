// SPDX-License-Identifier: EUPL-1.2
#include "letter_service.hpp"

#include <algorithm>
#include <set>

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../json.hpp"
#include "delegation_repository.hpp"
#include "invitation_service.hpp"

namespace plenaria::events {

namespace {

Error letter_unknown(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "There is no letter with this number.", id};
}

const Delegate* person_in(const Delegation& delegation, const std::string& id) {
    const auto found = std::find_if(delegation.people.begin(), delegation.people.end(),
                                    [&](const Delegate& each) { return each.id == id; });
    return found == delegation.people.end() || found->name.empty() ? nullptr : &*found;
}

Error without_dates(const std::string& id) {
    return {ErrorCode::conflict,
            /*t*/ "A letter names the dates of the event, and these do not hold now.", id};
}

/// Whether its dates and places are certain enough to be told to an authority.
bool gets_letters(const Delegation& delegation) {
    return comes(delegation.answer) && delegation.waiting_number == 0 && !delegation.asked_again_at;
}

Letter next_letter(UnitOfWork& uow, const Actor& actor, const Delegation& delegation, const Delegate& person,
                   const std::string& language) {
    Letter letter{.id = new_id(),
                  .edition_id = delegation.edition_id,
                  .delegation_id = delegation.id,
                  .delegate_id = person.id,
                  .serial = serial_from(random_hex(40)),
                  .language = language,
                  .issued_at = uow.now(),
                  .issued_by = actor.name};
    letter.name_hash = hash_of_name(letter.serial, person.name);
    return letter;
}

}  // namespace

Result<LetterReading> read_letter(UnitOfWork& uow, const std::string& id) {
    const auto letter = find_letter(uow, id);
    if (!letter) return letter_unknown(id);
    auto edition = find_edition(uow, letter->edition_id);
    auto delegation = find_delegation(uow, letter->delegation_id);
    const auto* person = delegation ? person_in(*delegation, letter->delegate_id) : nullptr;
    if (!edition || person == nullptr) return letter_unknown(id);
    const auto delegate = *person;
    return LetterReading{*letter, *std::move(edition), *std::move(delegation), delegate};
}

Result<std::string> issue_letter(UnitOfWork& uow, const Actor& actor, const std::string& delegation_id,
                                 const std::string& delegate_id, const std::string& language) {
    hold_delegation(uow, delegation_id);  // its office may be writing other names
    const auto delegation = find_delegation(uow, delegation_id);
    if (!delegation) return delegation_unknown(delegation_id);
    const auto* person = person_in(*delegation, delegate_id);
    if (person == nullptr) return delegation_unknown(delegate_id);
    const auto edition = find_edition(uow, delegation->edition_id);
    if (!dates_hold(edition->state)) return without_dates(delegation_id);
    if (!gets_letters(*delegation))
        return Error{ErrorCode::conflict,
                     /*t*/ "Letters are for delegations that come and have their places.", delegation_id};
    const auto wanted = is_language(language) ? language : delegation->language;
    for (const auto& each : letters_of(uow, delegation_id))
        if (each.delegate_id == delegate_id && each.language == wanted && !each.revoked_at) return each.id;
    const auto letter = next_letter(uow, actor, *delegation, *person, wanted);
    insert(uow, letter);
    uow.record(actor, "events.issue_letter", delegation_subject(delegation_id), "",
               compact({{"serial", shown_serial(letter.serial)}, {"language", wanted}}));
    return letter.id;
}

Result<int> issue_letters(UnitOfWork& uow, const Actor& actor, const std::string& edition_id) {
    hold_invitations(uow, edition_id);  // an office may be writing other names
    const auto edition = find_edition(uow, edition_id);
    if (!edition) return edition_unknown(edition_id);
    if (!dates_hold(edition->state)) return without_dates(edition_id);
    std::set<std::pair<std::string, std::string>> there;
    for (const auto& each : valid_letters_of(uow, edition_id)) there.emplace(each.delegate_id, each.language);
    int made = 0;
    for (const auto& delegation : delegations_of(uow, edition_id)) {
        if (!gets_letters(delegation)) continue;
        for (const auto& person : delegation.people) {
            if (person.role == DelegateRole::substitute || person.name.empty() ||
                there.contains({person.id, delegation.language}))
                continue;
            insert(uow, next_letter(uow, actor, delegation, person, delegation.language));
            ++made;
        }
    }
    if (made > 0)
        uow.record(actor, "events.issue_letters", edition_subject(edition_id), "",
                   compact({{"letters", made}}));
    return made;
}

Result<void> take_letter_back(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    const auto letter = find_letter(uow, id);
    if (!letter) return letter_unknown(id);
    if (!revoke_letter(uow, id, Revocation::secretariat)) return {};
    uow.record(actor, "events.revoke_letter", delegation_subject(letter->delegation_id),
               compact({{"serial", shown_serial(letter->serial)}}), "");
    return {};
}

Result<Verification> verify_letter(UnitOfWork& uow, std::string_view typed_serial, std::string_view name) {
    const auto serial = read_serial(typed_serial);
    const auto letter = serial ? find_letter_by_serial(uow, *serial) : std::nullopt;
    if (!letter) return letter_unknown("serial");
    Verification found{*letter, find_edition(uow, letter->edition_id).value()};
    if (!trim(name).empty() && !letter->name_hash.empty())
        found.name_agrees = hash_of_name(letter->serial, name) == letter->name_hash;
    return found;
}

}  // namespace plenaria::events
