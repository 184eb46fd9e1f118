// SPDX-License-Identifier: EUPL-1.2
// What runs, over JSON: jobs, the outbox, plugins and their settings.
#include <plenaria/paging.hpp>

#include "jobs/job_repository.hpp"
#include "mail/outbox_repository.hpp"
#include "pages/api_support.hpp"

namespace plenaria::host {

namespace {

constexpr int api_page_size = 100;

std::string state_query(const char* states) {
    return std::string(R"({"properties":{"state":{"enum":[)") + states +
           R"(]},"page":{"type":"integer","minimum":1}}})";
}

ApiJson job_json(const Job& job) {
    return {{"id", job.id},
            {"kind", job.kind},
            {"state", job.state},
            {"attempts", job.attempts},
            {"done", job.done},
            {"total", job.total},
            {"error", job.last_error},
            {"created_at", to_text(job.created_at)}};
}
constexpr const char* job_schema =
    R"({"type":"object","required":["id","kind","state","attempts","error","created_at"],"properties":{"state":{"enum":["ready","running","done","failed","cancelled"]}}})";

Result<Reply> job_reply(RequestScope& scope, const std::string& id) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto job = find_job(uow, id);
        if (!job) return Error{ErrorCode::not_found, "This job does not exist.", "job " + id};
        return api_reply(job_json(*job));
    });
}

Result<Reply> api_jobs(const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        auto all = ApiJson::array();
        for (const auto& job : list_jobs(uow, request.query_value("state"),
                                         (page_number(request) - 1) * api_page_size, api_page_size))
            all.push_back(job_json(job));
        return api_reply({{"jobs", std::move(all)}});
    });
}

ApiJson mail_json(const OutboxMail& mail) {
    return {{"id", mail.id},
            {"to", mail.mail.to_address},
            {"name", mail.mail.to_name},
            {"language", mail.mail.language},
            {"subject", mail.mail.subject},
            {"about", mail.mail.about},
            {"state", mail.state},
            {"error", mail.last_error},
            {"created_at", to_text(mail.created_at)}};
}
constexpr const char* mail_schema =
    R"({"type":"object","required":["id","to","subject","state","created_at"],"properties":{"state":{"enum":["waiting","sent","failed","bounced"]},"text":{"type":"string"},"attachments":{"type":"array","items":{"type":"string"}}}})";

Result<Reply> api_mails(const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto& state = request.query_value("state");
        auto all = ApiJson::array();
        for (const auto& mail :
             list_mails(uow, state, (page_number(request) - 1) * api_page_size, api_page_size))
            all.push_back(mail_json(mail));
        return api_reply({{"mails", std::move(all)}, {"total", count_mails(uow, state)}});
    });
}

Result<Reply> mail_reply(RequestScope& scope, const std::string& id) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto mail = find_mail(uow, id);
        if (!mail) return Error{ErrorCode::not_found, "This message does not exist.", "mail " + id};
        auto document = mail_json(*mail);
        document["text"] = mail->mail.text;
        document["attachments"] = ApiJson::array();
        for (const auto& attachment : mail->mail.attachments)
            document["attachments"].push_back(attachment.name);
        return api_reply(document);
    });
}

Result<Reply> api_plugins(const PageNeeds& needs, RequestScope& scope) {
    const auto& l = scope.locale();
    auto all = ApiJson::array();
    for (const auto& report : needs.plugins.reports())
        all.push_back({{"id", report.id},
                       {"name", needs.locales.get(l.language(), report.id).t(report.name)},
                       {"version", report.version.text()},
                       {"stage", word(report.stage)},
                       {"why", l.t(report.sentence.message, report.sentence.values)}});
    return api_reply({{"plugins", std::move(all)}});
}

Result<Reply> api_switch_plugin(const PageNeeds& needs, const Request& request, RequestScope& scope) {
    auto done =
        switch_plugin(needs, scope, request.path_value("plugin"), api_body(request).at("on").get<bool>());
    if (!done) return std::move(done).error();
    return api_plugins(needs, scope);
}

Result<Reply> api_settings(const PageNeeds& needs, RequestScope& scope) {
    auto all = ApiJson::array();
    for (const auto& room : host_scope(scope).site().contributions->rooms)
        for (const auto& setting : room.manifest.settings) {
            const bool secret = setting.type == Setting::Type::secret;
            all.push_back(
                {{"plugin", room.manifest.id},
                 {"key", setting.key},
                 {"type", word(setting.type)},
                 {"label", needs.locales.get(scope.locale().language(), room.manifest.id).t(setting.label)},
                 {"value", secret ? ApiJson() : ApiJson(needs.settings.value(room.manifest.id, setting))}});
        }
    return api_reply({{"settings", std::move(all)}});
}

Result<Reply> api_set_setting(const PageNeeds& needs, const Request& request, RequestScope& scope) {
    for (const auto& room : host_scope(scope).site().contributions->rooms)
        for (const auto& setting : room.manifest.settings) {
            if (room.manifest.id != request.path_value("plugin") || setting.key != request.path_value("key"))
                continue;
            auto set = needs.settings.set(scope.actor(), room.manifest.id, setting,
                                          api_text(api_body(request), "value"));
            if (set) return api_settings(needs, scope);
            auto error = std::move(set).error();
            for (auto& field : error.fields) field.field = "value";
            return error;
        }
    return Error{ErrorCode::not_found, "This setting does not exist."};
}

}  // namespace

