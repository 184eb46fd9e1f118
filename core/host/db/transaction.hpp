// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/db/transaction.hpp
/// The only place where a transaction begins and ends.

#include <plenaria/db.hpp>

#include "db/pool.hpp"

namespace plenaria::host {

/// Rolls back unless commit() was called, so that no session returns to the pool with a transaction open.
class Transaction {
public:
    enum class Kind { read = 1, write };

    Transaction(Pool::Lease& lease, Engine engine, Kind kind);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    void commit();

private:
    Pool::Lease& lease_;
    bool done_ = false;
};

}  // namespace plenaria::host
