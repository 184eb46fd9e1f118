// SPDX-License-Identifier: EUPL-1.2
#include "planning_api.hpp"

#include <plenaria/operation.hpp>
#include <plenaria/plugin.hpp>

#include "../api_schemas.hpp"
#include "../api_values.hpp"
#include "../common_pages.hpp"
#include "../dates/change_repository.hpp"
#include "../dates/date_service.hpp"
#include "../editions/edition_list_pages.hpp"
#include "../editions/edition_repository.hpp"
#include "late.hpp"
#include "milestone_repository.hpp"

namespace plenaria::events {

namespace {

Document body_of(const Request& request) { return Document::parse(request.body, nullptr, false); }

Result<Reply> reply(const Document& document, int status = 200) {
    return Reply(plenaria::Json{compact(document), status});
}
Result<Reply> api_series(const RoomTools&, const Request&, RequestScope& scope) {
    return scope.db().read([](UnitOfWork& uow) -> Result<Reply> {
        auto all = Document::array();
        for (const auto& [series, editions] : all_series(uow))
            all.push_back({{"id", series.id},
                           {"titles", series.titles.texts},
                           {"original_language", series.titles.original},
                           {"editions", editions},
                           {"revision", series.revision}});
        return reply({{"series", std::move(all)}});
    });
}

Result<Reply> api_create_series(const RoomTools&, const Request& request, RequestScope& scope) {
    return id_or(scope.db().write(
        [&](UnitOfWork& uow) { return create_series(uow, scope.actor(), titles_in(body_of(request))); }));
}

Result<Reply> api_change_series(const RoomTools&, const Request& request, RequestScope& scope) {
    const auto body = body_of(request);
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return change_series(uow, scope.actor(), request.path_value("series"), titles_in(body),
                             revision_in(body));
    }));
}

Result<Reply> api_editions(const RoomTools&, const Request& request, RequestScope& scope) {
    const auto filter = read_filter(request, scope);
    const auto page = page_number(request);
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto late = late_counts(uow);
        const auto total = count_editions(uow, filter);
        auto rows = Document::array();
        for (const auto& [edition, title, series_title] :
             edition_lines(uow, filter, scope.locale().language(), (page - 1) * page_size, page_size)) {
            const auto count = late.find(edition.id);
            rows.push_back({{"id", edition.id},
                            {"title", title},
                            {"series", edition.series_id},
                            {"series_title", series_title},
                            {"city", edition.city_ref},
                            {"place", edition.place},
                            {"state", std::string(to_text(edition.state))},
                            {"starts_on", to_text(edition.dates.start)},
                            {"ends_on", to_text(edition.dates.end)},
                            {"zone", edition.dates.zone},
                            {"late", count == late.end() ? 0 : count->second}});
        }
        return reply({{"page", page},
                      {"pages", (total + page_size - 1) / page_size},
                      {"total", total},
                      {"editions", std::move(rows)}});
    });
}

Result<Reply> api_create_edition(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto body = body_of(request);
    EditionFacts facts;
    read(body, facts);
    facts.dates = dates_in(body);
    return id_or(scope.db().write(
        [&](UnitOfWork& uow) { return create_edition(uow, *tools.lookup, scope.actor(), facts); }));
}

Result<Reply> api_copy_edition(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto body = body_of(request);
    EditionFacts facts;
    read(body, facts);
    facts.dates = dates_in(body);
    return id_or(scope.db().write([&](UnitOfWork& uow) {
        return copy_edition(uow, *tools.lookup, scope.actor(), request.path_value("edition"), facts);
    }));
}

Result<Reply> api_edition(const RoomTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto edition = find_edition(uow, id);
        if (!edition) return edition_unknown(id);
        const auto today = day_in(scope.now(), edition->dates.zone);
        auto json = json_of(*edition);
        json["milestones"] = Document::array();
        for (const auto& milestone : milestones_of(uow, id))
            json["milestones"].push_back(json_of(milestone, edition->state, today));
        json["date_changes"] = Document::array();
        for (const auto& change : changes_of(uow, id)) json["date_changes"].push_back(json_of(change));
        return reply(json);
    });
}

