// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/history/seal_repository.hpp
/// The rows of the history as they are sealed, and the seals.

#include <optional>
#include <string>
#include <vector>

#include <plenaria/time.hpp>

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::host {

/// What a seal says of one row.
struct RowDigest {
    std::string id;
    std::string at;      ///< as stored
    std::string digest;  ///< SHA-256 over all columns
    bool operator==(const RowDigest& other) const { return id == other.id && digest == other.digest; }
};

struct Seal {
    std::string last_id;   ///< the seal covers the rows after the one before, up to this
    std::string previous;  ///< hash of the seal before, empty for the first
    std::string digests;   ///< lines "ID DIGEST"
    std::string hash;      ///< SHA-256 over previous and digests
};

/// The digests of at most `limit` rows, in order of id, after `after` and up to `until` (empty: to the end).
std::vector<RowDigest> row_digests(UnitOfWork& uow, const std::string& after, const std::string& until,
                                   int limit);

std::optional<Seal> last_seal(UnitOfWork& uow);
/// The seal that follows `after` (a last_id, or empty).
std::optional<Seal> next_seal(UnitOfWork& uow, const std::string& after);
/// @throws soci::soci_error when another host has sealed the same rows meanwhile.
void insert_seal(UnitOfWork& uow, const Seal& seal);

/// When the last sealed row was written; nothing when no row is sealed.
std::optional<Instant> sealed_up_to(UnitOfWork& uow);
/// Rows after `after` that were written at or before `until`.
long long count_rows(UnitOfWork& uow, const std::string& after, Instant until);

}  // namespace plenaria::host
