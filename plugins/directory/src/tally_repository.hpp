// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/tally_repository.hpp
/// How many cities each region has, kept up to date with every change: the list shows it on every page, and
/// counting ten thousand rows would cost more than the page.

#include <optional>
#include <string>
#include <vector>

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::directory {

struct Count {
    std::string name;
    long long count = 0;
};

/// Regions with cities, in order of name; "" for cities of no known country.
std::vector<Count> city_tally(UnitOfWork& uow);

/// The region in which that city is counted; none while it is merged away or does not exist.
std::optional<std::string> counted_in(UnitOfWork& uow, const std::string& city_id);
/// A city that was counted in `before` now counts in `after`.
void move_in_tally(UnitOfWork& uow, const std::optional<std::string>& before,
                   const std::optional<std::string>& after);

}  // namespace plenaria::directory
