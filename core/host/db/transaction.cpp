// SPDX-License-Identifier: EUPL-1.2
#include "db/transaction.hpp"

#include <soci/soci.h>

namespace plenaria::host {

Transaction::Transaction(Pool::Lease& lease, Engine engine, Kind kind) : lease_(lease) {
    auto& session = lease.session();
    if (engine == Engine::sqlite) {
        // Plain BEGIN takes the write lock late, and then fails at once if another transaction has
        // written since it read (code 517, whatever the timeout). IMMEDIATE takes it first, and waits.
        session.once << (kind == Kind::write ? "BEGIN IMMEDIATE" : "BEGIN");
    } else if (kind == Kind::write) {
        session.once << "START TRANSACTION";
    }
    // A reader of MySQL begins with its first statement (sessions.cpp).
}

Transaction::~Transaction() {
    if (done_) return;
    try {
        lease_.session().rollback();
    } catch (...) {
        lease_.close();  // its state is unknown; the next borrower gets it opened anew
    }
}

void Transaction::commit() {
    lease_.session().commit();
    done_ = true;
}

}  // namespace plenaria::host
