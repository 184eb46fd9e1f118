// SPDX-License-Identifier: EUPL-1.2
#include "jobs/job_repository.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::host {

namespace {

std::vector<Candidate> fetch_candidates(soci::statement& statement, std::string& id, std::string& kind) {
    std::vector<Candidate> out;
    statement.execute();
    while (statement.fetch()) out.push_back({id, kind});
    return out;
}

Error not_there(const std::string& id) {
    return Error{ErrorCode::not_found, "This job does not exist.", "job " + id};
}

}  // namespace

std::vector<std::string> due_kinds(UnitOfWork& uow) {
    const auto now = to_text(uow.now());
    std::vector<std::string> out;
    std::string kind;
    soci::statement statement =
        (sql::prepare(uow,
                      "SELECT kind FROM core_job WHERE state = 'ready' AND run_at <= :now "
                      "GROUP BY kind ORDER BY MIN(run_at), kind"),
         soci::use(now, "now"), soci::into(kind));
    statement.execute();
    while (statement.fetch()) out.push_back(kind);
    return out;
}

std::vector<Candidate> due_jobs(UnitOfWork& uow, const std::string& kind, int limit) {
    const auto now = to_text(uow.now());
    std::string id;
    std::string found_kind;
    soci::statement statement =
        (sql::prepare(
             uow,
             "SELECT id, kind FROM core_job WHERE state = 'ready' AND run_at <= :now AND kind = :kind "
             "ORDER BY run_at, id LIMIT :limit"),
         soci::use(now, "now"), soci::use(kind, "kind"), soci::use(limit, "limit"), soci::into(id),
         soci::into(found_kind));
    return fetch_candidates(statement, id, found_kind);
}

std::vector<Candidate> orphaned_jobs(UnitOfWork& uow, int limit) {
    const auto now = to_text(uow.now());
    std::string id;
    std::string kind;
    soci::statement statement =
        (sql::prepare(uow,
                      "SELECT id, kind FROM core_job WHERE state = 'running' AND lease_until < :now "
                      "ORDER BY lease_until, id LIMIT :limit"),
         soci::use(now, "now"), soci::use(limit, "limit"), soci::into(id), soci::into(kind));
    return fetch_candidates(statement, id, kind);
}

bool claim_job(UnitOfWork& uow, const std::string& id, const std::string& owner, std::chrono::seconds lease) {
    const auto now = to_text(uow.now());
    const auto until = to_text(uow.now() + lease);
    soci::statement statement =
        (sql::prepare(uow,
                      "UPDATE core_job SET state = 'running', lease_owner = :owner, lease_until = :until, "
                      "attempts = attempts + 1 WHERE id = :id AND ((state = 'ready' AND run_at <= :due) "
                      "OR (state = 'running' AND lease_until < :expired))"),
         soci::use(owner, "owner"), soci::use(until, "until"), soci::use(id, "id"), soci::use(now, "due"),
         soci::use(now, "expired"));
    statement.execute(true);
    return statement.get_affected_rows() == 1;
}

std::optional<bool> renew_job(UnitOfWork& uow, const std::string& id, const std::string& owner,
                              std::chrono::seconds lease) {
    const auto until = to_text(uow.now() + lease);
    sql::query(uow,
               "UPDATE core_job SET lease_until = :until WHERE id = :id AND lease_owner = :owner "
               "AND state = 'running'"),
        soci::use(until, "until"), soci::use(id, "id"), soci::use(owner, "owner");
    // Asked, not counted: MySQL counts a row that stays as it was as not affected.
    int cancel = 0;
    sql::query(uow,
               "SELECT cancel FROM core_job WHERE id = :id AND lease_owner = :owner AND state = 'running'"),
        soci::use(id, "id"), soci::use(owner, "owner"), soci::into(cancel);
    if (!uow.session().got_data()) return std::nullopt;
    return cancel != 0;
}

