// SPDX-License-Identifier: EUPL-1.2
#include <nlohmann/json.hpp>

#include <plenaria/db.hpp>
#include <plenaria/id.hpp>

#include "../json_object.hpp"
#include "../validation/validation_repository.hpp"
#include "procedure_checks.hpp"
#include "procedure_service.hpp"
#include "procedure_words.hpp"

namespace plenaria::statements {

void tell_outcome(UnitOfWork& uow, const ProcedureTools& tools, const ProcedureReading& reading) {
    const auto batch = new_id();
    for (const auto& each : reading.members) {
        if (!each.written_at || each.address.empty()) continue;
        const auto& locale = tools.letters->locale_of(each);
        write_to(uow, reading.procedure, each, batch, [&](const ProcedureMatter& about) {
            return tools.letters->outcome(
                about, outcome_sentence(reading.procedure, reading.members, reading.procedure.state, locale),
                quotes_of(reading.procedure, reading.members, reading.answers, locale));
        });
    }
}

namespace {

/// Once: what has been kept says that the secretariat knows.
void tell_held(UnitOfWork& uow, const ProcedureTools& tools, const Actor& actor,
               const ProcedureReading& reading) {
    const auto ref = vote_ref_of(reading.procedure);
    const auto kept = find_validation(uow, ref, "en");
    if (!kept || kept->vote.state == ValidationState::closed) return;
    keep_validation(uow, *tools.validation, actor, ref);
    uow.notify({.permission = "statements.sign",
                .message = /*t*/ "“{group}”: the deadline has passed, and it waits for your decision.",
                .values = {{"group", reading.procedure.group_name}},
                .domain = "statements",
                .path = "/statements/procedures/" + reading.procedure.id,
                .urgent = true});
}

}  // namespace

void settle_held(UnitOfWork& uow, const ProcedureTools& tools, const Actor& actor, std::string_view id) {
    auto reading = read_procedure(uow, tools, id);
    if (!reading || reading->procedure.state != ProcedureState::open) return;
    const auto state = reading->state();
    if (state == ProcedureState::open) {
        if (reading->is_held()) tell_held(uow, tools, actor, *reading);
        return;
    }
    const auto since = reading->ended_at();
    // The row of the validation first: it asks what holds, and is told so by the clock as well.
    keep_validation(uow, *tools.validation, actor, vote_ref_of(reading->procedure));
    reading->procedure.state = state;
    reading->procedure.ended_at = since;
    update(uow, reading->procedure);
    uow.record(actor, "statements.settle_procedure", procedure_subject(id), {},
               json_object({{"state", to_text(state)}, {"since", to_text(since.value_or(uow.now()))}}));
    tell_outcome(uow, tools, *reading);
    uow.notify({.permission = "statements.sign",
                .message = state == ProcedureState::carried
                               ? /*t*/ "“{group}” has validated a version."
                               : /*t*/ "“{group}” has not validated a version: look at the reasons.",
                .values = {{"group", reading->procedure.group_name}},
                .domain = "statements",
                .path = "/statements/procedures/" + std::string(id),
                .urgent = state == ProcedureState::refused});
}

Result<void> ProcedureService::settle(const Actor& actor, std::string_view id) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        hold_procedure(uow, id);
        settle_held(uow, tools_, actor, id);
        return {};
    });
}

Result<void> settle_procedure(Database& db, const ProcedureTools& tools, std::string_view payload) {
    const auto wanted = nlohmann::json::parse(payload);
    return ProcedureService(db, tools).settle(job_actor("statements.settle_procedure"),
                                              wanted.at("procedure").get<std::string>());
}

Result<void> follow_procedures(Database& db, const ProcedureTools& tools) {
    const auto job = job_actor("statements.follow_procedures");
    const auto under_way =
        db.read([](UnitOfWork& uow) -> Result<std::vector<Procedure>> { return procedures_under_way(uow); });
    if (!under_way) return under_way.error();
    for (const auto& each : *under_way) {
        if (each.state != ProcedureState::open) continue;
        auto done = db.write([&](UnitOfWork& uow) -> Result<void> {
            hold_procedure(uow, each.id);
            const auto procedure = find_procedure(uow, each.id);
            int reminded = 0;
            const auto batch = new_id();
            for (auto& member : members_of(uow, each.id)) {
                if (member.address.empty() || !reminder_due(*procedure, member, uow.now())) continue;
                write_to(uow, *procedure, member, batch, [&](const ProcedureMatter& about) {
                    return tools.letters->reminder(about, uow.issue_link(tools.letters->link(about)));
                });
                member.reminded_at = uow.now();
                update(uow, member);
                ++reminded;
            }
            if (reminded > 0)
                uow.record(job, "statements.remind_members", procedure_subject(each.id), {},
                           json_object({{"messages", std::to_string(reminded)}, {"batch", batch}}));
            settle_held(uow, tools, job, each.id);
            return {};
        });
        if (!done) return done;
    }
    return {};
}

}  // namespace plenaria::statements
