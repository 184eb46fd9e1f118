// SPDX-License-Identifier: EUPL-1.2
#include "db/commit_fate.hpp"

#include <chrono>
#include <thread>

#include <soci/soci.h>

namespace plenaria::host {

namespace {

using std::chrono::milliseconds;

constexpr auto patience = milliseconds(1500);  // somebody waits before a page
constexpr auto question_pause = milliseconds(50);

}  // namespace

CommitFate fate_of_commit(Pool::Lease& lease, const std::string& history_id) {
    if (history_id.empty()) return CommitFate::unknown;
    const auto until = std::chrono::steady_clock::now() + patience;
    for (;;) {
        try {
            int count = 0;
            // A locking read waits for the old connection to end, one way or the other; a plain one could
            // look just before a commit that is still on its way.
            lease.session().once << "SELECT count(*) FROM core_history WHERE id = :id LOCK IN SHARE MODE",
                soci::use(history_id, "id"), soci::into(count);
            return count > 0 ? CommitFate::committed : CommitFate::rolled_back;
        } catch (const soci::soci_error&) {
            lease.close();
        }
        if (std::chrono::steady_clock::now() > until) return CommitFate::unknown;
        std::this_thread::sleep_for(question_pause);
    }
}

}  // namespace plenaria::host
