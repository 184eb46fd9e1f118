// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/programme/release_repository.hpp
/// Rows of evt_release, and the frozen programmes behind them. Every function runs inside the caller's
/// transaction.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "release.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

/// The latest first.
std::vector<Release> releases_of(UnitOfWork& uow, const std::string& edition);
/// Keeps the programme too, and sets `release.sha256`.
void insert(UnitOfWork& uow, Release& release, const FrozenProgramme& frozen);

struct Released {
    Release release;
    std::shared_ptr<const FrozenProgramme> programme;  ///< never nullptr
};
/// @return nothing while nothing was released.
std::optional<Released> latest_release(UnitOfWork& uow, const std::string& edition);
/// @return nothing when there is none of that number.
std::optional<Released> find_release(UnitOfWork& uow, const std::string& edition, int number);
/// The number of the latest of which those concerned were told; 0: of none.
int last_told_release(UnitOfWork& uow, const std::string& edition);
/// Ids of at most ten editions of which something was released; the latest release first.
std::vector<std::string> released_editions(UnitOfWork& uow);
/// A second time of one release is an error of the database, so that it is told once.
void insert_told(UnitOfWork& uow, const std::string& edition, int number, const std::string& told_by);
/// Those that were the latest at `since` or after it, at most ten, the latest first.
std::vector<Released> releases_since(UnitOfWork& uow, const std::string& edition, Instant since);

}  // namespace plenaria::events
