// SPDX-License-Identifier: EUPL-1.2
#include "round_api.hpp"

#include <plenaria/db.hpp>

#include "../consolidation/consolidation_service.hpp"
#include "../shared_api.hpp"
#include "round_pages.hpp"
#include "round_service.hpp"

namespace plenaria::statements {

namespace {

using namespace api;

Result<Reply> api_extend_round(RoundService service, const Request& request, RequestScope& scope) {
    const auto body = body_of(request);
    const auto to = local_time_in(body, "deadline");
    if (!to) return to.error();
    return done_or(service.extend(scope.actor(), request.path_value("round"), *to, text_in(body, "reason")));
}

Result<Reply> api_set_contact(RoundService service, const Request& request, RequestScope& scope) {
    const auto body = body_of(request);
    return done_or(
        service.set_contact(scope.actor(), request.path_value("round"), text_in(body, "party"),
                            {text_in(body, "name"), text_in(body, "address"), text_in(body, "language")}));
}

Result<Reply> api_merge_points(const Request& request, RequestScope& scope) {
    const auto body = body_of(request);
    auto merged = ConsolidationService(scope.db())
                      .merge(scope.actor(), texts_in(body, "points"), text_in(body, "wording"),
                             text_in(body, "reason"));
    if (!merged) return std::move(merged).error();
    if (merged->decision_id.empty())
        return Error{
            ErrorCode::conflict,
            "This suggestion and the draft change the same words. Write how the paragraph shall read.",
            "merge"};
    return reply({{"decision", merged->decision_id}}, 201);
}

Result<Reply> api_discuss_point(const Request& request, RequestScope& scope) {
    return done_or(
        ConsolidationService(scope.db())
            .discuss(scope.actor(), request.path_value("point"), text_in(body_of(request), "text")));
}

}  // namespace

void add_round_api(Registrar& registrar, const RoundTools& tools) {
    constexpr std::string_view consult = "statements.consult";
    const auto with_service = [&](const Operation& operation, auto act) {
        announce(registrar, consult, operation,
                 [&tools, act](const Request& request, RequestScope& scope) -> Result<Reply> {
                     return act(RoundService(scope.db(), *tools.directory, *tools.mails), request, scope);
                 });
    };
    const auto of_party = [&](std::string_view path, std::string_view name, std::string_view summary,
                              auto act) {
        with_service({Method::post, path, name, summary, party_schema, done_schema},
                     [act](RoundService service, const Request& request, RequestScope& scope) {
                         return done_or((service.*act)(scope.actor(), request.path_value("round"),
                                                       text_in(body_of(request), "party")));
                     });
    };
    const auto whole = [&](std::string_view path, std::string_view name, std::string_view summary, auto act) {
        with_service({Method::post, path, name, summary, no_body, done_schema},
                     [act](RoundService service, const Request& request, RequestScope& scope) {
                         return done_or((service.*act)(scope.actor(), request.path_value("round")));
                     });
    };
    with_service({Method::post, "/api/statements/rounds/{round}/offices", "statements.api_add_offices",
                  "Adds offices; count is how many are new", parties_schema, count_schema},
                 [](RoundService service, const Request& request, RequestScope& scope) {
                     return count_or(service.add_offices(scope.actor(), request.path_value("round"),
                                                         texts_in(body_of(request), "parties")));
                 });
    of_party("/api/statements/rounds/{round}/offices/remove", "statements.api_remove_office",
             "Takes an office off the list that was not invited", &RoundService::remove_office);
    with_service(
        {Method::post, "/api/statements/rounds/{round}/contact", "statements.api_set_contact",
         "Corrects whom an office is written to",
         R"({"type":"object","required":["party","address","language"],"properties":{"party":{"type":"string"},"name":{"type":"string","maxLength":200},"address":{"type":"string","maxLength":254},"language":{"enum":["en","es","fr"]}}})",
         done_schema},
        api_set_contact);
    of_party("/api/statements/rounds/{round}/invitations/again", "statements.api_invite_again",
             "Mails a new link to one office that was invited", &RoundService::invite_again);
    of_party("/api/statements/rounds/{round}/links/end", "statements.api_end_links",
             "Every link that was mailed to this office opens nothing any more", &RoundService::end_links);
    with_service(
        {Method::post, "/api/statements/rounds/{round}/reminders", "statements.api_remind",
         "Reminds every silent office; count is the number of messages expected", count_schema, count_schema},
        [](RoundService service, const Request& request, RequestScope& scope) {
            return count_or(service.remind(scope.actor(), request.path_value("round"),
                                           body_of(request).at("count").get<int>()));
        });
    with_service(
        {Method::post, "/api/statements/rounds/{round}/extension", "statements.api_extend_round",
         "Moves the deadline, in the zone of the round, and tells the offices",
         R"({"type":"object","required":["deadline"],"properties":{"deadline":{"type":"string","maxLength":16,"description":"2026-12-11T17:00"},"reason":{"type":"string","maxLength":1000}}})",
         done_schema},
        api_extend_round);
    whole("/api/statements/rounds/{round}/close", "statements.api_close_round", "Closes an open round",
          &RoundService::close);
    whole("/api/statements/rounds/{round}/reopen", "statements.api_reopen_round",
          "Opens a closed round again", &RoundService::reopen);
    announce(
        registrar, consult,
        {Method::post, "/api/statements/points/merge", "statements.api_merge_points",
         "Takes several proposals of one paragraph into the draft as one wording",
         R"({"type":"object","required":["points","wording"],"properties":{"points":{"type":"array","minItems":2,"maxItems":200,"items":{"type":"string"}},"wording":{"type":"string","minLength":1},"reason":{"type":"string","maxLength":4000}}})",
         R"({"type":"object","required":["decision"],"properties":{"decision":{"type":"string"}}})"},
        api_merge_points);
    announce(
        registrar, consult,
        {Method::post, "/api/statements/points/{point}/discussion", "statements.api_discuss",
         "Puts a point aside with a note; it is still to be decided",
         R"({"type":"object","required":["text"],"properties":{"text":{"type":"string","maxLength":4000}}})",
         done_schema},
        api_discuss_point);
}

}  // namespace plenaria::statements
