// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/merge/merge_repository.hpp
/// Rows of dir_merge, and what hangs on a party and moves with it. Every function runs inside the caller's
/// transaction.

#include <optional>
#include <string>
#include <vector>

#include "../values.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::directory {

struct Merge {
    std::string id;
    std::string kept;   ///< ref
    std::string gone;   ///< ref
    std::string moved;  ///< JSON of the service's own
    std::string merged_at;
    std::string undone_at;  ///< empty while it stands
};

std::optional<Merge> find_merge(UnitOfWork& uow, const std::string& id);
/// Those that stand and were merged into `kept`, the latest first.
std::vector<Merge> merges_into(UnitOfWork& uow, const std::string& kept);
void insert(UnitOfWork& uow, const Merge& merge);
void set_undone(UnitOfWork& uow, const std::string& id);

/// What refers to a party.
struct Hanging {
    std::vector<std::string> contacts;       ///< ids
    std::vector<std::string> segments;       ///< ids of lists that it is on
    std::vector<std::string> organisations;  ///< ids of organisations that it belongs to
    std::vector<std::string> members;        ///< refs of those that belong to it
};
Hanging hanging_on(UnitOfWork& uow, const std::string& party);
void move_contact(UnitOfWork& uow, const std::string& contact_id, const std::string& party);

}  // namespace plenaria::directory
