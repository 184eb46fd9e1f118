// SPDX-License-Identifier: EUPL-1.2
#include "proposal_service.hpp"

#include <algorithm>

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../json.hpp"
#include "../programme/session_repository.hpp"
#include "../programme/session_service.hpp"
#include "../programme/venue_repository.hpp"
#include "call_repository.hpp"
#include "call_service.hpp"
#include "proposal_repository.hpp"

namespace plenaria::events {

namespace {

constexpr int attempts_of_one_source = 20, attempts_of_all = 300, proposals_a_mail = 5;

/// Without the contact, who is erased one day where history is not.
std::string proposal_json(const Proposal& proposal) {
    const auto& facts = proposal.facts;
    return compact({{"title", facts.title},
                    {"description", facts.description},
                    {"language", facts.language},
                    {"organiser", facts.organiser_ref.empty() ? facts.organiser_name : facts.organiser_ref},
                    {"co_organisers", facts.co_organisers},
                    {"track", facts.track_id},
                    {"expected", facts.expected},
                    {"preferred_day", facts.preferred_day ? to_text(*facts.preferred_day) : std::string()},
                    {"state", std::string(to_text(proposal.state))},
                    {"merged_into", proposal.merged_into}});
}

Error in_the_way_of(const Proposal& twin) {
    return {ErrorCode::conflict,
            /*t*/
            "“{title}” by {organiser} is here already. To change it, use the link in the mail that confirmed "
            "it, or write to "
            "the secretariat.",
            twin.id,
            {},
            {{"title", twin.facts.title}, {"organiser", twin.facts.organiser_name}}};
}

Result<void> check_in_the_way(const ProposalFacts& facts, const SideCall& call,
                              const std::vector<Proposal>& others) {
    const auto found = in_the_way(facts, call.limits, others);
    if (found.twin != nullptr) return in_the_way_of(*found.twin);
    if (found.of_organiser.empty()) return {};
    // Not which: everybody may type any name here.
    return Error{ErrorCode::conflict,
                 /*t*/
                 "This call takes at most {max} from each organiser, and {organiser} has proposed as many. "
                 "Change or withdraw one "
                 "by the link in the mail that confirmed it, or write to the secretariat.",
                 call.id,
                 {},
                 {{"max", std::to_string(call.limits.per_organiser)}, {"organiser", facts.organiser_name}}};
}

Result<void> take_proposal_facts(UnitOfWork& uow, const ProposalFacts& typed, const SideCall& call,
                                 const Edition& edition, ProposalFacts& facts) {
    std::vector<FieldError> problems;
    facts = tidy(typed);
    std::erase_if(facts.answers, [&](const auto& answer) {
        return std::none_of(call.questions.begin(), call.questions.end(),
                            [&](const CallQuestion& each) { return each.id == answer.first; });
    });
    check(facts, call, edition.dates, problems);
    if (!facts.track_id.empty()) {
        const auto track = find_track(uow, facts.track_id);
        if (!track || track->edition_id != edition.id)
            problems.push_back({"track", /*t*/ "Choose a track of this event."});
    }
    return refuse_if_any(std::move(problems));
}

void send_receipt(UnitOfWork& uow, const SideEventMails& mails, const SideEventSubject& about) {
    uow.send(mails.receipt(uow, about, uow.issue_link(mails.link(about))));
}

Error decided_already(const std::string& id) {
    return {ErrorCode::conflict,
            /*t*/
            "This proposal is decided, withdrawn or merged: it can no longer be changed here. Please write "
            "to the secretariat.",
            id};
}

bool is_undecided(ProposalState state) {
    return state == ProposalState::proposed || state == ProposalState::waiting;
}

/// Both sides of a merger hear of it.
void tell_of_merger(UnitOfWork& uow, const SideEventMails& mails, const Edition& edition,
                    const SideCall& call, const Proposal& kept) {
    const auto both = together(uow, kept);
    const auto names = organiser_names(both);
    for (const auto& each : both) {
        if (each.facts.contact_mail.empty()) continue;
        const SideEventSubject about{edition, call, each};
        uow.send(mails.merged(uow, about, kept.facts.title, names, uow.issue_link(mails.link(about))));
    }
}

}  // namespace

std::string proposal_subject(const std::string& id) { return "events.proposal/" + id; }

Error proposal_unknown(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "This proposal does not exist.", id};
}

Result<void> count_attempt(UnitOfWork& uow, const Actor& actor, const std::string& call_id) {
    hold_call(uow, call_id);
    if (!find_call(uow, call_id)) return call_unknown(call_id);
    const auto source = sha256_hex("events.call/" + call_id + '/' + actor.address);
    const auto seen = attempts_since(uow, call_id, source, uow.now() - std::chrono::hours(1));
    if (seen.of_source >= attempts_of_one_source || seen.of_all >= attempts_of_all)
        return Error{ErrorCode::too_many,
                     /*t*/
                     "Many forms came in within an hour, so this one was not taken. Please send it again in "
                     "an hour, or write "
                     "to the secretariat.",
                     "call " + call_id};
    note_attempt(uow, call_id, source);
    return {};
}

