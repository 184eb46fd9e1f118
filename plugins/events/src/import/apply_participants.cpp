// SPDX-License-Identifier: EUPL-1.2
#include "apply_participants.hpp"

#include <algorithm>
#include <map>

#include "../delegations/answer_service.hpp"
#include "../delegations/delegation_repository.hpp"
#include "../delegations/invitation_service.hpp"
#include "../delegations/standing_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../json.hpp"
#include "import_effect_repository.hpp"

namespace plenaria::events {

namespace {

/// How many and what, never who: history outlives the names.
std::string history_of_people(Answer answer, const std::vector<Delegate>& people) {
    return compact({{"answer", std::string(to_text(answer))}, {"people", people_coming(people)}});
}

void add_edits_of(const PlannedDelegation& planned, const Delegation& stored,
                  std::vector<AnswerEdit>& edits) {
    add_edits(stored.id, "", planned.answers_before, planned.answers, edits);
    for (const auto& person : stored.people) {
        const auto was = std::find_if(planned.before.begin(), planned.before.end(),
                                      [&](const Delegate& each) { return each.id == person.id; });
        add_edits(stored.id, person.id, was == planned.before.end() ? Answers() : was->answers,
                  person.answers, edits);
    }
}

}  // namespace

Result<void> apply_participants(UnitOfWork& uow, const ImportTools& tools, const Actor& actor,
                                const PlannedImport& planned) {
    const auto& edition = planned.edition.id;
    std::vector<std::string> added;
    for (const auto& each : planned.delegations.changed)
        if (each.after.id.empty()) added.push_back(each.after.party);
    if (!added.empty())
        if (auto done = add_delegations(uow, *tools.directory, actor, edition, added); !done)
            return std::move(done).error();
    std::map<std::string, Delegation> stored;
    for (auto& each : delegations_of(uow, edition)) stored.emplace(each.party, std::move(each));
    std::vector<AnswerEdit> edits;
    std::vector<ImportEffect> effects;
    for (const auto& each : planned.delegations.changed) {
        const auto found = stored.find(each.after.party);
        // An office that was merged into another one meanwhile is not the one that the preview showed.
        if (found == stored.end()) return changed_meanwhile(edition_subject(edition));
        auto delegation = found->second;
        delegation.answer = each.after.answer;
        delegation.people = each.after.people;
        delegation.asked_again_at.reset();
        if (!delegation.answered_at) delegation.answered_at = uow.now();
        if (each.after.waiting_number != delegation.waiting_number) {
            delegation.waiting_number = each.after.waiting_number;
            delegation.waiting_since = uow.now();
        }
        if (!update(uow, delegation)) return changed_meanwhile(delegation_subject(delegation.id));
        end_papers_of_changed(uow, each.before, delegation.people);
        store_people(uow, delegation);
        add_edits_of(each, delegation, edits);
        auto before = found->second;
        before.people = each.before;
        if (each.after.id.empty()) before.id.clear();
        add_effects(
            {before, delegation, each.answers_before, each.answers, each.lines, planned.has_answers()},
            effects);
        uow.record(actor, "events.change_delegation", delegation_subject(delegation.id),
                   history_of_people(each.answered_before, each.before),
                   history_of_people(delegation.answer, delegation.people));
        if (each.answered_before != delegation.answer)
            uow.publish("events.delegation_answered/1",
                        compact({{"edition", edition},
                                 {"party", delegation.party},
                                 {"answer", std::string(to_text(delegation.answer))}}));
    }
    write_answers(uow, edits);
    if (tools.undo_days() > 0) {
        insert_undo(uow, planned.import.id, uow.now() + std::chrono::days(tools.undo_days()));
        insert_effects(uow, planned.import.id, effects);
    }
    recount(uow, edition);
    return {};
}

}  // namespace plenaria::events
