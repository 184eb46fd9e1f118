// SPDX-License-Identifier: EUPL-1.2
#include "procedure_service.hpp"

#include <algorithm>
#include <set>

#include <plenaria/db.hpp>
#include <plenaria/directory/directory.hpp>
#include <plenaria/directory/lookup.hpp>
#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../json_object.hpp"
#include "procedure_checks.hpp"

namespace plenaria::statements {

namespace {

constexpr std::size_t most_members = 2000;

std::optional<Member> office_member(UnitOfWork& uow, directory::Directory& directory,
                                    const std::string& ref) {
    const auto party = directory.party(uow, ref, "en");
    if (!party) return std::nullopt;
    const auto contacts = directory.contacts(uow, party->ref);
    const auto* contact = choose_contact(contacts);
    const auto language = contact != nullptr ? contact->language : party->language;
    const auto own = directory.party(uow, party->ref, language);
    return Member{.party = party->ref,
                  .party_name = own ? own->name : party->name,
                  .contact_name = contact != nullptr ? contact->name : std::string(),
                  .address = contact != nullptr ? contact->address : std::string(),
                  .language = language,
                  .zone = party->zone};
}

std::optional<Member> person_member(UnitOfWork& uow, directory::Lookup& lookup, const std::string& ref) {
    const auto box = lookup.mailbox(uow, ref);
    if (!box) return std::nullopt;
    const auto entry = lookup.entry(uow, box->ref, box->language);
    return Member{.party = box->ref,
                  .party_name = box->name,
                  .contact_name = box->name,
                  .address = box->address,
                  .language = box->language,
                  .zone = entry ? entry->zone : "UTC"};
}

/// The group as it is today; refs of nobody are left out.
std::vector<Member> members_called(UnitOfWork& uow, const ProcedureTools& tools,
                                   const std::vector<std::string>& parties) {
    std::vector<Member> members;
    std::set<std::string> known;
    for (const auto& ref : parties) {
        std::optional<Member> member;
        if (!ref.starts_with("person/"))
            member = office_member(uow, *tools.directory, ref);
        else if (tools.lookup != nullptr)
            member = person_member(uow, *tools.lookup, ref);
        if (member && known.insert(member->party).second) members.push_back(*std::move(member));
    }
    return members;
}

void check_group(const NewProcedure& wanted, const std::vector<Member>& members, Error& refusal) {
    if (trim(wanted.group_name).empty())
        refusal.fields.push_back(
            {"group", /*t*/ "Enter a name for the group, for example “Drafting group”."});
    if (length(wanted.group_name) > 200)
        refusal.fields.push_back({"group", /*t*/ "The name must have 200 characters or fewer."});
    if (members.empty())
        refusal.fields.push_back({"parties", /*t*/ "Choose at least one member of the group."});
    if (members.size() > most_members)
        refusal.fields.push_back({"parties", /*t*/ "A group has 2,000 members or fewer."});
    if (wanted.kind == ProcedureKind::approval && wanted.needs == Needs::at_least &&
        (wanted.at_least < 1 || wanted.at_least > static_cast<int>(members.size())))
        refusal.fields.push_back({"at_least",
                                  /*t*/ "Enter how many have to approve: 1 to {members}.",
                                  {{"members", std::to_string(std::max<std::size_t>(members.size(), 1))}}});
}

void check_deadline(const NewProcedure& wanted, Instant now, Error& refusal) {
    if (!is_zone(wanted.zone)) {
        refusal.fields.push_back({"zone", "Choose a time zone."});
        return;
    }
    const auto deadline = to_instant(wanted.deadline, wanted.zone);
    if (!deadline) refusal.fields.push_back({"day", "There is no such time in this time zone."});
    if (deadline && *deadline <= now)
        refusal.fields.push_back({"day", "The deadline must be in the future."});
}

/// For the secretariat.
Result<Procedure> procedure_for(UnitOfWork& uow, const Actor& actor, std::string_view id) {
    hold_procedure(uow, id);
    auto procedure = find_procedure(uow, id);
    if (!procedure || !actor.may("statements.sign")) return no_such_procedure(id);
    return *std::move(procedure);
}

}  // namespace

Error no_such_procedure(std::string_view id) {
    return {ErrorCode::not_found, /*t*/ "This validation does not exist.", "procedure " + std::string(id)};
}

Error procedure_is_over(const Procedure& procedure) {
    return {ErrorCode::conflict, /*t*/ "This has ended: nothing of it changes any more.",
            "procedure " + procedure.id};
}

Result<void> check_may_be_asked(UnitOfWork& uow, const Version& version) {
    const auto statement = find_statement(uow, version.statement_id, "");
    if (statement->archived)
        return Error{ErrorCode::conflict,
                     "This statement is in the archive. Take it out before you change it.",
                     "version " + version.id};
    if (text_hash(uow, version) != version.hash)
        return Error{ErrorCode::conflict, "The text of this version does not have its fingerprint any more.",
                     "version " + version.id};
    return {};
}

Result<void> check_reason(std::string_view reason) {
    if (!trim(reason).empty() && length(reason) <= 500) return {};
    return Error{ErrorCode::invalid_input,
                 "Something in this form needs your attention.",
                 {},
                 {{"reason", /*t*/ "Enter a reason of 500 characters or fewer: everybody reads it."}}};
}

std::vector<const Member*> to_write(const std::vector<Member>& members) {
    std::vector<const Member*> all;
    for (const auto& each : members)
        if (!each.written_at && !each.address.empty()) all.push_back(&each);
    return all;
}

std::vector<const Member*> to_remind(const std::vector<Member>& members) {
    std::vector<const Member*> all;
    for (const auto& each : members)
        if (each.written_at && !each.answered_at && !each.address.empty()) all.push_back(&each);
    return all;
}

Result<std::string> ProcedureService::create(const Actor& actor, const NewProcedure& wanted) {
    return db_.write([&](UnitOfWork& uow) -> Result<std::string> {
        const auto version = find_version(uow, wanted.version_id);
        if (!actor.may("statements.sign") || !version || version->statement_id != wanted.statement_id)
            return Error{ErrorCode::not_found, "This version does not exist.",
                         "version " + wanted.version_id};
        if (auto good = check_may_be_asked(uow, *version); !good) return std::move(good).error();
        const auto members = members_called(uow, tools_, wanted.parties);
        Error refusal{ErrorCode::invalid_input, /*t*/ "The group cannot be asked like this.",
                      "version " + version->id};
        check_group(wanted, members, refusal);
        check_deadline(wanted, uow.now(), refusal);
        for (const auto& other : procedures_of_version(uow, version->id))
            if ((other.state == ProcedureState::draft || other.state == ProcedureState::open) &&
                fold(other.group_name) == fold(trim(wanted.group_name)))
                refusal.fields.push_back({"group",
                                          /*t*/ "“{group}” is being asked about this version already.",
                                          {{"group", other.group_name}}});
        if (!refusal.fields.empty()) return refusal;

        const Procedure procedure{.id = new_id(),
                                  .statement_id = version->statement_id,
                                  .version_id = version->id,
                                  .hash = version->hash,
                                  .kind = wanted.kind,
                                  .group_name = trim(wanted.group_name),
                                  .group_ref = wanted.group_ref,
                                  .needs = wanted.needs,
                                  .at_least = wanted.needs == Needs::at_least ? wanted.at_least : 0,
                                  .deadline = *to_instant(wanted.deadline, wanted.zone),
                                  .zone = wanted.zone,
                                  .reminder_days = wanted.reminder_days,
                                  .created_at = uow.now(),
                                  .created_by = actor.name};
        insert(uow, procedure);
        for (auto member : members) {
            member.id = new_id();
            member.procedure_id = procedure.id;
            insert(uow, member);
        }
        uow.record(actor, "statements.prepare_procedure", procedure_subject(procedure.id), {},
                   json_object({{"statement", procedure.statement_id},
                                {"version", procedure.version_id},
                                {"hash", procedure.hash},
                                {"kind", to_text(procedure.kind)},
                                {"group", procedure.group_name},
                                {"members", std::to_string(members.size())},
                                {"needs", to_text(procedure.needs)},
                                {"deadline", to_text(procedure.deadline)},
                                {"zone", procedure.zone}}));
        return procedure.id;
    });
}

Result<void> ProcedureService::set_contact(const Actor& actor, std::string_view id, std::string_view party,
                                           const OfficeContact& contact) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        auto procedure = procedure_for(uow, actor, id);
        if (!procedure) return std::move(procedure).error();
        auto member = find_member(uow, id, party);
        if (!member) return no_such_procedure(id);
        if (procedure->state != ProcedureState::draft && procedure->state != ProcedureState::open)
            return procedure_is_over(*procedure);
        if (length(contact.name) > 200)
            return Error{ErrorCode::invalid_input,
                         "The contact was not saved.",
                         {},
                         {{"contact", "Use 200 characters or fewer."}}};
        member->contact_name = trim(contact.name);
        member->address = trim(contact.address);
        if (is_language(contact.language)) member->language = contact.language;
        update(uow, *member);
        uow.record(actor, "statements.set_member", procedure_subject(id), {},
                   json_object({{"party", party}, {"language", member->language}}));
        return {};
    });
}

