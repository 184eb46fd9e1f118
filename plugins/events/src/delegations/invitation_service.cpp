// SPDX-License-Identifier: EUPL-1.2
#include "invitation_service.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <plenaria/directory/directory.hpp>
#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../json.hpp"
#include "answer_service.hpp"
#include "calendar_key_repository.hpp"
#include "delegation_repository.hpp"
#include "standing_repository.hpp"

namespace plenaria::events {

namespace {

/// Whoever presses "remind" twice sends once.
constexpr std::chrono::minutes reminders_apart{10};

Error other_number_of_mails(const std::string& edition) {
    return {ErrorCode::conflict,
            /*t*/ "The number of messages has changed since the preview. Nothing was sent: look again.",
            edition};
}

std::string rules_json(const InvitationRules& rules) {
    return compact({{"reply_until", to_text(rules.reply_until)},
                    {"quota", rules.quota},
                    {"places", rules.places},
                    {"erase_days", rules.erase_days}});
}

void check_number(int number, int least, int most, const char* field, std::vector<FieldError>& problems) {
    if (number < least || number > most)
        problems.push_back({field,
                            /*t*/ "Write a whole number from {min} to {max}.",
                            {{"min", std::to_string(least)}, {"max", std::to_string(most)}}});
}

/// A quota below what is registered would make somebody stay at home without being told.
void check_quota(const Delegation& delegation, int quota, std::vector<FieldError>& problems) {
    const auto coming = people_coming(delegation.people);
    const auto substitutes = static_cast<int>(delegation.people.size()) - coming;
    if (quota < std::max(coming, substitutes))
        problems.push_back({"quota",
                            /*t*/ "{office} has registered {registered}, which is more than {quota}.",
                            {{"office", delegation.party_name},
                             {"registered", std::to_string(std::max(coming, substitutes))},
                             {"quota", std::to_string(quota)}}});
}

}  // namespace

std::string delegation_subject(const std::string& id) { return "events.delegation/" + id; }

Error delegation_unknown(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "This delegation does not exist.", id};
}

Result<void> set_rules(UnitOfWork& uow, const DelegationMails& mails, const Actor& actor,
                       const std::string& edition_id, const RulesWish& wish) {
    hold_invitations(uow, edition_id);
    const auto edition = find_edition(uow, edition_id);
    if (!edition) return edition_unknown(edition_id);
    const auto before = rules_of(uow, edition_id);
    if (before.revision != wish.revision) return changed_meanwhile(edition_subject(edition_id));
    std::vector<FieldError> problems;
    const auto until = to_instant(wish.reply_until, edition->dates.zone);
    if (!until) problems.push_back({"reply_day", /*t*/ "There is no such time in this time zone."});
    if (until && *until >= start_of(edition->dates.start, edition->dates.zone))
        problems.push_back({"reply_day", /*t*/ "Offices must have answered before the event begins."});
    check_number(wish.quota, 1, most_people, "quota", problems);
    check_number(wish.places, 0, most_places, "places", problems);
    check_number(wish.erase_days, 0, most_erase_days, "erase_days", problems);
    auto delegations = delegations_of(uow, edition_id);
    if (wish.quota_for_all)
        for (const auto& each : delegations) check_quota(each, wish.quota, problems);
    if (const auto taken = places_taken(delegations); wish.places > 0 && wish.places < taken)
        problems.push_back({"places",
                            /*t*/ "{taken} people have places already, which is more than {places}.",
                            {{"taken", std::to_string(taken)}, {"places", std::to_string(wish.places)}}});
    if (auto good = refuse_if_any(std::move(problems)); !good) return good;
    auto rules = before;
    rules.reply_until = *until;
    rules.quota = wish.quota;
    rules.places = wish.places;
    rules.erase_days = wish.erase_days;
    rules.erased_at.reset();
    if (before.revision == 0)
        insert(uow, rules);
    else if (!update(uow, rules))
        return changed_meanwhile(edition_subject(edition_id));
    rules.revision = before.revision + 1;
    if (wish.quota_for_all)
        for (auto& each : delegations) {
            if (each.quota == wish.quota) continue;
            each.quota = wish.quota;
            if (!update(uow, each)) return changed_meanwhile(delegation_subject(each.id));
        }
    if (before.revision > 0 && before.reply_until != rules.reply_until)
        uow.extend_links(delegation_purpose, edition_subject(edition_id), office_link_end(edition->dates),
                         rules.reply_until);
    uow.record(actor, "events.set_invitation_rules", edition_subject(edition_id),
               before.revision == 0 ? "" : rules_json(before), rules_json(rules));
    return give_places(uow, mails, *edition, rules);
}

const directory::Contact* contact_for_invitation(const std::vector<directory::Contact>& contacts) {
    return directory::contact_to_write_to(contacts, {"protocol", "cabinet", "international", "mayor"});
}

