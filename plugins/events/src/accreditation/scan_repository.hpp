// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/accreditation/scan_repository.hpp
/// Rows of evt_scan. Every function runs inside the caller's transaction.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "scan.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

std::optional<Scan> find_scan(UnitOfWork& uow, const std::string& id);
std::optional<Scan> find_device_scan(UnitOfWork& uow, const std::string& edition,
                                     const std::string& device_scan);
/// The scan by which this person is inside; nothing while they are not.
std::optional<Scan> admission_of(UnitOfWork& uow, const std::string& edition, const std::string& delegate);
/// Of those who come and have places; needs ensure_counted() before.
PresenceCounts presence_counts(UnitOfWork& uow, const std::string& edition);
/// Of all who are inside, by the id of the delegate.
std::map<std::string, Scan> admissions_of(UnitOfWork& uow, const std::string& edition);
/// The same of these alone.
std::map<std::string, Scan> admissions_of(UnitOfWork& uow, const std::string& edition,
                                          const std::vector<std::string>& delegates);
void insert(UnitOfWork& uow, const Scan& scan);
/// @return false when it admitted nobody, or was undone before.
bool undo_admission(UnitOfWork& uow, const std::string& id, const std::string& by);

}  // namespace plenaria::events
