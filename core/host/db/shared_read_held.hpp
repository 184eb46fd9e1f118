// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/db/shared_read_held.hpp
/// What a SharedRead keeps between two reads. For the database itself.

#include <optional>

#include "db/pool.hpp"
#include "db/shared_read.hpp"
#include "db/transaction.hpp"

namespace plenaria::host {

struct SharedRead::Held {
    const void* database;
    Pool::Lease lease;
    std::optional<Transaction> transaction = {};  ///< ends before the lease
};

}  // namespace plenaria::host
