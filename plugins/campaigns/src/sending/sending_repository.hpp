// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/sending/sending_repository.hpp

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <plenaria/db.hpp>

#include "sending.hpp"

namespace plenaria::campaigns {

std::optional<Sending> find_sending(UnitOfWork& uow, const std::string& id);
/// Of one campaign, the one begun last first.
std::vector<Sending> sendings_of(UnitOfWork& uow, const std::string& campaign_id);
/// In that state, the oldest first.
std::vector<Sending> sendings_in(UnitOfWork& uow, SendingState state);
/// Takes the row's lock, so that steps on one sending come one after another.
void hold_sending(UnitOfWork& uow, const std::string& id);
void insert(UnitOfWork& uow, const Sending& sending);
/// @return false when somebody else has changed it since `sending.revision`.
bool update(UnitOfWork& uow, const Sending& sending);

/// Person → "leave_out" or "paper".
std::map<std::string, std::string> choices_of(UnitOfWork& uow, const std::string& sending_id);
/// @param choice empty: as everybody.
void choose(UnitOfWork& uow, const std::string& sending_id, const std::string& person,
            const std::string& choice);

}  // namespace plenaria::campaigns
