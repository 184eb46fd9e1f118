// SPDX-License-Identifier: EUPL-1.2
#include "procedure_work.hpp"

#include <plenaria/db.hpp>

#include "../text/statement_repository.hpp"
#include "procedure_service.hpp"

namespace plenaria::statements {

namespace {

void add_for_secretariat(const ProcedureReading& reading, const std::string& context, const Locale& locale,
                         std::vector<WorkItem>& items) {
    const auto& procedure = reading.procedure;
    const auto path = "/statements/procedures/" + procedure.id;
    const MessageValues group{{"group", procedure.group_name}};
    const auto add = [&](std::string title, const std::string& to, bool waits) {
        items.push_back({.title = std::move(title),
                         .context = context,
                         .path = to,
                         .due = procedure.deadline,
                         .zone = procedure.zone,
                         .waits_for_others = waits});
    };
    if (procedure.state == ProcedureState::draft)
        return add(locale.t("Send the letters to “{group}”", group), path + "/letters", false);
    if (reading.state() != ProcedureState::open) return;
    if (reading.is_held())
        return add(locale.t("Decide how “{group}” goes on: the deadline has passed", group), path, false);
    if (const auto count = reading.unreached().size(); count > 0 && !procedure.proceeded_at)
        add(locale.n("{n} member of a group was not reached", "{n} members of a group were not reached",
                     static_cast<long long>(count)),
            path, false);
    const auto silent = static_cast<long long>(to_remind(reading.members).size());
    if (procedure.kind == ProcedureKind::silence)
        add(locale.t("“{group}”: adopted unless somebody objects", group), path, true);
    else if (silent > 0)
        add(locale.n("{n} member of a group has not answered", "{n} members of a group have not answered",
                     silent),
            path, true);
}

}  // namespace

std::vector<WorkItem> ProcedureWorkList::waiting(UnitOfWork& uow, const Actor& actor,
                                                 const Locale& locale) const {
    std::vector<WorkItem> items;
    const bool staff = actor.may("statements.sign");
    const bool office = actor.kind == Actor::Kind::account && !actor.party.empty();
    if (!staff && !office) return items;
    for (const auto& procedure : procedures_under_way(uow)) {
        const auto context = find_statement(uow, procedure.statement_id, locale.language())->title;
        if (staff)
            if (const auto reading = read_procedure(uow, tools_, procedure.id))
                add_for_secretariat(*reading, context, locale, items);
        if (!office || !takes_verdicts(procedure, uow.now())) continue;
        const auto member = find_member(uow, procedure.id, actor.party);
        if (!member || !member->written_at || member->answered_at) continue;
        items.push_back({.title = locale.t(procedure.kind == ProcedureKind::silence
                                               ? /*t*/ "Say for {office} whether it objects"
                                               : /*t*/ "Say for {office} whether it approves",
                                           {{"office", member->party_name}}),
                         .context = context,
                         .path = "/statements/procedures/" + procedure.id + "/answer",
                         .due = procedure.deadline,
                         .zone = actor.zone});
    }
    return items;
}

}  // namespace plenaria::statements
