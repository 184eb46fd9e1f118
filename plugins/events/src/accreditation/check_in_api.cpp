// SPDX-License-Identifier: EUPL-1.2
#include "check_in_api.hpp"

#include <plenaria/operation.hpp>
#include <plenaria/plugin.hpp>

#include "../api_schemas.hpp"
#include "../delegations/standing_repository.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "scan_answer_pages.hpp"
#include "scan_repository.hpp"

namespace plenaria::events {

namespace {

const std::string scans_wish = api::object(
    R"("scans")",
    R"("scans":{"type":"array","minItems":1,"maxItems":500,"items":)" +
        api::object(
            R"("scan","code")",
            R"("scan":{"type":"string","pattern":"^[A-Za-z0-9-]{1,40}$","description":"The name that the device gave this scan; sent again, it changes nothing"},"code":{"type":"string","maxLength":100,"description":"As scanned or typed"},"scanned_at":{"type":"string","format":"date-time","description":"By the clock of the device; absent, ahead of ours, or more than two weeks back: now"})") +
        "}");
const std::string scans_answer = api::object(
    R"("answers")",
    R"("answers":)" +
        api::list_of(api::object(
            R"("device_scan","outcome","repeated")",
            R"("device_scan":{"type":"string"},"outcome":{"enum":["admitted","already","void","other_event","unknown","stranger","conflict"],"description":"conflict: another badge was scanned under this name before"},"repeated":{"type":"boolean","description":"this very scan had arrived before"},"scan":{"type":"string"},"name":{"type":"string"},"post":{"type":"string"},"delegation":{"type":"string"},"admitted_at":{"type":"string"},"admitted_by":{"type":"string"},"void_for":{"enum":["reprinted","person"]})")));
const std::string presence_answer =
    api::object(R"("expected","present")", R"("expected":{"type":"integer"},"present":{"type":"integer"})");

Result<Reply> api_scans(const Request& request, RequestScope& scope) {
    const auto body = Document::parse(request.body, nullptr, false);
    auto answers = Document::array();
    for (const auto& each : body.at("scans")) {
        const ScanWish wish{.edition_id = request.path_value("edition"),
                            .device_scan = each.at("scan").get<std::string>(),
                            .code = each.at("code").get<std::string>(),
                            .scanned_at = parse_instant(each.value("scanned_at", std::string()))};
        // Each in a transaction of its own: a badge is held for no longer than its own scan takes, and two
        // devices that send the same badges in another order do not wait for each other in a circle.
        const auto answer =
            scope.db().write([&](UnitOfWork& uow) { return scan_badge(uow, scope.actor(), wish); });
        if (!answer && answer.error().code != ErrorCode::conflict) return answer.error();
        auto json = answer ? json_of(*answer) : Document{{"outcome", "conflict"}, {"repeated", false}};
        json["device_scan"] = wish.device_scan;
        answers.push_back(std::move(json));
    }
    return Reply(Json{compact({{"answers", std::move(answers)}}), 200});
}

Result<Reply> api_undo_scan(const Request& request, RequestScope& scope) {
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return undo_scan(uow, scope.actor(), request.path_value("edition"), request.path_value("scan"));
    });
    if (!done) return done.error();
    return Reply(Json{compact({{"done", true}}), 200});
}

Result<Reply> api_presence(const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    if (auto counted = ensure_counted(scope.db(), id); !counted) return std::move(counted).error();
    const auto counts = scope.db().read([&](UnitOfWork& uow) -> Result<PresenceCounts> {
        if (!find_edition(uow, id)) return edition_unknown(id);
        return presence_counts(uow, id);
    });
    if (!counts) return counts.error();
    const auto total = total_of(*counts);
    return Reply(Json{compact({{"expected", total.expected}, {"present", total.present}}), 200});
}

}  // namespace

void announce_check_in_api(Registrar& registrar) {
    announce(
        registrar, "events.check_in",
        {.method = Method::post,
         .path = "/api/events/editions/{edition}/scans",
         .name = "events.api_scans",
         .summary = "Scans of badges, also those kept while there was no network, one answer for each in "
                    "their order; sent again they change nothing.",
         .request_schema = scans_wish,
         .response_schema = scans_answer},
        api_scans);
    announce(registrar, "events.check_in",
             {.method = Method::post,
              .path = "/api/events/editions/{edition}/scans/{scan}/undo",
              .name = "events.api_undo_scan",
              .summary = "Takes back an admission at the entrance: they are not there after all. Twice is "
                         "harmless.",
              .request_schema = "",
              .response_schema = api::done_only},
             api_undo_scan);
    announce(registrar, "events.check_in",
             {.method = Method::get,
              .path = "/api/events/editions/{edition}/presence",
              .name = "events.api_presence",
              .summary = "How many of those who are expected are there; no names.",
              .request_schema = "",
              .response_schema = presence_answer},
             api_presence);
}

}  // namespace plenaria::events
