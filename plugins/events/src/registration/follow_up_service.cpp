// SPDX-License-Identifier: EUPL-1.2
#include "follow_up_service.hpp"

#include <algorithm>

#include <plenaria/id.hpp>

#include "../delegations/answer_service.hpp"
#include "../delegations/delegation_repository.hpp"
#include "../delegations/invitation_service.hpp"
#include "../delegations/standing_repository.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../json.hpp"
#include "registration_answers.hpp"

namespace plenaria::events {

namespace {

bool comes_with_places(const Delegation& delegation) {
    return comes(delegation.answer) && delegation.waiting_number == 0 && !delegation.asked_again_at;
}

bool asks_afterwards(const std::vector<Question>& form) {
    return std::any_of(form.begin(), form.end(), [](const Question& each) {
        return !each.removed && each.facts.stage == Stage::follow_up;
    });
}

std::vector<Delegation> asked_to_approve(UnitOfWork& uow, const std::string& edition,
                                         const std::string& only) {
    if (only.empty()) return delegations_of(uow, edition);
    auto one = find_delegation(uow, only);
    if (!one || one->edition_id != edition) return {};
    return {*std::move(one)};
}

}  // namespace

std::vector<const Delegation*> to_approve(const std::vector<Delegation>& delegations,
                                          const std::map<std::string, FollowUp>& follow_ups,
                                          const std::string& only) {
    std::vector<const Delegation*> found;
    for (const auto& each : delegations)
        if (comes_with_places(each) && !each.address.empty() && !follow_ups.contains(each.id) &&
            (only.empty() || only == each.id))
            found.push_back(&each);
    return found;
}

Result<int> open_follow_up(UnitOfWork& uow, const DelegationMails& mails, const Actor& actor,
                           const std::string& edition_id, const FollowUpWish& wish) {
    hold_invitations(uow, edition_id);
    const auto edition = find_edition(uow, edition_id);
    if (!edition) return edition_unknown(edition_id);
    if (edition->state == EditionState::cancelled)
        return Error{ErrorCode::conflict, /*t*/ "This event will not take place.", edition_id};
    const auto until = to_instant(wish.reply_until, edition->dates.zone);
    if (!until)
        return refuse_if_any({{"reply_day", /*t*/ "There is no such time in this time zone."}}).error();
    if (*until <= uow.now())
        return refuse_if_any({{"reply_day", /*t*/ "Choose a time that is still to come."}}).error();
    if (!asks_afterwards(questions_of(uow, edition_id)))
        return Error{ErrorCode::conflict, /*t*/ "The form has no questions for after the approval yet.",
                     edition_id};
    const auto rules = rules_of(uow, edition_id);
    const auto delegations = asked_to_approve(uow, edition_id, wish.only);
    const auto approved = to_approve(delegations, follow_ups_of(uow, edition_id), wish.only);
    if (approved.empty() || static_cast<int>(approved.size()) != wish.expected)
        return Error{
            ErrorCode::conflict,
            /*t*/ "The number of messages has changed since the preview. Nothing was sent: look again.",
            edition_id};
    const auto batch = new_id();
    for (const auto* each : approved) {
        const DelegationSubject about{*edition, rules, *each};
        insert(uow, FollowUp{.delegation_id = each->id, .opened_at = uow.now(), .reply_until = *until});
        auto mail = mails.follow_up(uow, about, uow.issue_link(mails.follow_up_link(about, *until)), *until);
        mail.batch = batch;
        uow.send(mail);
    }
    recount(uow, edition_id);
    uow.record(actor, "events.approve_registrations", edition_subject(edition_id), "",
               compact({{"messages", approved.size()}, {"batch", batch}}));
    return static_cast<int>(approved.size());
}

Result<OwnFollowUp> own_follow_up(UnitOfWork& uow, const Actor& actor, const std::string& edition_id) {
    auto own = own_delegation(uow, actor, edition_id);
    if (!own) return std::move(own).error();
    const auto follow_up = follow_up_of(uow, own->delegation.id);
    if (!follow_up) return edition_unknown(edition_id);
    auto answers = answers_of_delegation(uow, own->delegation.id);
    return OwnFollowUp{std::move(own->edition),       own->rules,
                       std::move(own->delegation),    *follow_up,
                       questions_of(uow, edition_id), std::move(answers)};
}

Result<void> check_takes_follow_up(const OwnFollowUp& own, Instant now) {
    const auto& id = own.edition.id;
    if (own.edition.state == EditionState::cancelled)
        return Error{ErrorCode::conflict, /*t*/ "This event will not take place.", id};
    if (!comes_with_places(own.delegation))
        return Error{ErrorCode::conflict,
                     /*t*/ "Your delegation is not registered at the moment. Answer the invitation first.",
                     id};
    if (now > own.follow_up.reply_until)
        return Error{ErrorCode::conflict,
                     /*t*/ "The time for answers is over. Write to the secretariat if something has changed.",
                     id};
    return {};
}

Result<void> answer_follow_up(UnitOfWork& uow, const Actor& actor, const std::string& edition_id,
                              DelegationWish wish, int revision) {
    hold_invitations(uow, edition_id);
    auto own = own_follow_up(uow, actor, edition_id);
    if (!own) return std::move(own).error();
    if (auto open = check_takes_follow_up(*own, uow.now()); !open) return open;
    if (own->follow_up.revision != revision) return changed_meanwhile(delegation_subject(own->delegation.id));
    // Whom a colleague took off the delegation meanwhile nobody asks any more.
    const auto& people = own->delegation.people;
    for (std::size_t i = wish.people.size(); i-- > 0;)
        if (std::none_of(people.begin(), people.end(),
                         [&](const Delegate& each) { return each.id == wish.people[i].id; })) {
            wish.people.erase(wish.people.begin() + static_cast<std::ptrdiff_t>(i));
            wish.fields.erase(wish.fields.begin() + static_cast<std::ptrdiff_t>(i));
        }
    std::vector<FieldError> problems;
    take_answers(wish, own->form, Stage::follow_up, of_stage(own->answers, own->form, Stage::registration),
                 problems);
    if (auto good = refuse_if_any(std::move(problems)); !good) return good;
    auto answered = own->follow_up;
    answered.answered_at = uow.now();
    if (!update(uow, answered)) return changed_meanwhile(delegation_subject(own->delegation.id));
    store_answers(uow, own->delegation.id, Stage::follow_up, answers_in(wish.answers, wish.people));
    uow.record(actor, "events.answer_follow_up", delegation_subject(own->delegation.id), "", "");
    return {};
}

}  // namespace plenaria::events
