// SPDX-License-Identifier: EUPL-1.2
// Accounts: who has one, with which roles until when, and the way back in for who is locked out.
#include <plenaria/field.hpp>
#include <plenaria/form.hpp>
#include <plenaria/paging.hpp>
#include <plenaria/text.hpp>

#include "db/meanwhile.hpp"
#include "pages/pages.hpp"
#include "pages/role_words.hpp"
#include "web/reply.hpp"

namespace plenaria::host {

namespace {

struct AccountLine {
    Account account;
    std::vector<AccountRole> held;
    std::vector<Session> sessions;
};

Model account_tag(const Account& account, const Locale& l) {
    if (account.disabled) return {{"kind", "grey"}, {"text", l.t("Closed")}};
    return {{"kind", "green"}, {"text", l.t("Open")}};
}

std::vector<Choice> role_choices(const std::string& selected, const std::string& none, const Locale& l) {
    std::vector<Choice> choices;
    if (!none.empty()) choices.push_back({.value = "", .label = none, .selected = selected.empty()});
    for (const auto role : roles)
        choices.push_back(
            {.value = std::string(role), .label = role_name(role, l), .selected = role == selected});
    return choices;
}

Result<Reply> show_accounts(const PageNeeds& needs, const Request& request, RequestScope& scope) {
    const auto& l = scope.locale();
    const auto query = fold(request.query_value("q"));
    const auto& wanted_role = request.query_value("role");
    auto lines = scope.db().read([&](UnitOfWork& uow) -> Result<std::vector<AccountLine>> {
        std::vector<AccountLine> all;
        for (auto& account : all_accounts(uow)) {
            if (!query.empty() && fold(account.name + ' ' + account.email).find(query) == std::string::npos)
                continue;
            auto held = roles_of(uow, account.id);
            bool has = wanted_role.empty();
            for (const auto& role : held) has = has || role.role == wanted_role;
            if (!has) continue;
            auto sessions = sessions_of(uow, account.id, needs.config.sessions);
            all.push_back({std::move(account), std::move(held), std::move(sessions)});
        }
        return all;
    });
    if (!lines) return std::move(lines).error();
    constexpr int page_size = 50;
    const int page = page_number(request);
    Model::List accounts;
    const auto first = static_cast<std::size_t>(page - 1) * page_size;
    for (std::size_t i = first; i < lines->size() && i < first + page_size; ++i) {
        const auto& [account, held, sessions] = (*lines)[i];
        std::string names, ends;
        for (const auto& role : held) {
            names += (names.empty() ? "" : ", ") + role_name(role.role, l);
            if (role.ends_on)
                ends += l.t("{role} until {day}",
                            {{"role", role_name(role.role, l)}, {"day", l.day(*role.ends_on)}}) +
                        ' ';
        }
        accounts.push_back(
            {{"name", account.name},
             {"email", account.email},
             {"url", scope.url("core.account_of", {{"account", account.id}})},
             {"roles", names},
             {"has_ends", !ends.empty()},
             {"ends", ends},
             {"totp", !account.totp_secret.empty()},
             {"seen",
              sessions.empty() ? l.t("never") : l.instant(sessions.front().seen_at, scope.actor().zone)},
             {"state", account_tag(account, l)}});
    }
    const bool has_accounts = !accounts.empty();
    Model model;
    set_pages(model, page_range(page, page_size, static_cast<long long>(lines->size())),
              {scope, "core.accounts", request}, l);
    model
        .set("q",
             field_model({.label = l.t("Name or address"), .name = "q", .value = request.query_value("q")}))
        .set("role",
             choice_model({.label = l.t("Role"), .name = "role"}, role_choices(wanted_role, l.t("All"), l)))
        .set("new_url", scope.url("core.new_account"))
        .set("count", l.n("{n} account", "{n} accounts", static_cast<long long>(lines->size())))
        .set("as_of", l.time_of_day(scope.now(), scope.actor().zone))
        .set("has_accounts", has_accounts)
        .set("accounts", std::move(accounts));
    return View{.name = "core/admin/accounts", .model = std::move(model), .title = l.t("Accounts")};
}

/// What the form shows: an account that exists, or what was typed for a new one.
View account_form(RequestScope& scope, const Account& account, const std::vector<AccountRole>& held,
                  const Error& error, const std::string& link) {
    const auto& l = scope.locale();
    const bool exists = !account.id.empty();
    const UrlValues id{{"account", account.id}};
    const auto problem = [&](const char* field) { return problem_on(field, error, l); };
    Model::List roles_shown;
    for (const auto& role : held)
        roles_shown.push_back(
            {{"role", role_name(role.role, l)},
             {"scope", role.scope.empty() ? l.t("everywhere") : role.scope},
             {"has_ends", role.ends_on.has_value()},
             {"ends", role.ends_on ? l.day(*role.ends_on) : std::string()},
             {"remove_url", exists ? scope.url("core.take_role", {{"account", account.id}, {"role", role.id}})
                                   : std::string()}});
    const auto language = [&](const char* code, const char* name) {
        return Choice{.value = code, .label = name, .selected = account.language == code};
    };
    const auto of_account = [&](const char* route) {
        return exists ? scope.url(route, id) : std::string("/");
    };
    const bool has_roles = !roles_shown.empty();
    const bool has_problems = !error.fields.empty();
    auto heading = exists ? account.name : l.t("New account");
    Model model;
    model.set("heading", heading)
        .set("has_problems", has_problems)
        .set("problems", problems_model(error, l))
        .set("save_url", exists ? scope.url("core.save_account", id) : scope.url("core.create_account"))
        .set("version", std::to_string(account.version))
        .set("name",
             field_model(
                 {.label = l.t("Name"), .name = "name", .value = account.name, .error = problem("name")}))
        .set("email", field_model({.label = l.t("Mail address"),
                                   .name = "email",
                                   .value = account.email,
                                   .error = problem("email"),
                                   .type = "email"}))
        .set("language",
             choice_model({.label = l.t("Language"), .name = "language", .error = problem("language")},
                          {language("en", "English"), language("es", "Español"), language("fr", "Français")}))
        .set("zone", field_model({.label = l.t("Time zone"),
                                  .name = "zone",
                                  .value = account.zone,
                                  .hint = l.t("As in Africa/Kampala or Europe/Zurich"),
                                  .error = problem("zone")}))
        .set("exists", exists)
        .set("has_roles", has_roles)
        .set("roles", std::move(roles_shown))
        .set("add_role_url", of_account("core.give_role"))
        .set("role", choice_model({.label = l.t("Role"), .name = "role", .error = problem("role")},
                                  role_choices("", "", l)))
        .set("scope", field_model({.label = l.t("For whom"),
                                   .name = "scope",
                                   .hint = l.t("Empty for everywhere, or city/ID"),
                                   .error = problem("scope")}))
        .set("ends_on",
             field_model(
                 {.label = l.t("Until"), .name = "ends_on", .error = problem("ends_on"), .type = "date"}))
        .set("sign_in_link_url", of_account("core.make_sign_in_link"))
        .set("has_link", !link.empty())
        .set("link", link)
        .set("totp", !account.totp_secret.empty())
        .set("reset_totp_url", of_account("core.reset_totp"))
        .set("disabled", account.disabled)
        .set("enable_url", of_account("core.enable_account"))
        .set("disable_url", of_account("core.disable_account"))
        .set("history_url", scope.url("core.history", {{"subject", "core.account/" + account.id}}));
    return {.name = "core/admin/account_form",
            .model = std::move(model),
            .title = heading,
            .status = has_problems ? status_of(error.code) : 200};
}

Result<AccountLine> read_account(const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<AccountLine> {
        auto account = find_account(uow, request.path_value("account"));
        if (!account) return Error{ErrorCode::not_found, "This account does not exist."};
        auto held = roles_of(uow, account->id);
        return AccountLine{*std::move(account), std::move(held), {}};
    });
}

Result<Reply> show_account(const Request& request, RequestScope& scope, const Error& error,
                           const std::string& link = {}) {
    auto found = read_account(request, scope);
    if (!found) return std::move(found).error();
    return account_form(scope, found->account, found->held, error, link);
}

AccountService::NewAccount read_account_form(Form& form) {
    AccountService::NewAccount typed{.email = form.email("email", true),
                                     .name = form.text("name", {.required = true}),
                                     .language = form.one_of("language", {"en", "es", "fr"}, true),
                                     .zone = form.text("zone", {.required = true})};
    if (!typed.zone.empty() && !is_zone(typed.zone))
        form.problem("zone", "This time zone is not known. Write it like Africa/Kampala.");
    return typed;
}

/// The form again with what was typed. When somebody else saved meanwhile, what stands there now is beside
/// it, and saving once more is a decision.
Result<Reply> show_account_again(const Request& request, RequestScope& scope, Error error) {
    auto found = read_account(request, scope);
    if (!found) return std::move(found).error();
    const bool conflict = error.code == ErrorCode::conflict;
    if (conflict) error = saved_first({});
    auto& account = found->account;
    if (!conflict) account.version = std::atoi(request.form_value("version").c_str());
    for (auto [field, stored] : {std::pair<const char*, std::string*>{"name", &account.name},
                                 {"email", &account.email},
                                 {"language", &account.language},
                                 {"zone", &account.zone}}) {
        const auto& typed = request.form_value(field);
        if (conflict && *stored != typed) error.fields.push_back(changed_meanwhile(field, *stored));
        *stored = typed;
    }
    return account_form(scope, account, found->held, error, {});
}

Result<Reply> create_account(const PageNeeds& needs, const Request& request, RequestScope& scope) {
    Form form(request);
    const auto typed = read_account_form(form);
    const Account as_typed{.id = "",
                           .email = request.form_value("email"),
                           .name = typed.name,
                           .language = typed.language,
                           .zone = request.form_value("zone")};
    if (!form.ok()) return account_form(scope, as_typed, {}, form.error(), {});
    auto created = needs.accounts.create(scope.actor(), typed);
    if (!created && created.error().code == ErrorCode::invalid_input)
        return account_form(scope, as_typed, {}, created.error(), {});
    if (!created) return std::move(created).error();
    return Redirect{scope.url("core.account_of", {{"account", *created}})};
}

Result<Reply> save_account(const PageNeeds& needs, const Request& request, RequestScope& scope) {
    Form form(request);
    const auto typed = read_account_form(form);
    const auto version = form.number("version", 1, 1000000000, true);
    if (!form.ok()) return show_account_again(request, scope, form.error());
    auto saved =
        needs.accounts.save(scope.actor(), request.path_value("account"), static_cast<int>(*version), typed);
    if (!saved &&
        (saved.error().code == ErrorCode::invalid_input || saved.error().code == ErrorCode::conflict))
        return show_account_again(request, scope, saved.error());
    if (!saved) return std::move(saved).error();
    scope.notice(scope.locale().t("Saved."));
    return Redirect{scope.url("core.account_of", {{"account", request.path_value("account")}})};
}

/// A change of one account, and back to its page.
using AccountChange = std::function<Result<void>(const Request&, RequestScope&)>;
Handler changing_account(AccountChange change) {
    return [change = std::move(change)](const Request& request, RequestScope& scope) -> Result<Reply> {
        auto done = change(request, scope);
        if (!done && done.error().code == ErrorCode::invalid_input)
            return show_account(request, scope, done.error());
        if (!done) return std::move(done).error();
        scope.notice(scope.locale().t("Saved."));
        return Redirect{scope.url("core.account_of", {{"account", request.path_value("account")}})};
    };
}

}  // namespace

