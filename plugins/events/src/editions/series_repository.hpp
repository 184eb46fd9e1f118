// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/editions/series_repository.hpp
/// Rows of evt_series. Every function runs inside the caller's transaction.

#include <optional>
#include <string>
#include <vector>

#include "edition.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

std::optional<Series> find_series(UnitOfWork& uow, const std::string& id);
/// With that original title, but for accents and capitals.
std::optional<Series> find_series_called(UnitOfWork& uow, const std::string& title);

struct SeriesLine {
    Series series;
    long long editions = 0;
};
/// In order of their original titles.
std::vector<SeriesLine> all_series(UnitOfWork& uow);

void insert(UnitOfWork& uow, const Series& series);
/// @return false when somebody else has changed it since `series.revision`.
bool update(UnitOfWork& uow, const Series& series);

}  // namespace plenaria::events
