// SPDX-License-Identifier: EUPL-1.2
#include "answer_service.hpp"

#include <algorithm>

#include "../accreditation/badge_repository.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../json.hpp"
#include "../registration/registration_answers.hpp"
#include "delegation_repository.hpp"
#include "invitation_service.hpp"
#include "letter_service.hpp"
#include "photo_repository.hpp"
#include "standing_repository.hpp"
#include "waiting_list_repository.hpp"

namespace plenaria::events {

namespace {

/// How many people and what was said; never who, for history outlives the names.
std::string answer_json(const Delegation& delegation) {
    return compact({{"answer", std::string(to_text(delegation.answer))},
                    {"people", people_coming(delegation.people)},
                    {"waits", delegation.waiting_number > 0}});
}

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

/// Whether what was sent is what is stored: a button that was pressed twice, a page that was sent again.
bool says_the_same(UnitOfWork& uow, DelegationWish wish, const std::vector<Question>& form,
                   const Delegation& stored) {
    const auto same_person = [](const Delegate& one, const Delegate& other) {
        return one.role == other.role && one.name == other.name && one.post == other.post;
    };
    if (wish.answer != stored.answer || wish.note != stored.note || stored.asked_again_at ||
        !std::equal(wish.people.begin(), wish.people.end(), stored.people.begin(), stored.people.end(),
                    same_person))
        return false;
    std::vector<FieldError> problems;
    for (std::size_t i = 0; i < wish.people.size(); ++i) wish.people[i].id = stored.people[i].id;
    if (comes(wish.answer)) take_answers(wish, form, Stage::registration, {}, problems);
    const auto kept = of_stage(answers_of_delegation(uow, stored.id), form, Stage::registration);
    return problems.empty() && answers_in(wish.answers, wish.people) == kept;
}

/// Its turn, or places at once; what it has already it keeps.
Result<void> ask_for_places(UnitOfWork& uow, const InvitationRules& rules, const Delegation& before,
                            Delegation& wanted) {
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
        wanted.waiting_number = last_waiting_number(uow, before.edition_id) + 1;
        wanted.waiting_since = uow.now();
        return {};
    }
    if (need <= held) return {};
    const bool others_wait = last_waiting_number(uow, before.edition_id) > 0;
    const int free = others_wait ? 0 : std::max(0, rules.places - places_taken(uow, before.edition_id));
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
    auto next = first_waiting(uow, edition.id);
    if (!next) return {};
    // Whole delegations in the order in which they asked, and nobody is passed over.
    for (int taken = places_taken(uow, edition.id); next; next = first_waiting(uow, edition.id)) {
        taken += people_coming(next->people);
        if (rules.places > 0 && taken > rules.places) break;
        next->waiting_number = 0;
        next->waiting_since.reset();
        if (!update(uow, *next)) return changed_meanwhile(delegation_subject(next->id));
        recount_delegation(uow, edition.id, next->id);
        ++next->revision;
        if (next->id != without && !next->address.empty())
            uow.send(mails.places(uow, {edition, rules, *next}));
    }
    return {};
}

Result<void> settle_answer(UnitOfWork& uow, const DelegationMails& mails, const OwnDelegation& own,
                           Delegation& wanted, const Actor& actor, std::string_view action) {
    const auto& before = own.delegation;
    const auto& edition_id = own.edition.id;
    if (auto placed = ask_for_places(uow, own.rules, before, wanted); !placed) return placed;
    if (!update(uow, wanted)) return changed_meanwhile(delegation_subject(before.id));
    end_papers_of_changed(uow, before.people, wanted.people);
    if (!comes(wanted.answer))
        for (const auto& person : wanted.people) end_papers_of(uow, person);
    store_people(uow, wanted);
    recount_delegation(uow, edition_id, wanted.id);
    if (auto given = give_places(uow, mails, own.edition, own.rules, wanted.id); !given) return given;
    const auto stored = find_delegation(uow, wanted.id).value();
    uow.record(actor, action, delegation_subject(wanted.id), answer_json(before), answer_json(stored));
    uow.publish("events.delegation_answered/1", compact({{"edition", edition_id},
                                                         {"party", stored.party},
                                                         {"answer", std::string(to_text(stored.answer))}}));
    return {};
}

Result<void> answer_invitation(UnitOfWork& uow, const DelegationMails& mails, const Actor& actor,
                               const std::string& edition_id, DelegationWish wish, int revision) {
    hold_invitations(uow, edition_id);
    auto own = own_delegation(uow, actor, edition_id);
    if (!own) return std::move(own).error();
    const auto& before = own->delegation;
    if (auto open = check_takes_replies(own->edition, own->rules, uow.now()); !open) return open;
    const auto form = questions_of(uow, edition_id);
    wish = tidy(std::move(wish));
    if (before.revision != revision) {
        if (says_the_same(uow, wish, form, before)) return {};
        return changed_meanwhile(delegation_subject(before.id));
    }
    // Ids that the form sends count only where they are this delegation's own.
    keep_own_ids(wish.people, before.people);
    std::vector<FieldError> problems;
    check(wish, before.quota, problems);
    if (comes(wish.answer)) take_answers(wish, form, Stage::registration, {}, problems);
    if (auto good = refuse_if_any(std::move(problems)); !good) return good;

    auto wanted = before;
    wanted.answer = wish.answer;
    wanted.note = wish.note;
    wanted.people = std::move(wish.people);
    wanted.answered_at = uow.now();
    wanted.asked_again_at.reset();
    if (auto settled = settle_answer(uow, mails, *own, wanted, actor, "events.answer_invitation"); !settled)
        return settled;
    // Who does not come needs neither a visa nor a meal.
    if (comes(wanted.answer))
        store_answers(uow, wanted.id, Stage::registration, answers_in(wish.answers, wanted.people));
    else
        forget_answers(uow, wanted.id);
    const auto stored = find_delegation(uow, wanted.id).value();
    if (!stored.address.empty()) uow.send(mails.receipt(uow, {own->edition, own->rules, stored}));
    return {};
}

}  // namespace plenaria::events
