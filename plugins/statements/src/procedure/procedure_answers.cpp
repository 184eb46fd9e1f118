// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <plenaria/db.hpp>
#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../json_object.hpp"
#include "procedure_checks.hpp"
#include "procedure_service.hpp"
#include "procedure_words.hpp"

namespace plenaria::statements {

namespace {

Error too_late(const Procedure& procedure) {
    return {ErrorCode::conflict,
            /*t*/ "The deadline has passed: nothing can be said here any more. Write to the secretariat.",
            "procedure " + procedure.id};
}

Member& member_behind(ProcedureReading& reading, const Actor& actor) {
    return *std::find_if(reading.members.begin(), reading.members.end(),
                         [&](const Member& each) { return each.party == actor.party; });
}

/// Keeps it, and sends the receipt to the address that the member is written to: whoever used a forwarded
/// link, the member learns of it.
void keep_answer(UnitOfWork& uow, const ProcedureTools& tools, const Actor& actor, ProcedureReading& reading,
                 Member& member, GivenAnswer answer) {
    answer.id = new_id();
    answer.procedure_id = reading.procedure.id;
    answer.member_id = member.id;
    answer.answered_at = uow.now();
    insert(uow, answer);
    member.verdict = answer.verdict;
    member.answered_at = answer.verdict == Verdict::none ? std::optional<Instant>() : uow.now();
    update(uow, member);
    if (!member.address.empty())
        write_to(uow, reading.procedure, member, {},
                 [&](const ProcedureMatter& about) { return tools.letters->receipt(about, answer); });
    uow.record(actor,
               answer.verdict == Verdict::none ? "statements.take_answer_back" : "statements.give_answer",
               procedure_subject(reading.procedure.id), {},
               json_object({{"party", member.party},
                            {"verdict", to_text(answer.verdict)},
                            {"by", answer.said_by},
                            {"hash", answer.hash}}));
}

}  // namespace

Result<ProcedureReading> reading_behind_link(UnitOfWork& uow, const ProcedureTools& tools, const Actor& actor,
                                             std::string_view id) {
    if (!actor.holds_link(procedure_purpose, procedure_subject(id))) return no_such_procedure(id);
    auto reading = read_procedure(uow, tools, id);
    if (!reading || reading->procedure.state == ProcedureState::draft ||
        std::none_of(reading->members.begin(), reading->members.end(),
                     [&](const Member& each) { return each.party == actor.party; }))
        return no_such_procedure(id);
    return *std::move(reading);
}

Result<void> ProcedureService::answer(const Actor& actor, std::string_view id, const NewAnswer& wanted) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        hold_procedure(uow, id);
        auto reading = reading_behind_link(uow, tools_, actor, id);
        if (!reading) return std::move(reading).error();
        const auto& procedure = reading->procedure;
        if (procedure.state != ProcedureState::open) return procedure_is_over(procedure);
        if (!takes_verdicts(procedure, uow.now())) return too_late(procedure);
        if (!reading->is_intact || wanted.hash != procedure.hash)
            return Error{ErrorCode::conflict,
                         /*t*/
                         "The text is not the one that you were asked about: its fingerprint differs. "
                         "Nothing was kept.",
                         "procedure " + procedure.id};
        if (auto good = check_answer(procedure.kind, wanted.verdict, wanted.words, wanted.said_by); !good)
            return good;
        auto& member = member_behind(*reading, actor);
        const auto last = std::find_if(reading->answers.rbegin(), reading->answers.rend(),
                                       [&](const GivenAnswer& each) { return each.member_id == member.id; });
        // Sent twice, as by a second click: said once.
        if (last != reading->answers.rend() && last->verdict == wanted.verdict &&
            last->words == trim(wanted.words) && last->said_by == trim(wanted.said_by))
            return {};
        keep_answer(uow, tools_, actor, *reading, member,
                    {.verdict = wanted.verdict,
                     .words = trim(wanted.words),
                     .said_by = trim(wanted.said_by),
                     .hash = procedure.hash,
                     .language = wanted.language});
        settle_held(uow, tools_, actor, id);
        return {};
    });
}

Result<void> ProcedureService::take_back(const Actor& actor, std::string_view id, std::string_view said_by) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        hold_procedure(uow, id);
        auto reading = reading_behind_link(uow, tools_, actor, id);
        if (!reading) return std::move(reading).error();
        const auto& procedure = reading->procedure;
        auto& member = member_behind(*reading, actor);
        if (member.verdict == Verdict::none) return {};
        const bool for_the_record = procedure.state == ProcedureState::refused &&
                                    procedure.kind == ProcedureKind::silence &&
                                    member.verdict == Verdict::objects;
        if (!for_the_record && procedure.state != ProcedureState::open) return procedure_is_over(procedure);
        if (!for_the_record && !takes_verdicts(procedure, uow.now())) return too_late(procedure);
        if (trim(said_by).empty() || length(said_by) > 200)
            return Error{ErrorCode::invalid_input,
                         "Your answer is not finished.",
                         {},
                         {{"taken_by", "Enter your name, as it shall stand in the record."}}};
        keep_answer(uow, tools_, actor, *reading, member,
                    {.said_by = trim(said_by), .hash = procedure.hash, .language = member.language});
        if (for_the_record)
            uow.notify({.permission = "statements.sign",
                        .message = /*t*/ "{office} has taken its objection back: {group} may be asked again.",
                        .values = {{"office", member.party_name}, {"group", procedure.group_name}},
                        .domain = "statements",
                        .path = "/statements/procedures/" + procedure.id});
        return {};
    });
}

}  // namespace plenaria::statements
