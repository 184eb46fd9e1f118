// SPDX-License-Identifier: EUPL-1.2
// Operations of a drive.
#include <plenaria/operation.hpp>
#include <plenaria/plugin.hpp>

#include "drive_letters.hpp"
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
            {"asker_id", target.asker_id},
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
        answer["askers"] = Document::array();
        for (const auto& each : reading->askers)
            answer["askers"].push_back({{"id", each.id},
                                        {"name", each.name},
                                        {"has_link", each.sent_at.has_value()},
                                        {"ended", each.ended_at.has_value()}});
        answer["messages"] = {{"requests", to_request(*reading).size()},
                              {"reminders", to_remind(*reading).size()},
                              {"thanks", to_thank(*reading, thanks_of(uow, reading->drive.id)).size()}};
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

Result<Reply> drive_count(const Result<int>& done) {
    if (!done) return done.error();
    return Json{compact({{"count", *done}})};
}

Result<Reply> api_add_targets(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto refs = drive_body(request).at("cities").get<std::vector<std::string>>();
    return drive_count(scope.db().write([&](UnitOfWork& uow) {
        return add_targets(uow, tools, scope.actor(), request.path_value("campaign"), refs);
    }));
}

Result<Reply> api_take_off(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return done_or(scope.db().write(
        [&](UnitOfWork& uow) { return take_off(uow, tools, scope.actor(), request.path_value("target")); }));
}

Result<Reply> api_add_asker(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto body = drive_body(request);
    const auto address = api_mail_address(body, false);
    if (!address) return address.error();
    return id_or(scope.db().write([&](UnitOfWork& uow) {
        return add_asker(uow, tools, scope.actor(), request.path_value("campaign"),
                         {.name = body.value("name", std::string()),
                          .address = *address,
                          .language = body.value("language", std::string())});
    }));
}

Result<Reply> api_asker_link(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return send_asker_link(uow, tools, scope.actor(), request.path_value("asker"));
    }));
}

Result<Reply> api_end_asker(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return done_or(scope.db().write(
        [&](UnitOfWork& uow) { return end_asker(uow, tools, scope.actor(), request.path_value("asker")); }));
}

Result<Reply> api_assign(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto body = drive_body(request);
    return drive_count(scope.db().write([&](UnitOfWork& uow) {
        return assign(uow, tools, scope.actor(), request.path_value("campaign"),
                      body.value("asker", std::string()), body.at("targets").get<std::vector<std::string>>());
    }));
}

