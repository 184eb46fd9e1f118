// SPDX-License-Identifier: EUPL-1.2
#include "badge_service.hpp"

#include <algorithm>

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../common_pages.hpp"
#include "../delegations/delegation_repository.hpp"
#include "../delegations/standing_repository.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../json.hpp"

namespace plenaria::events {

namespace {

Badge next_badge(UnitOfWork& uow, const Actor& actor, const std::string& edition, const Holder& holder,
                 int printings) {
    return {.id = new_id(),
            .edition_id = edition,
            .delegation_id = holder.delegation_id,
            .delegate_id = holder.delegate.id,
            .printing = printings + 1,
            .code = new_badge_code(),
            .issued_at = uow.now(),
            .issued_by = actor.name};
}

bool has_holders(const Delegation& delegation) {
    return comes(delegation.answer) && delegation.waiting_number == 0;
}

Holder holder_of(Delegate person, const Delegation& delegation, std::optional<Badge> badge) {
    return {.delegate = std::move(person),
            .delegation_id = delegation.id,
            .party = delegation.party,
            .city = delegation.party_name,
            .iso2 = delegation.iso2,
            .region = delegation.region,
            .language = delegation.language,
            .badge = std::move(badge)};
}

}  // namespace

Error badge_unknown(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "There is no such badge.", id};
}

Result<AccreditationReading> read_accreditation(UnitOfWork& uow, const std::string& edition_id) {
    auto edition = find_edition(uow, edition_id);
    if (!edition) return edition_unknown(edition_id);
    AccreditationReading reading{*std::move(edition), {}, badge_back_of(uow, edition_id)};
    auto badges = valid_badges_of(uow, edition_id);
    for (auto& delegation : delegations_of(uow, edition_id)) {
        if (!has_holders(delegation)) continue;
        for (auto& person : delegation.people) {
            if (person.role == DelegateRole::substitute) continue;
            const auto badge = badges.find(person.id);
            reading.holders.push_back(
                holder_of(std::move(person), delegation,
                          badge == badges.end() ? std::nullopt : std::optional(badge->second)));
        }
    }
    return reading;
}

Result<AccreditationReading> read_accreditation_of(UnitOfWork& uow, const std::string& edition_id,
                                                   const std::string& delegate) {
    auto edition = find_edition(uow, edition_id);
    if (!edition) return edition_unknown(edition_id);
    AccreditationReading reading{*std::move(edition), {}, badge_back_of(uow, edition_id)};
    auto delegation = delegation_with(uow, delegate);
    if (!delegation || delegation->edition_id != edition_id || !has_holders(*delegation)) return reading;
    for (auto& person : delegation->people)
        if (person.id == delegate && person.role != DelegateRole::substitute)
            reading.holders.push_back(
                holder_of(std::move(person), *delegation, valid_badge_of(uow, delegate)));
    return reading;
}

Result<int> issue_badges(UnitOfWork& uow, const Actor& actor, const std::string& edition_id) {
    hold_invitations(uow, edition_id);  // an office may be writing other names
    const auto reading = read_accreditation(uow, edition_id);
    if (!reading) return reading.error();
    int made = 0;
    const auto printings = last_printings(uow, edition_id);
    for (const auto& holder : reading->holders) {
        if (holder.badge || holder.delegate.name.empty()) continue;
        const auto last = printings.find(holder.delegate.id);
        insert(uow, next_badge(uow, actor, edition_id, holder, last == printings.end() ? 0 : last->second));
        ++made;
    }
    if (made == 0) return 0;
    recount(uow, edition_id);
    uow.record(actor, "events.issue_badges", edition_subject(edition_id), "", compact({{"badges", made}}));
    return made;
}

Result<std::string> reprint_badge(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    hold_badge(uow, id);
    const auto asked = find_badge(uow, id);
    if (!asked) return badge_unknown(id);
    const auto reading = read_accreditation_of(uow, asked->edition_id, asked->delegate_id);
    if (!reading) return reading.error();
    if (reading->holders.empty() || reading->holders.front().delegate.name.empty())
        return Error{ErrorCode::conflict, /*t*/ "Badges are for people who come and have their places.", id};
    const auto* holder = &reading->holders.front();
    if (holder->badge && holder->badge->id != id) return holder->badge->id;
    void_badges_of(uow, asked->delegate_id, BadgeVoid::reprinted);
    const auto badge =
        next_badge(uow, actor, asked->edition_id, *holder, last_printing_of(uow, asked->delegate_id));
    insert(uow, badge);
    recount_delegation(uow, badge.edition_id, badge.delegation_id);
    uow.record(actor, "events.reprint_badge", edition_subject(badge.edition_id), "",
               compact({{"badge", badge.id}, {"printing", badge.printing}}));
    return badge.id;
}

Result<void> set_badge_back(UnitOfWork& uow, const Actor& actor, const BadgeBack& wish) {
    if (!find_edition(uow, wish.edition_id)) return edition_unknown(wish.edition_id);
    auto back = wish;
    back.words = trim(back.words);
    const auto breaks = std::count(back.words.begin(), back.words.end(), '\n');
    if (length(back.words) > most_back_words || breaks >= most_back_lines)
        return Error{
            ErrorCode::invalid_input,
            "Something in this form needs your attention.",
            edition_subject(wish.edition_id),
            {{"words",
              /*t*/ "At most {most} characters in {lines} lines fit on the back.",
              {{"most", std::to_string(most_back_words)}, {"lines", std::to_string(most_back_lines)}}}}};
    if (!store(uow, back)) return changed_meanwhile(edition_subject(wish.edition_id));
    uow.record(actor, "events.set_badge_back", edition_subject(wish.edition_id), "",
               compact({{"words", back.words}}));
    return {};
}

}  // namespace plenaria::events
