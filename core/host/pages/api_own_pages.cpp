// SPDX-License-Identifier: EUPL-1.2
// What an account sees of itself over JSON: search, work, notifications, tokens.
#include <algorithm>

#include <plenaria/paging.hpp>
#include <plenaria/text.hpp>

#include "pages/api_support.hpp"
#include "pages/notification_repository.hpp"
#include "pages/search_repository.hpp"

namespace plenaria::host {

namespace {

constexpr const char* text_schema = R"({"type":"string"})";

Result<Reply> api_search(const PageNeeds& needs, const Request& request, RequestScope& scope) {
    const auto query = trim(request.query_value("q")).substr(0, 200);
    auto hits = scope.db().read([&](UnitOfWork& uow) -> Result<std::vector<SearchHit>> {
        return find_hits(uow, folded_words(query), scope.actor());
    });
    if (!hits) return std::move(hits).error();
    auto all = ApiJson::array();
    for (const auto& hit : *hits)
        all.push_back({{"subject", hit.subject},
                       {"title", hit.title},
                       {"kind", needs.locales.get(scope.locale().language(), hit.plugin).t(hit.kind)},
                       {"path", hit.path}});
    return api_reply({{"hits", std::move(all)}});
}

Result<Reply> api_work(const PageNeeds& needs, RequestScope& scope) {
    auto items = waiting_for(needs, scope);
    if (!items) return std::move(items).error();
    auto all = ApiJson::array();
    for (const auto& item : *items)
        all.push_back({{"title", item.title},
                       {"context", item.context},
                       {"path", item.path},
                       {"due", item.due == Instant{} ? ApiJson() : ApiJson(to_text(item.due))},
                       {"zone", item.zone},
                       {"waits_for_others", item.waits_for_others}});
    return api_reply({{"items", std::move(all)}});
}

Result<Reply> api_notifications(const PageNeeds& needs, const Request& request, RequestScope& scope) {
    constexpr int page_size = 50;
    struct Found {
        std::vector<StoredNotification> items;
        int total = 0;
    };
    auto found = scope.db().read([&](UnitOfWork& uow) -> Result<Found> {
        return Found{notifications_of(uow, scope.actor(), (page_number(request) - 1) * page_size, page_size),
                     count_notifications(uow, scope.actor())};
    });
    if (!found) return std::move(found).error();
    auto all = ApiJson::array();
    for (const auto& one : found->items) {
        const auto& words = needs.locales.get(scope.locale().language(), one.notification.domain);
        all.push_back({{"id", one.id},
                       {"text", words.t(one.notification.message, one.notification.values)},
                       {"path", one.notification.path},
                       {"at", to_text(one.created_at)},
                       {"unread", one.unread}});
    }
    return api_reply({{"notifications", std::move(all)}, {"total", found->total}});
}

Result<Reply> api_tokens(RequestScope& scope) {
    auto found = scope.db().read([&](UnitOfWork& uow) -> Result<std::vector<ApiToken>> {
        return api_tokens_of(uow, scope.actor().id);
    });
    if (!found) return std::move(found).error();
    auto all = ApiJson::array();
    for (const auto& token : *found)
        all.push_back({{"id", token.id},
                       {"name", token.name},
                       {"scopes", token.scopes},
                       {"created_at", to_text(token.created_at)},
                       {"expires_at", to_text(token.expires_at)}});
    return api_reply({{"tokens", std::move(all)}});
}

/// A token begets only what it may itself.
Result<Reply> api_create_token(const PageNeeds& needs, const Request& request, RequestScope& scope) {
    const auto body = api_body(request);
    const auto scopes = body.at("scopes").get<std::vector<std::string>>();
    const bool all_held = std::all_of(scopes.begin(), scopes.end(),
                                      [&](const std::string& one) { return scope.actor().may(one); });
    if (!all_held)
        return Error{ErrorCode::invalid_input,
                     "There is a problem",
                     "scopes",
                     {{"scopes", /*t*/ "This token does not hold that itself."}}};
    auto token =
        needs.accounts.create_token(scope.actor(), api_text(body, "name"), scopes, std::chrono::days(365));
    if (!token) return std::move(token).error();
    return api_reply({{"token", *token}}, 201);
}

}  // namespace

void add_own_api(Contribution& core, const PageNeeds& needs) {
    const auto access = Access::signed_in();
    add_operation(core, access,
                  {.path = "/api/search",
                   .name = "core.api_search",
                   .summary = "What holds words that begin so, of what this account may see; at most 500.",
                   .request_schema = R"({"required":["q"],"properties":{"q":{"type":"string"}}})",
                   .response_schema = list_schema(
                       "hits", R"({"type":"object","required":["subject","title","kind","path"]})"),
                   .handler = [needs](const Request& request, RequestScope& scope) {
                       return api_search(needs, request, scope);
                   }});
    add_operation(
        core, access,
        {.path = "/api/work",
         .name = "core.api_work",
         .summary = "What waits for this account, dated things first.",
         .response_schema = list_schema(
             "items", R"({"type":"object","required":["title","path","due","waits_for_others"]})"),
         .handler = [needs](const Request&, RequestScope& scope) { return api_work(needs, scope); }});
    add_operation(core, access,
                  {.path = "/api/notifications",
                   .name = "core.api_notifications",
                   .summary = "Notifications of this account, newest first, 50 a page.",
                   .request_schema = R"({"properties":{"page":{"type":"integer","minimum":1}}})",
                   .response_schema = list_schema(
                       "notifications", R"({"type":"object","required":["id","text","at","unread"]})"),
                   .handler = [needs](const Request& request, RequestScope& scope) {
                       return api_notifications(needs, request, scope);
                   }});
    add_operation(core, access,
                  {.method = Method::post,
                   .path = "/api/notifications/read",
                   .name = "core.api_read_notifications",
                   .summary = "Marks all notifications as read.",
                   .response_schema = done_schema,
                   .handler = [](const Request&, RequestScope& scope) -> Result<Reply> {
                       auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
                           mark_all_seen(uow, scope.actor());
                           return {};
                       });
                       if (!done) return std::move(done).error();
                       return api_done();
                   }});
    add_operation(core, access,
                  {.path = "/api/tokens",
                   .name = "core.api_tokens",
                   .summary = "The tokens of this account that are not withdrawn.",
                   .response_schema = list_schema(
                       "tokens", R"({"type":"object","required":["id","name","scopes","expires_at"]})"),
                   .handler = [](const Request&, RequestScope& scope) { return api_tokens(scope); }});
    add_operation(
        core, access,
        {.method = Method::post,
         .path = "/api/tokens",
         .name = "core.api_create_token",
         .summary =
             "Makes a token with some of the scopes of this one; it is shown once and valid for a year.",
         .request_schema = std::string(R"({"type":"object","required":["name","scopes"],"properties":{)") +
                           R"("name":{"type":"string","minLength":1,"maxLength":100},)" +
                           R"("scopes":{"type":"array","minItems":1,"maxItems":50,"items":)" + text_schema +
                           "}}}",
         .response_schema =
             R"({"type":"object","required":["token"],"properties":{"token":{"type":"string"}}})",
         .handler = [needs](const Request& request, RequestScope& scope) {
             return api_create_token(needs, request, scope);
         }});
    add_operation(core, access,
                  {.method = Method::del,
                   .path = "/api/tokens/{token}",
                   .name = "core.api_revoke_token",
                   .summary = "Withdraws a token of this account, at once.",
                   .response_schema = done_schema,
                   .handler = [needs](const Request& request, RequestScope& scope) -> Result<Reply> {
                       auto done = needs.accounts.revoke_token(scope.actor(), request.path_value("token"));
                       if (!done) return std::move(done).error();
                       return api_done();
                   }});
}

}  // namespace plenaria::host