void show_progress(UnitOfWork& uow, const std::string& id, const std::string& owner, long long done,
                   long long total) {
    sql::query(uow,
               "UPDATE core_job SET done = :done, total = :total WHERE id = :id AND lease_owner = :owner "
               "AND state = 'running'"),
        soci::use(done, "done"), soci::use(total, "total"), soci::use(id, "id"), soci::use(owner, "owner");
}

void finish_job(UnitOfWork& uow, const std::string& id, const std::string& owner, const std::string& state,
                const std::string& result, const std::string& error) {
    const auto now = to_text(uow.now());
    sql::query(
        uow,
        "UPDATE core_job SET state = :state, result = :result, last_error = :error, ended_at = :now, "
        "lease_owner = '', lease_until = '' WHERE id = :id AND lease_owner = :owner AND state = 'running'"),
        soci::use(state, "state"), soci::use(result, "result"), soci::use(error, "error"),
        soci::use(now, "now"), soci::use(id, "id"), soci::use(owner, "owner");
}

void repeat_job(UnitOfWork& uow, const std::string& id, const std::string& owner, Instant run_at,
                const std::string& error) {
    const auto due = to_text(run_at);
    sql::query(uow,
               "UPDATE core_job SET state = 'ready', run_at = :due, last_error = :error, lease_owner = '', "
               "lease_until = '' WHERE id = :id AND lease_owner = :owner AND state = 'running'"),
        soci::use(due, "due"), soci::use(error, "error"), soci::use(id, "id"), soci::use(owner, "owner");
}

void put_back_job(UnitOfWork& uow, const std::string& id, const std::string& owner) {
    sql::query(
        uow,
        "UPDATE core_job SET state = 'ready', attempts = attempts - 1, lease_owner = '', lease_until = '' "
        "WHERE id = :id AND lease_owner = :owner AND state = 'running'"),
        soci::use(id, "id"), soci::use(owner, "owner");
}

std::optional<Job> find_job(UnitOfWork& uow, const std::string& id) {
    Job job{.id = id, .kind = {}};
    std::string run_at;
    std::string created_at;
    std::string ended_at;
    int cancel = 0;
    sql::query(uow,
               "SELECT kind, payload, state, run_at, attempts, done, total, cancel, result, last_error, "
               "created_at, ended_at FROM core_job WHERE id = :id"),
        soci::use(id, "id"), soci::into(job.kind), soci::into(job.payload), soci::into(job.state),
        soci::into(run_at), soci::into(job.attempts), soci::into(job.done), soci::into(job.total),
        soci::into(cancel), soci::into(job.result), soci::into(job.last_error), soci::into(created_at),
        soci::into(ended_at);
    if (!uow.session().got_data()) return std::nullopt;
    job.run_at = parse_instant(run_at).value_or(Instant{});
    job.created_at = parse_instant(created_at).value_or(Instant{});
    job.ended_at = parse_instant(ended_at);
    job.cancel = cancel != 0;
    return job;
}

std::vector<Job> list_jobs(UnitOfWork& uow, const std::string& state, int offset, int limit) {
    std::vector<Job> out;
    Job row;
    std::string run_at;
    std::string created_at;
    std::string ended_at;
    soci::statement statement =
        (sql::prepare(
             uow,
             "SELECT id, kind, state, run_at, attempts, done, total, last_error, created_at, ended_at "
             "FROM core_job WHERE (:any = '' OR state = :state) ORDER BY id DESC "
             "LIMIT :limit OFFSET :offset"),
         soci::use(state, "any"), soci::use(state, "state"), soci::use(limit, "limit"),
         soci::use(offset, "offset"), soci::into(row.id), soci::into(row.kind), soci::into(row.state),
         soci::into(run_at), soci::into(row.attempts), soci::into(row.done), soci::into(row.total),
         soci::into(row.last_error), soci::into(created_at), soci::into(ended_at));
    statement.execute();
    while (statement.fetch()) {
        row.run_at = parse_instant(run_at).value_or(Instant{});
        row.created_at = parse_instant(created_at).value_or(Instant{});
        row.ended_at = parse_instant(ended_at);
        out.push_back(row);
    }
    return out;
}

