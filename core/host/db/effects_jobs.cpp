// SPDX-License-Identifier: EUPL-1.2
#include "db/unit_of_work.hpp"

namespace plenaria::host {

void Work::publish(std::string_view event, std::string_view event_json) {
    if (!options_.subscribers_of) return;
    for (const auto& job : options_.subscribers_of(event)) enqueue(job, event_json, {});
}

std::string Work::enqueue(std::string_view job, std::string_view payload_json, Instant run_at) {
    const auto id = next_id();
    const std::string kind(job);
    const std::string payload(payload_json);
    const auto due = to_text(run_at == Instant{} ? now_ : run_at);
    sql::query(
        *this,
        "INSERT INTO core_job(id, kind, payload, state, run_at, attempts, lease_owner, lease_until, done, "
        "total, cancel, result, last_error, created_at, ended_at) VALUES(:id, :kind, :payload, 'ready', "
        ":due, 0, '', '', 0, 0, 0, '', '', :now, '')"),
        soci::use(id, "id"), soci::use(kind, "kind"), soci::use(payload, "payload"), soci::use(due, "due"),
        soci::use(now_text_, "now");
    effects_.jobs = true;
    return id;
}

}  // namespace plenaria::host
