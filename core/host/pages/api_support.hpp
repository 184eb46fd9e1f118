// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/pages/api_support.hpp
/// What the host's JSON operations share.

#include <string>

#include <nlohmann/json.hpp>

#include "pages/pages.hpp"

namespace plenaria::host {

using ApiJson = nlohmann::ordered_json;

Reply api_reply(const ApiJson& document, int status = 200);
/// {"done":true}: of what has nothing else to say.
Reply api_done();
/// The body, which has been checked against its schema.
ApiJson api_body(const Request& request);
/// The text of a member; empty when it is absent.
std::string api_text(const ApiJson& object, const char* name);

/// An operation of the host. For a GET, `request_schema` describes the query.
struct ApiLine {
    Method method = Method::get;
    const char* path = nullptr;
    const char* name = nullptr;
    const char* summary = nullptr;
    std::string request_schema = {};
    std::string response_schema = {};
    Handler handler = {};
};
void add_operation(Contribution& core, const Access& access, ApiLine line);

inline constexpr const char* done_schema =
    R"({"type":"object","required":["done"],"properties":{"done":{"type":"boolean"}}})";

/// {"type":"object","required":[name],"properties":{name:{"type":"array","items":item},"total":…}}
std::string list_schema(const char* name, const char* item);

/// What waits for the actor, by all plugins, dated ones first. Also what "Today" shows.
Result<std::vector<WorkItem>> waiting_for(const PageNeeds& needs, RequestScope& scope);
/// Switches a plugin and remembers it for the next start.
Result<void> switch_plugin(const PageNeeds& needs, RequestScope& scope, const std::string& id, bool on);
enum class JobChange { retry = 1, stop };
Result<void> change_job(RequestScope& scope, const std::string& id, JobChange change);
Result<void> send_mail_again(RequestScope& scope, const std::string& id);

void add_own_api(Contribution& core, const PageNeeds& needs);
void add_account_api(Contribution& core, const PageNeeds& needs);
void add_operation_api(Contribution& core, const PageNeeds& needs);
void add_role_api(Contribution& core, const PageNeeds& needs);
void add_webhook_api(Contribution& core, const PageNeeds& needs);

}  // namespace plenaria::host
