// SPDX-License-Identifier: EUPL-1.2
#include "validation_api.hpp"

#include <plenaria/db.hpp>

#include "../shared_api.hpp"
#include "../text/reading_right.hpp"
#include "../versions/version_repository.hpp"

namespace plenaria::statements {

namespace {

constexpr std::string_view validations_schema =
    R"({"type":"object","required":["validations","bodies"],"properties":{"validations":{"type":"array","items":{"type":"object","required":["vote","body","state","hash","asked_at","decided_at","result","numbers"],"properties":{"vote":{"type":"string"},"body":{"type":"string"},"state":{"enum":["asked","open","closed","without_quorum","carried","rejected","withdrawn"]},"hash":{"type":"string","pattern":"^[0-9a-f]{64}$"},"asked_at":{"type":"string"},"decided_at":{"type":["string","null"]},"result":{"type":["string","null"]},"numbers":{"type":["object","null"]}}}},"bodies":{"type":"array","items":{"type":"object","required":["ref","name","members"],"properties":{"ref":{"type":"string"},"name":{"type":"string"},"members":{"type":"integer"}}}}}})";
constexpr std::string_view body_schema =
    R"({"type":"object","required":["body"],"additionalProperties":false,"properties":{"body":{"type":"string","maxLength":100,"description":"A ref of the bodies that may be asked"}}})";
constexpr std::string_view asked_schema =
    R"({"type":"object","required":["vote","url"],"properties":{"vote":{"type":"string"},"url":{"type":"string"}}})";

Result<Reply> api_validations(const ValidationTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto& id = request.path_value("version");
        const auto version = find_version(uow, id);
        if (!version || version->statement_id != request.path_value("id") ||
            !find_readable(uow, scope.actor(), version->statement_id, ""))
            return Error{ErrorCode::not_found, "This version does not exist.", id};
        const auto language = scope.locale().language();
        auto bodies = api::Document::array();
        for (const auto& each : validating_bodies(uow, tools, scope.actor(), language))
            bodies.push_back({{"ref", each.ref}, {"name", each.name}, {"members", each.members}});
        return api::reply(
            {{"validations", validations_json(validations_now(uow, tools, scope.actor(), id, language))},
             {"bodies", std::move(bodies)}});
    });
}

Result<Reply> api_ask_body(const ValidationTools& tools, const Request& request, RequestScope& scope) {
    const auto body = api::object_of(request);
    if (!body) return body.error();
    const auto asked = scope.db().write([&](UnitOfWork& uow) {
        return ask_body(uow, tools, scope.actor(), request.path_value("id"), request.path_value("version"),
                        api::text_in(*body, "body"));
    });
    if (!asked) return asked.error();
    return api::reply({{"vote", asked->ref}, {"url", asked->path}}, 201);
}

}  // namespace

nlohmann::ordered_json validations_json(const std::vector<Validated>& votes) {
    auto all = api::Document::array();
    for (const auto& each : votes) {
        const auto& vote = each.vote;
        api::Document row{{"vote", each.vote_ref},
                          {"body", vote.body},
                          {"state", to_text(vote.state)},
                          {"hash", vote.hash},
                          {"asked_at", to_text(each.asked_at)},
                          {"decided_at", nullptr},
                          {"result", nullptr},
                          {"numbers", nullptr}};
        if (vote.decided_at) row["decided_at"] = to_text(*vote.decided_at);
        if (!vote.sentence.empty()) row["result"] = vote.sentence;
        if (vote.numbers)
            row["numbers"] = {{"yes", vote.numbers->yes},
                              {"no", vote.numbers->no},
                              {"abstentions", vote.numbers->abstentions},
                              {"members", vote.numbers->members}};
        all.push_back(std::move(row));
    }
    return all;
}

void add_validation_api(Registrar& registrar, const ValidationTools& tools) {
    announce(
        registrar, "statements.view",
        {Method::get, "/api/statements/{id}/versions/{version}/validations", "statements.api_validations",
         "Votes of bodies on a version, and the bodies that may be asked", "", validations_schema},
        [&tools](const Request& request, RequestScope& scope) {
            return api_validations(tools, request, scope);
        });
    announce(registrar, "statements.sign",
             {Method::post, "/api/statements/{id}/versions/{version}/validations", "statements.api_ask_body",
              "Drafts a vote of a body on a version; url is where it is completed and opened", body_schema,
              asked_schema},
             [&tools](const Request& request, RequestScope& scope) {
                 return api_ask_body(tools, request, scope);
             });
}

}  // namespace plenaria::statements