/// Letters in waves, when they are as many as `expected` says.
using DriveWave = Result<int> (*)(UnitOfWork&, const CampaignTools&, const Actor&, const std::string&, int);
template <DriveWave send>
Result<Reply> api_wave(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto expected = drive_body(request).value("expected", 0);
    return drive_count(scope.db().write([&](UnitOfWork& uow) {
        return send(uow, tools, scope.actor(), request.path_value("campaign"), expected);
    }));
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
    R"({"type":"object","required":["signing","text","goal","goals","deadline","signed","revision","targets","askers","messages","counts"],"properties":{"targets":{"type":"array","items":{"type":"object","required":["id","city","name","region","state","overdue","taken_back","asker","asker_id","promised_for","revision"]}},"askers":{"type":"array","items":{"type":"object","required":["id","name","has_link","ended"]}},"messages":{"type":"object","required":["requests","reminders","thanks"]},"counts":{"type":"array","items":{"type":"object","required":["id","number","frozen_at","sha256"]}}}})";
constexpr std::string_view drive_schema =
    R"({"type":"object","required":["signing","deadline"],"additionalProperties":false,"properties":{"signing":{"type":"string","maxLength":60},"goal":{"type":"integer","minimum":0,"maximum":100000},"goals":{"type":"object","additionalProperties":false,"properties":{"Africa":{"type":"integer","minimum":0,"maximum":100000},"Americas":{"type":"integer","minimum":0,"maximum":100000},"Asia":{"type":"integer","minimum":0,"maximum":100000},"Europe":{"type":"integer","minimum":0,"maximum":100000},"Oceania":{"type":"integer","minimum":0,"maximum":100000}}},"deadline":{"type":"string","maxLength":10},"revision":{"type":"integer"}}})";
constexpr std::string_view targets_schema =
    R"({"type":"object","required":["cities"],"additionalProperties":false,"properties":{"cities":{"type":"array","maxItems":1000,"items":{"type":"string","maxLength":60}}}})";
constexpr std::string_view targets_answer =
    R"({"type":"object","required":["count"],"properties":{"count":{"type":"integer"}}})";
constexpr std::string_view step_schema =
    R"({"type":"object","required":["what","revision"],"additionalProperties":false,"properties":{"what":{"enum":["asked","promised","declined","open","note"]},"how":{"enum":["","phone","meeting","letter","other"]},"on":{"type":"string","maxLength":10},"note":{"type":"string","maxLength":1000},"revision":{"type":"integer"}}})";

constexpr std::string_view asker_schema =
    R"({"type":"object","required":["name","language"],"additionalProperties":false,"properties":{"name":{"type":"string","maxLength":200},"address":{"type":"string","maxLength":254},"language":{"enum":["en","es","fr"]}}})";
constexpr std::string_view assign_schema =
    R"({"type":"object","required":["asker","targets"],"additionalProperties":false,"properties":{"asker":{"type":"string","maxLength":26,"description":"Empty: nobody asks them"},"targets":{"type":"array","maxItems":1000,"items":{"type":"string","maxLength":26}}}})";
constexpr std::string_view wave_schema =
    R"({"type":"object","required":["expected"],"additionalProperties":false,"properties":{"expected":{"type":"integer","minimum":1,"description":"As messages of the drive say"}}})";

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
     {Method::del, "/api/campaigns/targets/{target}", "campaigns.api_take_off",
      "Takes a city off that was not asked.", "", done_schema},
     api_take_off},
    {"campaigns.edit",
     {Method::post, "/api/campaigns/{campaign}/drive/askers", "campaigns.api_add_asker",
      "Adds somebody who asks cities to sign; with an address they are mailed a link at once.", asker_schema,
      id_schema},
     api_add_asker},
    {"campaigns.edit",
     {Method::post, "/api/campaigns/askers/{asker}/link", "campaigns.api_asker_link",
      "Mails the link once more; older ones end.", "", done_schema},
     api_asker_link},
    {"campaigns.edit",
     {Method::del, "/api/campaigns/askers/{asker}", "campaigns.api_end_asker",
      "They ask no longer: the link opens nothing, and nobody asks their cities.", "", done_schema},
     api_end_asker},
    {"campaigns.edit",
     {Method::post, "/api/campaigns/{campaign}/drive/assignments", "campaigns.api_assign",
      "Says who asks which cities; answers how many are asked by somebody else now.", assign_schema,
      targets_answer},
     api_assign},
    {"campaigns.edit",
     {Method::post, "/api/campaigns/{campaign}/drive/requests", "campaigns.api_request_to_sign",
      "Asks cities to sign by mail; refused when there are not as many messages as expected.", wave_schema,
      targets_answer},
     api_wave<send_requests_to_sign>},
    {"campaigns.edit",
     {Method::post, "/api/campaigns/{campaign}/drive/reminders", "campaigns.api_remind_to_sign",
      "Reminds cities that were asked, each once; refused when there are not as many as expected.",
      wave_schema, targets_answer},
     api_wave<send_drive_reminders>},
    {"campaigns.edit",
     {Method::post, "/api/campaigns/{campaign}/drive/thanks", "campaigns.api_thank",
      "Thanks cities that have signed; refused when there are not as many messages as expected.", wave_schema,
      targets_answer},
     api_wave<send_thanks>},
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
