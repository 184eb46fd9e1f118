// SPDX-License-Identifier: EUPL-1.2
// The outbox: every message that was written, and what became of it.
#include <nlohmann/json.hpp>

#include <plenaria/field.hpp>
#include <plenaria/paging.hpp>

#include "courier/errand.hpp"
#include "mail/outbox_repository.hpp"
#include "pages/api_support.hpp"
#include "pages/pages.hpp"

namespace plenaria::host {

namespace {

constexpr int mails_per_page = 50;

/// Messages about news go out one by one, whatever they share.
bool is_wave(const std::string& batch) { return !batch.empty() && batch != news_batch; }

Model mail_tag(const std::string& state, const Locale& l) {
    if (state == "sent") return {{"kind", "green"}, {"text", l.t("Sent")}};
    if (state == "failed") return {{"kind", "terra"}, {"text", l.t("Not sent")}};
    if (state == "bounced") return {{"kind", "terra"}, {"text", l.t("Bounced")}};
    return {{"kind", "amber"}, {"text", l.t("Waiting")}};
}

std::string recipient(const Mail& mail) {
    return mail.to_name.empty() ? mail.to_address : mail.to_name + " <" + mail.to_address + '>';
}

Result<Reply> show_mails(const PageNeeds& needs, const Request& request, RequestScope& scope) {
    const auto& l = scope.locale();
    const auto& asked = request.query_value("state");
    const std::string state =
        asked == "waiting" || asked == "sent" || asked == "failed" || asked == "bounced" ? asked : "";
    const int page = page_number(request);
    struct Shown {
        std::vector<OutboxMail> mails;
        int total = 0, waiting = 0, failed = 0, sent = 0;
    };
    auto shown = scope.db().read([&](UnitOfWork& uow) -> Result<Shown> {
        return Shown{list_mails(uow, state, (page - 1) * mails_per_page, mails_per_page),
                     count_mails(uow, state), count_mails(uow, "waiting"), count_mails(uow, "failed"),
                     count_mails(uow, "sent")};
    });
    if (!shown) return std::move(shown).error();

    const auto figure = [&](const std::string& label, int value, const char* which, bool urgent) {
        return Model{{"label", label},
                     {"value", l.number(value)},
                     {"url", scope.url("core.mails", {{"state", which}})},
                     {"urgent", urgent && value > 0}};
    };
    Model::List mails;
    for (const auto& one : shown->mails)
        mails.push_back({{"subject", one.mail.subject},
                         {"url", scope.url("core.mail", {{"mail", one.id}})},
                         {"to", recipient(one.mail)},
                         {"when", l.instant(one.created_at, scope.actor().zone)},
                         {"state", mail_tag(one.state, l)}});
    const auto option = [&](const char* value, const std::string& label) {
        return Choice{.value = value, .label = label, .selected = state == value};
    };
    const bool has_mails = !mails.empty();
    Model model;
    set_pages(model, page_range(page, mails_per_page, shown->total), {scope, "core.mails", request}, l);
    model
        .set("figures", Model::List{figure(l.t("Waiting"), shown->waiting, "waiting", false),
                                    figure(l.t("Not sent"), shown->failed, "failed", true),
                                    figure(l.t("Sent"), shown->sent, "sent", false)})
        .set("has_smtp", needs.mail_server_set)
        .set("state", choice_model({.label = l.t("State"), .name = "state"},
                                   {option("", l.t("All")), option("waiting", l.t("Waiting")),
                                    option("sent", l.t("Sent")), option("failed", l.t("Not sent"))}))
        .set("test_url", scope.url("core.test_mail"))
        .set("suppressed_url", scope.url("core.suppressed"))
        .set("as_of", l.time_of_day(scope.now(), scope.actor().zone))
        .set("count", l.n("{n} message", "{n} messages", shown->total))
        .set("has_mails", has_mails)
        .set("mails", std::move(mails));
    return View{.name = "core/admin/mail_list", .model = std::move(model), .title = l.t("Mail")};
}

/// What opens somebody's account is for administrators, who can make such addresses anyway; whoever may read
/// the outbox could become one of them otherwise. Other addresses may be read, and handed on, where no mail
/// server takes them.
std::string readable_text(const PageNeeds& needs, const Actor& reader, const Mail& mail) {
    const bool opens_account = mail.about.starts_with("core.account/");
    const bool readable = !needs.mail_server_set && (!opens_account || reader.may("core.administer"));
    return readable ? mail.text : without_secrets(mail.text);
}

Result<Reply> show_mail(const PageNeeds& needs, const Request& request, RequestScope& scope) {
    BatchProgress wave;
    auto found = scope.db().read([&](UnitOfWork& uow) -> Result<OutboxMail> {
        auto mail = find_mail(uow, request.path_value("mail"));
        if (!mail) return Error{ErrorCode::not_found, "This message does not exist."};
        if (is_wave(mail->mail.batch)) wave = progress_of_batch(uow, mail->mail.batch);
        return *std::move(mail);
    });
    if (!found) return std::move(found).error();
    const auto& l = scope.locale();
    Model::List attachments;
    for (std::size_t i = 0; i < found->mail.attachments.size(); ++i)
        attachments.push_back({{"name", found->mail.attachments[i].name},
                               {"url", scope.url("core.mail_attachment",
                                                 {{"mail", found->id}, {"position", std::to_string(i)}})}});
    const bool has_attachments = !attachments.empty();
    Model model;
    model.set("subject", found->mail.subject)
        .set("to", recipient(found->mail))
        .set("language", found->mail.language)
        .set("when", l.instant(found->created_at, scope.actor().zone))
        .set("state", mail_tag(found->state, l))
        .set("has_error", !found->last_error.empty())
        .set("error", found->last_error)
        .set("attempts", l.number(found->attempts))
        .set("text", readable_text(needs, scope.actor(), found->mail))
        .set("has_attachments", has_attachments)
        .set("attachments", std::move(attachments))
        .set("has_wave", wave.all > 1)
        .set("wave", l.n("It is one of {n} message that belong together.",
                         "It is one of {n} messages that belong together.", wave.all))
        .set("may_stop", wave.waiting > 0 && wave.all > 1)
        .set("stop",
             l.n("Stop {n} message that has not left", "Stop {n} messages that have not left", wave.waiting))
        .set("stop_url", scope.url("core.stop_wave", {{"mail", found->id}}))
        .set("can_retry", found->state == "failed")
        .set("retry_url", scope.url("core.retry_mail", {{"mail", found->id}}));
    return View{.name = "core/admin/mail_show", .model = std::move(model), .title = found->mail.subject};
}

Result<Reply> send_attachment(const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto mail = find_mail(uow, request.path_value("mail"));
        const auto& position = request.path_value("position");
        if (mail)
            for (std::size_t i = 0; i < mail->mail.attachments.size(); ++i)
                if (std::to_string(i) == position) {
                    const auto& file = mail->mail.attachments[i];
                    return Reply(Download{file.name, file.content_type, file.bytes});
                }
        return Error{ErrorCode::not_found, "This file does not exist."};
    });
}

