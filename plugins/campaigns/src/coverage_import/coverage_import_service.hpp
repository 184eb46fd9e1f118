// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/coverage_import/coverage_import_service.hpp
/// Use cases of a table of coverage: uploaded, its columns named, its rows seen, entered, taken back. Each is
/// one step of the caller's transaction.

#include <string>
#include <vector>

#include "../coverage/coverage_service.hpp"
#include "coverage_import_repository.hpp"

namespace plenaria::campaigns {

/// So long what was entered can be taken back.
inline constexpr std::chrono::days coverage_import_undo{7};

/// @return not_found when there is none.
Result<CoverageImport> read_coverage_import(UnitOfWork& uow, const std::string& id);
/// Nothing of it is entered yet. @return its id; invalid_input under "file" for what is no table, has no
/// rows, or too many.
Result<std::string> upload_coverage(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                                    const std::string& campaign_id, const std::string& name,
                                    const std::string& bytes);
/// What the columns mean. @return invalid_input under "columns"; conflict once it is entered.
Result<void> map_coverage(UnitOfWork& uow, const Actor& actor, const std::string& id,
                          const CoverageMapping& mapping, int revision);

/// A table as it would be entered now.
struct CoveragePreview {
    Campaign campaign;
    CoverageImport import;
    std::vector<std::string> headings;
    std::vector<std::string> examples;    ///< of each column: its first cells
    std::vector<std::string> unreadable;  ///< of the mapping, catalog keys; then there are no lines
    std::vector<CoverageLine> lines;
    [[nodiscard]] int fresh() const;
};
Result<CoveragePreview> preview_coverage(UnitOfWork& uow, const CampaignTools& tools, const std::string& id,
                                         std::string_view language);
/// Enters the new rows; what is wrong or there already is left out. @param expected how many new ones were
/// seen. @return how many; conflict when there are others now, and when it was entered before.
Result<int> enter_coverage(UnitOfWork& uow, const CampaignTools& tools, const Actor& actor,
                           const std::string& id, int expected, std::string_view language);

struct TakenBack {
    int removed = 0;
    int kept = 0;  ///< which somebody has changed since, or added a clipping to
};
/// @return conflict when it was not entered, or longer ago than `coverage_import_undo`.
Result<TakenBack> take_coverage_back(UnitOfWork& uow, const Actor& actor, const std::string& id);
bool may_be_taken_back(const CoverageImport& import, Instant now);

}  // namespace plenaria::campaigns
