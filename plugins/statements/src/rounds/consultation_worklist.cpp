// SPDX-License-Identifier: EUPL-1.2
#include "consultation_worklist.hpp"

#include <algorithm>

#include <plenaria/db.hpp>

#include "../review/point_repository.hpp"
#include "../signatures/signature_repository.hpp"
#include "../text/statement_repository.hpp"
#include "outcome_repository.hpp"
#include "round_repository.hpp"
#include "round_service.hpp"

namespace plenaria::statements {

namespace {

void add_rounds(UnitOfWork& uow, const Locale& locale, std::vector<WorkItem>& items) {
    for (const auto& round : list_rounds(uow)) {
        if (round.state == RoundState::closed) continue;
        const auto context =
            find_statement(uow, round.statement_id, locale.language())->title + ", " + round.name;
        const auto path = "/statements/rounds/" + round.id;
        const auto offices = offices_of(uow, round.id);
        for (const auto& office : offices)
            if (office.asked_at)
                items.push_back(
                    {.title = locale.t("{office} asks for more time", {{"office", office.party_name}}),
                     .context = context,
                     .path = path,
                     .due = round.deadline,
                     .zone = round.zone});
        if (const auto count = to_invite(offices).size(); count > 0)
            items.push_back(
                {.title = locale.n("Invite {n} office", "Invite {n} offices", static_cast<long long>(count)),
                 .context = context,
                 .path = path + "/invite"});
        const auto silent = to_remind(offices).size();
        if (round.state == RoundState::open && silent > 0)
            items.push_back({.title = locale.n("{n} office has not answered", "{n} offices have not answered",
                                               static_cast<long long>(silent)),
                             .context = context,
                             .path = path + "?show=silent",
                             .due = round.deadline,
                             .zone = round.zone,
                             .waits_for_others = true});
    }
}

void add_points(UnitOfWork& uow, const Locale& locale, std::vector<WorkItem>& items) {
    for (const auto& [statement_id, count] : undecided_counts(uow))
        items.push_back({.title = locale.n("Decide on {n} point", "Decide on {n} points", count),
                         .context = find_statement(uow, statement_id, locale.language())->title,
                         .path = "/statements/" + statement_id + "/consolidation"});
}

void add_outcomes(UnitOfWork& uow, const Locale& locale, std::vector<WorkItem>& items) {
    for (const auto& [statement_id, count] : untold_counts(uow))
        items.push_back({.title = locale.n("Tell {n} office what became of its points",
                                           "Tell {n} offices what became of their points", count),
                         .context = find_statement(uow, statement_id, locale.language())->title,
                         .path = "/statements/" + statement_id + "/outcomes"});
}

/// What waits for somebody who speaks for an office.
void add_reviews(UnitOfWork& uow, const Actor& actor, const Locale& locale, std::vector<WorkItem>& items) {
    for (const auto& round : open_rounds(uow)) {
        const auto office = find_office(uow, round.id, actor.party);
        if (!office || !office->invited_at || !takes_answers(round, uow.now())) continue;
        if (office->sent_at && !office->changed_at) continue;
        items.push_back(
            {.title = office->sent_at ? locale.t("Send the changed review of {office} again",
                                                 {{"office", office->party_name}})
                      : office->changed_at
                          ? locale.t("Finish the review of {office}", {{"office", office->party_name}})
                          : locale.t("Review the text for {office}", {{"office", office->party_name}}),
             .context = find_statement(uow, round.statement_id, locale.language())->title + ", " + round.name,
             .path = "/statements/rounds/" + round.id + "/review",
             .due = round.deadline,
             .zone = actor.zone});
    }
}

void add_signings(UnitOfWork& uow, const Locale& locale, std::vector<WorkItem>& items) {
    for (const auto& signing : list_signings(uow)) {
        if (!takes_signatures(signing, uow.now())) continue;
        const auto cities = signatories_of(uow, signing.id);
        const auto in = [&](SignatoryState state) {
            return std::count_if(cities.begin(), cities.end(),
                                 [&](const Signatory& s) { return s.state == state; });
        };
        const auto waiting = in(SignatoryState::asked) + in(SignatoryState::promised);
        if (waiting == 0) continue;
        items.push_back({.title = locale.n("{n} city was asked and has not signed",
                                           "{n} cities were asked and have not signed", waiting),
                         .context = find_statement(uow, signing.statement_id, locale.language())->title,
                         .path = "/statements/signings/" + signing.id,
                         .due = signing.closes_at,
                         .zone = signing.zone,
                         .waits_for_others = true});
    }
}

}  // namespace

std::vector<WorkItem> ConsultationWorkList::waiting(UnitOfWork& uow, const Actor& actor,
                                                    const Locale& locale) const {
    std::vector<WorkItem> items;
    if (actor.may("statements.consult")) {
        add_points(uow, locale, items);
        add_rounds(uow, locale, items);
        add_outcomes(uow, locale, items);
    }
    if (actor.kind == Actor::Kind::account && !actor.party.empty()) add_reviews(uow, actor, locale, items);
    if (actor.may("statements.sign")) add_signings(uow, locale, items);
    return items;
}

}  // namespace plenaria::statements
