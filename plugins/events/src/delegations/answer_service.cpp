// SPDX-License-Identifier: EUPL-1.2
#include "answer_service.hpp"

#include <algorithm>

#include "../accreditation/badge_repository.hpp"
#include "../edition_repository.hpp"
#include "../edition_service.hpp"
#include "../json.hpp"
#include "delegation_repository.hpp"
#include "invitation_service.hpp"
#include "letter_service.hpp"
#include "photo_repository.hpp"

namespace plenaria::events {

namespace {

/// How many people and what was said; never who, for history outlives the names.
std::string answer_json(const Delegation& delegation) {
    return compact({{"answer", std::string(to_text(delegation.answer))},
                    {"people", people_coming(delegation.people)},
                    {"waits", delegation.waiting_number > 0}});
}

/// Ids that the form sends count only where they are this delegation's own.
void keep_own_ids(std::vector<Delegate>& people, const std::vector<Delegate>& stored) {
    for (auto& person : people) {
        const auto found = std::find_if(stored.begin(), stored.end(),
                                        [&](const Delegate& each) { return each.id == person.id; });
        if (found == stored.end()) person.id.clear();
    }
}

/// Letters and badges bear a name and a function: they hold no longer for this person.
void end_papers_of(UnitOfWork& uow, const Delegate& person) {
    revoke_letters_of(uow, person.id, Revocation::person);
    void_badges_of(uow, person.id, BadgeVoid::person);
}

/// Its turn, or places at once; what it has already it keeps.
Result<void> ask_for_places(UnitOfWork& uow, const InvitationRules& rules, const std::vector<Delegation>& all,
                            const Delegation& before, Delegation& wanted) {
    if (!comes(wanted.answer)) {
        wanted.waiting_number = 0;
        wanted.waiting_since.reset();
        return {};
    }
    if (rules.places == 0) return {};
    const bool holds_places = comes(before.answer) && before.waiting_number == 0;
    const auto need = people_coming(wanted.people), held = people_coming(before.people);
    if (!holds_places) {
        if (wanted.waiting_number > 0) return {};
        int last = 0;
        for (const auto& each : all) last = std::max(last, each.waiting_number);
        wanted.waiting_number = last + 1;
        wanted.waiting_since = uow.now();
        return {};
    }
    if (need <= held) return {};
    const bool others_wait =
        std::any_of(all.begin(), all.end(), [](const Delegation& each) { return each.waiting_number > 0; });
    const int free = others_wait ? 0 : std::max(0, rules.places - places_taken(all));
    if (need - held <= free) return {};
    return Error{
        ErrorCode::invalid_input,
        "Something in this form needs your attention.",
        delegation_subject(wanted.id),
        {{"head_name",
          /*t*/
          "Your delegation has {held} places, and {free} more are free; {need} people are written here.",
          {{"held", std::to_string(held)}, {"free", std::to_string(free)}, {"need", std::to_string(need)}}}}};
}

}  // namespace

void end_papers_of_changed(UnitOfWork& uow, const std::vector<Delegate>& before,
                           const std::vector<Delegate>& after) {
    for (const auto& person : before) {
        const auto same = std::any_of(after.begin(), after.end(), [&](const Delegate& each) {
            return each.id == person.id && each.name == person.name && each.post == person.post;
        });
        if (!same) end_papers_of(uow, person);
        const auto same_person = std::any_of(after.begin(), after.end(), [&](const Delegate& each) {
            return each.id == person.id && each.name == person.name;
        });
        if (!same_person) remove_photo(uow, person.id);
    }
}

Result<OwnDelegation> own_delegation(UnitOfWork& uow, const Actor& actor, const std::string& edition_id) {
    auto edition = find_edition(uow, edition_id);
    if (!edition || !actor.holds_link(delegation_purpose, edition_subject(edition_id)))
        return edition_unknown(edition_id);
    auto delegation = find_delegation(uow, edition_id, actor.party);
    if (!delegation) return edition_unknown(edition_id);
    return OwnDelegation{*std::move(edition), rules_of(uow, edition_id), *std::move(delegation)};
}

Result<void> give_places(UnitOfWork& uow, const DelegationMails& mails, const Edition& edition,
                         const InvitationRules& rules, const std::string& without) {
    auto all = delegations_of(uow, edition.id);
    for (const auto at : next_from_waiting_list(all, rules.places)) {
        auto& next = all[at];
        next.waiting_number = 0;
        next.waiting_since.reset();
        if (!update(uow, next)) return changed_meanwhile(delegation_subject(next.id));
        ++next.revision;
        if (next.id != without && !next.address.empty()) uow.send(mails.places(uow, {edition, rules, next}));
    }
    return {};
}

Result<void> answer_invitation(UnitOfWork& uow, const DelegationMails& mails, const Actor& actor,
                               const std::string& edition_id, DelegationWish wish, int revision) {
    hold_invitations(uow, edition_id);
    auto own = own_delegation(uow, actor, edition_id);
    if (!own) return std::move(own).error();
    const auto& before = own->delegation;
    if (auto open = check_takes_replies(own->edition, own->rules, uow.now()); !open) return open;
    if (before.revision != revision) return changed_meanwhile(delegation_subject(before.id));
    wish = tidy(std::move(wish));
    std::vector<FieldError> problems;
    check(wish, before.quota, problems);
    if (auto good = refuse_if_any(std::move(problems)); !good) return good;

    auto wanted = before;
    wanted.answer = wish.answer;
    wanted.note = wish.note;
    wanted.people = std::move(wish.people);
    wanted.answered_at = uow.now();
    wanted.asked_again_at.reset();
    keep_own_ids(wanted.people, before.people);
    if (auto placed = ask_for_places(uow, own->rules, delegations_of(uow, edition_id), before, wanted);
        !placed)
        return placed;
    if (!update(uow, wanted)) return changed_meanwhile(delegation_subject(before.id));
    end_papers_of_changed(uow, before.people, wanted.people);
    if (!comes(wanted.answer))
        for (const auto& person : wanted.people) end_papers_of(uow, person);
    store_people(uow, wanted);
    if (auto given = give_places(uow, mails, own->edition, own->rules, wanted.id); !given) return given;
    const auto stored = find_delegation(uow, wanted.id).value();
    uow.record(actor, "events.answer_invitation", delegation_subject(wanted.id), answer_json(before),
               answer_json(stored));
    uow.publish("events.delegation_answered/1", compact({{"edition", edition_id},
                                                         {"party", stored.party},
                                                         {"answer", std::string(to_text(stored.answer))}}));
    if (!stored.address.empty()) uow.send(mails.receipt(uow, {own->edition, own->rules, stored}));
    return {};
}

}  // namespace plenaria::events