Result<std::string> propose(UnitOfWork& uow, const SideEventMails& mails, const Actor& actor,
                            const std::string& call_id, const ProposalFacts& typed, ProposedBy by) {
    hold_call(uow, call_id);
    const auto call = find_call(uow, call_id);
    if (!call) return call_unknown(call_id);
    const auto edition = find_edition(uow, call->edition_id).value();
    if (by == ProposedBy::organiser)
        if (auto open = check_takes_proposals(*call, edition.state, uow.now()); !open)
            return std::move(open).error();
    Proposal proposal{.id = new_id(),
                      .call_id = call_id,
                      .edition_id = edition.id,
                      .zone = by == ProposedBy::organiser ? actor.zone : edition.dates.zone,
                      .created_at = uow.now()};
    if (auto good = take_proposal_facts(uow, typed, *call, edition, proposal.facts); !good)
        return std::move(good).error();
    const auto others = proposals_of(uow, call_id);
    if (auto free = check_in_the_way(proposal.facts, *call, others); !free) return std::move(free).error();
    if (others.size() >= most_proposals)
        return Error{ErrorCode::conflict,
                     /*t*/ "This call has as many proposals as it can hold. Please write to the secretariat.",
                     call_id};
    // Whoever writes another's address into the form makes us write there.
    if (proposals_by_mail(uow, call_id, proposal.facts.contact_mail, uow.now() - std::chrono::hours(24)) >=
        proposals_a_mail)
        return Error{ErrorCode::too_many,
                     /*t*/
                     "Five proposals came in under this mail address within a day. Please send this one "
                     "tomorrow, or write to "
                     "the secretariat.",
                     "call " + call_id};
    proposal.number = next_number(uow, call_id);
    insert(uow, proposal);
    send_receipt(uow, mails, {edition, *call, proposal});
    uow.record(actor, "events.propose", proposal_subject(proposal.id), "", proposal_json(proposal));
    uow.publish("events.side_event_proposed/1",
                compact({{"edition", edition.id}, {"call", call_id}, {"proposal", proposal.id}}));
    if (by == ProposedBy::organiser)
        uow.notify({.permission = "events.side_events",
                    .message = /*t*/ "A side event was proposed for {event}: {title}",
                    .values = {{"event", edition.titles.in(edition.titles.original)},
                               {"title", proposal.facts.title}},
                    .domain = "events",
                    .path = "/events/proposals/" + proposal.id});
    return proposal.id;
}

Result<ProposalReading> read_proposal(UnitOfWork& uow, const std::string& id) {
    auto proposal = find_proposal(uow, id);
    if (!proposal) return proposal_unknown(id);
    auto call = find_call(uow, proposal->call_id).value();
    auto edition = find_edition(uow, call.edition_id).value();
    return ProposalReading{std::move(edition), std::move(call), *std::move(proposal)};
}

Result<ProposalReading> own_proposal(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    if (!actor.holds_link(proposal_purpose, proposal_subject(id))) return proposal_unknown(id);
    return read_proposal(uow, id);
}

Result<void> change_proposal(UnitOfWork& uow, const SideEventMails& mails, const Actor& actor,
                             const std::string& id, const ProposalFacts& typed, int revision, ProposedBy by) {
    hold_call_of_proposal(uow, id);
    const auto reading = by == ProposedBy::organiser ? own_proposal(uow, actor, id) : read_proposal(uow, id);
    if (!reading) return reading.error();
    const auto& before = reading->proposal;
    if (by == ProposedBy::organiser) {
        if (before.state != ProposalState::proposed) return decided_already(id);
        if (auto open = check_takes_proposals(reading->call, reading->edition.state, uow.now()); !open)
            return open;
    }
    auto proposal = before;
    if (auto good = take_proposal_facts(uow, typed, reading->call, reading->edition, proposal.facts); !good)
        return good;
    auto others = proposals_of(uow, before.call_id);
    std::erase_if(others, [&](const Proposal& each) { return each.id == id; });
    // What is left as it was is in nobody's way, also when the secretariat let a second one in.
    if (!same_organiser(before.facts, proposal.facts) ||
        fold(before.facts.title) != fold(proposal.facts.title))
        if (auto free = check_in_the_way(proposal.facts, reading->call, others); !free) return free;
    proposal.revision = revision;
    if (!update(uow, proposal)) return changed_meanwhile(proposal_subject(id));
    ++proposal.revision;
    uow.record(actor, "events.change_proposal", proposal_subject(id), proposal_json(before),
               proposal_json(proposal));
    if (before.facts.contact_mail == proposal.facts.contact_mail) return {};
    uow.revoke_links(proposal_purpose, proposal_subject(id));
    send_receipt(uow, mails, {reading->edition, reading->call, proposal});
    return {};
}

