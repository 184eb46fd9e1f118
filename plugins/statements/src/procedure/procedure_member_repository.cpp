// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/sql.hpp>

#include "../instant_text.hpp"
#include "procedure_repository.hpp"

namespace plenaria::statements {

namespace {

/// Runs `text`, which selects the columns of a member, for one procedure and one party.
std::vector<Member> select_members(UnitOfWork& uow, sql::Text text, std::string_view procedure_id,
                                   std::string_view party) {
    const std::string of(procedure_id), wanted(party);
    Member row;
    std::string written, reminded, verdict, answered;
    soci::statement select =
        (sql::prepare(uow, text), soci::use(of, "of"), soci::use(wanted, "party"), soci::into(row.id),
         soci::into(row.procedure_id), soci::into(row.party), soci::into(row.party_name),
         soci::into(row.contact_name), soci::into(row.address), soci::into(row.language),
         soci::into(row.zone), soci::into(written), soci::into(reminded), soci::into(verdict),
         soci::into(answered));
    select.execute();
    std::vector<Member> all;
    while (select.fetch()) {
        row.written_at = parse_instant(written);
        row.reminded_at = parse_instant(reminded);
        row.verdict = parse_verdict(verdict).value();
        row.answered_at = parse_instant(answered);
        all.push_back(row);
    }
    return all;
}

}  // namespace

std::vector<Member> members_of(UnitOfWork& uow, std::string_view procedure_id) {
    return select_members(
        uow,
        "SELECT id, procedure_id, party, party_name, contact_name, address, language, zone, "
        "written_at, reminded_at, verdict, answered_at FROM stm_procedure_member WHERE "
        "procedure_id = :of AND party <> :party ORDER BY party_name, id",
        procedure_id, "");
}

std::optional<Member> find_member(UnitOfWork& uow, std::string_view procedure_id, std::string_view party) {
    return sql::first_of(
        select_members(uow,
                       "SELECT id, procedure_id, party, party_name, contact_name, address, language, zone, "
                       "written_at, reminded_at, verdict, answered_at FROM stm_procedure_member WHERE "
                       "procedure_id = :of AND party = :party",
                       procedure_id, party));
}

void insert(UnitOfWork& uow, const Member& member) {
    sql::query(uow,
               "INSERT INTO stm_procedure_member (id, procedure_id, party, party_name, contact_name, "
               "address, language, zone, written_at, reminded_at, verdict, answered_at) VALUES (:id, :of, "
               ":party, :name, :contact, :address, :language, :zone, '', '', 'none', '')"),
        soci::use(member.id, "id"), soci::use(member.procedure_id, "of"), soci::use(member.party, "party"),
        soci::use(member.party_name, "name"), soci::use(member.contact_name, "contact"),
        soci::use(member.address, "address"), soci::use(member.language, "language"),
        soci::use(member.zone, "zone");
}

void update(UnitOfWork& uow, const Member& member) {
    const auto written = text_or_empty(member.written_at), reminded = text_or_empty(member.reminded_at),
               answered = text_or_empty(member.answered_at);
    const std::string verdict(to_text(member.verdict));
    sql::query(uow,
               "UPDATE stm_procedure_member SET contact_name = :contact, address = :address, language = "
               ":language, written_at = :written, reminded_at = :reminded, verdict = :verdict, answered_at = "
               ":answered WHERE id = :id"),
        soci::use(member.contact_name, "contact"), soci::use(member.address, "address"),
        soci::use(member.language, "language"), soci::use(written, "written"),
        soci::use(reminded, "reminded"), soci::use(verdict, "verdict"), soci::use(answered, "answered"),
        soci::use(member.id, "id");
}

void remove_member(UnitOfWork& uow, std::string_view member_id) {
    const std::string id(member_id);
    sql::query(uow, "DELETE FROM stm_procedure_member WHERE id = :id"), soci::use(id, "id");
}

}  // namespace plenaria::statements
