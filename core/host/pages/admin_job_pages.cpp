// SPDX-License-Identifier: EUPL-1.2
// The queue: what waits, runs, ended, failed; trying again and stopping.
#include <plenaria/field.hpp>
#include <plenaria/paging.hpp>

#include "jobs/job_repository.hpp"
#include "pages/action_words.hpp"
#include "pages/api_support.hpp"
#include "pages/pages.hpp"

namespace plenaria::host {

namespace {

constexpr int jobs_per_page = 50;
constexpr int most_counted = 10000;

Model job_tag(const Job& job, const Locale& l) {
    if (job.state == "done") return {{"kind", "green"}, {"text", l.t("Done")}};
    if (job.state == "failed") return {{"kind", "terra"}, {"text", l.t("Failed")}};
    if (job.state == "running") return {{"kind", "teal"}, {"text", l.t("Running")}};
    if (job.state == "cancelled") return {{"kind", "grey"}, {"text", l.t("Stopped")}};
    return {{"kind", "amber"}, {"text", l.t("Waiting")}};
}

Model job_progress(const Job& job, const Locale& l) {
    const auto percent = job.total > 0 ? job.done * 100 / job.total : 0;
    return {
        {"text", l.t("{done} of {total}", {{"done", l.number(job.done)}, {"total", l.number(job.total)}})},
        {"percent", std::to_string(percent)}};
}

Result<Reply> show_jobs(const PageNeeds& needs, const Request& request, RequestScope& scope) {
    const auto& l = scope.locale();
    const auto& asked = request.query_value("state");
    const bool known = asked == "ready" || asked == "running" || asked == "failed" || asked == "done" ||
                       asked == "cancelled";
    const std::string state = known ? asked : "";
    const int page = page_number(request);
    struct Shown {
        std::vector<Job> jobs;
        std::size_t total = 0, ready = 0, running = 0, failed = 0;
    };
    auto shown = scope.db().read([&](UnitOfWork& uow) -> Result<Shown> {
        return Shown{list_jobs(uow, state, (page - 1) * jobs_per_page, jobs_per_page),
                     list_jobs(uow, state, 0, most_counted).size(),
                     list_jobs(uow, "ready", 0, most_counted).size(),
                     list_jobs(uow, "running", 0, most_counted).size(),
                     list_jobs(uow, "failed", 0, most_counted).size()};
    });
    if (!shown) return std::move(shown).error();
    const auto figure = [&](const std::string& label, std::size_t value, const char* which, bool urgent) {
        return Model{{"label", label},
                     {"value", l.number(static_cast<long long>(value))},
                     {"url", scope.url("core.jobs", {{"state", which}})},
                     {"urgent", urgent && value > 0}};
    };
    const ActionWords words(*host_scope(scope).site().contributions, needs.locales, l.language());
    Model::List jobs;
    for (const auto& job : shown->jobs) {
        const bool has_progress = job.state == "running" && job.total > 0;
        jobs.push_back({{"kind", words.of(job.kind)},
                        {"code", job.kind},
                        {"state", job_tag(job, l)},
                        {"when", l.instant(job.created_at, scope.actor().zone)},
                        {"attempts", l.number(job.attempts)},
                        {"has_error", !job.last_error.empty()},
                        {"error", job.last_error},
                        {"has_progress", has_progress},
                        {"progress", job_progress(job, l)},
                        {"can_retry", job.state == "failed" || job.state == "cancelled"},
                        {"retry_url", scope.url("core.retry_job", {{"job", job.id}})},
                        {"can_stop", job.state == "ready" || job.state == "running"},
                        {"stop_url", scope.url("core.stop_job", {{"job", job.id}})}});
    }
    const auto option = [&](const char* value, const std::string& label) {
        return Choice{.value = value, .label = label, .selected = state == value};
    };
    const bool has_jobs = !jobs.empty();
    Model model;
    set_pages(model, page_range(page, jobs_per_page, static_cast<long long>(shown->total)),
              {scope, "core.jobs", request}, l);
    model
        .set("figures", Model::List{figure(l.t("Waiting"), shown->ready, "ready", false),
                                    figure(l.t("Running"), shown->running, "running", false),
                                    figure(l.t("Failed"), shown->failed, "failed", true)})
        .set("state", choice_model({.label = l.t("State"), .name = "state"},
                                   {option("", l.t("All")), option("ready", l.t("Waiting")),
                                    option("running", l.t("Running")), option("done", l.t("Done")),
                                    option("failed", l.t("Failed")), option("cancelled", l.t("Stopped"))}))
        .set("count", l.n("{n} job", "{n} jobs", static_cast<long long>(shown->total)))
        .set("as_of", l.time_of_day(scope.now(), scope.actor().zone))
        .set("has_jobs", has_jobs)
        .set("jobs", std::move(jobs));
    return View{.name = "core/admin/jobs", .model = std::move(model), .title = l.t("Jobs")};
}

Handler changing_job(JobChange change) {
    return [change](const Request& request, RequestScope& scope) -> Result<Reply> {
        if (auto done = change_job(scope, request.path_value("job"), change); !done)
            return std::move(done).error();
        return Redirect{scope.url("core.jobs")};
    };
}

}  // namespace

Result<void> change_job(RequestScope& scope, const std::string& id, JobChange change) {
    const bool retry = change == JobChange::retry;
    return scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        if (auto changed = retry ? retry_job(uow, id) : cancel_job(uow, id); !changed) return changed;
        uow.record(scope.actor(), retry ? "core.retry_job" : "core.stop_job", "core.job/" + id, "", "");
        return {};
    });
}

void add_admin_job_pages(Contribution& core, const PageNeeds& needs) {
    const auto access = Access::permission("core.administer");
    core.routes.push_back({.path = "/admin/jobs",
                           .name = "core.jobs",
                           .access = access,
                           .handler = [needs](const Request& request, RequestScope& scope) {
                               return show_jobs(needs, request, scope);
                           }});
    core.routes.push_back({.method = Method::post,
                           .path = "/admin/jobs/{job}/retry",
                           .name = "core.retry_job",
                           .access = access,
                           .handler = changing_job(JobChange::retry)});
    core.routes.push_back({.method = Method::post,
                           .path = "/admin/jobs/{job}/stop",
                           .name = "core.stop_job",
                           .access = access,
                           .handler = changing_job(JobChange::stop)});
    core.menus.push_back({.menu = "admin", .label = "Jobs", .route = "core.jobs", .weight = 25});
}

}  // namespace plenaria::host
