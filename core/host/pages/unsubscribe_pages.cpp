// SPDX-License-Identifier: EUPL-1.2
// Who is written to no more: by a click of their own without an account, and as staff sees and lifts it.
#include <nlohmann/json.hpp>

#include <plenaria/field.hpp>
#include <plenaria/form.hpp>
#include <plenaria/form_answer.hpp>
#include <plenaria/id.hpp>
#include <plenaria/paging.hpp>
#include <plenaria/tag.hpp>
#include <plenaria/text.hpp>

#include "mail/mail_tokens.hpp"
#include "mail/outbox_repository.hpp"
#include "mail/suppression_repository.hpp"
#include "pages/pages.hpp"

namespace plenaria::host {

namespace {

constexpr int addresses_per_page = 50;
constexpr std::size_t longest_reason = 300;

std::vector<Choice> leaving_reasons(const Locale& l) {
    return {{.value = "", .label = l.t("I would rather not say"), .selected = true},
            {.value = "too many", .label = l.t("Too many letters")},
            {.value = "wrong person", .label = l.t("I am not the right person, or not in office any more")},
            {.value = "no interest", .label = l.t("It does not concern us")},
            {.value = "never asked", .label = l.t("I have never asked for these")}};
}

View unsubscribe_view(RequestScope& scope, const std::string& token, bool done) {
    const auto& l = scope.locale();
    return {.name = "core/unsubscribe",
            .model = {{"done", done},
                      {"action_url", scope.url("core.unsubscribe_now", {{"ending", token}})},
                      {"why", choice_model({.label = l.t("Why, if you like to tell"), .name = "why"},
                                           leaving_reasons(l))}},
            .title = l.t("Letters to many"),
            .layout = Layout::outside};
}

Error no_such_letter() { return {ErrorCode::not_found, "This address ends no letters: it is not complete."}; }

Result<Reply> unsubscribe(const PageNeeds& needs, const Request& request, RequestScope& scope) {
    const auto& token = request.path_value("ending");
    const auto key = needs.tokens->verified(MailTokens::Purpose::unsubscribe, token);
    if (!key) return no_such_letter();
    auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        const auto mail = mail_with_key(uow, *key);
        if (!mail) return no_such_letter();
        std::string why;
        for (const auto& each : leaving_reasons(scope.locale()))
            if (!each.value.empty() && each.value == request.form_value("why")) why = each.value;
        suppress(
            uow,
            {.address = mail->mail.to_address, .cause = "unsubscribed", .reason = why, .mail_id = mail->id});
        uow.record(job_actor("core.mail"), "core.unsubscribe", "core.mail/" + mail->id, "",
                   nlohmann::json{{"why", why}}.dump());
        return {};
    });
    if (!done) return std::move(done).error();
    return unsubscribe_view(scope, token, true);
}

std::string kind_words(const std::string& kind, const Locale& l) {
    if (kind == "complaint") return l.t("Has complained");
    if (kind == "unsubscribed") return l.t("Wants no letters to many");
    return l.t("Nothing arrives");
}

Result<Reply> suppressed_view(const Request& request, RequestScope& scope, const Error* error) {
    const auto& l = scope.locale();
    const auto part = trim(request.query_value("q"));
    const int page = page_number(request);
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        Model::List rows;
        for (const auto& each :
             list_suppressions(uow, part, (page - 1) * addresses_per_page, addresses_per_page))
            rows.push_back({{"address", each.address},
                            {"kind", each.cause},
                            {"what", tag_model(each.cause == "unsubscribed" ? "amber" : "terra",
                                               kind_words(each.cause, l))},
                            {"reason", each.reason},
                            {"when", l.instant(each.noted_at, scope.actor().zone)},
                            {"mail_url", scope.url("core.mail", {{"mail", each.mail_id}})}});
        const auto title = l.t("Who is not written to");
        Model model{
            {"mails_url", scope.url("core.mails")},
            {"form_url", scope.url("core.suppressed")},
            {"lift_url", scope.url("core.lift_suppression")},
            {"find",
             field_model({.label = l.t("Mail address"), .name = "q", .value = part, .type = "search"})},
            {"reason_label", l.t("Why it is lifted")},
            {"reason_error", error == nullptr ? std::string() : problem_on("reason", *error, l)},
            {"has_rows", !rows.empty()},
            {"rows", std::move(rows)}};
        set_pages(model, page_range(page, addresses_per_page, count_suppressions(uow, part)),
                  {scope, "core.suppressed", request}, l);
        set_problems(model, error, l);
        return View{.name = "core/admin/suppressed",
                    .model = std::move(model),
                    .title = title,
                    .status = status_of(error)};
    });
}

Result<Reply> lift(const Request& request, RequestScope& scope) {
    const auto& address = request.form_value("address");
    const auto& kind = request.form_value("kind");
    Form form(request);
    const auto reason = form.text("reason", {.required = true, .max_length = longest_reason});
    if (!form.ok()) {
        const auto error = form.error();
        return suppressed_view(request, scope, &error);
    }
    auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        if (!lift_suppression(uow, address, kind))
            return Error{ErrorCode::conflict, "This address is written to already: somebody has lifted it."};
        // By its digest: the history keeps no address of somebody who wanted to be left alone.
        uow.record(scope.actor(), "core.lift_suppression",
                   "core.mail_address/" + sha256_hex(address).substr(0, 26), "",
                   nlohmann::json{{"kind", kind}, {"reason", reason}}.dump());
        return {};
    });
    if (!done) return std::move(done).error();
    scope.notice(scope.locale().t("Lifted: {address} is written to again.", {{"address", address}}));
    return Redirect{scope.url("core.suppressed")};
}

}  // namespace

void add_unsubscribe_pages(Contribution& core, const PageNeeds& needs) {
    core.routes.push_back({.path = "/unsubscribe/{ending}",
                           .name = "core.unsubscribe",
                           .access = Access::anyone("shows a button only; mail programs open addresses too"),
                           .handler = [](const Request& request, RequestScope& scope) -> Result<Reply> {
                               return unsubscribe_view(scope, request.path_value("ending"), false);
                           }});
    core.routes.push_back(
        {.method = Method::post,
         .path = "/unsubscribe/{ending}",
         .name = "core.unsubscribe_now",
         .access = Access::anyone("the token in the address is the credential"),
         .csrf = Csrf::exempt("mail programs post here without a page before it (RFC 8058)"),
         .handler = [needs](const Request& request, RequestScope& scope) {
             return unsubscribe(needs, request, scope);
         }});
    core.routes.push_back({.path = "/admin/mail/suppressed",
                           .name = "core.suppressed",
                           .access = Access::permission("core.read_mail"),
                           .handler = [](const Request& request, RequestScope& scope) {
                               return suppressed_view(request, scope, nullptr);
                           }});
    core.routes.push_back({.method = Method::post,
                           .path = "/admin/mail/suppressed",
                           .name = "core.lift_suppression",
                           .access = Access::permission("core.read_mail"),
                           .handler = lift});
}

}  // namespace plenaria::host
