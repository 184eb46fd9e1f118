// SPDX-License-Identifier: EUPL-1.2
// Accounts and their roles over JSON.
#include <plenaria/form.hpp>

#include "pages/api_support.hpp"

namespace plenaria::host {

namespace {

constexpr const char* account_schema =
    R"({"type":"object","required":["id","email","name","language","zone","disabled","second_step","version","roles"],"properties":{
"id":{"type":"string"},"email":{"type":"string"},"name":{"type":"string"},"language":{"enum":["en","es","fr"]},"zone":{"type":"string"},
"disabled":{"type":"boolean"},"second_step":{"type":"boolean"},"version":{"type":"integer"},"roles":{"type":"array","items":{
"type":"object","required":["id","role","scope","until"],"properties":{"id":{"type":"string"},"role":{"type":"string"},
"scope":{"type":"string"},"until":{"type":["string","null"],"format":"date"}}}}}})";

std::string wanted_schema(const char* required, const char* more) {
    return std::string(R"({"type":"object","required":[)") + required +
           R"(],"properties":{"email":{"type":"string","format":"email","maxLength":254},"name":{"type":"string","minLength":1,)"
           R"("maxLength":200},"language":{"enum":["en","es","fr"]},"zone":{"type":"string","maxLength":64})" +
           more + "}}";
}

ApiJson account_json(UnitOfWork& uow, const Account& account) {
    auto held = ApiJson::array();
    for (const auto& role : roles_of(uow, account.id))
        held.push_back({{"id", role.id},
                        {"role", role.role},
                        {"scope", role.scope},
                        {"until", role.ends_on ? ApiJson(to_text(*role.ends_on)) : ApiJson()}});
    return {{"id", account.id},
            {"email", account.email},
            {"name", account.name},
            {"language", account.language},
            {"zone", account.zone},
            {"disabled", account.disabled},
            {"second_step", !account.totp_secret.empty()},
            {"version", account.version},
            {"roles", std::move(held)}};
}

Result<Reply> account_reply(RequestScope& scope, const std::string& id, int status = 200) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto account = find_account(uow, id);
        if (!account) return Error{ErrorCode::not_found, "This account does not exist."};
        return api_reply(account_json(uow, *account), status);
    });
}

Result<Reply> api_accounts(RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        auto all = ApiJson::array();
        for (const auto& account : all_accounts(uow)) all.push_back(account_json(uow, account));
        return api_reply({{"accounts", std::move(all)}});
    });
}

/// Members of the body over what is there; checked as the form of the pages checks them.
Result<AccountService::NewAccount> wanted_in(const ApiJson& body, const Account& now) {
    AccountService::NewAccount wanted{.email = body.value("email", now.email),
                                      .name = body.value("name", now.name),
                                      .language = body.value("language", now.language),
                                      .zone = body.value("zone", now.zone)};
    Request as_form;
    as_form.form = {{"email", wanted.email}, {"name", wanted.name}};
    Form form(as_form);
    wanted.email = form.email("email", true);
    wanted.name = form.text("name", {.required = true});
    if (!is_zone(wanted.zone))
        form.problem("zone", "This time zone is not known. Write it like Africa/Kampala.");
    if (!form.ok()) return form.error();
    return wanted;
}

Result<Reply> api_create_account(const PageNeeds& needs, const Request& request, RequestScope& scope) {
    auto wanted = wanted_in(api_body(request), Account{});
    if (!wanted) return std::move(wanted).error();
    auto created = needs.accounts.create(scope.actor(), *wanted);
    if (!created) return std::move(created).error();
    return account_reply(scope, *created, 201);
}

Result<Reply> api_change_account(const PageNeeds& needs, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("account");
    auto now = scope.db().read([&](UnitOfWork& uow) -> Result<Account> {
        auto account = find_account(uow, id);
        if (!account) return Error{ErrorCode::not_found, "This account does not exist."};
        return *std::move(account);
    });
    if (!now) return std::move(now).error();
    const auto body = api_body(request);
    auto wanted = wanted_in(body, *now);
    if (!wanted) return std::move(wanted).error();
    auto saved = needs.accounts.save(scope.actor(), id, body.at("version").get<int>(), *wanted);
    if (!saved) return std::move(saved).error();
    if (const auto disabled = body.find("disabled");
        disabled != body.end() && disabled->get<bool>() != now->disabled)
        if (auto done = needs.accounts.set_disabled(scope.actor(), id, disabled->get<bool>()); !done)
            return std::move(done).error();
    return account_reply(scope, id);
}