Result<Reply> stop_wave(const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("mail");
    auto stopped = scope.db().write([&](UnitOfWork& uow) -> Result<int> {
        const auto mail = find_mail(uow, id);
        if (!mail || !is_wave(mail->mail.batch))
            return Error{ErrorCode::not_found, "This message does not exist."};
        const int count = stop_batch(uow, mail->mail.batch,
                                     scope.locale().t("Stopped by {name}.", {{"name", scope.actor().name}}));
        uow.record(scope.actor(), "core.stop_wave", "core.mail/" + id, "",
                   nlohmann::json{{"messages", count}, {"batch", mail->mail.batch}}.dump());
        return count;
    });
    if (!stopped) return std::move(stopped).error();
    scope.notice(scope.locale().n("{n} message was stopped.", "{n} messages were stopped.", *stopped));
    return Redirect{scope.url("core.mail", {{"mail", id}})};
}

Result<Reply> retry_from_outbox(const Request& request, RequestScope& scope) {
    if (auto done = send_mail_again(scope, request.path_value("mail")); !done) return std::move(done).error();
    return Redirect{scope.url("core.mail", {{"mail", request.path_value("mail")}})};
}

Result<Reply> send_test_mail(const PageNeeds& needs, RequestScope& scope) {
    auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        const auto account = find_account(uow, scope.actor().id);
        if (!account) return Error{ErrorCode::not_found, "This account does not exist."};
        auto mail = needs.renderer.mail(
            "core/test", {{"name", account->name}, {"organisation", needs.config.organisation}},
            scope.locale().language());
        mail.to_address = account->email;
        mail.to_name = account->name;
        uow.send(mail);
        return {};
    });
    if (!done) return std::move(done).error();
    scope.notice(scope.locale().t("A test message is on its way to you."));
    return Redirect{scope.url("core.mails")};
}

}  // namespace

Result<void> send_mail_again(RequestScope& scope, const std::string& id) {
    return scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        if (!find_mail(uow, id)) return Error{ErrorCode::not_found, "This message does not exist."};
        if (!retry_mail(uow, id))
            return Error{ErrorCode::conflict, "This message is waiting or was sent already."};
        uow.record(scope.actor(), "core.retry_mail", "core.mail/" + id, "", "");
        return {};
    });
}

void add_admin_mail_pages(Contribution& core, const PageNeeds& needs) {
    const auto access = Access::permission("core.read_mail");
    core.routes.push_back({.path = "/admin/mail",
                           .name = "core.mails",
                           .access = access,
                           .handler = [needs](const Request& request, RequestScope& scope) {
                               return show_mails(needs, request, scope);
                           }});
    core.routes.push_back({.path = "/admin/mail/{mail}",
                           .name = "core.mail",
                           .access = access,
                           .handler = [needs](const Request& request, RequestScope& scope) {
                               return show_mail(needs, request, scope);
                           }});
    core.routes.push_back({.path = "/admin/mail/{mail}/attachments/{position}",
                           .name = "core.mail_attachment",
                           .access = access,
                           .handler = send_attachment});
    core.routes.push_back({.method = Method::post,
                           .path = "/admin/mail/{mail}/stop",
                           .name = "core.stop_wave",
                           .access = access,
                           .handler = stop_wave});
    core.routes.push_back({.method = Method::post,
                           .path = "/admin/mail/{mail}/retry",
                           .name = "core.retry_mail",
                           .access = access,
                           .handler = retry_from_outbox});
    core.routes.push_back(
        {.method = Method::post,
         .path = "/admin/mail/test",
         .name = "core.test_mail",
         .access = access,
         .handler = [needs](const Request&, RequestScope& scope) { return send_test_mail(needs, scope); }});
    core.menus.push_back({.menu = "admin", .label = "Mail", .route = "core.mails", .weight = 20});
}

}  // namespace plenaria::host
