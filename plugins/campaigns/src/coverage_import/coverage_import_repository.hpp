// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/coverage_import/coverage_import_repository.hpp
/// Rows of tables of coverage that were uploaded, and of what they entered.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <plenaria/db.hpp>

#include "coverage_table.hpp"

namespace plenaria::campaigns {

enum class CoverageImportState : std::uint8_t { preview = 1, applied, undone };
std::string_view to_text(CoverageImportState state);
/// Catalog key.
std::string_view name_of(CoverageImportState state);

struct CoverageImport {
    std::string id = {};
    std::string campaign_id = {};
    CoverageImportState state = CoverageImportState::preview;
    std::string file_name = {};
    std::string file = {};  ///< SHA-256 of the kept file
    CoverageMapping mapping = {};
    std::string created_by = {};
    Instant created_at = {};
    std::optional<Instant> applied_at = {};
    int added = 0;
    int revision = 1;
};

/// The latest first.
std::vector<CoverageImport> coverage_imports_of(UnitOfWork& uow, const std::string& campaign_id);
std::optional<CoverageImport> find_coverage_import(UnitOfWork& uow, const std::string& id);
void insert(UnitOfWork& uow, const CoverageImport& import);
/// State, mapping, and what applying it did. @return false when somebody else has changed it since.
bool update(UnitOfWork& uow, const CoverageImport& import);

void note_entered(UnitOfWork& uow, const std::string& import_id, const std::string& coverage_id);
/// Ids of entries, also of such as were taken out since.
std::vector<std::string> entered_by(UnitOfWork& uow, const std::string& import_id);

}  // namespace plenaria::campaigns
