// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/calendar/item_repository.hpp
/// Rows of cpn_item. Every function runs inside the caller's transaction; what was removed is found by its id
/// alone.

#include <optional>
#include <string>
#include <vector>

#include "item.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::campaigns {

std::optional<Item> find_item(UnitOfWork& uow, const std::string& id);
void insert(UnitOfWork& uow, const Item& item);
/// Everything but the id and the campaign. Raises the revision.
/// @return false when somebody else has changed it since `item.revision`.
bool update(UnitOfWork& uow, const Item& item);

/// Which items are asked for.
struct ItemFilter {
    std::string campaign_id = {};                        ///< empty: of all campaigns
    Day from = {};                                       ///< as the clocks of the items show it
    Day until = Day(std::chrono::year(9999) / 12 / 31);  ///< exclusive
    int most = 500;
};
/// In order of their days and hours. Those of withdrawn campaigns are asked for by the campaign alone.
std::vector<Item> items_in(UnitOfWork& uow, const ItemFilter& filter);
/// Those that are not done.
std::vector<Item> open_items_of(UnitOfWork& uow, const std::string& campaign_id);
/// Open ones that are due until then, the earliest first.
std::vector<Item> items_due(UnitOfWork& uow, Instant until, int most);

}  // namespace plenaria::campaigns
