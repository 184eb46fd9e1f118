// SPDX-License-Identifier: EUPL-1.2
// Signing in, with a second factor or by a one-time address; signing out; a forgotten password.
#include <plenaria/field.hpp>
#include <plenaria/form.hpp>

#include "pages/pages.hpp"
#include "web/own_path.hpp"

namespace plenaria::host {

namespace {

/// Only a path of this host may follow a sign-in; anything else would send people away (open redirect).
std::string safe_next(const std::string& next) { return is_own_path(next) && next.size() < 500 ? next : "/"; }

View sign_in_view(RequestScope& scope, const std::string& next, const std::string& email,
                  const Error& error) {
    const auto& l = scope.locale();
    const bool has_problems = !error.fields.empty();
    Model model;
    model.set("has_problems", has_problems)
        .set("problems", problems_model(error, l))
        .set("action_url", scope.url("core.sign_in_now"))
        .set("next", next)
        .set("forgot_url", scope.url("core.forgot"))
        .set("email", field_model({.label = l.t("Mail address"),
                                   .name = "email",
                                   .value = email,
                                   .error = problem_on("email", error, l),
                                   .type = "email",
                                   .autocomplete = "username"}))
        .set("password", field_model({.label = l.t("Password"),
                                      .name = "password",
                                      .type = "password",
                                      .autocomplete = "current-password"}));
    return {.name = "core/login",
            .model = std::move(model),
            .title = l.t("Sign in"),
            .layout = Layout::outside,
            .status = has_problems ? 422 : 200};
}

View code_view(RequestScope& scope, const std::string& next, const Error& error) {
    const auto& l = scope.locale();
    const bool has_problems = !error.fields.empty();
    Model model;
    model.set("has_problems", has_problems)
        .set("problems", problems_model(error, l))
        .set("action_url", scope.url("core.second_factor_now"))
        .set("next", next)
        .set("code", field_model({.label = l.t("Code"),
                                  .name = "code",
                                  .error = problem_on("code", error, l),
                                  .autocomplete = "one-time-code",
                                  .css_class = "govuk-input--width-10"}));
    return {.name = "core/totp",
            .model = std::move(model),
            .title = l.t("Enter your code"),
            .layout = Layout::outside,
            .status = has_problems ? 422 : 200};
}

enum class ForgotStep { asks = 1, sent, sets };

View forgot_view(RequestScope& scope, ForgotStep step, const std::string& action_url, const Error& error) {
    const auto& l = scope.locale();
    const bool has_problems = !error.fields.empty();
    Model model;
    model.set("asks", step == ForgotStep::asks)
        .set("sent", step == ForgotStep::sent)
        .set("sets", step == ForgotStep::sets)
        .set("has_problems", has_problems)
        .set("problems", problems_model(error, l))
        .set("action_url", action_url)
        .set("login_url", scope.url("core.sign_in"))
        .set("email", field_model({.label = l.t("Mail address"),
                                   .name = "email",
                                   .error = problem_on("email", error, l),
                                   .type = "email",
                                   .autocomplete = "username"}))
        .set("password",
             field_model({.label = l.t("New password"),
                          .name = "password",
                          .hint = l.t("At least 12 characters; a few words together are easy to remember."),
                          .error = problem_on("password", error, l),
                          .type = "password",
                          .autocomplete = "new-password"}));
    return {.name = "core/forgot",
            .model = std::move(model),
            .title = l.t("Get a link to sign in"),
            .layout = Layout::outside,
            .status = has_problems ? 422 : 200};
}

View one_time_view(RequestScope& scope, const std::string& action_url) {
    const auto& l = scope.locale();
    return {.name = "core/one_time",
            .model = {{"action_url", action_url}},
            .title = l.t("Sign in"),
            .layout = Layout::outside};
}

}  // namespace

void add_session_pages(Contribution& core, const PageNeeds& needs) {
    auto& accounts = needs.accounts;
    core.routes.push_back({.path = "/sign-in",
                           .name = "core.sign_in",
                           .access = Access::anyone("whoever is not signed in must be able to"),
                           .handler = [](const Request& request, RequestScope& scope) -> Result<Reply> {
                               if (scope.actor().kind == Actor::Kind::account) return Redirect{"/"};
                               return sign_in_view(scope, safe_next(request.query_value("next")), "",
                                                   no_error);
                           }});
    core.routes.push_back(
        {.method = Method::post,
         .path = "/sign-in",
         .name = "core.sign_in_now",
         .access = Access::anyone("checks the password itself"),
         .handler = [&accounts](const Request& request, RequestScope& scope) -> Result<Reply> {
             auto& in = host_scope(scope);
             const auto next = safe_next(request.form_value("next"));
             auto session = accounts.sign_in(in.visit().browser(in.http()), request.form_value("email"),
                                             request.form_value("password"));
             if (!session && session.error().code == ErrorCode::invalid_input)
                 return sign_in_view(scope, next, request.form_value("email"), session.error());
             if (!session) return std::move(session).error();
             in.begin_session(*session);
             if (session->state == SessionState::second_factor)
                 return Redirect{scope.url("core.second_factor", {{"next", next}})};
             return Redirect{next};
         }});
    core.routes.push_back({.path = "/sign-in/code",
                           .name = "core.second_factor",
                           .access = Access::anyone("the password was right, the code is still missing"),
                           .handler = [](const Request& request, RequestScope& scope) -> Result<Reply> {
                               const auto& session = host_scope(scope).visit().session;
                               if (!session || session->state != SessionState::second_factor)
                                   return Redirect{scope.url("core.sign_in")};
                               return code_view(scope, safe_next(request.query_value("next")), no_error);
                           }});
    core.routes.push_back(
        {.method = Method::post,
         .path = "/sign-in/code",
         .name = "core.second_factor_now",
         .access = Access::anyone("checks the code itself"),
         .handler = [&accounts](const Request& request, RequestScope& scope) -> Result<Reply> {
             auto& in = host_scope(scope);
             const auto next = safe_next(request.form_value("next"));
             auto session =
                 accounts.confirm_second_factor(in.visit().browser(in.http()), request.form_value("code"));
             if (!session && session.error().code == ErrorCode::invalid_input)
                 return code_view(scope, next, session.error());
             if (!session) return std::move(session).error();
             in.begin_session(*session);
             return Redirect{next};
         }});
    core.routes.push_back(
        {.path = "/sign-in/by/{secret}",
         .name = "core.one_time",
         .access = Access::anyone("shows a button only; mail programs open addresses too"),
         .handler = [](const Request& request, RequestScope& scope) -> Result<Reply> {
             return one_time_view(scope,
                                  scope.url("core.one_time_now", {{"secret", request.path_value("secret")}}));
         }});
    core.routes.push_back(
        {.method = Method::post,
         .path = "/sign-in/by/{secret}",
         .name = "core.one_time_now",
         .access = Access::anyone("the secret in the address is the credential"),
         .handler = [&accounts](const Request& request, RequestScope& scope) -> Result<Reply> {
             auto& in = host_scope(scope);
             auto session =
                 accounts.sign_in_by_link(in.visit().browser(in.http()), request.path_value("secret"));
             if (!session) return std::move(session).error();
             in.begin_session(*session);
             if (session->state == SessionState::second_factor)
                 return Redirect{scope.url("core.second_factor")};
             return Redirect{"/"};
         }});
    core.routes.push_back({.method = Method::post,
                           .path = "/sign-out",
                           .name = "core.sign_out",
                           .access = Access::anyone("signing out of nothing does nothing"),
                           .handler = [&accounts](const Request&, RequestScope& scope) -> Result<Reply> {
                               auto& in = host_scope(scope);
                               if (auto out = accounts.sign_out(in.visit().browser(in.http())); !out)
                                   return std::move(out).error();
                               in.set_session_cookie({});
                               return Redirect{scope.url("core.sign_in")};
                           }});
    core.routes.push_back({.path = "/forgot",
                           .name = "core.forgot",
                           .access = Access::anyone("whoever has forgotten the password cannot sign in"),
                           .handler = [](const Request&, RequestScope& scope) -> Result<Reply> {
                               return forgot_view(scope, ForgotStep::asks, scope.url("core.forgot_now"),
                                                  no_error);
                           }});
    core.routes.push_back(
        {.method = Method::post,
         .path = "/forgot",
         .name = "core.forgot_now",
         .access = Access::anyone("answers the same whether the account exists or not"),
         .handler = [&accounts, needs](const Request& request, RequestScope& scope) -> Result<Reply> {
             auto& in = host_scope(scope);
             Form form(request);
             const auto email = form.email("email", true);
             if (!form.ok())
                 return forgot_view(scope, ForgotStep::asks, scope.url("core.forgot_now"), form.error());
             auto asked =
                 accounts.ask_reset(in.visit().browser(in.http()), email, needs.renderer, needs.addresses);
             if (!asked) return std::move(asked).error();
             return forgot_view(scope, ForgotStep::sent, scope.url("core.forgot_now"), no_error);
         }});
    core.routes.push_back(
        {.path = "/reset/{secret}",
         .name = "core.reset",
         .access = Access::anyone("the secret in the address is the credential; shows a form only"),
         .handler = [](const Request& request, RequestScope& scope) -> Result<Reply> {
             return forgot_view(scope, ForgotStep::sets,
                                scope.url("core.reset_now", {{"secret", request.path_value("secret")}}),
                                no_error);
         }});
    core.routes.push_back(
        {.method = Method::post,
         .path = "/reset/{secret}",
         .name = "core.reset_now",
         .access = Access::anyone("the secret in the address is the credential"),
         .handler = [&accounts](const Request& request, RequestScope& scope) -> Result<Reply> {
             auto& in = host_scope(scope);
             const auto& secret = request.path_value("secret");
             auto done = accounts.reset_password(in.visit().browser(in.http()), secret,
                                                 request.form_value("password"));
             if (!done && done.error().code == ErrorCode::invalid_input)
                 return forgot_view(scope, ForgotStep::sets,
                                    scope.url("core.reset_now", {{"secret", secret}}), done.error());
             if (!done) return std::move(done).error();
             return Redirect{scope.url("core.sign_in")};
         }});
}

}  // namespace plenaria::host
