// SPDX-License-Identifier: EUPL-1.2
// A person's own account: how they work, password, second factor, sessions, tokens.
#include <algorithm>

#include <plenaria/field.hpp>
#include <plenaria/form.hpp>
#include <plenaria/qr_code.hpp>

#include "auth/recovery_code_repository.hpp"
#include "auth/totp.hpp"
#include "db/meanwhile.hpp"
#include "pages/browser_name.hpp"
#include "pages/pages.hpp"
#include "web/reply.hpp"

namespace plenaria::host {

namespace {

struct OwnAccount {
    Account account;
    int recovery_codes_left = 0;
    std::vector<Session> sessions;
    std::vector<ApiToken> tokens;
};

Result<OwnAccount> read_own_account(Database& db, const Actor& actor, SessionLimits limits) {
    return db.read([&](UnitOfWork& uow) -> Result<OwnAccount> {
        auto account = find_account(uow, actor.id);
        if (!account) return Error{ErrorCode::not_found, "This account does not exist."};
        const auto left = recovery_code_set(uow, actor.id).left;
        return OwnAccount{*std::move(account), left, sessions_of(uow, actor.id, limits),
                          api_tokens_of(uow, actor.id)};
    });
}

std::vector<Choice> language_choices(const std::string& selected) {
    return {{.value = "en", .label = "English", .selected = selected == "en"},
            {.value = "es", .label = "Español", .selected = selected == "es"},
            {.value = "fr", .label = "Français", .selected = selected == "fr"}};
}

std::vector<Choice> digest_choices(const Locale& l, const std::string& selected) {
    return {
        {.value = "daily", .label = l.t("Once a day, in one message"), .selected = selected == "daily"},
        {.value = "at_once", .label = l.t("At once, one message each"), .selected = selected == "at_once"},
        {.value = "never", .label = l.t("Not by mail: I look here"), .selected = selected == "never"}};
}

Model::List session_models(const OwnAccount& shown, RequestScope& scope) {
    Model::List list;
    const auto& own = host_scope(scope).visit().session;
    for (const auto& session : shown.sessions)
        list.push_back({{"agent", session.agent.empty() ? scope.locale().t("Unknown browser")
                                                        : browser_name(session.agent)},
                        {"address", session.address},
                        {"seen", scope.locale().instant(session.seen_at, scope.actor().zone)},
                        {"current", own && own->id == session.id},
                        {"end_url", scope.url("core.end_session", {{"session", session.id}})}});
    return list;
}

Model::List token_models(const OwnAccount& shown, RequestScope& scope) {
    Model::List list;
    for (const auto& token : shown.tokens) {
        std::string scopes;
        for (const auto& one : token.scopes) scopes += (scopes.empty() ? "" : ", ") + one;
        const auto used = parse_day(token.last_used_on);
        list.push_back({{"name", token.name},
                        {"scopes", scopes},
                        {"used", used ? scope.locale().day(*used) : scope.locale().t("never")},
                        {"until", scope.locale().day(to_local(token.expires_at, scope.actor().zone).day)},
                        {"revoke_url", scope.url("core.revoke_token", {{"token", token.id}})}});
    }
    return list;
}

std::vector<Choice> scope_choices(const PageNeeds& needs, RequestScope& scope) {
    std::vector<Choice> choices;
    for (const auto& permission : host_scope(scope).site().permissions.declarations())
        if (scope.actor().may(permission.id))
            choices.push_back(
                {.value = permission.id,
                 .label = needs.locales.get(scope.locale().language(), permission.plugin).t(permission.label),
                 .hint = permission.id});
    return choices;
}

/// A form that has a problem.
struct TypedPreferences {
    AccountService::Preferences preferences;
    std::optional<AccountService::Preferences> seen = {};  ///< what it showed before

