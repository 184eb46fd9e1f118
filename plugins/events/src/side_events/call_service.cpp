// SPDX-License-Identifier: EUPL-1.2
#include "call_service.hpp"

#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../delegations/delegation.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../json.hpp"
#include "call_repository.hpp"
#include "proposal_repository.hpp"
#include "proposal_service.hpp"

namespace plenaria::events {

namespace {

std::string call_json(const SideCall& call) {
    auto criteria = Document::array(), questions = Document::array();
    for (const auto& each : call.criteria) criteria.push_back({{"name", each.name}, {"weight", each.weight}});
    for (const auto& each : call.questions) questions.push_back(each.titles.texts);
    return compact({{"titles", call.titles.texts},
                    {"state", std::string(to_text(call.state))},
                    {"opens_at", to_text(call.opens_at)},
                    {"closes_at", to_text(call.closes_at)},
                    {"per_day", call.limits.per_day},
                    {"in_all", call.limits.in_all},
                    {"in_parallel", call.limits.in_parallel},
                    {"official_hours", call.limits.official_hours},
                    {"per_organiser", call.limits.per_organiser},
                    {"minutes", call.lasts.count()},
                    {"scale", call.scale},
                    {"criteria", std::move(criteria)},
                    {"questions", std::move(questions)},
                    {"erase_days", call.erase_days}});
}

/// What of `facts` is new gets an id only when it is stored: ids that a form invents are none.
template <class Part>
void keep_known(std::vector<Part>& parts, const std::vector<Part>& before) {
    for (auto& part : parts) {
        bool known = false;
        for (const auto& each : before) known = known || (!part.id.empty() && each.id == part.id);
        if (!known) part.id.clear();
    }
}

Result<void> take_call_facts(const CallFacts& facts, const std::string& zone, bool has_reviews,
                             SideCall& call) {
    std::vector<FieldError> problems;
    const auto opens = to_instant(facts.opens, zone), closes = to_instant(facts.closes, zone);
    if (!opens) problems.push_back({"opens_on", /*t*/ "There is no such time in this time zone."});
    if (!closes) problems.push_back({"closes_on", /*t*/ "There is no such time in this time zone."});
    if (has_reviews && facts.scale != call.scale)
        problems.push_back({"scale", /*t*/ "Points were given on this scale already: it stays."});
    const auto before = call;
    call.titles = tidy(facts.titles);
    call.intro.clear();
    for (const auto& [language, text] : facts.intro)
        if (auto words = trim(text); !words.empty() && is_language(language))
            call.intro[language] = std::move(words);
    call.opens_at = opens.value_or(before.opens_at);
    call.closes_at = closes.value_or(before.closes_at);
    call.limits = facts.limits;
    call.lasts = std::chrono::minutes(facts.minutes);
    call.day_from = std::chrono::minutes(facts.day_from);
    call.day_until = std::chrono::minutes(facts.day_until);
    call.scale = facts.scale;
    call.criteria = facts.criteria;
    call.questions = facts.questions;
    call.erase_days = facts.erase_days;
    keep_known(call.criteria, before.criteria);
    keep_known(call.questions, before.questions);
    for (auto& each : call.criteria) each.name = trim(each.name);
    for (auto& each : call.questions) {
        each.titles.original = call.titles.original;
        each.titles = tidy(each.titles);
    }
    if (call.criteria.size() > most_criteria || call.questions.size() > most_call_questions)
        problems.push_back({"criterion_1", /*t*/ "These are too many criteria or questions."});
    std::vector<FieldError> wrong;
    check(call, wrong);
    for (auto& each : wrong)
        if (each.field != "closes_on" || (opens && closes)) problems.push_back(std::move(each));
    return refuse_if_any(std::move(problems));
}

bool was_scored(UnitOfWork& uow, const std::string& call) { return !reviews_in(uow, call).empty(); }

Result<void> store_call(UnitOfWork& uow, const Actor& actor, std::string_view action, const SideCall& before,
                        SideCall& after) {
    if (!update(uow, after)) return changed_meanwhile(call_subject(after.id));
    uow.record(actor, action, call_subject(after.id), call_json(before), call_json(after));
    return {};
}

}  // namespace

CallFacts facts_of(const SideCall& call, std::string_view zone) {
    return {.titles = call.titles,
            .intro = call.intro,
            .opens = to_local(call.opens_at, zone),
            .closes = to_local(call.closes_at, zone),
            .limits = call.limits,
            .minutes = static_cast<int>(call.lasts.count()),
            .day_from = static_cast<int>(call.day_from.count()),
            .day_until = static_cast<int>(call.day_until.count()),
            .scale = call.scale,
            .criteria = call.criteria,
            .questions = call.questions,
            .erase_days = call.erase_days};
}

std::string call_subject(const std::string& id) { return "events.call/" + id; }

Error call_unknown(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "This call does not exist.", id};
}

Result<std::string> create_call(UnitOfWork& uow, const Actor& actor, const std::string& edition_id,
                                const CallFacts& facts) {
    touch(uow, edition_id);
    const auto edition = find_edition(uow, edition_id);
    if (!edition) return edition_unknown(edition_id);
    SideCall call{.edition_id = edition_id};
    if (auto good = take_call_facts(facts, edition->dates.zone, false, call); !good)
        return std::move(good).error();
    if (calls_of(uow, edition_id).size() >= most_calls)
        return Error{ErrorCode::conflict,
                     /*t*/ "An event has at most {max} calls for side events.",
                     edition_id,
                     {},
                     {{"max", std::to_string(most_calls)}}};
    call.id = new_id();
    insert(uow, call);
    uow.record(actor, "events.create_call", call_subject(call.id), "", call_json(call));
    return call.id;
}

