// SPDX-License-Identifier: EUPL-1.2
#include "summit_repository.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::events_gfmd {

namespace {

std::string now_or_none(UnitOfWork& uow, bool removed) {
    return removed ? to_text(uow.now()) : std::string();
}

std::vector<TeamMember> team_of(UnitOfWork& uow, const std::string& table) {
    std::vector<TeamMember> team;
    TeamMember member;
    std::string role;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT role, ref, name FROM gfmd_team WHERE table_id = :table_id ORDER BY position"),
         soci::use(table, "table_id"), soci::into(role), soci::into(member.ref), soci::into(member.name));
    select.execute();
    while (select.fetch()) {
        member.role = parse_team_role(role);
        team.push_back(member);
    }
    return team;
}

void store_team(UnitOfWork& uow, const RoundTable& table) {
    sql::query(uow, "DELETE FROM gfmd_team WHERE table_id = :table_id"), soci::use(table.id, "table_id");
    int position = 0;
    for (const auto& member : table.team) {
        const std::string role(to_text(member.role));
        ++position;
        sql::query(uow,
                   "INSERT INTO gfmd_team (table_id, position, role, ref, name) "
                   "VALUES (:table_id, :position, :team_role, :ref, :name)"),
            soci::use(table.id, "table_id"), soci::use(position, "position"), soci::use(role, "team_role"),
            soci::use(member.ref, "ref"), soci::use(member.name, "name");
    }
}

}  // namespace

Summit summit_of(UnitOfWork& uow, const std::string& edition) {
    Summit summit;
    sql::query(uow, "SELECT chair, theme, revision FROM gfmd_summit WHERE edition_id = :edition"),
        soci::use(edition, "edition"), soci::into(summit.chair), soci::into(summit.theme),
        soci::into(summit.revision);
    return uow.session().got_data() ? summit : Summit{};
}

bool store(UnitOfWork& uow, const std::string& edition, const Summit& summit) {
    if (summit.revision == 0) {
        soci::statement enter =
            (sql::prepare(uow,
                          "INSERT INTO gfmd_summit (edition_id, chair, theme, revision) "
                          "SELECT e.id, :chair, :theme, 1 FROM evt_edition e WHERE e.id = :edition "
                          "AND NOT EXISTS (SELECT 1 FROM gfmd_summit s WHERE s.edition_id = e.id)"),
             soci::use(summit.chair, "chair"), soci::use(summit.theme, "theme"),
             soci::use(edition, "edition"));
        enter.execute(true);
        return enter.get_affected_rows() > 0;
    }
    soci::statement change =
        (sql::prepare(uow,
                      "UPDATE gfmd_summit SET chair = :chair, theme = :theme, revision = revision + 1 "
                      "WHERE edition_id = :edition AND revision = :revision"),
         soci::use(summit.chair, "chair"), soci::use(summit.theme, "theme"), soci::use(edition, "edition"),
         soci::use(summit.revision, "revision"));
    change.execute(true);
    return change.get_affected_rows() > 0;
}

std::vector<RoundTable> tables_of(UnitOfWork& uow, const std::string& edition) {
    std::vector<RoundTable> tables;
    {
        RoundTable table{.edition_id = edition};
        soci::statement select =
            (sql::prepare(uow,
                          "SELECT id, code, title, revision FROM gfmd_round_table "
                          "WHERE edition_id = :edition AND removed_at = '' ORDER BY code, id"),
             soci::use(edition, "edition"), soci::into(table.id), soci::into(table.code),
             soci::into(table.title), soci::into(table.revision));
        select.execute();
        while (select.fetch()) tables.push_back(table);
    }
    for (auto& table : tables) table.team = team_of(uow, table.id);
    return tables;
}

std::optional<RoundTable> find_table(UnitOfWork& uow, const std::string& id) {
    RoundTable table{.id = id};
    std::string removed_at;
    sql::query(uow,
               "SELECT edition_id, code, title, removed_at, revision FROM gfmd_round_table WHERE id = :id"),
        soci::use(id, "id"), soci::into(table.edition_id), soci::into(table.code), soci::into(table.title),
        soci::into(removed_at), soci::into(table.revision);
    if (!uow.session().got_data()) return std::nullopt;
    table.removed = !removed_at.empty();
    table.team = team_of(uow, id);
    return table;
}

