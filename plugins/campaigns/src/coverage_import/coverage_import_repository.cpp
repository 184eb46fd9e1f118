// SPDX-License-Identifier: EUPL-1.2
#include "coverage_import_repository.hpp"

#include <nlohmann/json.hpp>

#include <plenaria/sql.hpp>

#include "../rows.hpp"

namespace plenaria::campaigns {

namespace {

struct CoverageImportRow {
    CoverageImport value;
    std::string state, mapping, created_at, applied_at;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.campaign_id), soci::into(state),
            soci::into(value.file_name), soci::into(value.file), soci::into(mapping),
            soci::into(value.created_by), soci::into(created_at), soci::into(applied_at),
            soci::into(value.added), soci::into(value.revision);
    }
    [[nodiscard]] CoverageImport take() const {
        auto taken = value;
        taken.state = state == "applied"  ? CoverageImportState::applied
                      : state == "undone" ? CoverageImportState::undone
                                          : CoverageImportState::preview;
        const auto columns = nlohmann::json::parse(mapping, nullptr, false);
        if (columns.is_array()) taken.mapping = columns.get<CoverageMapping>();
        taken.created_at = parse_instant(created_at).value_or(Instant{});
        taken.applied_at = parse_instant(applied_at);
        return taken;
    }
};
#define CPN_COVERAGE_IMPORT                                                                         \
    "SELECT id, campaign_id, state, file_name, file, mapping, created_by, created_at, applied_at, " \
    "added, revision FROM cpn_coverage_import "

}  // namespace

std::string_view to_text(CoverageImportState state) {
    if (state == CoverageImportState::applied) return "applied";
    return state == CoverageImportState::undone ? "undone" : "preview";
}

std::string_view name_of(CoverageImportState state) {
    if (state == CoverageImportState::applied) return /*t*/ "Entered";
    return state == CoverageImportState::undone ? /*t*/ "Taken back" : /*t*/ "Preview";
}

std::vector<CoverageImport> coverage_imports_of(UnitOfWork& uow, const std::string& campaign_id) {
    auto prepared =
        sql::prepare(uow, CPN_COVERAGE_IMPORT "WHERE campaign_id = :campaign ORDER BY id DESC LIMIT 50");
    prepared, soci::use(campaign_id, "campaign");
    return sql::rows_of<CoverageImportRow>(prepared);
}

std::optional<CoverageImport> find_coverage_import(UnitOfWork& uow, const std::string& id) {
    auto prepared = sql::prepare(uow, CPN_COVERAGE_IMPORT "WHERE id = :id");
    prepared, soci::use(id, "id");
    return sql::first_of(sql::rows_of<CoverageImportRow>(prepared));
}
#undef CPN_COVERAGE_IMPORT

void insert(UnitOfWork& uow, const CoverageImport& import) {
    const auto mapping = nlohmann::json(import.mapping).dump();
    const auto created_at = plenaria::to_text(import.created_at);
    sql::query(
        uow,
        "INSERT INTO cpn_coverage_import (id, campaign_id, state, file_name, file, mapping, created_by, "
        "created_at, applied_at, added, revision) VALUES (:id, :campaign, 'preview', :name, :file, "
        ":mapping, :by, :at, '', 0, 1)"),
        soci::use(import.id, "id"), soci::use(import.campaign_id, "campaign"),
        soci::use(import.file_name, "name"), soci::use(import.file, "file"), soci::use(mapping, "mapping"),
        soci::use(import.created_by, "by"), soci::use(created_at, "at");
}

bool update(UnitOfWork& uow, const CoverageImport& import) {
    const std::string state(to_text(import.state));
    const auto mapping = nlohmann::json(import.mapping).dump();
    const auto applied_at = sql::text_or_empty(import.applied_at);
    soci::statement change =
        (sql::prepare(uow,
                      "UPDATE cpn_coverage_import SET state = :state, mapping = :mapping, applied_at = :at, "
                      "added = :added, revision = revision + 1 WHERE id = :id AND revision = :revision"),
         soci::use(state, "state"), soci::use(mapping, "mapping"), soci::use(applied_at, "at"),
         soci::use(import.added, "added"), soci::use(import.id, "id"),
         soci::use(import.revision, "revision"));
    change.execute(true);
    return change.get_affected_rows() > 0;
}

void note_entered(UnitOfWork& uow, const std::string& import_id, const std::string& coverage_id) {
    sql::query(uow,
               "INSERT INTO cpn_coverage_import_entry (import_id, coverage_id) VALUES (:import, :entry)"),
        soci::use(import_id, "import"), soci::use(coverage_id, "entry");
}

std::vector<std::string> entered_by(UnitOfWork& uow, const std::string& import_id) {
    std::vector<std::string> ids;
    std::string id;
    soci::statement select = (sql::prepare(uow,
                                           "SELECT coverage_id FROM cpn_coverage_import_entry WHERE "
                                           "import_id = :import ORDER BY coverage_id"),
                              soci::use(import_id, "import"), soci::into(id));
    select.execute();
    while (select.fetch()) ids.push_back(id);
    return ids;
}

}  // namespace plenaria::campaigns
