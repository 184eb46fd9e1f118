// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <plenaria/db.hpp>
#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../json_object.hpp"
#include "../text/export_text.hpp"
#include "procedure_checks.hpp"
#include "procedure_service.hpp"

namespace plenaria::statements {

namespace {

Error other_count() {
    return {ErrorCode::conflict,
            "The number of messages has changed since the preview. Nothing was sent: look again.",
            {}};
}

/// The text in the language of the member, else in the original.
std::string text_for(UnitOfWork& uow, const Version& version, const std::string& language) {
    const auto paragraphs = paragraphs_of(uow, version.id, {language, version.original_language});
    const bool is_there = std::any_of(paragraphs.begin(), paragraphs.end(),
                                      [&](const Paragraph& each) { return !each.in(language).text.empty(); });
    return as_plain_text(paragraphs, is_there ? language : version.original_language);
}

void write_letter(UnitOfWork& uow, const ProcedureTools& tools, const Procedure& procedure,
                  const Member& member, const std::string& batch) {
    write_to(uow, procedure, member, batch, [&](const ProcedureMatter& about) {
        return tools.letters->letter(about, uow.issue_link(tools.letters->link(about)),
                                     text_for(uow, about.version, member.language));
    });
}

/// The clock says so at that moment, and the job writes it down.
void call_at_deadline(UnitOfWork& uow, const Procedure& procedure) {
    uow.enqueue("statements.settle_procedure", json_object({{"procedure", procedure.id}}),
                procedure.deadline + std::chrono::seconds(1));
}

/// Open, for the secretariat; what the clock has ended meanwhile is over.
Result<ProcedureReading> open_reading(UnitOfWork& uow, const ProcedureTools& tools, const Actor& actor,
                                      std::string_view id) {
    hold_procedure(uow, id);
    auto reading = read_procedure(uow, tools, id);
    if (!reading || !actor.may("statements.sign")) return no_such_procedure(id);
    if (reading->state() == ProcedureState::draft)
        return Error{ErrorCode::conflict, /*t*/ "The group has not been asked yet: send the letters first.",
                     "procedure " + reading->procedure.id};
    if (reading->state() != ProcedureState::open) return procedure_is_over(reading->procedure);
    return *std::move(reading);
}

}  // namespace

void open_procedure(UnitOfWork& uow, const ProcedureTools& tools, const Actor& actor, Procedure& procedure) {
    procedure.state = ProcedureState::open;
    procedure.opened_at = uow.now();
    update(uow, procedure);
    begin_validation(
        uow, *tools.validation, actor,
        {.id = new_id(),
         .statement_id = procedure.statement_id,
         .version_id = procedure.version_id,
         .vote_ref = vote_ref_of(procedure),
         .body_ref = procedure.group_ref.empty() ? procedure_subject(procedure.id) : procedure.group_ref,
         .vote = {.body = procedure.group_name, .hash = procedure.hash},
         .asked_at = uow.now(),
         .asked_by = actor.name});
    call_at_deadline(uow, procedure);
}

Result<int> ProcedureService::send_letters(const Actor& actor, std::string_view id, int expected) {
    return db_.write([&](UnitOfWork& uow) -> Result<int> {
        hold_procedure(uow, id);
        auto procedure = find_procedure(uow, id);
        if (!procedure || !actor.may("statements.sign")) return no_such_procedure(id);
        if (procedure->state != ProcedureState::draft && procedure->state != ProcedureState::open)
            return procedure_is_over(*procedure);
        if (procedure->deadline <= uow.now())
            return Error{
                ErrorCode::conflict,
                /*t*/ "The deadline has passed before anybody was asked. Withdraw this, and ask anew.",
                "procedure " + procedure->id};
        if (auto good = check_may_be_asked(uow, *find_version(uow, procedure->version_id)); !good)
            return std::move(good).error();
        auto members = members_of(uow, id);
        const auto wave = to_write(members).size();
        if (static_cast<int>(wave) != expected || wave == 0) return other_count();
        const bool is_first = procedure->state == ProcedureState::draft;
        if (is_first) open_procedure(uow, tools_, actor, *procedure);
        const auto batch = new_id();
        for (auto& each : members) {
            if (each.written_at || each.address.empty()) continue;
            write_letter(uow, tools_, *procedure, each, batch);
            each.written_at = uow.now();
            update(uow, each);
        }
        uow.record(actor, "statements.ask_group", procedure_subject(id), {},
                   json_object({{"messages", std::to_string(wave)}, {"batch", batch}}));
        if (is_first)
            uow.publish("statements.procedure_opened/1", json_object({{"procedure", procedure->id},
                                                                      {"statement", procedure->statement_id},
                                                                      {"version", procedure->version_id}}));
        return static_cast<int>(wave);
    });
}

Result<void> ProcedureService::send_again(const Actor& actor, std::string_view id, std::string_view party) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        auto reading = open_reading(uow, tools_, actor, id);
        if (!reading) return std::move(reading).error();
        auto member = find_member(uow, id, party);
        if (!member) return no_such_procedure(id);
        if (member->address.empty())
            return Error{ErrorCode::conflict, /*t*/ "There is no mail address to write to.",
                         "member " + member->id};
        write_letter(uow, tools_, reading->procedure, *member, new_id());
        if (!member->written_at) member->written_at = uow.now();
        update(uow, *member);
        uow.record(actor, "statements.ask_again", procedure_subject(id), {}, json_object({{"party", party}}));
        return {};
    });
}

