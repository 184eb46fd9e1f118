// SPDX-License-Identifier: EUPL-1.2
#include "quorum_pages.hpp"

#include <plenaria/field.hpp>
#include <plenaria/live.hpp>
#include <plenaria/plugin.hpp>

#include "../common_pages.hpp"
#include "../editions/edition_service.hpp"

namespace plenaria::events {

namespace {

Result<Reply> quorum_view(const RoomTools& tools, const Request& request, RequestScope& scope,
                          const std::string* typed, const Error* error) {
    const auto& id = request.path_value("session");
    const auto reading =
        scope.db().read([&](UnitOfWork& uow) { return read_quorum(uow, tools.electorates, id); });
    if (!reading) return reading.error();
    const auto& locale = scope.locale();
    const auto& count = reading->count;
    const UrlValues at{{"session", id}};
    const auto title =
        locale.t("Quorum: {session}", {{"session", reading->session.titles.in(locale.language())}});
    Model page{{"title", title},
               {"event", reading->edition.titles.in(locale.language())},
               {"floor_url", scope.url("events.floor", at)},
               {"check_in_url", scope.url("events.check_in", {{"edition", reading->edition.id}})},
               {"may_check_in", scope.actor().may("events.check_in")},
               {"live_url", scope.url("events.quorum_live", at)},
               {"is_counted", count.needed > 0},
               {"is_reached", count.is_reached()},
               {"present", locale.number(count.present)},
               {"needed", locale.number(count.needed)},
               {"words", quorum_words(count, locale)},
               {"of_members", count.of_members},
               {"in_room", count.in_room},
               {"door_url", scope.url("events.session_check_in", at)},
               {"action_url", scope.url("events.quorum_post", at)},
               {"revision", std::to_string(reading->quorum.revision)},
               {"needed_field",
                field_model({.label = locale.t("Delegations that must be there"),
                             .name = "needed",
                             .value = typed != nullptr ? *typed : std::to_string(reading->quorum.needed),
                             .hint = locale.t("0: nobody counts."),
                             .error = error == nullptr ? std::string() : problem_on("needed", *error, locale),
                             .type = "number",
                             .css_class = "govuk-input--width-5"})}};
    set_problems(page, error, locale);
    return View{.name = "events/quorum/show",
                .model = std::move(page),
                .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
                .status = status_of(error)};
}

}  // namespace

std::string quorum_words(const QuorumCount& count, const Locale& locale) {
    const auto there =
        locale.t(count.of_members ? /*t*/ "{present} of {expected} members are there."
                                  : /*t*/ "{present} of {expected} delegations are there.",
                 {{"present", locale.number(count.present)}, {"expected", locale.number(count.expected)}});
    if (count.needed == 0) return there;
    return there + ' ' +
           (count.is_reached()
                ? locale.t("The quorum of {needed} is reached.", {{"needed", locale.number(count.needed)}})
                : locale.n("{n} more is needed.", "{n} more are needed.", count.missing()));
}

Result<Reply> quorum_page(const RoomTools& tools, const Request& request, RequestScope& scope) {
    return quorum_view(tools, request, scope, nullptr, nullptr);
}

Result<Reply> quorum_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("session");
    Form form(request);
    const auto needed = form.number("needed", 0, most_needed, true);
    Result<void> done = form.ok() ? Result<void>() : Result<void>(form.error());
    if (done)
        done = scope.db().write([&](UnitOfWork& uow) {
            return set_quorum(uow, scope.actor(),
                              {.session_id = id,
                               .needed = static_cast<int>(needed.value_or(0)),
                               .revision = read_revision(request)});
        });
    if (done) return Redirect{scope.url("events.quorum", {{"session", id}})};
    if (!is_for_form(done.error())) return std::move(done).error();
    return quorum_view(tools, request, scope, &request.form_value("needed"), &done.error());
}

Result<Reply> listen_to_quorum(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("session");
    const auto reading =
        scope.db().read([&](UnitOfWork& uow) { return read_quorum(uow, tools.electorates, id); });
    if (!reading) return reading.error();
    return listen_to(quorum_topic(id));
}

void announce_quorum(Registrar& registrar, const RoomTools& tools) {
    struct QuorumLine {
        Method method;
        const char* path;
        const char* name;
        Result<Reply> (*page)(const RoomTools&, const Request&, RequestScope&);
    };
    static constexpr QuorumLine lines[] = {
        {Method::get, "/events/sessions/{session}/quorum", "events.quorum", quorum_page},
        {Method::post, "/events/sessions/{session}/quorum", "events.quorum_post", quorum_post},
        {Method::get, "/events/sessions/{session}/quorum/live", "events.quorum_live", listen_to_quorum},
    };
    for (const auto& line : lines)
        registrar.route({.method = line.method,
                         .path = line.path,
                         .name = line.name,
                         .access = Access::permission("events.chair"),
                         .handler = [&tools, page = line.page](const Request& request, RequestScope& scope) {
                             return page(tools, request, scope);
                         }});
}

}  // namespace plenaria::events
