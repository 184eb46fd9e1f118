// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/accreditation/holder_repository.hpp
/// Some of those who get badges, without reading the others. Inside the caller's transaction.

#include <string>
#include <vector>

#include "badge_service.hpp"

namespace plenaria::events {

/// The holders `first` to `last`, from 1, of AccreditationReading::holders. Needs ensure_counted() before.
std::vector<Holder> holders_shown(UnitOfWork& uow, const std::string& edition, long long first,
                                  long long last);

}  // namespace plenaria::events
