// SPDX-License-Identifier: EUPL-1.2
#include "meeting_service.hpp"

#include <algorithm>

#include <plenaria/directory/directory.hpp>
#include <plenaria/events/editions.hpp>
#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../ledger/body_service.hpp"
#include "../ledger/json.hpp"
#include "../ledger/ledger_repository.hpp"
#include "../ledger/sitting.hpp"
#include "../ledger/term_repository.hpp"
#include "../vacancies/vacancy_service.hpp"
#include "agenda_repository.hpp"
#include "attendance_repository.hpp"
#include "meeting_repository.hpp"

namespace plenaria::committee::meetings {

namespace {

using ledger::changed_meanwhile;
using ledger::compact;
using ledger::Document;
using ledger::refuse_if_any;

Document meeting_json(const Meeting& meeting) {
    const auto& facts = meeting.facts;
    return {
        {"body", meeting.body_id},  {"title", facts.title},         {"starts", to_text(meeting.starts_at)},
        {"minutes", facts.minutes}, {"zone", facts.zone},           {"place", facts.place},
        {"video", facts.video},     {"languages", facts.languages}, {"session", facts.session_id}};
}

Result<void> wrong_state(const Meeting& meeting) {
    return Error{ErrorCode::conflict,
                 /*t*/ "That is not possible in the state in which the meeting is. Look at it again.",
                 meeting.id};
}

Result<Meeting> checked_meeting(UnitOfWork& uow, const MeetingTools& tools, Meeting meeting,
                                const MeetingFacts& facts) {
    const auto session_before = meeting.facts.session_id;
    meeting.facts = tidy(facts);
    std::vector<FieldError> problems;
    meeting.starts_at = check(meeting.facts, problems);
    const auto& session = meeting.facts.session_id;
    if (!session.empty() && session != session_before &&
        (tools.editions == nullptr || !tools.editions->session(uow, session, "en")))
        problems.push_back({"session", /*t*/ "There is no such session. Paste the address of its page."});
    if (auto good = refuse_if_any(std::move(problems)); !good) return std::move(good).error();
    return meeting;
}

/// Adds what is wrong when the letter comes later than the rules ask.
void check_notice(Instant now, const HeldMeeting& held, const std::string& reason,
                  std::vector<FieldError>& problems) {
    ledger::check_text("short_notice", reason, longest_reason, problems);
    const auto given = notice_given(now, held.meeting);
    if (given < held.rule.notice_days && reason.empty())
        problems.push_back(
            {"short_notice",
             /*t*/ "The rules ask for {asked} days of notice, and these are {given}. Say why.",
             {{"asked", std::to_string(held.rule.notice_days)}, {"given", std::to_string(given)}}});
}

bool is_other_time_or_place(const Meeting& one, const Meeting& other) {
    return one.starts_at != other.starts_at || one.facts.minutes != other.facts.minutes ||
           one.facts.zone != other.facts.zone || one.facts.place != other.facts.place ||
           one.facts.video != other.facts.video;
}

/// The office by which somebody of the seat is written to: their own addresses before those of their city.
void set_address(UnitOfWork& uow, directory::Directory& directory, const std::string& person_ref,
                 Invitee& invitee) {
    for (const auto& ref : {person_ref, invitee.city_ref}) {
        if (ref.empty()) continue;
        const auto contacts = directory.contacts(uow, ref);
        const auto* contact = vacancies::contact_for_call(contacts);
        if (contact == nullptr) continue;
        invitee.address = contact->address;
        invitee.language = contact->language;
        break;
    }
    if (std::find(ledger::languages.begin(), ledger::languages.end(), invitee.language) ==
        ledger::languages.end())
        invitee.language = "en";
}

Invitee invited(UnitOfWork& uow, directory::Directory& directory, const ledger::Sitting& sitting,
                Invitee invitee) {
    const auto* city = sitting.city();
    invitee.seat = sitting.seat->facts.number;
    invitee.sits = true;
    invitee.city_ref = city == nullptr ? std::string() : city->ref;
    invitee.city_name = city == nullptr ? std::string() : city->name;
    invitee.holder_name = sitting.term == nullptr ? std::string() : sitting.term->facts.person.name;
    invitee.acting_name = sitting.acting == nullptr ? std::string() : sitting.acting->facts.person.name;
    invitee.alternate_name = sitting.term == nullptr ? std::string() : sitting.term->facts.alternate.name;
    invitee.address.clear();
    if (!invitee.city_ref.empty())
        if (const auto party = directory.party(uow, invitee.city_ref, "en")) {
            invitee.language = party->language;
            invitee.zone = party->zone;
        }
    set_address(uow, directory, sitting.person()->ref, invitee);
    if (const auto own = invitee.city_ref.empty() ? std::nullopt
                                                  : directory.party(uow, invitee.city_ref, invitee.language))
        invitee.city_name = own->name;
    return invitee;
}

}  // namespace

Result<void> change_rule(UnitOfWork& uow, const Actor& actor, const MeetingRule& rule) {
    ledger::touch_body(uow, rule.body_id);
    if (!ledger::find_body(uow, rule.body_id)) return ledger::body_unknown(rule.body_id);
    std::vector<FieldError> problems;
    check(rule, problems);
    if (auto good = refuse_if_any(std::move(problems)); !good) return good;
    const auto before = rule_of(uow, rule.body_id);
    if (!store(uow, rule)) return changed_meanwhile(ledger::body_subject(rule.body_id));
    const auto json = [](const MeetingRule& each) {
        return compact({{"notice_days", each.notice_days},
                        {"quorum", std::string(to_text(each.quorum))},
                        {"members", each.members}});
    };
    uow.record(actor, "committee.change_meeting_rule", ledger::body_subject(rule.body_id), json(before),
               json(rule));
    return {};
}

Result<std::string> create_meeting(UnitOfWork& uow, const MeetingTools& tools, const Actor& actor,
                                   const std::string& body_id, const MeetingFacts& facts) {
    if (!ledger::find_body(uow, body_id)) return ledger::body_unknown(body_id);
    const auto meeting = checked_meeting(uow, tools, {.id = new_id(), .body_id = body_id}, facts);
    if (!meeting) return meeting.error();
    insert(uow, *meeting);
    uow.record(actor, "committee.create_meeting", meeting_subject(meeting->id), "",
               compact(meeting_json(*meeting)));
    return meeting->id;
}

Result<int> change_meeting(UnitOfWork& uow, const MeetingTools& tools, const Actor& actor,
                           const std::string& id, const MeetingChange& change) {
    auto held = lock_meeting(uow, id);
    if (!held) return std::move(held).error();
    const auto before = held->meeting;
    if (before.state != State::draft && before.state != State::convened) return wrong_state(before).error();
    auto meeting = checked_meeting(uow, tools, before, change.facts);
    if (!meeting) return std::move(meeting).error();
    const bool moves = before.state == State::convened && is_other_time_or_place(before, *meeting);
    held->meeting = *meeting;
    if (moves && before.starts_at != meeting->starts_at) {
        const auto reason = trim(change.short_notice);
        std::vector<FieldError> problems;
        if (meeting->starts_at <= uow.now())
            problems.push_back({"day", /*t*/ "This time is over already. Write a later one."});
        check_notice(uow.now(), *held, reason, problems);
        if (auto good = refuse_if_any(std::move(problems)); !good) return std::move(good).error();
        held->meeting.short_notice = notice_given(uow.now(), *meeting) < held->rule.notice_days ? reason : "";
    }
    if (moves) ++held->meeting.calendar;
    held->meeting.revision = change.revision;
    if (!update(uow, held->meeting)) return changed_meanwhile(meeting_subject(id));
    int sent = 0;
    if (moves)
        for (const auto& each : told(invitees_of(uow, id))) {
            uow.send(tools.mails().changed(*held, each, before.starts_at,
                                           uow.issue_link(tools.mails().member_link(*held, each))));
            ++sent;
        }
    uow.record(actor, "committee.change_meeting", meeting_subject(id), compact(meeting_json(before)),
               compact(meeting_json(held->meeting)));
    return sent;
}

std::vector<Invitee> members_of(UnitOfWork& uow, directory::Directory& directory, const Meeting& meeting) {
    const ledger::Ledger ledger{ledger::seats_of(uow, meeting.body_id),
                                ledger::terms_of_body(uow, meeting.body_id),
                                ledger::actings_of_body(uow, meeting.body_id)};
    const auto stored = invitees_of(uow, meeting.id);
    std::vector<Invitee> members;
    for (const auto& sitting :
         ledger::sitting_on(ledger, to_local(meeting.starts_at, meeting.facts.zone).day)) {
        if (sitting.person() == nullptr) continue;
        const auto known = std::find_if(stored.begin(), stored.end(), [&](const Invitee& each) {
            return each.seat_id == sitting.seat->id;
        });
        Invitee invitee = known == stored.end()
                              ? Invitee{.id = new_id(), .meeting_id = meeting.id, .seat_id = sitting.seat->id}
                              : *known;
        const auto person = invitee.person();
        invitee = invited(uow, directory, sitting, std::move(invitee));
        // Somebody else sits there now: they were neither asked nor have they answered.
        if (known != stored.end() && person != invitee.person()) {
            invitee.sent_at.reset();
            invitee.answer.reset();
            invitee.answered_at.reset();
            invitee.note.clear();
        }
        members.push_back(std::move(invitee));
    }
    return members;
}

void refresh_members(UnitOfWork& uow, directory::Directory& directory, const Meeting& meeting) {
    const auto stored = invitees_of(uow, meeting.id);
    const auto members = members_of(uow, directory, meeting);
    const auto among = [](const std::vector<Invitee>& all, const std::string& id) {
        return std::any_of(all.begin(), all.end(), [&](const Invitee& each) { return each.id == id; });
    };
    for (const auto& each : members) {
        if (!among(stored, each.id))
            insert(uow, each);
        else
            (void)update(uow, each);
    }
    for (auto each : stored)
        if (!among(members, each.id)) {
            each.sits = false;
            (void)update(uow, each);
        }
}

std::vector<Invitee> to_convene(const std::vector<Invitee>& members) {
    std::vector<Invitee> found;
    for (const auto& each : members)
        if (each.sits && !each.sent_at && !each.address.empty()) found.push_back(each);
    return found;
}

std::vector<Invitee> told(const std::vector<Invitee>& members) {
    std::vector<Invitee> found;
    for (const auto& each : members)
        if (each.sent_at && !each.address.empty()) found.push_back(each);
    return found;
}

Result<int> convene(UnitOfWork& uow, const MeetingTools& tools, const Actor& actor, const std::string& id,
                    const std::string& short_notice, int expected) {
    auto held = lock_meeting(uow, id);
    if (!held) return std::move(held).error();
    auto& meeting = held->meeting;
    if (meeting.state != State::draft && meeting.state != State::convened)
        return wrong_state(meeting).error();
    if (uow.now() >= meeting.starts_at)
        return Error{ErrorCode::conflict,
                     /*t*/ "This meeting should have begun already. Write another time first.", id};
    const auto reason = trim(short_notice);
    if (meeting.state == State::draft) {
        std::vector<FieldError> problems;
        check_notice(uow.now(), *held, reason, problems);
        if (auto good = refuse_if_any(std::move(problems)); !good) return std::move(good).error();
        meeting.short_notice = notice_given(uow.now(), meeting) < held->rule.notice_days ? reason : "";
        meeting.convened_at = uow.now();
    }
    meeting.state = State::convened;
    refresh_members(uow, *tools.directory, meeting);
    const auto asked = to_convene(invitees_of(uow, id));
    if (static_cast<int>(asked.size()) != expected || asked.empty())
        return Error{
            ErrorCode::conflict,
            /*t*/ "The number of messages has changed since the preview. Nothing was sent: look again.", id};
    const auto items = items_of(uow, id);
    const auto batch = new_id();
    for (auto each : asked) {
        auto mail = tools.mails().convened(*held, items, each,
                                           uow.issue_link(tools.mails().member_link(*held, each)));
        mail.batch = batch;
        uow.send(mail);
        each.sent_at = uow.now();
        (void)update(uow, each);
    }
    if (!update(uow, meeting)) return changed_meanwhile(meeting_subject(id));
    uow.record(actor, "committee.convene", meeting_subject(id), "",
               compact({{"messages", asked.size()},
                        {"batch", batch},
                        {"notice", notice_given(uow.now(), meeting)},
                        {"short_notice", meeting.short_notice}}));
    uow.publish(
        "committee.meeting_convened/1",
        compact({{"meeting", id}, {"body", meeting.body_id}, {"starts", to_text(meeting.starts_at)}}));
    return expected;
}

Result<int> cancel_meeting(UnitOfWork& uow, const MeetingTools& tools, const Actor& actor,
                           const std::string& id, const std::string& reason, int revision) {
    auto held = lock_meeting(uow, id);
    if (!held) return std::move(held).error();
    auto& meeting = held->meeting;
    if (meeting.state != State::draft && meeting.state != State::convened)
        return wrong_state(meeting).error();
    const auto why = trim(reason);
    std::vector<FieldError> problems;
    if (why.empty()) problems.push_back({"cancel_reason", /*t*/ "Write the reason: members read it."});
    ledger::check_text("cancel_reason", why, longest_reason, problems);
    if (auto good = refuse_if_any(std::move(problems)); !good) return std::move(good).error();
    meeting.state = State::cancelled;
    meeting.cancelled_why = why;
    ++meeting.calendar;
    meeting.revision = revision;
    if (!update(uow, meeting)) return changed_meanwhile(meeting_subject(id));
    int sent = 0;
    for (const auto& each : told(invitees_of(uow, id))) {
        uow.send(tools.mails().cancelled(*held, each));
        ++sent;
    }
    uow.record(actor, "committee.cancel_meeting", meeting_subject(id), "", compact({{"reason", why}}));
    return sent;
}

Result<void> restore_meeting(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    auto held = lock_meeting(uow, id);
    if (!held) return std::move(held).error();
    auto& meeting = held->meeting;
    if (meeting.state == State::draft) return {};
    if (meeting.state != State::cancelled) return wrong_state(meeting);
    meeting.state = State::draft;
    meeting.cancelled_why.clear();
    meeting.short_notice.clear();
    meeting.convened_at.reset();
    ++meeting.calendar;
    for (auto each : invitees_of(uow, id)) {
        each.sent_at.reset();
        each.answer.reset();
        each.answered_at.reset();
        (void)update(uow, each);
    }
    if (!update(uow, meeting)) return changed_meanwhile(meeting_subject(id));
    uow.record(actor, "committee.restore_meeting", meeting_subject(id), "", "");
    return {};
}

Result<void> open_meeting(UnitOfWork& uow, const MeetingTools& tools, const Actor& actor,
                          const std::string& id) {
    auto held = lock_meeting(uow, id);
    if (!held) return std::move(held).error();
    auto& meeting = held->meeting;
    if (meeting.state == State::open) return {};
    if (meeting.state != State::convened) return wrong_state(meeting);
    // Who sits today, not on the day of the letter.
    refresh_members(uow, *tools.directory, meeting);
    meeting.state = State::open;
    meeting.opened_at = uow.now();
    if (!update(uow, meeting)) return changed_meanwhile(meeting_subject(id));
    uow.record(actor, "committee.open_meeting", meeting_subject(id), "", "");
    return {};
}

Result<void> close_meeting(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    auto held = lock_meeting(uow, id);
    if (!held) return std::move(held).error();
    auto& meeting = held->meeting;
    if (meeting.state == State::closed) return {};
    if (meeting.state != State::open) return wrong_state(meeting);
    meeting.state = State::closed;
    meeting.closed_at = uow.now();
    if (!update(uow, meeting)) return changed_meanwhile(meeting_subject(id));
    uow.record(actor, "committee.close_meeting", meeting_subject(id), "", "");
    return {};
}

Result<void> reopen_meeting(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    auto held = lock_meeting(uow, id);
    if (!held) return std::move(held).error();
    auto& meeting = held->meeting;
    if (meeting.state == State::open) return {};
    // Members read the minutes of a meeting that is over.
    if (meeting.state != State::closed || meeting.minutes != MinutesState::draft) return wrong_state(meeting);
    meeting.state = State::open;
    meeting.closed_at.reset();
    if (!update(uow, meeting)) return changed_meanwhile(meeting_subject(id));
    uow.record(actor, "committee.reopen_meeting", meeting_subject(id), "", "");
    return {};
}

}  // namespace plenaria::committee::meetings