Result<void> cancel_job(UnitOfWork& uow, const std::string& id) {
    const auto now = to_text(uow.now());
    sql::query(uow,
               "UPDATE core_job SET state = 'cancelled', cancel = 1, ended_at = :now WHERE id = :id "
               "AND state = 'ready'"),
        soci::use(now, "now"), soci::use(id, "id");
    sql::query(uow, "UPDATE core_job SET cancel = 1 WHERE id = :id AND state = 'running'"),
        soci::use(id, "id");
    const auto job = find_job(uow, id);
    if (!job) return not_there(id);
    if (!job->cancel) return Error{ErrorCode::conflict, "This job has ended already.", "job " + id};
    return {};
}

Result<void> retry_job(UnitOfWork& uow, const std::string& id) {
    const auto now = to_text(uow.now());
    const auto job = find_job(uow, id);
    if (!job) return not_there(id);
    soci::statement statement =
        (sql::prepare(
             uow,
             "UPDATE core_job SET state = 'ready', run_at = :now, attempts = 0, cancel = 0, ended_at = '' "
             "WHERE id = :id AND state IN ('failed', 'cancelled')"),
         soci::use(now, "now"), soci::use(id, "id"));
    statement.execute(true);
    if (statement.get_affected_rows() == 1) return {};
    return Error{ErrorCode::conflict, "Only a job that failed or was cancelled can run again.", "job " + id};
}

long long expire_waiting(UnitOfWork& uow, const std::string& kind, Instant limit) {
    const auto now = to_text(uow.now());
    const auto before = to_text(limit);
    soci::statement statement =
        (sql::prepare(uow,
                      "UPDATE core_job SET state = 'failed', ended_at = :now, "
                      "last_error = 'waited seven days for a plugin that does not run' "
                      "WHERE kind = :kind AND state = 'ready' AND run_at < :before"),
         soci::use(now, "now"), soci::use(kind, "kind"), soci::use(before, "before"));
    statement.execute(true);
    return statement.get_affected_rows();
}

long long forget_jobs(UnitOfWork& uow, Instant limit) {
    const auto before = to_text(limit);
    soci::statement statement =
        (sql::prepare(uow,
                      "DELETE FROM core_job WHERE state IN ('done', 'cancelled') AND ended_at < :before"),
         soci::use(before, "before"));
    statement.execute(true);
    return statement.get_affected_rows();
}

std::optional<Instant> find_due(UnitOfWork& uow, const std::string& kind) {
    std::string due;
    sql::query(uow, "SELECT due_at FROM core_job_schedule WHERE kind = :kind"), soci::use(kind, "kind"),
        soci::into(due);
    if (!uow.session().got_data()) return std::nullopt;
    return parse_instant(due);
}

void insert_due(UnitOfWork& uow, const std::string& kind, Instant due) {
    const auto text = to_text(due);
    sql::query(uow, "INSERT INTO core_job_schedule(kind, due_at) VALUES(:kind, :due)"),
        soci::use(kind, "kind"), soci::use(text, "due");
}

bool move_due(UnitOfWork& uow, const std::string& kind, Instant from, Instant to) {
    const auto before = to_text(from);
    const auto after = to_text(to);
    soci::statement statement =
        (sql::prepare(uow,
                      "UPDATE core_job_schedule SET due_at = :after WHERE kind = :kind AND due_at = :before"),
         soci::use(after, "after"), soci::use(kind, "kind"), soci::use(before, "before"));
    statement.execute(true);
    return statement.get_affected_rows() == 1;
}

bool is_active(UnitOfWork& uow, const std::string& kind) {
    long long count = 0;
    sql::query(uow, "SELECT COUNT(*) FROM core_job WHERE kind = :kind AND state IN ('ready', 'running')"),
        soci::use(kind, "kind"), soci::into(count);
    return count > 0;
}

}  // namespace plenaria::host
