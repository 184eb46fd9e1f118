// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <plenaria/sql.hpp>

#include "app/backup_before_migrating.hpp"
#include "app/rooms.hpp"
#include "doctor/finding.hpp"
#include "history/seal.hpp"

namespace plenaria::host::doctor {

namespace {

constexpr auto jobs_may_wait = std::chrono::minutes(10);
constexpr auto mails_may_wait = std::chrono::hours(1);

/// The number that `ask` finds; a finding of its own when the database does not answer.
std::optional<long long> count(Database& db, const char* what, Findings& found,
                               const std::function<void(UnitOfWork&, long long&)>& ask) {
    auto counted = db.read([&](UnitOfWork& uow) -> Result<long long> {
        long long number = 0;
        ask(uow, number);
        return number;
    });
    if (counted) return *counted;
    found.push_back({what, false, "the database does not answer", "Look at the database first."});
    return std::nullopt;
}

/// None is well; some are `detail`, and `todo` mends it.
void none_of(Findings& found, const char* what, std::optional<long long> number, const char* detail,
             const char* todo) {
    if (!number) return;
    if (*number == 0)
        found.push_back({what, true, "none"});
    else
        found.push_back({what, false, fmt::format("{} {}", *number, detail), todo});
}

}  // namespace

std::size_t look_at_migrations(Database& db, const Config& config, Findings& found) {
    const auto pending = pending_statements(db, migration_rooms(config)).size();
    if (pending == 0)
        found.push_back({"migrations", true, "the tables fit this program"});
    else
        found.push_back({"migrations", false, fmt::format("{} statements wait", pending),
                         "Run: plenaria migrate. It makes a backup first."});
    return pending;
}

void look_at_jobs(Database& db, Instant now, Findings& found) {
    none_of(found, "failed jobs",
            count(db, "failed jobs", found,
                  [](UnitOfWork& uow, long long& n) {
                      sql::query(uow, "SELECT count(*) FROM core_job WHERE state = 'failed'"), soci::into(n);
                  }),
            "were given up", "Jobs, in Administration, says why, and tries them again.");
    const auto before = to_text(now - jobs_may_wait);
    none_of(found, "overdue jobs",
            count(db, "overdue jobs", found,
                  [&](UnitOfWork& uow, long long& n) {
                      sql::query(
                          uow,
                          "SELECT count(*) FROM core_job WHERE (state = 'ready' AND run_at < :before) OR "
                          "(state = 'running' AND lease_until < :before)"),
                          soci::use(before, "before"), soci::into(n);
                  }),
            "wait for more than ten minutes",
            "Start a host that serves; if one does, its log says what it is busy with.");
}

void look_at_mails(Database& db, const Config& config, Instant now, Findings& found) {
    none_of(found, "mails that could not be sent",
            count(db, "mails that could not be sent", found,
                  [](UnitOfWork& uow, long long& n) {
                      sql::query(uow, "SELECT count(*) FROM core_mail WHERE state IN ('failed', 'bounced')"),
                          soci::into(n);
                  }),
            "were refused or came back",
            "Mail, in Administration, says why; mend the address and send again.");
    if (config.mail.server.url.empty()) {
        found.push_back({"mail server", true, "none is set: mails stay in the outbox"});
        return;
    }
    const auto before = to_text(now - mails_may_wait);
    none_of(found, "mails that wait",
            count(db, "mails that wait", found,
                  [&](UnitOfWork& uow, long long& n) {
                      sql::query(
                          uow,
                          "SELECT count(*) FROM core_mail WHERE state = 'waiting' AND created_at < :before"),
                          soci::use(before, "before"), soci::into(n);
                  }),
            "wait for more than an hour",
            "Look whether a host serves, and whether the mail server named in the configuration answers.");
}

/// One finding for each row that is not as it was sealed, at most ten, and one that says how it stands as a
/// whole.
void look_at_history(Database& db, Findings& found) {
    const auto report = verify_history(db);
    if (!report) {
        found.push_back({"history", false, "the database does not answer", "Look at the database first."});
        return;
    }
    const auto& broken = report->broken;
    found.push_back(
        {"history", broken.empty(),
         fmt::format("{} entries sealed, {} changed since; last seal {}", report->sealed, broken.size(),
                     report->last_hash.empty() ? "none" : report->last_hash),
         broken.empty() ? "" : "Somebody has written into the database. Compare with the last backup."});
    for (std::size_t i = 0; i < broken.size() && i < 10; ++i)
        found.push_back({"history entry", false, broken[i], "Compare it with the last backup."});
    none_of(found, "entries that should be sealed, and are not", report->unsealed, "wait",
            "Start a host that serves: it seals them every minute.");
}

void look_at_plugins(const std::vector<PluginReport>& reports, Findings& found) {
    for (const auto& report : reports) {
        const auto what = "plugin " + report.id;
        const auto detail =
            report.sentence.empty() ? std::string(word(report.stage)) : report.sentence.english();
        const bool well = report.stage == Stage::started || report.stage == Stage::disabled;
        found.push_back({what, well, detail,
                         well ? ""
                         : report.stage == Stage::quarantined
                             ? "Replace it, or: plenaria plugin enable " + report.id
                             : "Look it through: plenaria plugin check FOLDER"});
    }
}

}  // namespace plenaria::host::doctor