Result<int> ProcedureService::remind(const Actor& actor, std::string_view id, int expected) {
    return db_.write([&](UnitOfWork& uow) -> Result<int> {
        auto reading = open_reading(uow, tools_, actor, id);
        if (!reading) return std::move(reading).error();
        const auto wave = to_remind(reading->members);
        if (static_cast<int>(wave.size()) != expected || wave.empty()) return other_count();
        if (!takes_verdicts(reading->procedure, uow.now())) return procedure_is_over(reading->procedure);
        if (std::any_of(wave.begin(), wave.end(), [&](const Member* each) {
                return each->reminded_at &&
                       std::chrono::abs(uow.now() - *each->reminded_at) < reminders_apart;
            }))
            return Error{ErrorCode::conflict,
                         "These offices were reminded less than ten minutes ago. Nothing was sent.",
                         "procedure " + reading->procedure.id};
        const auto batch = new_id();
        for (const auto* each : wave) {
            auto member = *each;
            write_to(uow, reading->procedure, member, batch, [&](const ProcedureMatter& about) {
                return tools_.letters->reminder(about, uow.issue_link(tools_.letters->link(about)));
            });
            member.reminded_at = uow.now();
            update(uow, member);
        }
        uow.record(actor, "statements.remind_members", procedure_subject(id), {},
                   json_object({{"messages", std::to_string(wave.size())}, {"batch", batch}}));
        return static_cast<int>(wave.size());
    });
}

Result<void> ProcedureService::extend(const Actor& actor, std::string_view id, const LocalTime& to,
                                      std::string_view reason, std::string_view seen) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        auto reading = open_reading(uow, tools_, actor, id);
        if (!reading) return std::move(reading).error();
        auto& procedure = reading->procedure;
        if (!seen.empty() && to_text(procedure.deadline) != seen)
            return Error{
                ErrorCode::conflict,
                "Somebody else has moved the deadline meanwhile.",
                "procedure " + procedure.id,
                {{"day", "Somebody else has moved the deadline meanwhile. Look at the one that holds now."}}};
        Error refusal{ErrorCode::invalid_input, /*t*/ "The deadline cannot be moved like this.",
                      "procedure " + procedure.id};
        const auto deadline = to_instant(to, procedure.zone);
        if (!deadline) refusal.fields.push_back({"day", "There is no such time in this time zone."});
        if (deadline && *deadline <= procedure.deadline)
            refusal.fields.push_back({"day", "The new deadline must be later than the present one."});
        else if (deadline && *deadline <= uow.now())
            refusal.fields.push_back({"day", "The new deadline must be in the future."});
        if (auto good = check_reason(reason); !good)
            refusal.fields.insert(refusal.fields.end(), good.error().fields.begin(),
                                  good.error().fields.end());
        if (!refusal.fields.empty()) return refusal;

        const auto before = procedure.deadline;
        insert_procedure_extension(uow, id,
                                   {.from = before,
                                    .to = *deadline,
                                    .reason = trim(reason),
                                    .extended_at = uow.now(),
                                    .extended_by = actor.name});
        procedure.deadline = *deadline;
        update(uow, procedure);
        uow.extend_links(procedure_purpose, procedure_subject(id), *deadline + link_grace, *deadline);
        const auto batch = new_id();
        for (auto& each : reading->members) {
            if (each.address.empty()) continue;
            write_to(uow, procedure, each, batch, [&](const ProcedureMatter& about) {
                return tools_.letters->extension(about, before, trim(reason),
                                                 uow.issue_link(tools_.letters->link(about)));
            });
            if (each.written_at) continue;  // its address was found meanwhile
            each.written_at = uow.now();
            update(uow, each);
        }
        keep_validation(uow, *tools_.validation, actor, vote_ref_of(procedure));
        call_at_deadline(uow, procedure);
        uow.record(actor, "statements.extend_procedure", procedure_subject(id),
                   json_object({{"deadline", to_text(before)}}),
                   json_object({{"deadline", to_text(*deadline)}, {"reason", trim(reason)}}));
        return {};
    });
}

Result<void> ProcedureService::withdraw(const Actor& actor, std::string_view id, std::string_view reason) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        hold_procedure(uow, id);
        auto reading = read_procedure(uow, tools_, id);
        if (!reading || !actor.may("statements.sign")) return no_such_procedure(id);
        const auto state = reading->state();
        if (state != ProcedureState::draft && state != ProcedureState::open)
            return procedure_is_over(reading->procedure);
        if (auto good = check_reason(reason); !good) return good;
        auto& procedure = reading->procedure;
        procedure.state = ProcedureState::withdrawn;
        procedure.ended_at = uow.now();
        procedure.ended_because = trim(reason);
        update(uow, procedure);
        uow.record(actor, "statements.withdraw_procedure", procedure_subject(id), {},
                   json_object({{"reason", procedure.ended_because}}));
        if (state == ProcedureState::draft) return {};
        keep_validation(uow, *tools_.validation, actor, vote_ref_of(procedure));
        tell_outcome(uow, tools_, *reading);
        return {};
    });
}

}  // namespace plenaria::statements