Result<void> change_call(UnitOfWork& uow, const Actor& actor, const std::string& id, const CallFacts& facts,
                         int revision) {
    hold_call(uow, id);
    const auto before = find_call(uow, id);
    if (!before) return call_unknown(id);
    const auto edition = find_edition(uow, before->edition_id).value();
    auto call = *before;
    if (auto good = take_call_facts(facts, edition.dates.zone, was_scored(uow, id), call); !good) return good;
    call.revision = revision;
    call.erased_at.reset();
    if (auto stored = store_call(uow, actor, "events.change_call", *before, call); !stored) return stored;
    if (before->closes_at != call.closes_at)
        for (const auto& each : proposals_of(uow, id))
            uow.extend_links(proposal_purpose, proposal_subject(each.id), organiser_link_end(edition.dates),
                             call.closes_at);
    return {};
}

Result<void> set_call_state(UnitOfWork& uow, const Actor& actor, const std::string& id, CallState state) {
    hold_call(uow, id);
    const auto before = find_call(uow, id);
    if (!before) return call_unknown(id);
    if (before->state == state) return {};
    if (state == CallState::draft && !proposals_of(uow, id).empty())
        return Error{ErrorCode::conflict,
                     /*t*/ "Somebody has answered this call: it can be closed, but it is no draft any more.",
                     id};
    auto call = *before;
    call.state = state;
    return store_call(uow, actor, "events.set_call_state", *before, call);
}

Result<void> close_scoring(UnitOfWork& uow, const Actor& actor, const std::string& id, bool closed) {
    hold_call(uow, id);
    const auto before = find_call(uow, id);
    if (!before) return call_unknown(id);
    if (before->scoring_closed_at.has_value() == closed) return {};
    auto call = *before;
    call.scoring_closed_at.reset();
    if (closed) call.scoring_closed_at = uow.now();
    return store_call(uow, actor, closed ? "events.close_scoring" : "events.reopen_scoring", *before, call);
}

Result<void> move_calls(UnitOfWork& uow, const DateChange& change) {
    const auto by = change.after.start - change.before.start;
    for (auto& call : calls_of(uow, change.edition_id)) {
        MovedCall moved{.call_id = call.id, .old_closes = call.closes_at, .new_closes = call.closes_at};
        if (call.state != CallState::closed && call.closes_at >= change.changed_at) {
            if (call.opens_at > change.changed_at)
                call.opens_at = moved_along(call.opens_at, change.before, change.after);
            // An hour of the clock, which moved_reply_until() keeps only while clocks do not change between.
            const auto kept = moved_along(call.closes_at, change.before, change.after);
            call.closes_at =
                kept >= change.changed_at + std::chrono::days(14)
                    ? kept
                    : moved_reply_until(call.closes_at, change.before, change.after, change.changed_at);
            if (call.opens_at >= call.closes_at) call.opens_at = change.changed_at;
            moved.new_closes = call.closes_at;
        }
        call.erased_at.reset();
        if (!update(uow, call)) return changed_meanwhile(call_subject(call.id));
        for (auto& each : proposals_of(uow, call.id)) {
            const bool accepted = each.state == ProposalState::accepted;
            moved.accepted += accepted ? 1 : 0;
            if (each.facts.preferred_day) *each.facts.preferred_day += by;
            if (accepted) each.told_at.reset();
            if (!update(uow, each)) return changed_meanwhile(proposal_subject(each.id));
            uow.extend_links(proposal_purpose, proposal_subject(each.id), organiser_link_end(change.after),
                             call.closes_at);
        }
        insert_moved(uow, change.id, moved);
    }
    return {};
}

int accepted_in(UnitOfWork& uow, const std::string& edition) {
    int accepted = 0;
    for (const auto& call : calls_of(uow, edition))
        for (const auto& each : proposals_of(uow, call.id))
            accepted += each.state == ProposalState::accepted ? 1 : 0;
    return accepted;
}

Result<int> erase_old_contacts(Database& db) {
    return db.write([&](UnitOfWork& uow) -> Result<int> {
        int contacts = 0;
        forget_attempts(uow);
        for (const auto& id : calls_with_contacts(uow)) {
            auto call = find_call(uow, id).value();
            const auto edition = find_edition(uow, call.edition_id).value();
            if (day_in(uow.now(), edition.dates.zone) <= erase_contacts_on(call, edition.dates)) continue;
            const auto erased = erase_contacts(uow, id);
            for (const auto& each : proposals_of(uow, id))
                uow.revoke_links(proposal_purpose, proposal_subject(each.id));
            call.erased_at = uow.now();
            if (!update(uow, call)) return changed_meanwhile(call_subject(id));
            uow.record(job_actor("events.erase_contacts"), "events.erase_contacts", call_subject(id), "",
                       compact({{"contacts", erased}}));
            contacts += erased;
        }
        return contacts;
    });
}

}  // namespace plenaria::events