    /// What was left alone is shown as it is by now, or to send the form again would undo what was saved
    /// meanwhile.
    [[nodiscard]] const std::string& over(const AccountService::Preferences& stored,
                                          std::string AccountService::Preferences::*field) const {
        return seen && preferences.*field == (*seen).*field ? stored.*field : preferences.*field;
    }
};

/// What is shown in this answer and never again.
struct ShownOnce {
    std::string token = {};
    std::vector<std::string> recovery_codes = {};
};

/// @param typed in the form of preferences.
Result<Reply> show_own_account(const PageNeeds& needs, RequestScope& scope, const Error& error,
                               const ShownOnce& once = {}, const TypedPreferences* typed = nullptr) {
    auto shown = read_own_account(scope.db(), scope.actor(), needs.config.sessions);
    if (!shown) return std::move(shown).error();
    const auto& l = scope.locale();
    const auto& account = shown->account;
    const AccountService::Preferences stored{account.name, account.language, account.zone, account.digest};
    using Preferences = AccountService::Preferences;
    const auto shown_in = [&](std::string Preferences::*field) {
        return typed != nullptr ? typed->over(stored, field) : stored.*field;
    };
    const auto problem = [&](const char* field) { return problem_on(field, error, l); };
    const bool has_password = !account.password_hash.empty();
    const bool has_totp = !account.totp_secret.empty();
    // Of who has no password a code of the second step.
    const auto proof_field = [&](const char* name) {
        return field_model({.label = has_password ? l.t("Present password") : l.t("Code"),
                            .name = name,
                            .error = problem(name),
                            .type = has_password ? "password" : "text",
                            .autocomplete = has_password ? "current-password" : "one-time-code"});
    };
    Model::List codes;
    for (const auto& code : once.recovery_codes) codes.push_back({{"code", code}});
    const auto code_field = [&](const char* name) {
        return field_model({.label = l.t("Code"),
                            .name = name,
                            .error = problem(name),
                            .autocomplete = "one-time-code",
                            .css_class = "govuk-input--width-10"});
    };
    const auto secret = has_totp ? std::string() : new_totp_secret();
    const bool has_problems = !error.fields.empty();
    Model model;
    model.set("has_problems", has_problems)
        .set("problems", problems_model(error, l))
        .set("profile_url", scope.url("core.save_profile"))
        .set("was", Model::List{{{"name", was("name")}, {"value", stored.name}},
                                {{"name", was("language")}, {"value", stored.language}},
                                {{"name", was("zone")}, {"value", stored.zone}},
                                {{"name", was("digest")}, {"value", stored.digest}}})
        .set("name", field_model({.label = l.t("Name"),
                                  .name = "name",
                                  .value = shown_in(&Preferences::name),
                                  .error = problem("name")}))
        .set("language",
             choice_model({.label = l.t("Language"), .name = "language", .error = problem("language")},
                          language_choices(shown_in(&Preferences::language))))
        .set("zone", field_model({.label = l.t("Time zone"),
                                  .name = "zone",
                                  .value = shown_in(&Preferences::zone),
                                  .hint = l.t("As in Africa/Kampala or Europe/Zurich"),
                                  .error = problem("zone")}))
        .set("digest",
             choice_model(
                 {.label = l.t("Notifications by mail"), .name = "digest", .error = problem("digest")},
                 digest_choices(l, shown_in(&Preferences::digest))))
        .set("password_url", scope.url("core.change_password"))
        .set("has_proof", has_password || has_totp)
        .set("current_password", proof_field("current_password"))
        .set("new_password",
             field_model({.label = l.t("New password"),
                          .name = "password",
                          .hint = l.t("At least 12 characters; a few words together are easy to remember."),
                          .error = problem("password"),
                          .type = "password",
                          .autocomplete = "new-password"}))
        .set("must_have_totp", host_scope(scope).visit().lacks_second_step && !has_totp)
        .set("totp_on", has_totp)
        .set("totp_url", scope.url("core.totp"))
        .set("totp_secret", secret)
        .set("totp_qr",
             SafeHtml{secret.empty() ? std::string()
                                     : qr_code_svg(totp_address(secret, account.email, "Plenaria"))})
        .set("code", code_field("code"))
        .set("has_password", has_password)
        .set("totp_on_password", proof_field("on_password"))
        .set("totp_off_proof", proof_field("off_proof"))
        .set("recovery_url", scope.url("core.recovery_codes"))
        .set("recovery_left",
             l.n("{n} recovery code is left.", "{n} recovery codes are left.", shown->recovery_codes_left))
        .set("recovery_proof", proof_field("recovery_proof"))
        .set("has_recovery_codes", !codes.empty())
        .set("recovery_codes", std::move(codes))
        .set("sessions", session_models(*shown, scope))
        .set("has_other_sessions", shown->sessions.size() > 1)
        .set("end_others_url", scope.url("core.end_other_sessions"))
        .set("end_proof", proof_field("end_proof"))
        .set("has_tokens", !shown->tokens.empty())
        .set("tokens", token_models(*shown, scope))
        .set("token_url", scope.url("core.create_token"))
        .set("token_name",
             field_model({.label = l.t("What for"), .name = "token_name", .error = problem("token_name")}))
        .set("token_scopes",
             choice_model({.label = l.t("It may"), .name = "scope"}, scope_choices(needs, scope)))
        .set("has_new_token", !once.token.empty())
        .set("new_token", once.token);
    return View{.name = "core/account",
                .model = std::move(model),
                .title = l.t("My account"),
                .status = has_problems ? status_of(error.code) : 200};
}

/// Back to the page after a success, the page with its problems otherwise.
Result<Reply> finish_own_change(const PageNeeds& needs, RequestScope& scope, Result<void> outcome,
                                const char* said) {
    if (!outcome && outcome.error().code == ErrorCode::invalid_input)
        return show_own_account(needs, scope, outcome.error());
    if (!outcome) return std::move(outcome).error();
    scope.notice(scope.locale().t(said));
    return Redirect{scope.url("core.account")};
}

/// What the form showed before its reader changed it.
std::optional<AccountService::Preferences> seen_preferences(const Request& request) {
    if (!seen_in(request, "name")) return std::nullopt;
    return AccountService::Preferences{.name = request.form_value(was("name")),
                                       .language = request.form_value(was("language")),
                                       .zone = request.form_value(was("zone")),
                                       .digest = request.form_value(was("digest"))};
}

Result<Reply> save_profile(const PageNeeds& needs, const Request& request, RequestScope& scope) {
    Form form(request);
    AccountService::Preferences preferences{
        .name = form.text("name", {.required = true}),
        .language = form.one_of("language", {"en", "es", "fr"}, true),
        .zone = form.text("zone", {.required = true}),
        .digest = form.one_of("digest", {"daily", "at_once", "never"}, true)};
    if (!preferences.zone.empty() && !is_zone(preferences.zone))
        form.problem("zone", "This time zone is not known. Write it like Africa/Kampala.");
    auto done = form.ok()
                    ? needs.accounts.set_preferences(scope.actor(), preferences, seen_preferences(request))
                    : Result<void>(form.error());
    if (!done && !done.error().fields.empty()) {
        const TypedPreferences typed{preferences, seen_preferences(request)};
        return show_own_account(needs, scope, done.error(), {}, &typed);
    }
    return finish_own_change(needs, scope, std::move(done), "Saved.");
}

/// Not a redirect: what is shown once is in no address and in no session.
Result<Reply> show_codes(const PageNeeds& needs, RequestScope& scope,
                         Result<std::vector<std::string>> codes) {
    if (codes) return show_own_account(needs, scope, no_error, {.recovery_codes = *std::move(codes)});
    if (codes.error().code == ErrorCode::invalid_input) return show_own_account(needs, scope, codes.error());
    return std::move(codes).error();
}

Result<Reply> change_totp(const PageNeeds& needs, const Request& request, RequestScope& scope) {
    auto& in = host_scope(scope);
    if (request.form_value("totp_secret").empty()) {
        auto removed = needs.accounts.remove_totp(scope.actor(), request.form_value("off_proof"));
        return finish_own_change(needs, scope, std::move(removed), "The second step is switched off.");
    }
    auto added = needs.accounts.set_up_totp(scope.actor(), in.visit().browser(in.http()),
                                            {.secret = request.form_value("totp_secret"),
                                             .code = request.form_value("code"),
                                             .password = request.form_value("on_password")});
    return show_codes(needs, scope, std::move(added));
}

Result<Reply> create_token(const PageNeeds& needs, const Request& request, RequestScope& scope) {
    Form form(request);
    const auto name = form.text("token_name", {.required = true, .max_length = 100});
    std::vector<std::string> scopes;
    for (const auto& wanted : form.all("scope"))
        if (scope.actor().may(wanted)) scopes.push_back(wanted);
    if (scopes.empty()) form.problem("scope", "Choose at least one thing that the token may do.");
    if (!form.ok()) return show_own_account(needs, scope, form.error());
    auto token = needs.accounts.create_token(scope.actor(), name, scopes, std::chrono::days(365));
    if (!token) return std::move(token).error();
    return show_own_account(needs, scope, no_error, {.token = *token});
}

}  // namespace

void add_account_pages(Contribution& core, const PageNeeds& needs) {
    const auto post = [&](const char* path, const char* name, Handler handler) {
        core.routes.push_back({.method = Method::post,
                               .path = path,
                               .name = name,
                               .access = Access::signed_in(),
                               .handler = std::move(handler)});
    };
    core.routes.push_back({.path = "/account",
                           .name = "core.account",
                           .access = Access::signed_in(),
                           .handler = [needs](const Request&, RequestScope& scope) {
                               return show_own_account(needs, scope, no_error);
                           }});
    post("/account/profile", "core.save_profile", [needs](const Request& request, RequestScope& scope) {
        return save_profile(needs, request, scope);
    });
    post("/account/password", "core.change_password", [needs](const Request& request, RequestScope& scope) {
        auto& in = host_scope(scope);
        return finish_own_change(needs, scope,
                                 needs.accounts.change_password(scope.actor(), in.visit().browser(in.http()),
                                                                request.form_value("current_password"),
                                                                request.form_value("password")),
                                 "Your password is changed. All other sessions have ended.");
    });
    post("/account/second-step", "core.totp",
         [needs](const Request& request, RequestScope& scope) { return change_totp(needs, request, scope); });
    post("/account/recovery-codes", "core.recovery_codes",
         [needs](const Request& request, RequestScope& scope) {
             return show_codes(
                 needs, scope,
                 needs.accounts.make_recovery_codes(scope.actor(), request.form_value("recovery_proof")));
         });
    post("/account/sessions/{session}/end", "core.end_session",
         [needs](const Request& request, RequestScope& scope) {
             return finish_own_change(needs, scope,
                                      needs.accounts.end_session(scope.actor(), request.path_value("session"),
                                                                 request.form_value("end_proof")),
                                      "The session has ended.");
         });
    post("/account/sessions/end-others", "core.end_other_sessions",
         [needs](const Request& request, RequestScope& scope) {
             const auto& session = host_scope(scope).visit().session;
             return finish_own_change(
                 needs, scope,
                 needs.accounts.end_other_sessions(scope.actor(), session ? session->id : std::string(),
                                                   request.form_value("end_proof")),
                 "All other sessions have ended.");
         });
    post("/account/tokens", "core.create_token", [needs](const Request& request, RequestScope& scope) {
        return create_token(needs, request, scope);
    });
    post("/account/tokens/{token}/withdraw", "core.revoke_token",
         [needs](const Request& request, RequestScope& scope) {
             return finish_own_change(needs, scope,
                                      needs.accounts.revoke_token(scope.actor(), request.path_value("token")),
                                      "The token is withdrawn.");
         });
}

}  // namespace plenaria::host