Result<Reply> api_change_edition(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    const auto body = body_of(request);
    return done_or(scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        const auto edition = find_edition(uow, id);
        if (!edition) return edition_unknown(id);
        auto facts = facts_of(*edition);
        read(body, facts);
        return change_edition(uow, *tools.lookup, scope.actor(), id, facts, revision_in(body));
    }));
}

Result<Reply> api_set_state(const RoomTools&, const Request& request, RequestScope& scope) {
    const auto state = parse_edition_state(body_of(request).at("state").get<std::string>()).value();
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return set_state(uow, scope.actor(), request.path_value("edition"), state);
    }));
}

/// Writes nothing: ?starts_on=2020-01-20&ends_on=2020-01-24&zone=America/Guayaquil
Result<Reply> api_plan_dates(const RoomTools&, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto day = [&](const char* name) {
            return parse_day(request.query_value(name)).value_or(Day{});
        };
        const auto plan =
            plan_dates(uow,
                       {.edition_id = request.path_value("edition"),
                        .dates = {day("starts_on"), day("ends_on"), request.query_value("zone")}},
                       uow.now());
        if (!plan) return plan.error();
        return reply({{"revision", plan->edition.revision}, {"moves", json_of(plan->moves)}});
    });
}

Result<Reply> api_change_dates(const RoomTools&, const Request& request, RequestScope& scope) {
    const auto body = body_of(request);
    return scope.db().write([&](UnitOfWork& uow) -> Result<Reply> {
        const auto change = apply_dates(uow, scope.actor(),
                                        {.edition_id = request.path_value("edition"),
                                         .dates = dates_in(body),
                                         .reason = body.value("reason", std::string())},
                                        revision_in(body), uow.now());
        if (!change) return change.error();
        return reply({{"id", *change}, {"moves", json_of(moves_of(uow, *change))}});
    });
}

Result<Reply> api_change(const RoomTools&, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto change = find_change(uow, request.path_value("change"));
        if (!change || change->edition_id != request.path_value("edition"))
            return Error{ErrorCode::not_found, "This change does not exist.", request.path_value("change")};
        auto json = json_of(*change);
        json["moves"] = json_of(moves_of(uow, change->id));
        return reply(json);
    });
}

Result<Reply> api_add_milestone(const RoomTools& tools, const Request& request, RequestScope& scope) {
    MilestoneFacts facts;
    read(body_of(request), facts);
    return id_or(scope.db().write([&](UnitOfWork& uow) {
        return add_milestone(uow, *tools.lookup, scope.actor(), request.path_value("edition"), facts);
    }));
}

Result<Reply> api_change_milestone(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("milestone");
    const auto body = body_of(request);
    return done_or(scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        const auto milestone = find_milestone(uow, id);
        if (!milestone) return Error{ErrorCode::not_found, "This milestone does not exist.", id};
        auto facts = facts_of(*milestone);
        read(body, facts);
        return change_milestone(uow, *tools.lookup, scope.actor(), id, facts, revision_in(body));
    }));
}

Result<Reply> api_milestone_done(const RoomTools&, const Request& request, RequestScope& scope) {
    const auto done = body_of(request).at("done").get<bool>();
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return set_milestone_done(uow, scope.actor(), request.path_value("milestone"), done);
    }));
}

Result<Reply> api_remove_milestone(const RoomTools&, const Request& request, RequestScope& scope) {
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return remove_milestone(uow, scope.actor(), request.path_value("milestone"));
    }));
}

Result<Reply> api_restore_milestone(const RoomTools&, const Request& request, RequestScope& scope) {
    return done_or(scope.db().write([&](UnitOfWork& uow) {
        return restore_milestone(uow, scope.actor(), request.path_value("milestone"));
    }));
}

Result<Reply> api_tick(const RoomTools&, const Request& request, RequestScope& scope) {
    const auto done = body_of(request).at("done").get<bool>();
    return done_or(scope.db().write(
        [&](UnitOfWork& uow) { return tick(uow, scope.actor(), request.path_value("check"), done); }));
}

}  // namespace