Result<void> ProcedureService::remove(const Actor& actor, std::string_view id, std::string_view party) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        auto procedure = procedure_for(uow, actor, id);
        if (!procedure) return std::move(procedure).error();
        const auto member = find_member(uow, id, party);
        if (!member) return no_such_procedure(id);
        if (procedure->state != ProcedureState::draft)
            return Error{ErrorCode::conflict,
                         /*t*/ "The group has been asked: nobody is taken out of it any more.",
                         "procedure " + procedure->id};
        const auto left = static_cast<int>(members_of(uow, id).size()) - 1;
        if (left < std::max(1, procedure->at_least))
            return Error{ErrorCode::conflict, /*t*/ "Fewer members would be left than have to approve.",
                         "procedure " + procedure->id};
        remove_member(uow, member->id);
        uow.record(actor, "statements.remove_member", procedure_subject(id), json_object({{"party", party}}),
                   {});
        return {};
    });
}

Result<void> ProcedureService::end_links(const Actor& actor, std::string_view id, std::string_view party) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        auto procedure = procedure_for(uow, actor, id);
        if (!procedure) return std::move(procedure).error();
        if (!find_member(uow, id, party)) return no_such_procedure(id);
        uow.revoke_links(procedure_purpose, procedure_subject(id), party);
        uow.record(actor, "statements.end_member_links", procedure_subject(id), {},
                   json_object({{"party", party}}));
        return {};
    });
}

Result<void> ProcedureService::proceed(const Actor& actor, std::string_view id, std::string_view reason) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        auto procedure = procedure_for(uow, actor, id);
        if (!procedure) return std::move(procedure).error();
        const auto reading = read_procedure(uow, tools_, id);
        if (reading->state() != ProcedureState::open || procedure->kind != ProcedureKind::silence)
            return procedure_is_over(*procedure);
        if (auto good = check_reason(reason); !good) return good;
        if (procedure->proceeded_at || reading->unreached().empty())
            return Error{ErrorCode::conflict, /*t*/ "Everybody has been reached: there is nothing to decide.",
                         "procedure " + procedure->id};
        procedure->proceeded_at = uow.now();
        procedure->proceeded_by = actor.name;
        procedure->proceeded_because = trim(reason);
        update(uow, *procedure);
        uow.record(actor, "statements.proceed", procedure_subject(id), {},
                   json_object({{"reason", procedure->proceeded_because},
                                {"unreached", std::to_string(reading->unreached().size())}}));
        settle_held(uow, tools_, actor, id);
        return {};
    });
}

}  // namespace plenaria::statements
