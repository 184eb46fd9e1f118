// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/format/format_repository.hpp
/// The format of an edition, and rows of evt_taken. Every function runs inside the caller's transaction.

#include <set>
#include <string>
#include <vector>

#include "../planning/milestone.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::events {

void set_format(UnitOfWork& uow, const std::string& edition, const std::string& format);
/// Ids, the latest edition first.
std::vector<std::string> editions_of_format(UnitOfWork& uow, const std::string& format);

/// Keys of the calendar of `format` that have come into the plan of `edition`.
std::set<std::string> taken_keys(UnitOfWork& uow, const std::string& edition, const std::string& format);
void note_taken(UnitOfWork& uow, const std::string& edition, const std::string& format,
                const std::string& key, const std::string& milestone);
/// `copy` of another edition stands for what its original stood for.
void copy_taken(UnitOfWork& uow, const std::string& original, const Milestone& copy);

}  // namespace plenaria::events
