// SPDX-License-Identifier: EUPL-1.2
#include "member_repository.hpp"

#include <plenaria/db.hpp>
#include <plenaria/sql.hpp>

namespace plenaria::events_durban {

int revision_of_list(UnitOfWork& uow, const std::string& edition, const std::string& body) {
    int revision = 0;
    sql::query(uow, "SELECT revision FROM dbn_body_list WHERE edition_id = :edition AND body = :body"),
        soci::use(edition, "edition"), soci::use(body, "body"), soci::into(revision);
    return revision;
}

MemberList member_list_of(UnitOfWork& uow, const std::string& edition, const std::string& body) {
    MemberList list{.body = body};
    std::string at;
    sql::query(
        uow,
        "SELECT source, set_at, revision FROM dbn_body_list WHERE edition_id = :edition AND body = :body"),
        soci::use(edition, "edition"), soci::use(body, "body"), soci::into(list.source), soci::into(at),
        soci::into(list.revision);
    if (list.revision == 0) return list;
    list.set_at = parse_instant(at).value_or(Instant{});
    Member row;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT party, party_name FROM dbn_body_member "
                      "WHERE edition_id = :edition AND body = :body "
                      "ORDER BY party_name, party"),
         soci::use(edition, "edition"), soci::use(body, "body"), soci::into(row.party), soci::into(row.name));
    select.execute();
    while (select.fetch()) list.members.push_back(row);
    return list;
}

bool store(UnitOfWork& uow, const std::string& edition, const MemberList& list) {
    const auto at = to_text(uow.now());
    if (list.revision == 0) {
        if (revision_of_list(uow, edition, list.body) != 0) return false;
        sql::query(uow,
                   "INSERT INTO dbn_body_list (edition_id, body, source, set_at, revision) "
                   "VALUES (:edition, :body, :source, :at, 1)"),
            soci::use(edition, "edition"), soci::use(list.body, "body"), soci::use(list.source, "source"),
            soci::use(at, "at");
    } else {
        soci::statement change =
            (sql::prepare(uow,
                          "UPDATE dbn_body_list SET source = :source, set_at = :at, revision = revision + 1 "
                          "WHERE edition_id = :edition AND body = :body AND revision = :revision"),
             soci::use(list.source, "source"), soci::use(at, "at"), soci::use(edition, "edition"),
             soci::use(list.body, "body"), soci::use(list.revision, "revision"));
        change.execute(true);
        if (change.get_affected_rows() == 0) return false;
    }
    sql::query(uow, "DELETE FROM dbn_body_member WHERE edition_id = :edition AND body = :body"),
        soci::use(edition, "edition"), soci::use(list.body, "body");
    std::string party, name;
    soci::statement insert =
        (sql::prepare(uow,
                      "INSERT INTO dbn_body_member (edition_id, body, party, party_name) "
                      "VALUES (:edition, :body, :party, :name)"),
         soci::use(edition, "edition"), soci::use(list.body, "body"), soci::use(party, "party"),
         soci::use(name, "name"));
    for (const auto& member : list.members) {
        party = member.party;
        name = member.name;
        insert.execute(true);
    }
    return true;
}

}  // namespace plenaria::events_durban