Result<Reply> api_give_role(const PageNeeds& needs, const Request& request, RequestScope& scope) {
    const auto body = api_body(request);
    const auto until = api_text(body, "until");
    const auto day = parse_day(until);
    if (!until.empty() && !day)
        return Error{ErrorCode::invalid_input,
                     "There is a problem",
                     "until",
                     {{"until", "Write a day that exists, like 2019-12-17."}}};
    auto given = needs.accounts.give_role(
        scope.actor(), request.path_value("account"),
        {.id = "", .role = api_text(body, "role"), .scope = api_text(body, "scope"), .ends_on = day});
    if (!given) return std::move(given).error();
    return account_reply(scope, request.path_value("account"), 201);
}

}  // namespace

void add_account_api(Contribution& core, const PageNeeds& needs) {
    const auto access = Access::permission("core.administer");
    std::string role_names;
    for (const auto role : roles) role_names += (role_names.empty() ? "\"" : ",\"") + std::string(role) + '"';
    add_operation(core, access,
                  {.path = "/api/accounts",
                   .name = "core.api_accounts",
                   .summary = "All accounts with their roles.",
                   .response_schema = list_schema("accounts", account_schema),
                   .handler = [](const Request&, RequestScope& scope) { return api_accounts(scope); }});
    add_operation(core, access,
                  {.method = Method::post,
                   .path = "/api/accounts",
                   .name = "core.api_create_account",
                   .summary = "Makes an account without a role.",
                   .request_schema = wanted_schema(R"("email","name")", ""),
                   .response_schema = account_schema,
                   .handler = [needs](const Request& request, RequestScope& scope) {
                       return api_create_account(needs, request, scope);
                   }});
    add_operation(core, access,
                  {.path = "/api/accounts/{account}",
                   .name = "core.api_account",
                   .summary = "One account with its roles.",
                   .response_schema = account_schema,
                   .handler = [](const Request& request, RequestScope& scope) {
                       return account_reply(scope, request.path_value("account"));
                   }});
    add_operation(
        core, access,
        {.method = Method::patch,
         .path = "/api/accounts/{account}",
         .name = "core.api_change_account",
         .summary = "Changes what the body names; 409 when somebody else changed it since that version.",
         .request_schema = wanted_schema(
             R"("version")", R"(,"version":{"type":"integer","minimum":1},"disabled":{"type":"boolean"})"),
         .response_schema = account_schema,
         .handler = [needs](const Request& request, RequestScope& scope) {
             return api_change_account(needs, request, scope);
         }});
    add_operation(
        core, access,
        {.method = Method::post,
         .path = "/api/accounts/{account}/roles",
         .name = "core.api_give_role",
         .summary = "Gives a role, everywhere or in one scope (\"city/ID\"), until the day before `until`.",
         .request_schema =
             R"({"type":"object","required":["role"],"properties":{"role":{"enum":[)" + role_names +
             R"(]},"scope":{"type":"string","maxLength":60},"until":{"type":["string","null"],"format":"date"}}})",
         .response_schema = account_schema,
         .handler = [needs](const Request& request, RequestScope& scope) {
             return api_give_role(needs, request, scope);
         }});
    add_operation(core, access,
                  {.method = Method::del,
                   .path = "/api/accounts/{account}/roles/{role}",
                   .name = "core.api_take_role",
                   .summary = "Takes a role (by the id that the account shows).",
                   .response_schema = account_schema,
                   .handler = [needs](const Request& request, RequestScope& scope) -> Result<Reply> {
                       auto taken = needs.accounts.take_role(scope.actor(), request.path_value("account"),
                                                             request.path_value("role"));
                       if (!taken) return std::move(taken).error();
                       return account_reply(scope, request.path_value("account"));
                   }});
    add_operation(
        core, access,
        {.method = Method::del,
         .path = "/api/accounts/{account}/second-step",
         .name = "core.api_reset_second_step",
         .summary = "Switches the second step off and ends all sessions, for somebody who lost the phone.",
         .response_schema = account_schema,
         .handler = [needs](const Request& request, RequestScope& scope) -> Result<Reply> {
             auto reset = needs.accounts.reset_totp(scope.actor(), request.path_value("account"));
             if (!reset) return std::move(reset).error();
             return account_reply(scope, request.path_value("account"));
         }});
}

}  // namespace plenaria::host
