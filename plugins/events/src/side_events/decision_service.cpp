// SPDX-License-Identifier: EUPL-1.2
#include "decision_service.hpp"

#include <algorithm>

#include <plenaria/directory/lookup.hpp>
#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../json.hpp"
#include "../programme/conflicts.hpp"
#include "../programme/edition_format.hpp"
#include "../programme/programme_words.hpp"
#include "../programme/session_repository.hpp"
#include "../programme/session_service.hpp"
#include "../programme/venue_repository.hpp"
#include "call_repository.hpp"
#include "call_service.hpp"
#include "capacity_words.hpp"
#include "proposal_repository.hpp"

namespace plenaria::events {

namespace {

constexpr std::size_t longest_decision_reason = 2000;
/// Of a session that is not stored yet, beside others that are.
constexpr const char* wanted_id = "wanted";
/// What stands against a slot was put into words already.
constexpr const char* whole_sentence = "{sentence}";

std::string decision_json(const Proposal& proposal) {
    return compact({{"state", std::string(to_text(proposal.state))},
                    {"reason", proposal.reason},
                    {"session", proposal.session_id}});
}

Session wanted_session(const ProposalReading& reading, const Decision& decision) {
    const auto& facts = reading.proposal.facts;
    return {.id = reading.proposal.session_id.empty() ? wanted_id : reading.proposal.session_id,
            .edition_id = reading.edition.id,
            .titles = {.original = facts.language, .texts = {{facts.language, facts.title}}},
            .kind = std::string(side_event_kind),
            .room_id = decision.room_id,
            .track_id = facts.track_id,
            .starts = decision.starts,
            .ends = decision.ends,
            .expected = facts.expected};
}

/// The programme as it would be.
Programme with(Programme programme, const Session& wanted) {
    std::erase_if(programme.sessions, [&](const Session& each) { return each.id == wanted.id; });
    const auto later = std::find_if(programme.sessions.begin(), programme.sessions.end(),
                                    [&](const Session& each) { return each.starts > wanted.starts; });
    programme.sessions.insert(later, wanted);
    return programme;
}

/// Those whom the directory knows.
void add_organisers(UnitOfWork& uow, directory::Lookup& lookup, const std::vector<Proposal>& together,
                    SessionFacts& facts) {
    for (const auto& each : together) {
        const auto entry = each.facts.organiser_ref.empty()
                               ? std::nullopt
                               : lookup.entry(uow, each.facts.organiser_ref, "en");
        if (entry && std::none_of(facts.people.begin(), facts.people.end(),
                                  [&](const WantedPerson& one) { return one.ref == entry->ref; }))
            facts.people.push_back({SessionRole::organiser, entry->ref});
    }
}

Result<std::string> into_programme(UnitOfWork& uow, const SideEventTools& tools, const Actor& actor,
                                   const Locale& locale, const ProposalReading& reading,
                                   const Decision& decision) {
    const auto both = together(uow, reading.proposal);
    const auto wanted = wanted_session(reading, decision);
    const auto stored = find_session(uow, reading.proposal.session_id);
    auto facts = stored ? facts_of(*stored) : facts_of(wanted);
    facts.starts = wanted.starts;
    facts.ends = wanted.ends;
    facts.room_id = wanted.room_id;
    if (!stored) {
        add_organisers(uow, *tools.lookup, both, facts);
        facts.note =
            locale.t("Side event proposed by {organisers}.", {{"organisers", organiser_names(both)}});
        return add_session(uow, *tools.lookup, actor, reading.edition.id, facts, tools.formats);
    }
    if (auto moved =
            change_session(uow, *tools.lookup, actor, stored->id, facts, stored->revision, tools.formats);
        !moved)
        return std::move(moved).error();
    return stored->id;
}

Result<void> out_of_programme(UnitOfWork& uow, const Actor& actor, Proposal& proposal) {
    const auto session = proposal.session_id;
    proposal.session_id.clear();
    if (session.empty() || !find_session(uow, session)) return {};
    return remove_session(uow, actor, session);
}

bool room_is_free(const Programme& programme, const VenueRoom& room, const SideSlot& slot) {
    return std::none_of(programme.sessions.begin(), programme.sessions.end(), [&](const Session& each) {
        return each.room_id == room.id && takes_place(each) && each.starts < slot.ends &&
               slot.starts < each.ends;
    });
}

const VenueRoom* smallest_free(const Programme& programme, const SideSlot& slot, int expected) {
    const VenueRoom* found = nullptr;
    for (const auto& room : programme.rooms)
        if ((room.capacity == 0 || room.capacity >= expected) && room_is_free(programme, room, slot) &&
            (found == nullptr || (room.capacity > 0 && room.capacity < found->capacity)))
            found = &room;
    return found;
}

/// An organiser whom the call lets in only so often, and who is in already.
void add_organisers_taken(UnitOfWork& uow, const ProposalReading& reading, const Locale& locale,
                          std::vector<std::string>& sentences) {
    const auto limit = reading.call.limits.per_organiser;
    if (limit == 0) return;
    std::vector<const Proposal*> taken;
    const auto all = proposals_of(uow, reading.call.id);
    for (const auto& each : all)
        if (each.id != reading.proposal.id && each.state == ProposalState::accepted &&
            same_organiser(each.facts, reading.proposal.facts))
            taken.push_back(&each);
    if (taken.size() < static_cast<std::size_t>(limit)) return;
    sentences.push_back(
        locale.t("“{other}” by {organiser} is accepted already; the call allows {limit} for each organiser.",
                 {{"other", taken.front()->facts.title},
                  {"organiser", reading.proposal.facts.organiser_name},
                  {"limit", std::to_string(limit)}}));
}

}  // namespace

std::vector<std::string> against(UnitOfWork& uow, const SideEventTools& tools, const ProposalReading& reading,
                                 const Decision& decision, const Locale& locale) {
    std::vector<std::string> sentences;
    const auto& dates = reading.edition.dates;
    const auto programme = programme_of(uow, reading.edition.id);
    const auto wanted = wanted_session(reading, decision);
    const auto elsewhere = sessions_of_other_calls(uow, reading.edition.id, reading.call.id);
    const Surroundings around{programme.sessions, dates.zone, elsewhere};
    for (const auto& broken : broken_rules(wanted, reading.call.limits, around))
        sentences.push_back(words_of(broken, wanted, programme, locale));
    add_organisers_taken(uow, reading, locale, sentences);
    const auto planned = with(programme, wanted);
    const EditionFormat format(tools.formats, reading.edition.format);
    auto conflicts = conflicts_of(planned, dates);
    for (auto& breach : format.breaches(planned, dates)) conflicts.push_back(std::move(breach));
    for (const auto& conflict : conflicts)
        if (conflict.first == wanted.id || conflict.second == wanted.id)
            sentences.push_back(words_of(conflict, planned, dates, format, locale));
    return sentences;
}

Result<void> decide(UnitOfWork& uow, const SideEventTools& tools, const Actor& actor, const Locale& locale,
                    const std::string& id, const Decision& decision) {
    hold_programme_of_proposal(uow, id);
    const auto reading = read_proposal(uow, id);
    if (!reading) return reading.error();
    const auto& before = reading->proposal;
    if (before.state == ProposalState::merged || before.state == ProposalState::withdrawn ||
        !is_decided(decision.state))
        return Error{ErrorCode::conflict,
                     /*t*/
                     "What was merged or withdrawn is not decided: decide on the one that it became, or have "
                     "it proposed again.",
                     id};
    auto proposal = before;
    proposal.state = decision.state;
    proposal.reason = trim(decision.reason);
    proposal.decided_at = uow.now();
    proposal.decided_by = actor.name;
    proposal.told_at.reset();
    std::vector<FieldError> problems;
    if (!is_utf8(proposal.reason) || length(proposal.reason) > longest_decision_reason)
        problems.push_back({"reason",
                            /*t*/ "Write at most {max} characters.",
                            {{"max", std::to_string(longest_decision_reason)}}});
    if (decision.state == ProposalState::declined && proposal.reason.empty())
        problems.push_back({"reason", /*t*/ "Write why: the organiser reads it."});
    if (decision.state == ProposalState::accepted) {
        auto wanted = wanted_session(*reading, decision);
        check(wanted, reading->edition.dates.zone, problems);
        if (problems.empty())
            for (auto& sentence : against(uow, tools, *reading, decision, locale))
                problems.push_back({"slot", whole_sentence, {{"sentence", std::move(sentence)}}});
    }
    if (auto good = refuse_if_any(std::move(problems)); !good) return good;
    if (decision.state == ProposalState::accepted) {
        auto session = into_programme(uow, tools, actor, locale, *reading, decision);
        if (!session) return std::move(session).error();
        proposal.session_id = *std::move(session);
    } else if (auto out = out_of_programme(uow, actor, proposal); !out) {
        return out;
    }
    proposal.revision = decision.revision;
    if (!update(uow, proposal)) return changed_meanwhile(proposal_subject(id));
    uow.record(actor, "events.decide_proposal", proposal_subject(id), decision_json(before),
               decision_json(proposal));
    uow.publish("events.side_event_decided/1",
                compact({{"proposal", id}, {"state", std::string(to_text(proposal.state))}}));
    return {};
}

Result<void> take_decision_back(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    hold_programme_of_proposal(uow, id);
    const auto before = find_proposal(uow, id);
    if (!before) return proposal_unknown(id);
    if (!is_decided(before->state) && before->state != ProposalState::withdrawn) return {};
    auto proposal = *before;
    proposal.state = ProposalState::proposed;
    proposal.reason.clear();
    proposal.decided_at.reset();
    proposal.decided_by.clear();
    proposal.told_at.reset();
    if (auto out = out_of_programme(uow, actor, proposal); !out) return out;
    if (!update(uow, proposal)) return changed_meanwhile(proposal_subject(id));
    uow.record(actor, "events.take_decision_back", proposal_subject(id), decision_json(*before),
               decision_json(proposal));
    return {};
}

std::vector<OfferedSlot> offered_slots(UnitOfWork& uow, const ProposalReading& reading) {
    const auto& [edition, call, proposal] = reading;
    const auto programme = programme_of(uow, edition.id);
    const auto elsewhere = sessions_of_other_calls(uow, edition.id, call.id);
    const auto wanted = wanted_session(reading, {});
    // Its own session is in nobody's way; its room, too, becomes free.
    auto others = programme;
    std::erase_if(others.sessions, [&](const Session& each) { return each.id == wanted.id; });
    std::vector<OfferedSlot> offered;
    for (const auto& slot :
         free_slots(wanted, call.limits, {programme.sessions, edition.dates.zone, elsewhere}, edition.dates,
                    {.lasts = call.lasts,
                    .from = call.day_from,
                    .until = call.day_until,
                    .day = proposal.facts.preferred_day,
                    .time = proposal.facts.preferred_time})) {
        const auto* room = smallest_free(others, slot, proposal.facts.expected);
        if (room == nullptr && !programme.rooms.empty()) continue;
        offered.push_back({slot, room == nullptr ? "" : room->id, room == nullptr ? "" : room->name});
    }
    return offered;
}

SideEventPlace place_of(UnitOfWork& uow, const Proposal& proposal, const Locale& locale) {
    const auto session = find_session(uow, proposal.session_id);
    if (!session) return {};
    const auto room = find_room(uow, session->room_id);
    return {when_of(*session, locale), room ? room->name : std::string()};
}

std::vector<Proposal> to_tell(const std::vector<Proposal>& proposals) {
    std::vector<Proposal> due;
    for (const auto& each : proposals)
        if (is_decided(each.state) && !each.told_at && !each.facts.contact_mail.empty()) due.push_back(each);
    // Whoever was merged into it hears the same, under their own name.
    for (const auto& each : proposals)
        if (each.state == ProposalState::merged && !each.told_at && !each.facts.contact_mail.empty())
            for (const auto& kept : proposals)
                if (kept.id == each.merged_into && is_decided(kept.state)) {
                    auto same = each;
                    same.state = kept.state;
                    same.reason = kept.reason;
                    same.session_id = kept.session_id;
                    due.push_back(std::move(same));
                }
    return due;
}

Result<int> tell_decisions(UnitOfWork& uow, const SideEventTools& tools, const Actor& actor,
                           const std::string& call_id, int expected) {
    hold_call(uow, call_id);
    const auto call = find_call(uow, call_id);
    if (!call) return call_unknown(call_id);
    const auto edition = find_edition(uow, call->edition_id).value();
    const auto due = to_tell(proposals_of(uow, call_id));
    if (static_cast<int>(due.size()) != expected)
        return Error{
            ErrorCode::conflict,
            /*t*/ "The number of messages has changed since the preview. Nothing was sent: look again.",
            call_id};
    const auto mails = tools.mails();
    const auto batch = new_id();
    for (const auto& each : due) {
        const SideEventSubject about{edition, *call, each};
        const auto place = place_of(uow, each, tools.locales->get(each.facts.language, "events"));
        auto mail = mails.decision(uow, about, place, uow.issue_link(mails.link(about)));
        mail.batch = batch;
        uow.send(mail);
        auto told = find_proposal(uow, each.id).value();
        told.told_at = uow.now();
        if (!update(uow, told)) return changed_meanwhile(proposal_subject(each.id));
        uow.record(actor, "events.tell_decision", proposal_subject(each.id), "",
                   compact({{"state", std::string(to_text(each.state))}}));
    }
    return static_cast<int>(due.size());
}

}  // namespace plenaria::events