Result<int> add_delegations(UnitOfWork& uow, directory::Directory& directory, const Actor& actor,
                            const std::string& edition_id, const std::vector<std::string>& parties) {
    hold_invitations(uow, edition_id);
    if (!find_edition(uow, edition_id)) return edition_unknown(edition_id);
    const auto rules = rules_of(uow, edition_id);
    if (rules.revision == 0)
        return Error{ErrorCode::conflict,
                     /*t*/ "Say first by when offices answer and how many people they may send.", edition_id};
    const auto chosen = directory.parties(uow, parties, "en");
    std::vector<std::string> refs;
    for (const auto& each : chosen) refs.push_back(each.ref);
    auto there = parties_there(uow, edition_id, refs);
    int added = 0;
    for (const auto& party : chosen) {
        if (!there.insert(party.ref).second) continue;
        Delegation delegation{.id = new_id(),
                              .edition_id = edition_id,
                              .party = party.ref,
                              .party_name = party.name,
                              .iso2 = party.iso2,
                              .region = party.region,
                              .language = is_language(party.language) ? party.language : "en",
                              .zone = party.zone,
                              .quota = rules.quota};
        const auto contacts = directory.contacts(uow, party.ref);
        if (const auto* contact = contact_for_invitation(contacts)) {
            delegation.contact_name = contact->name;
            delegation.address = contact->address;
            if (is_language(contact->language)) delegation.language = contact->language;
        }
        // As the office calls itself.
        if (const auto own = directory.party(uow, party.ref, delegation.language))
            delegation.party_name = own->name;
        insert(uow, delegation);
        ++added;
    }
    if (added == 0) return 0;
    recount(uow, edition_id);
    uow.record(actor, "events.choose_delegations", edition_subject(edition_id), "",
               compact({{"delegations", added}}));
    return added;
}

Result<void> change_delegation(UnitOfWork& uow, const Actor& actor, const std::string& id,
                               const DelegationChange& wish) {
    auto delegation = find_delegation(uow, id);
    if (!delegation) return delegation_unknown(id);
    std::vector<FieldError> problems;
    check_number(wish.quota, 1, most_people, "quota", problems);
    check_quota(*delegation, wish.quota, problems);
    if (!is_language(wish.language)) problems.push_back({"language", /*t*/ "Choose a language."});
    if (!is_utf8(wish.contact_name) || length(wish.contact_name) > 200)
        problems.push_back({"contact", /*t*/ "Write at most {max} characters.", {{"max", "200"}}});
    if (auto good = refuse_if_any(std::move(problems)); !good) return good;
    const auto quota_before = delegation->quota;
    delegation->contact_name = trim(wish.contact_name);
    delegation->address = wish.address;
    delegation->language = wish.language;
    delegation->quota = wish.quota;
    delegation->revision = wish.revision;
    if (!update(uow, *delegation)) return changed_meanwhile(delegation_subject(id));
    recount_delegation(uow, delegation->edition_id, id);
    // No names or addresses: history outlives them.
    uow.record(actor, "events.change_delegation", delegation_subject(id), compact({{"quota", quota_before}}),
               compact({{"quota", wish.quota}, {"language", wish.language}}));
    return {};
}

Result<void> drop_delegation(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    const auto delegation = find_delegation(uow, id);
    if (!delegation) return delegation_unknown(id);
    if (delegation->invited_at)
        return Error{ErrorCode::conflict,
                     /*t*/ "This office was invited already. End its links instead.", id};
    remove_delegation(uow, id);
    recount_delegation(uow, delegation->edition_id, id);
    uow.record(actor, "events.drop_delegation", edition_subject(delegation->edition_id),
               compact({{"party", delegation->party}}), "");
    return {};
}

std::vector<const Delegation*> to_invite(const std::vector<Delegation>& delegations) {
    std::vector<const Delegation*> found;
    for (const auto& each : delegations)
        if (!each.invited_at && !each.address.empty()) found.push_back(&each);
    return found;
}

namespace {

/// A calendar has accepted, which cannot say who comes.
bool names_nobody(const Delegation& delegation) {
    return comes(delegation.answer) && people_coming(delegation.people) == 0;
}

}  // namespace

std::vector<const Delegation*> to_remind(const std::vector<Delegation>& delegations) {
    std::vector<const Delegation*> found;
    for (const auto& each : delegations)
        if (each.invited_at && !each.address.empty() &&
            (each.answer == Answer::none || each.asked_again_at || names_nobody(each)))
            found.push_back(&each);
    return found;
}

namespace {

/// What every message of a wave shares, and the wave.
struct InvitationWave {
    Edition edition;
    InvitationRules rules;
    std::vector<Delegation> delegations;
    CalendarKeys keys = {};
    std::string batch = new_id();

