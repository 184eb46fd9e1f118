// SPDX-License-Identifier: EUPL-1.2
#include "undo_service.hpp"

#include "../delegations/answer_service.hpp"
#include "../delegations/delegation_repository.hpp"
#include "../delegations/delegation_tools.hpp"
#include "../delegations/invitation_service.hpp"
#include "../delegations/standing_repository.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../json.hpp"
#include "../programme/session_repository.hpp"
#include "../programme/session_service.hpp"
#include "../programme/venue_service.hpp"
#include "import_effect_repository.hpp"
#include "import_service.hpp"

namespace plenaria::events {

namespace {

Result<PlannedUndo> plan_for(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    auto import = import_for(uow, actor, id);
    if (!import) return std::move(import).error();
    if (import->state != ImportState::applied || !import->undo_until)
        return Error{ErrorCode::conflict, /*t*/ "This import cannot be taken back.", id};
    if (!may_undo(*import, uow.now()))
        return Error{ErrorCode::conflict, /*t*/ "The days in which this import could be taken back are over.",
                     id};
    PlannedUndo planned{.import = *std::move(import)};
    const auto& edition = planned.import.edition_id;
    planned.edition = find_edition(uow, edition).value();
    if (planned.import.kind != ImportKind::participants) {
        planned.plan = plan_programme_undo(programme_effects_of(uow, id), programme_of(uow, edition));
        return planned;
    }
    planned.form = questions_of(uow, edition);
    const auto delegations = delegations_of(uow, edition);
    const auto answers = answers_of_delegations(uow, ids_of(delegations));
    const auto follow_ups = follow_ups_of(uow, edition);
    planned.plan = plan_undo(effects_of(uow, id), {.delegations = delegations,
                                                   .answers = answers,
                                                   .follow_ups = follow_ups,
                                                   .applied_at = planned.import.ended_at.value()});
    return planned;
}

std::string history_of_people(const Delegation& delegation) {
    return compact(
        {{"answer", std::string(to_text(delegation.answer))}, {"people", people_coming(delegation.people)}});
}

void add_edits_of(const DelegationUndo& undo, std::vector<AnswerEdit>& edits) {
    add_edits(undo.before.id, "", undo.answers_before, undo.answers, edits);
    for (const auto& person : undo.after.people)
        for (const auto& now : undo.before.people)
            if (now.id == person.id) add_edits(undo.before.id, person.id, now.answers, person.answers, edits);
}

Result<void> take_back(UnitOfWork& uow, const Actor& actor, const DelegationUndo& undo,
                       std::vector<AnswerEdit>& edits) {
    const auto& edition = undo.before.edition_id;
    end_papers_of_changed(uow, undo.before.people, undo.after.people);
    if (undo.removed) {
        remove_delegation(uow, undo.before.id);
        uow.record(actor, "events.drop_delegation", edition_subject(edition),
                   compact({{"party", undo.before.party}}), "");
    } else {
        auto after = undo.after;
        if (!update(uow, after)) return changed_meanwhile(delegation_subject(after.id));
        store_people(uow, after);
        add_edits_of(undo, edits);
        uow.record(actor, "events.change_delegation", delegation_subject(after.id),
                   history_of_people(undo.before), history_of_people(after));
    }
    if (undo.before.answer != undo.after.answer)
        uow.publish("events.delegation_answered/1",
                    compact({{"edition", edition},
                             {"party", undo.before.party},
                             {"answer", std::string(to_text(undo.after.answer))}}));
    return {};
}

Result<void> take_back_people(UnitOfWork& uow, const ImportTools& tools, const Actor& actor,
                              const PlannedUndo& planned) {
    const auto& edition = planned.edition;
    std::vector<AnswerEdit> edits;
    for (const auto& each : planned.plan.changed)
        if (auto taken = take_back(uow, actor, each, edits); !taken) return taken;
    write_answers(uow, edits);
    recount(uow, edition.id);
    if (tools.invitations == nullptr) return {};
    return give_places(uow, tools.invitations->mails(), edition, rules_of(uow, edition.id));
}

Result<void> take_back_programme(UnitOfWork& uow, const ImportTools& tools, const Actor& actor,
                                 const UndoPlan& plan) {
    for (const auto& [id, revision, facts] : plan.sessions) {
        auto done = facts ? change_session(uow, *tools.lookup, actor, id, *facts, revision, tools.formats)
                          : remove_session(uow, actor, id);
        if (!done) return done;
    }
    for (const auto& id : plan.rooms)
        if (auto done = remove_room(uow, actor, id); !done) return done;
    for (const auto& id : plan.tracks)
        if (auto done = remove_track(uow, actor, id); !done) return done;
    return {};
}

}  // namespace

bool may_undo(const Import& import, Instant now) {
    return import.state == ImportState::applied && import.undo_until && now <= *import.undo_until;
}

Result<PlannedUndo> preview_undo(Database& db, const Actor& actor, const std::string& id) {
    return db.read([&](UnitOfWork& uow) { return plan_for(uow, actor, id); });
}

Result<Import> undo_import(Database& db, const ImportTools& tools, const Actor& actor, const std::string& id,
                           std::string_view fingerprint) {
    const auto edition = db.read([&](UnitOfWork& uow) -> Result<std::string> {
        auto import = import_for(uow, actor, id);
        if (!import) return std::move(import).error();
        return import->edition_id;
    });
    if (!edition) return edition.error();
    return db.write([&](UnitOfWork& uow) -> Result<Import> {
        // As applying does: nobody changes the programme or the invitations meanwhile.
        touch(uow, *edition);
        hold_invitations(uow, *edition);
        auto planned = plan_for(uow, actor, id);
        if (!planned) return std::move(planned).error();
        if (planned->plan.fingerprint != fingerprint)
            return Error{
                ErrorCode::conflict,
                /*t*/
                "Something has changed since this preview was shown. Nothing was written: look at it "
                "again.",
                id};
        auto taken = planned->import.kind == ImportKind::participants
                         ? take_back_people(uow, tools, actor, *planned)
                         : take_back_programme(uow, tools, actor, planned->plan);
        if (!taken) return std::move(taken).error();
        auto& import = planned->import;
        import.undone_by = actor.name;
        import.rows_undone = planned->plan.taken();
        import.rows_kept = planned->plan.kept();
        end_undo(uow, import);
        forget_effects(uow, id);
        uow.record(
            actor, "events.undo_import", import_subject(id), "",
            compact(
                {{"file", import.sha256}, {"taken_back", import.rows_undone}, {"left", import.rows_kept}}));
        import.state = ImportState::undone;
        return import;
    });
}

}  // namespace plenaria::events
