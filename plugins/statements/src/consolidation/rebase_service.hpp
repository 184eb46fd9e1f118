// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/consolidation/rebase_service.hpp
/// Moves what is still open to the text of a new version.

#include <string_view>

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::statements {

struct Version;

struct RebaseCount {
    int applies = 0;
    int contained = 0;
    int conflicts = 0;
};

/// Every undecided suggestion and comment of the statement is put on the text of `version`, or keeps the text
/// it was made on with the reason why it cannot be moved. Nothing is lost; calling it again changes nothing.
RebaseCount rebase_points(UnitOfWork& uow, const Version& version);

/// What follows from issuing a version: its decisions are final, what is open moves to its text.
RebaseCount settle_and_rebase(UnitOfWork& uow, std::string_view statement_id, std::string_view version_id);

}  // namespace plenaria::statements