    [[nodiscard]] DelegationSubject about(const Delegation& delegation) const {
        return {edition, rules, delegation, &keys};
    }
};

Result<InvitationWave> wave_for(UnitOfWork& uow, const std::string& edition_id) {
    hold_invitations(uow, edition_id);
    auto edition = find_edition(uow, edition_id);
    if (!edition) return edition_unknown(edition_id);
    InvitationWave wave{*std::move(edition), rules_of(uow, edition_id), delegations_of(uow, edition_id),
                        calendar_keys_of(uow, edition_id)};
    if (auto open = check_takes_replies(wave.edition, wave.rules, uow.now()); !open)
        return std::move(open).error();
    return wave;
}

/// Whoever has one keeps it: with another, its entry would be another one in the calendar.
void give_missing_keys(UnitOfWork& uow, const std::vector<const Delegation*>& delegations,
                       const CalendarKeys& there) {
    std::vector<std::string> without;
    for (const auto* each : delegations)
        if (!there.contains(each->id)) without.push_back(each->id);
    give_calendar_keys(uow, without);
}

}  // namespace

Result<int> invite(UnitOfWork& uow, const DelegationMails& mails, const Actor& actor,
                   const std::string& edition_id, int expected) {
    auto wave = wave_for(uow, edition_id);
    if (!wave) return std::move(wave).error();
    const auto invited = to_invite(wave->delegations);
    if (static_cast<int>(invited.size()) != expected || invited.empty())
        return other_number_of_mails(edition_id);
    if (mails.take_calendar_replies()) {
        give_missing_keys(uow, invited, wave->keys);
        wave->keys = calendar_keys_of(uow, edition_id);
    }
    // Nothing is read between one mail and the next: each reading would first write the mails that are
    // pending.
    for (const auto* each : invited) {
        const auto about = wave->about(*each);
        auto mail = mails.invitation(uow, about, uow.issue_link(mails.link(about)));
        mail.batch = wave->batch;
        uow.send(mail);
    }
    if (note_invited(uow, edition_id) != expected) return other_number_of_mails(edition_id);
    recount(uow, edition_id);
    uow.record(actor, "events.invite", edition_subject(edition_id), "",
               compact({{"messages", invited.size()}, {"batch", wave->batch}}));
    uow.publish("events.delegations_invited/1",
                compact({{"edition", edition_id}, {"messages", invited.size()}}));
    return static_cast<int>(invited.size());
}

Result<int> remind(UnitOfWork& uow, const DelegationMails& mails, const Actor& actor,
                   const std::string& edition_id, int expected) {
    auto wave = wave_for(uow, edition_id);
    if (!wave) return std::move(wave).error();
    const auto silent = to_remind(wave->delegations);
    if (static_cast<int>(silent.size()) != expected || silent.empty())
        return other_number_of_mails(edition_id);
    // Apart in either direction: a clock that was set back must not forbid reminders until it has caught up.
    if (std::any_of(silent.begin(), silent.end(), [&](const Delegation* each) {
            return each->reminded_at && std::chrono::abs(uow.now() - *each->reminded_at) < reminders_apart;
        }))
        return Error{ErrorCode::conflict,
                     /*t*/ "These offices were reminded less than ten minutes ago. Nothing was sent.",
                     edition_id};
    for (const auto* each : silent) {
        const auto about = wave->about(*each);
        auto mail = mails.reminder(uow, about, uow.issue_link(mails.link(about)));
        mail.batch = wave->batch;
        uow.send(mail);
    }
    if (note_reminded(uow, edition_id) != expected) return other_number_of_mails(edition_id);
    uow.record(actor, "events.remind", edition_subject(edition_id), "",
               compact({{"messages", silent.size()}, {"batch", wave->batch}}));
    return static_cast<int>(silent.size());
}

Result<void> invite_again(UnitOfWork& uow, const DelegationMails& mails, const Actor& actor,
                          const std::string& id) {
    auto delegation = find_delegation(uow, id);
    if (!delegation) return delegation_unknown(id);
    if (delegation->address.empty())
        return Error{ErrorCode::conflict, /*t*/ "This office has no mail address yet.", id};
    const auto edition = find_edition(uow, delegation->edition_id);
    const auto rules = rules_of(uow, delegation->edition_id);
    const DelegationSubject about{*edition, rules, *delegation};
    // Only before the first mail: another UID would be another entry in the calendar.
    if (mails.take_calendar_replies() && !delegation->invited_at) give_calendar_key(uow, id);
    uow.send(mails.invitation(uow, about, uow.issue_link(mails.link(about))));
    if (!delegation->invited_at) delegation->invited_at = uow.now();
    if (!update(uow, *delegation)) return changed_meanwhile(delegation_subject(id));
    recount_delegation(uow, delegation->edition_id, id);
    uow.record(actor, "events.invite_again", delegation_subject(id), "", "");
    return {};
}

Result<void> end_links(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    const auto delegation = find_delegation(uow, id);
    if (!delegation) return delegation_unknown(id);
    uow.revoke_links(delegation_purpose, edition_subject(delegation->edition_id), delegation->party);
    uow.record(actor, "events.end_links", delegation_subject(id), "", "");
    return {};
}

}  // namespace plenaria::events