void add_operation_api(Contribution& core, const PageNeeds& needs) {
    const auto administer = Access::permission("core.administer"),
               read_mail = Access::permission("core.read_mail");
    const auto changing = [](JobChange change) -> Handler {
        return [change](const Request& request, RequestScope& scope) -> Result<Reply> {
            const auto& id = request.path_value("job");
            if (auto done = change_job(scope, id, change); !done) return std::move(done).error();
            return job_reply(scope, id);
        };
    };
    add_operation(core, administer,
                  {.path = "/api/jobs",
                   .name = "core.api_jobs",
                   .summary = "Jobs, newest first, 100 a page.",
                   .request_schema = state_query(R"("ready","running","done","failed","cancelled")"),
                   .response_schema = list_schema("jobs", job_schema),
                   .handler = api_jobs});
    add_operation(core, administer,
                  {.path = "/api/jobs/{job}",
                   .name = "core.api_job",
                   .summary = "One job and how far it is.",
                   .response_schema = job_schema,
                   .handler = [](const Request& request, RequestScope& scope) {
                       return job_reply(scope, request.path_value("job"));
                   }});
    add_operation(core, administer,
                  {.method = Method::post,
                   .path = "/api/jobs/{job}/retry",
                   .name = "core.api_retry_job",
                   .summary = "Runs a failed or stopped job again, now.",
                   .response_schema = job_schema,
                   .handler = changing(JobChange::retry)});
    add_operation(core, administer,
                  {.method = Method::post,
                   .path = "/api/jobs/{job}/stop",
                   .name = "core.api_stop_job",
                   .summary = "Stops a job that waits or runs.",
                   .response_schema = job_schema,
                   .handler = changing(JobChange::stop)});
    add_operation(core, read_mail,
                  {.path = "/api/mails",
                   .name = "core.api_mails",
                   .summary = "The outbox, newest first, 100 a page.",
                   .request_schema = state_query(R"("waiting","sent","failed","bounced")"),
                   .response_schema = list_schema("mails", mail_schema),
                   .handler = api_mails});
    add_operation(core, read_mail,
                  {.path = "/api/mails/{mail}",
                   .name = "core.api_mail",
                   .summary = "One message with its text, without the secrets of links once it was sent.",
                   .response_schema = mail_schema,
                   .handler = [](const Request& request, RequestScope& scope) {
                       return mail_reply(scope, request.path_value("mail"));
                   }});
    add_operation(core, read_mail,
                  {.method = Method::post,
                   .path = "/api/mails/{mail}/retry",
                   .name = "core.api_retry_mail",
                   .summary = "Sends a message again that could not be sent.",
                   .response_schema = mail_schema,
                   .handler = [](const Request& request, RequestScope& scope) -> Result<Reply> {
                       const auto& id = request.path_value("mail");
                       if (auto done = send_mail_again(scope, id); !done) return std::move(done).error();
                       return mail_reply(scope, id);
                   }});
    constexpr const char* plugin_schema =
        R"({"type":"object","required":["id","name","version","stage","why"]})";
    add_operation(
        core, administer,
        {.path = "/api/plugins",
         .name = "core.api_plugins",
         .summary = "The plugins, whether they run, and if not why.",
         .response_schema = list_schema("plugins", plugin_schema),
         .handler = [needs](const Request&, RequestScope& scope) { return api_plugins(needs, scope); }});
    add_operation(
        core, administer,
        {.method = Method::put,
         .path = "/api/plugins/{plugin}",
         .name = "core.api_switch_plugin",
         .summary = "Switches a plugin on or off, now and for later starts.",
         .request_schema = R"({"type":"object","required":["on"],"properties":{"on":{"type":"boolean"}}})",
         .response_schema = list_schema("plugins", plugin_schema),
         .handler = [needs](const Request& request, RequestScope& scope) {
             return api_switch_plugin(needs, request, scope);
         }});
    constexpr const char* setting_schema =
        R"({"type":"object","required":["plugin","key","type","label","value"]})";
    add_operation(
        core, administer,
        {.path = "/api/settings",
         .name = "core.api_settings",
         .summary = "What plugins can be told; the value of a secret is not given.",
         .response_schema = list_schema("settings", setting_schema),
         .handler = [needs](const Request&, RequestScope& scope) { return api_settings(needs, scope); }});
    add_operation(
        core, administer,
        {.method = Method::put,
         .path = "/api/settings/{plugin}/{key}",
         .name = "core.api_set_setting",
         .summary = "Sets one setting, as text: \"90\", \"true\".",
         .request_schema =
             R"({"type":"object","required":["value"],"properties":{"value":{"type":"string","maxLength":2000}}})",
         .response_schema = list_schema("settings", setting_schema),
         .handler = [needs](const Request& request, RequestScope& scope) {
             return api_set_setting(needs, request, scope);
         }});
}

}  // namespace plenaria::host
