// SPDX-License-Identifier: EUPL-1.2
#include <filesystem>

#include <fmt/format.h>
#include <sys/statvfs.h>
#include <nlohmann/json.hpp>

#include <plenaria/sql.hpp>

#include "commands/commands.hpp"
#include "history/seal.hpp"

namespace plenaria::host {

namespace {

struct Finding {
    std::string what;
    bool well;
    std::string detail;
};

Finding free_space(const std::filesystem::path& folder) {
    struct statvfs space {};
    if (statvfs(folder.c_str(), &space) != 0) return {"data folder", false, "cannot be read"};
    const auto megabytes = space.f_bavail * space.f_frsize / 1024 / 1024;
    return {"free space", megabytes > 200, std::to_string(megabytes) + " MiB"};
}

Finding count_of(Host& host, const char* what, long long limit,
                 const std::function<void(UnitOfWork&, long long&)>& ask) {
    auto count = host.db().read([&](UnitOfWork& uow) -> Result<long long> {
        long long n = 0;
        ask(uow, n);
        return n;
    });
    if (!count) return {what, false, "the database does not answer"};
    return {what, *count <= limit, std::to_string(*count)};
}

/// One finding for each row that is not as it was sealed, at most ten, and one that says how it stands as a
/// whole.
void look_at_history(Host& host, std::vector<Finding>& findings) {
    const auto report = verify_history(host.db());
    if (!report) {
        findings.push_back({"history", false, "the database does not answer"});
        return;
    }
    findings.push_back(
        {"history", report->broken.empty(),
         fmt::format("{} entries sealed, {} changed since; last seal {}", report->sealed,
                     report->broken.size(), report->last_hash.empty() ? "none" : report->last_hash)});
    for (std::size_t i = 0; i < report->broken.size() && i < 10; ++i)
        findings.push_back({"history entry", false, report->broken[i]});
    findings.push_back(
        {"entries that should be sealed, and are not", report->unsealed == 0,
         fmt::format("{}{}", report->unsealed,
                     report->unsealed == 0 ? "" : "; a host that serves seals them every minute")});
}

}  // namespace

int doctor_command(Host& host, const Arguments& arguments, Output& out) {
    std::vector<Finding> findings;
    findings.push_back(free_space(host.config().data_dir));
    for (const auto& report : host.loader().reports())
        findings.push_back(
            {"plugin " + report.id, report.stage == Stage::started || report.stage == Stage::disabled,
             report.sentence.empty() ? std::string(word(report.stage)) : report.sentence.english()});
    findings.push_back(count_of(host, "failed jobs", 0, [](UnitOfWork& uow, long long& n) {
        sql::query(uow, "SELECT count(*) FROM core_job WHERE state = 'failed'"), soci::into(n);
    }));
    findings.push_back(count_of(host, "mails that could not be sent", 0, [](UnitOfWork& uow, long long& n) {
        sql::query(uow, "SELECT count(*) FROM core_mail WHERE state IN ('failed', 'bounced')"), soci::into(n);
    }));
    look_at_history(host, findings);
    if (host.config().mail.server.url.empty())
        findings.push_back({"mail server", true, "none is set: mails stay in the outbox"});

    bool all_well = true;
    nlohmann::json array = nlohmann::json::array();
    for (const auto& [what, well, detail] : findings) {
        all_well = all_well && well;
        array.push_back({{"what", what}, {"well", well}, {"detail", detail}});
        if (!arguments.has("json")) out.line(fmt::format("{:<4} {}: {}", well ? "ok" : "BAD", what, detail));
    }
    if (arguments.has("json")) out.line(array.dump(2));
    return all_well ? done : failed;
}

}  // namespace plenaria::host