void announce_api(Registrar& registrar, const RoomTools& tools) {
    using Act = Result<Reply> (*)(const RoomTools&, const Request&, RequestScope&);
    const auto operation = [&](Method method, std::string_view path, std::string_view name,
                               std::string_view summary, std::string_view request_schema,
                               std::string_view response_schema, Act act) {
        announce(registrar, method == Method::get ? "events.view" : "events.edit",
                 {method, path, name, summary, request_schema, response_schema},
                 [&tools, act](const Request& request, RequestScope& scope) {
                     return act(tools, request, scope);
                 });
    };
    constexpr auto get = Method::get, post = Method::post, patch = Method::patch, put = Method::put;
    operation(get, "/api/events/series", "events.api_series", "Series of events.", "", api::series_list,
              api_series);
    operation(post, "/api/events/series", "events.api_create_series", "A new series.", api::new_series,
              api::id_only, api_create_series);
    operation(patch, "/api/events/series/{series}", "events.api_change_series",
              "Other titles for a series; 409 when somebody else changed it since that revision.",
              api::changed_series, api::done_only, api_change_series);
    operation(get, "/api/events/editions", "events.api_editions",
              "Editions; ?when=upcoming|past|all ?series= ?state= ?q= ?page= narrow.", "", api::edition_list,
              api_editions);
    operation(post, "/api/events/editions", "events.api_create_edition", "A new edition.", api::new_edition,
              api::id_only, api_create_edition);
    operation(get, "/api/events/editions/{edition}", "events.api_edition",
              "An edition with its milestones, the days on which they are due, and the changes of its dates.",
              "", api::edition, api_edition);
    operation(patch, "/api/events/editions/{edition}", "events.api_change_edition",
              "Changes what the body names; 409 when somebody else changed it since that revision.",
              api::changed_edition, api::done_only, api_change_edition);
    operation(post, "/api/events/editions/{edition}/copy", "events.api_copy_edition",
              "A new edition with the same milestones at their distances, none of them done.",
              api::new_edition, api::id_only, api_copy_edition);
    operation(post, "/api/events/editions/{edition}/state", "events.api_set_state",
              "Into another state; 409 when it cannot go there from where it is.", api::state_wish,
              api::done_only, api_set_state);
    operation(get, "/api/events/editions/{edition}/dates", "events.api_plan_dates",
              "What ?starts_on= ?ends_on= ?zone= would mean for each milestone; nothing is written.", "",
              api::plan, api_plan_dates);
    operation(put, "/api/events/editions/{edition}/dates", "events.api_change_dates",
              "Other dates; every milestone keeps its distance. 409 when it changed since that revision.",
              api::dates_wish, api::change_report, api_change_dates);
    operation(get, "/api/events/editions/{edition}/changes/{change}", "events.api_change",
              "What moved with a change of dates.", "", api::change_report, api_change);
    operation(post, "/api/events/editions/{edition}/milestones", "events.api_add_milestone",
              "A new milestone, as a distance from the opening or the end.", api::new_milestone, api::id_only,
              api_add_milestone);
    operation(patch, "/api/events/milestones/{milestone}", "events.api_change_milestone",
              "Changes what the body names; 409 when somebody else changed it since that revision.",
              api::changed_milestone, api::done_only, api_change_milestone);
    operation(post, "/api/events/milestones/{milestone}/done", "events.api_milestone_done",
              "A milestone is reached, or is not after all.", api::done_wish, api::done_only,
              api_milestone_done);
    operation(Method::del, "/api/events/milestones/{milestone}", "events.api_remove_milestone",
              "Takes a milestone out of the plan; it can be put back.", "", api::done_only,
              api_remove_milestone);
    operation(post, "/api/events/milestones/{milestone}/restore", "events.api_restore_milestone",
              "Puts a milestone back into the plan.", "", api::done_only, api_restore_milestone);
    operation(post, "/api/events/checks/{check}/done", "events.api_tick", "Ticks a line of a checklist.",
              api::done_wish, api::done_only, api_tick);
}

}  // namespace plenaria::events