void add_admin_account_pages(Contribution& core, const PageNeeds& needs) {
    const auto access = Access::permission("core.administer");
    const auto page = [&](Method method, const char* path, const char* name, Handler handler) {
        core.routes.push_back(
            {.method = method, .path = path, .name = name, .access = access, .handler = std::move(handler)});
    };
    auto& accounts = needs.accounts;
    page(Method::get, "/admin/accounts", "core.accounts",
         [needs](const Request& request, RequestScope& scope) {
             return show_accounts(needs, request, scope);
         });
    page(Method::get, "/admin/accounts/new", "core.new_account",
         [](const Request&, RequestScope& scope) -> Result<Reply> {
             return account_form(scope, Account{}, {}, no_error, {});
         });
    page(Method::post, "/admin/accounts", "core.create_account",
         [needs](const Request& request, RequestScope& scope) {
             return create_account(needs, request, scope);
         });
    page(Method::get, "/admin/accounts/{account}", "core.account_of",
         [](const Request& request, RequestScope& scope) { return show_account(request, scope, no_error); });
    page(
        Method::post, "/admin/accounts/{account}", "core.save_account",
        [needs](const Request& request, RequestScope& scope) { return save_account(needs, request, scope); });
    page(Method::post, "/admin/accounts/{account}/roles", "core.give_role",
         changing_account([&accounts](const Request& request, RequestScope& scope) -> Result<void> {
             Form form(request);
             const AccountRole role{.id = "",
                                    .role = form.text("role", {.required = true}),
                                    .scope = form.text("scope", {.max_length = 60}),
                                    .ends_on = form.day("ends_on", false)};
             if (!form.ok()) return form.error();
             return accounts.give_role(scope.actor(), request.path_value("account"), role);
         }));
    page(Method::post, "/admin/accounts/{account}/roles/{role}/take", "core.take_role",
         changing_account([&accounts](const Request& request, RequestScope& scope) {
             return accounts.take_role(scope.actor(), request.path_value("account"),
                                       request.path_value("role"));
         }));
    page(Method::post, "/admin/accounts/{account}/disable", "core.disable_account",
         changing_account([&accounts](const Request& request, RequestScope& scope) {
             return accounts.set_disabled(scope.actor(), request.path_value("account"), true);
         }));
    page(Method::post, "/admin/accounts/{account}/enable", "core.enable_account",
         changing_account([&accounts](const Request& request, RequestScope& scope) {
             return accounts.set_disabled(scope.actor(), request.path_value("account"), false);
         }));
    page(Method::post, "/admin/accounts/{account}/reset-second-step", "core.reset_totp",
         changing_account([&accounts](const Request& request, RequestScope& scope) {
             return accounts.reset_totp(scope.actor(), request.path_value("account"));
         }));
    page(Method::post, "/admin/accounts/{account}/sign-in-link", "core.make_sign_in_link",
         [needs](const Request& request, RequestScope& scope) -> Result<Reply> {
             auto secret = needs.accounts.sign_in_secret_of(scope.actor(), request.path_value("account"),
                                                            std::chrono::hours(1));
             if (!secret) return std::move(secret).error();
             return show_account(
                 request, scope, no_error,
                 needs.addresses.absolute(needs.addresses.path("core.one_time", {{"secret", *secret}})));
         });
    core.menus.push_back({.menu = "admin", .label = "Accounts", .route = "core.accounts", .weight = 10});
}

}  // namespace plenaria::host
