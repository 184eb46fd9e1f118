// SPDX-License-Identifier: EUPL-1.2
// Operations of a drive.
#include <plenaria/operation.hpp>
#include <plenaria/plugin.hpp>

#include "drive_pages.hpp"
#include "drive_service.hpp"
#include "freeze.hpp"

namespace plenaria::campaigns {

namespace {

Document drive_body(const Request& request) { return Document::parse(request.body, nullptr, false); }

Document target_json(const DriveReading& reading, const DriveTarget& row) {
    const auto& target = row.target;
    return {{"id", target.id},
            {"city", target.ref},
            {"name", target.name},
            {"region", target.region},
            {"state", std::string(to_text(row.state))},
            {"overdue", row.overdue},
            {"taken_back", row.took_back},
            {"asker", reading.asker_name(target.asker_id)},
            {"promised_for", target.promised_for ? plenaria::to_text(*target.promised_for) : std::string()},
            {"revision", target.revision}};
}

Result<Reply> api_drive(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto reading =
            read_drive(uow, tools, request.path_value("campaign"), scope.locale().language());
        if (!reading) return reading.error();
        const auto& facts = reading->drive.facts;
        Document answer{{"signing", facts.signing_id},
                        {"text", reading->text.label},
                        {"goal", facts.goal},
                        {"goals", facts.goals},
                        {"deadline", facts.deadline ? plenaria::to_text(*facts.deadline) : std::string()},
                        {"signed", reading->signed_()},
                        {"revision", reading->drive.revision}};
        answer["targets"] = Document::array();
        for (const auto& row : reading->targets) answer["targets"].push_back(target_json(*reading, row));
        answer["counts"] = Document::array();
        for (const auto& each : freezes_of(uow, reading->drive.id))
            answer["counts"].push_back({{"id", each.id},
                                        {"number", each.number},
                                        {"frozen_at", plenaria::to_text(each.frozen_at)},
                                        {"sha256", each.hash}});
        return Json{compact(answer)};
    });
}

Result<Reply> api_save_drive(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto body = drive_body(request);
    DriveFacts facts{.signing_id = body.value("signing", std::string()),
                     .goal = body.value("goal", 0),
                     .goals = {},
                     .deadline = parse_day(body.value("deadline", std::string()))};
    if (body.contains("goals"))
        for (const auto& [region, goal] : body.at("goals").items()) facts.goals[region] = goal.get<int>();
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return save_drive(uow, tools, scope.actor(), request.path_value("campaign"), facts,
                          body.value("revision", 0));
    }));
}

Result<Reply> api_add_targets(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto refs = drive_body(request).at("cities").get<std::vector<std::string>>();
    const auto added = scope.db().write([&](UnitOfWork& uow) {
        return add_targets(uow, tools, scope.actor(), request.path_value("campaign"), refs);
    });
    if (!added) return added.error();
    return Json{compact({{"count", *added}})};
}

Result<Reply> api_note_target(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto body = drive_body(request);
    const NotedStep step{.what = body.value("what", std::string()),
                         .how = body.value("how", std::string()),
                         .on = parse_day(body.value("on", std::string())),
                         .note = body.value("note", std::string()),
                         .revision = body.value("revision", 0)};
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return note_step(uow, tools, scope.actor(), request.path_value("target"), step);
    }));
}

Result<Reply> api_freeze(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return id_or(scope.db().write([&](UnitOfWork& uow) {
        return freeze_count(uow, tools, scope.actor(), request.path_value("campaign"));
    }));
}

constexpr std::string_view drive_answer =
    R"({"type":"object","required":["signing","text","goal","goals","deadline","signed","revision","targets","counts"],"properties":{"targets":{"type":"array","items":{"type":"object","required":["id","city","name","region","state","overdue","taken_back","asker","promised_for","revision"]}},"counts":{"type":"array","items":{"type":"object","required":["id","number","frozen_at","sha256"]}}}})";
constexpr std::string_view drive_schema =
    R"({"type":"object","required":["signing","deadline"],"additionalProperties":false,"properties":{"signing":{"type":"string","maxLength":60},"goal":{"type":"integer","minimum":0,"maximum":100000},"goals":{"type":"object","additionalProperties":false,"properties":{"Africa":{"type":"integer","minimum":0,"maximum":100000},"Americas":{"type":"integer","minimum":0,"maximum":100000},"Asia":{"type":"integer","minimum":0,"maximum":100000},"Europe":{"type":"integer","minimum":0,"maximum":100000},"Oceania":{"type":"integer","minimum":0,"maximum":100000}}},"deadline":{"type":"string","maxLength":10},"revision":{"type":"integer"}}})";
constexpr std::string_view targets_schema =
    R"({"type":"object","required":["cities"],"additionalProperties":false,"properties":{"cities":{"type":"array","maxItems":1000,"items":{"type":"string","maxLength":60}}}})";
constexpr std::string_view targets_answer =
    R"({"type":"object","required":["count"],"properties":{"count":{"type":"integer"}}})";
constexpr std::string_view step_schema =
    R"({"type":"object","required":["what","revision"],"additionalProperties":false,"properties":{"what":{"enum":["asked","promised","declined","open","note"]},"how":{"enum":["","phone","meeting","letter","other"]},"on":{"type":"string","maxLength":10},"note":{"type":"string","maxLength":1000},"revision":{"type":"integer"}}})";

struct DriveOperation {
    std::string_view permission;
    Operation operation;
    Result<Reply> (*act)(const CampaignTools&, const Request&, RequestScope&);
};

const DriveOperation drive_operations[] = {
    {"campaigns.view",
     {Method::get, "/api/campaigns/{campaign}/drive", "campaigns.api_drive",
      "The signature drive of a campaign: goal, cities and how far each is, counts for print.", "",
      drive_answer},
     api_drive},
    {"campaigns.edit",
     {Method::post, "/api/campaigns/{campaign}/drive", "campaigns.api_save_drive",
      "Begins the drive of a campaign (without revision), or changes its goal and deadline.", drive_schema,
      done_schema},
     api_save_drive},
    {"campaigns.edit",
     {Method::post, "/api/campaigns/{campaign}/drive/targets", "campaigns.api_add_targets",
      "Adds cities that are to sign; those that are there already stay.", targets_schema, targets_answer},
     api_add_targets},
    {"campaigns.edit",
     {Method::post, "/api/campaigns/targets/{target}/steps", "campaigns.api_note_target",
      "Notes that a city was asked, promises or declines; that it signed comes from the register alone.",
      step_schema, done_schema},
     api_note_target},
    {"campaigns.edit",
     {Method::post, "/api/campaigns/{campaign}/drive/counts", "campaigns.api_freeze",
      "Freezes the count of signatures for print, with the hash of its record.", "", id_schema},
     api_freeze},
};

}  // namespace

void announce_drive_api(Registrar& registrar, const CampaignTools& tools) {
    for (const auto& line : drive_operations)
        announce(registrar, line.permission, line.operation,
                 [&tools, act = line.act](const Request& request, RequestScope& scope) {
                     return act(tools, request, scope);
                 });
}

}  // namespace plenaria::campaigns