Result<void> withdraw_proposal(UnitOfWork& uow, const Actor& actor, const std::string& id, ProposedBy by) {
    hold_programme_of_proposal(uow, id);
    const auto reading = by == ProposedBy::organiser ? own_proposal(uow, actor, id) : read_proposal(uow, id);
    if (!reading) return reading.error();
    const auto& before = reading->proposal;
    if (before.state == ProposalState::withdrawn) return {};
    if (before.state == ProposalState::merged || (by == ProposedBy::organiser && !is_undecided(before.state)))
        return decided_already(id);
    if (together(uow, before).size() > 1)
        return Error{ErrorCode::conflict,
                     /*t*/ "Another proposal was merged into this one: take the merger back first.", id};
    auto proposal = before;
    proposal.state = ProposalState::withdrawn;
    proposal.told_at.reset();
    if (!proposal.session_id.empty() && find_session(uow, proposal.session_id))
        if (auto removed = remove_session(uow, actor, proposal.session_id); !removed) return removed;
    proposal.session_id.clear();
    if (!update(uow, proposal)) return changed_meanwhile(proposal_subject(id));
    uow.record(actor, "events.withdraw_proposal", proposal_subject(id), proposal_json(before),
               proposal_json(proposal));
    return {};
}

Result<void> send_new_link(UnitOfWork& uow, const SideEventMails& mails, const Actor& actor,
                           const std::string& id) {
    hold_call_of_proposal(uow, id);
    const auto reading = read_proposal(uow, id);
    if (!reading) return reading.error();
    if (reading->proposal.facts.contact_mail.empty())
        return Error{ErrorCode::conflict, /*t*/ "There is no mail address any more to which a link could go.",
                     id};
    uow.revoke_links(proposal_purpose, proposal_subject(id));
    send_receipt(uow, mails, reading->about());
    uow.record(actor, "events.send_proposal_link", proposal_subject(id), "", "");
    return {};
}

Result<void> merge_proposals(UnitOfWork& uow, const SideEventMails& mails, const Actor& actor,
                             const std::string& kept_id, const std::string& gone_id) {
    hold_call_of_proposal(uow, kept_id);
    const auto kept = read_proposal(uow, kept_id), gone = read_proposal(uow, gone_id);
    if (!kept) return kept.error();
    if (!gone) return gone.error();
    if (kept_id == gone_id || kept->call.id != gone->call.id || !is_undecided(kept->proposal.state) ||
        !is_undecided(gone->proposal.state))
        return Error{ErrorCode::conflict,
                     /*t*/ "Only two proposals of one call that are not decided can be merged.", gone_id};
    if (together(uow, gone->proposal).size() > 1)
        return Error{ErrorCode::conflict,
                     /*t*/ "Others were merged into “{title}” before: merge this one into that instead.",
                     gone_id,
                     {},
                     {{"title", gone->proposal.facts.title}}};
    auto merged = gone->proposal;
    merged.state = ProposalState::merged;
    merged.merged_into = kept_id;
    merged.told_at.reset();
    if (!update(uow, merged)) return changed_meanwhile(proposal_subject(gone_id));
    uow.record(actor, "events.merge_proposals", proposal_subject(gone_id), proposal_json(gone->proposal),
               proposal_json(merged));
    tell_of_merger(uow, mails, kept->edition, kept->call, kept->proposal);
    return {};
}

Result<void> take_merger_back(UnitOfWork& uow, const SideEventMails& mails, const Actor& actor,
                              const std::string& gone_id) {
    hold_call_of_proposal(uow, gone_id);
    const auto gone = read_proposal(uow, gone_id);
    if (!gone) return gone.error();
    if (gone->proposal.state != ProposalState::merged) return {};
    const auto kept = find_proposal(uow, gone->proposal.merged_into);
    if (kept && !is_undecided(kept->state))
        return Error{ErrorCode::conflict,
                     /*t*/ "“{title}” is decided, for both: take that decision back first.",
                     gone_id,
                     {},
                     {{"title", kept->facts.title}}};
    auto alone = gone->proposal;
    alone.state = ProposalState::proposed;
    alone.merged_into.clear();
    if (!update(uow, alone)) return changed_meanwhile(proposal_subject(gone_id));
    ++alone.revision;
    uow.record(actor, "events.take_merger_back", proposal_subject(gone_id), proposal_json(gone->proposal),
               proposal_json(alone));
    std::vector<Proposal> both{alone};
    if (kept) both.push_back(*kept);
    for (const auto& each : both) {
        if (each.facts.contact_mail.empty()) continue;
        const SideEventSubject about{gone->edition, gone->call, each};
        uow.send(mails.apart(uow, about, uow.issue_link(mails.link(about))));
    }
    return {};
}

std::vector<Proposal> together(UnitOfWork& uow, const Proposal& kept) {
    std::vector<Proposal> all{kept};
    for (auto& each : proposals_of(uow, kept.call_id))
        if (each.merged_into == kept.id) all.push_back(std::move(each));
    return all;
}

std::string organiser_names(const std::vector<Proposal>& together) {
    std::string names;
    std::vector<const ProposalFacts*> seen;
    for (const auto& each : together) {
        if (std::any_of(seen.begin(), seen.end(),
                        [&](const auto* one) { return same_organiser(*one, each.facts); }))
            continue;
        seen.push_back(&each.facts);
        names += (names.empty() ? "" : ", ") + each.facts.organiser_name;
    }
    return names;
}

}  // namespace plenaria::events
