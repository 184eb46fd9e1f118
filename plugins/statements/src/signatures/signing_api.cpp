// SPDX-License-Identifier: EUPL-1.2
#include "signing_api.hpp"

#include <plenaria/db.hpp>

#include "../shared_api.hpp"
#include "sign_pages.hpp"
#include "signature_service.hpp"
#include "wall_pages.hpp"

namespace plenaria::statements {

namespace {

using namespace api;

Result<Reply> api_open_signing(SignatureService service, const Request& request, RequestScope& scope) {
    const auto body = body_of(request);
    const auto closes = local_time_in(body, "closes");
    if (!closes) return closes.error();
    NewSigning wanted{.version_id = text_in(body, "version"),
                      .closes = *closes,
                      .zone = text_in(body, "zone"),
                      .parties = texts_in(body, "parties")};
    if (body.contains("visible_from")) {
        const auto visible = local_time_in(body, "visible_from");
        if (!visible) return visible.error();
        wanted.visible_from = *visible;
    }
    return id_or(service.open(scope.actor(), wanted));
}

Result<Reply> api_record_letter(SignatureService service, const Request& request, RequestScope& scope) {
    const auto body = body_of(request);
    const auto day = parse_day(text_in(body, "day"));
    if (!day)
        return Error{ErrorCode::invalid_input,
                     "Something in this form needs your attention.",
                     {},
                     {{"day", /*t*/ "Write a day that exists, like 2019-12-17."}}};
    return id_or(service.record_letter(scope.actor(), request.path_value("signing"), text_in(body, "party"),
                                       *day, {}, {}));
}

Result<Reply> api_withdraw_for(SignatureService service, const Request& request, RequestScope& scope) {
    const auto body = body_of(request);
    return done_or(service.withdraw_for(scope.actor(), request.path_value("signing"), text_in(body, "party"),
                                        text_in(body, "reason")));
}

}  // namespace

void add_signing_api(Registrar& registrar, const SignTools& tools, const WallTools& wall) {
    constexpr std::string_view sign = "statements.sign";
    const auto with_service = [&](const Operation& operation, auto act) {
        announce(registrar, sign, operation,
                 [&tools, act](const Request& request, RequestScope& scope) -> Result<Reply> {
                     return act(signature_service(tools, scope), request, scope);
                 });
    };
    with_service(
        {Method::post, "/api/statements/signings", "statements.api_open_signing",
         "Opens a version for signature",
         R"({"type":"object","required":["version","closes","zone"],"properties":{"version":{"type":"string"},"closes":{"type":"string","maxLength":16,"description":"Local time in the zone: 2026-12-11T17:00"},"zone":{"type":"string","maxLength":64},"visible_from":{"type":"string","maxLength":16},"parties":{"type":"array","maxItems":2000,"items":{"type":"string","maxLength":60}}}})",
         id_schema},
        api_open_signing);
    with_service({Method::post, "/api/statements/signings/{signing}/cities", "statements.api_add_cities",
                  "Adds cities; count is how many are new", parties_schema, count_schema},
                 [](SignatureService service, const Request& request, RequestScope& scope) {
                     return count_or(service.add_cities(scope.actor(), request.path_value("signing"),
                                                        texts_in(body_of(request), "parties")));
                 });
    with_service(
        {Method::post, "/api/statements/signings/{signing}/invitations", "statements.api_invite_to_sign",
         "Mails their links; count is the number of messages expected", count_schema, count_schema},
        [](SignatureService service, const Request& request, RequestScope& scope) {
            return count_or(service.invite(scope.actor(), request.path_value("signing"),
                                           body_of(request).at("count").get<int>()));
        });
    with_service(
        {Method::post, "/api/statements/signings/{signing}/links/end", "statements.api_end_sign_links",
         "Every link that was mailed to this city opens nothing any more", party_schema, done_schema},
        [](SignatureService service, const Request& request, RequestScope& scope) {
            return done_or(service.end_links(scope.actor(), request.path_value("signing"),
                                             text_in(body_of(request), "party")));
        });
    with_service({Method::post, "/api/statements/signings/{signing}/promises", "statements.api_note_promise",
                  "Notes that a city has promised to sign", party_schema, done_schema},
                 [](SignatureService service, const Request& request, RequestScope& scope) {
                     return done_or(service.note_promise(scope.actor(), request.path_value("signing"),
                                                         text_in(body_of(request), "party")));
                 });
    with_service(
        {Method::post, "/api/statements/signings/{signing}/letters", "statements.api_record_letter",
         "Records a signature that came as a letter of that day",
         R"({"type":"object","required":["party","day"],"properties":{"party":{"type":"string","maxLength":60},"day":{"type":"string","format":"date"}}})",
         id_schema},
        api_record_letter);
    with_service(
        {Method::post, "/api/statements/signings/{signing}/withdrawals", "statements.api_withdraw_signature",
         "Withdraws the signature of a city that asked for it",
         R"({"type":"object","required":["party","reason"],"properties":{"party":{"type":"string","maxLength":60},"reason":{"type":"string","minLength":1,"maxLength":500}}})",
         done_schema},
        api_withdraw_for);
    with_service({Method::post, "/api/statements/signings/{signing}/close", "statements.api_close_signing",
                  "Closes a signing", no_body, done_schema},
                 [](SignatureService service, const Request& request, RequestScope& scope) {
                     return done_or(service.close(scope.actor(), request.path_value("signing")));
                 });
    registrar.route(
        {.path = "/api/statements/signings/{signing}/wall",
         .name = "statements.api_wall",
         .access = Access::anyone("Who has signed is public once the wall is."),
         .api =
             ApiOperation{
                 .summary = "Who has signed, as the public wall shows it",
                 .response_schema =
                     R"({"type":"object","required":["statement","version","sha256","count","cities"]})"},
         .handler = [&wall](const Request& request, RequestScope& scope) {
             return wall_data(wall, request, scope);
         }});
}

}  // namespace plenaria::statements
