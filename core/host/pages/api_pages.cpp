// SPDX-License-Identifier: EUPL-1.2
// The host's part of the JSON API: its description, who a token is, the history.
#include <nlohmann/json.hpp>

#include "pages/api_support.hpp"
#include "pages/history_repository.hpp"
#include "pages/openapi.hpp"

namespace plenaria::host {

namespace {

Result<Reply> api_me(const Request&, RequestScope& scope) {
    nlohmann::json permissions = nlohmann::json::array();
    if (scope.actor().permits)
        for (const auto& permit : *scope.actor().permits)
            permissions.push_back({{"permission", permit.permission}, {"scope", permit.scope}});
    return Json{nlohmann::json{{"id", scope.actor().id},
                               {"name", scope.actor().name},
                               {"language", scope.actor().language},
                               {"permissions", permissions}}
                    .dump()};
}

Result<Reply> api_history(const Request& request, RequestScope& scope) {
    constexpr int page_size = 100;
    auto entries = scope.db().read([&](UnitOfWork& uow) -> Result<std::vector<HistoryEntry>> {
        return find_history(uow,
                            {.action = request.query_value("action").substr(0, 100),
                             .subject = request.query_value("subject").substr(0, 100),
                             .before = request.query_value("before")},
                            0, page_size);
    });
    if (!entries) return std::move(entries).error();
    nlohmann::json list = nlohmann::json::array();
    for (const auto& e : *entries)
        list.push_back({{"id", e.id},
                        {"at", to_text(e.at)},
                        {"actor", e.actor_name},
                        {"action", e.action},
                        {"subject", e.subject},
                        {"before", nlohmann::json::parse(e.before, nullptr, false)},
                        {"after", nlohmann::json::parse(e.after, nullptr, false)}});
    for (auto& entry : list)
        for (const char* name : {"before", "after"})
            if (entry[name].is_discarded()) entry[name] = nullptr;
    return api_reply({{"entries", list},
                      {"next", entries->size() == page_size ? ApiJson(entries->back().id) : ApiJson()}});
}

}  // namespace

void add_api_pages(Contribution& core, const PageNeeds& needs) {
    core.routes.push_back(
        {.path = "/api/openapi.json",
         .name = "core.api_description",
         .access = Access::anyone("describes operations, shows no data"),
         .api = ApiOperation{.summary = "This description.", .response_schema = R"({"type":"object"})"},
         .handler = [needs](const Request&, RequestScope& scope) -> Result<Reply> {
             return Json{openapi_document(*host_scope(scope).site().contributions, needs.config.base_url)};
         }});
    core.routes.push_back(
        {.path = "/api/me",
         .name = "core.api_me",
         .access = Access::signed_in(),
         .api =
             ApiOperation{.summary = "Whose token this is, and what it may do.",
                          .response_schema = R"({"type":"object","required":["id","name","permissions"]})"},
         .handler = api_me});
    core.routes.push_back(
        {.path = "/api/history",
         .name = "core.api_history",
         .access = Access::permission("core.read_history"),
         .api =
             ApiOperation{
                 .summary = "What was changed, newest first, 100 at a time; `next` continues as ?before=.",
                 .request_schema =
                     R"({"properties":{"subject":{"type":"string","description":"As it begins: core.account/ID"},
"action":{"type":"string","description":"As it begins: statements."},"before":{"type":"string"}}})",
                 .response_schema = list_schema(
                     "entries",
                     R"({"type":"object","required":["id","at","actor","action","subject","before","after"]})")},
         .handler = api_history});
    add_own_api(core, needs);
    add_account_api(core, needs);
    add_operation_api(core, needs);
    add_role_api(core, needs);
    add_webhook_api(core, needs);
}

}  // namespace plenaria::host