void insert(UnitOfWork& uow, const RoundTable& table) {
    sql::query(uow,
               "INSERT INTO gfmd_round_table (id, edition_id, code, title, removed_at, revision) "
               "VALUES (:id, :edition, :code, :title, '', 1)"),
        soci::use(table.id, "id"), soci::use(table.edition_id, "edition"), soci::use(table.code, "code"),
        soci::use(table.title, "title");
    store_team(uow, table);
}

bool update(UnitOfWork& uow, const RoundTable& table) {
    soci::statement change =
        (sql::prepare(uow,
                      "UPDATE gfmd_round_table SET code = :code, title = :title, revision = revision + 1 "
                      "WHERE id = :id AND revision = :revision"),
         soci::use(table.code, "code"), soci::use(table.title, "title"), soci::use(table.id, "id"),
         soci::use(table.revision, "revision"));
    change.execute(true);
    if (change.get_affected_rows() == 0) return false;
    store_team(uow, table);
    return true;
}

void set_table_removed(UnitOfWork& uow, const std::string& id, bool removed) {
    const auto at = now_or_none(uow, removed);
    sql::query(uow, "UPDATE gfmd_round_table SET removed_at = :at, revision = revision + 1 WHERE id = :id"),
        soci::use(at, "at"), soci::use(id, "id");
}

std::vector<Paper> papers_of(UnitOfWork& uow, const std::string& table) {
    std::vector<Paper> papers;
    Paper paper{.table_id = table};
    std::string added_at;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT id, title, language, file, file_name, added_at, added_by FROM gfmd_paper "
                      "WHERE table_id = :table_id AND removed_at = '' ORDER BY added_at DESC, id DESC"),
         soci::use(table, "table_id"), soci::into(paper.id), soci::into(paper.title),
         soci::into(paper.language), soci::into(paper.file), soci::into(paper.file_name),
         soci::into(added_at), soci::into(paper.added_by));
    select.execute();
    while (select.fetch()) {
        paper.added_at = parse_instant(added_at).value();
        papers.push_back(paper);
    }
    return papers;
}

std::optional<Paper> find_paper(UnitOfWork& uow, const std::string& id) {
    Paper paper{.id = id};
    std::string added_at, removed_at;
    sql::query(uow,
               "SELECT table_id, title, language, file, file_name, added_at, added_by, removed_at "
               "FROM gfmd_paper WHERE id = :id"),
        soci::use(id, "id"), soci::into(paper.table_id), soci::into(paper.title), soci::into(paper.language),
        soci::into(paper.file), soci::into(paper.file_name), soci::into(added_at), soci::into(paper.added_by),
        soci::into(removed_at);
    if (!uow.session().got_data()) return std::nullopt;
    paper.added_at = parse_instant(added_at).value();
    paper.removed = !removed_at.empty();
    return paper;
}

void insert(UnitOfWork& uow, const Paper& paper) {
    const auto at = to_text(paper.added_at);
    sql::query(uow,
               "INSERT INTO gfmd_paper (id, table_id, title, language, file, file_name, added_at, added_by, "
               "removed_at) VALUES (:id, :table_id, :title, :language, :file, :file_name, :at, :adder, '')"),
        soci::use(paper.id, "id"), soci::use(paper.table_id, "table_id"), soci::use(paper.title, "title"),
        soci::use(paper.language, "language"), soci::use(paper.file, "file"),
        soci::use(paper.file_name, "file_name"), soci::use(at, "at"), soci::use(paper.added_by, "adder");
}

void set_paper_removed(UnitOfWork& uow, const std::string& id, bool removed) {
    const auto at = now_or_none(uow, removed);
    sql::query(uow, "UPDATE gfmd_paper SET removed_at = :at WHERE id = :id"), soci::use(at, "at"),
        soci::use(id, "id");
}

}  // namespace plenaria::events_gfmd
