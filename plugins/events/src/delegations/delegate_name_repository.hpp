// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/delegations/delegate_name_repository.hpp
/// Delegates by their names, which evt_delegate keeps folded beside them. Every function runs inside the
/// caller's transaction.

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

/// As names are compared: without case and accents.
std::string folded_name(std::string_view name);
/// Of those whose rows know no folded name, as after an update of the program.
void fold_names(UnitOfWork& uow, const std::string& edition);

struct CalledDelegate {
    std::string id = {};
    std::string folded = {};
    bool is_head = false;
};
/// Heads and members of delegations that come and have their places, who have one of these folded names.
std::vector<CalledDelegate> delegates_called(UnitOfWork& uow, const std::string& edition,
                                             const std::set<std::string>& folded);

}  // namespace plenaria::events
