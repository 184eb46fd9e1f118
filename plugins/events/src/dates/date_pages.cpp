// SPDX-License-Identifier: EUPL-1.2
#include "date_pages.hpp"

#include <map>
#include <optional>

#include <plenaria/text.hpp>

#include "../common_pages.hpp"
#include "../delegations/delegation_repository.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../editions/title_repository.hpp"
#include "../programme/session_repository.hpp"
#include "../side_events/call_repository.hpp"
#include "change_repository.hpp"
#include "date_service.hpp"

namespace plenaria::events {

namespace {

/// As typed.
struct TypedDates {
    std::string starts_on, ends_on, zone, reason;

    [[nodiscard]] DateWish wish(const std::string& id) const {
        const auto start = parse_day(starts_on).value_or(Day{});
        return {.edition_id = id,
                .dates = {.start = start,
                          .end = ends_on.empty() ? start : parse_day(ends_on).value_or(Day{}),
                          .zone = trim(zone)},
                .reason = reason};
    }
};

Model fate_tag(Fate fate, const Locale& locale) {
    std::string_view kind = "grey";
    if (fate == Fate::becomes_late || fate == Fate::stays_late) kind = "solid";
    if (fate == Fate::stays_done || fate == Fate::no_longer_late) kind = "green";
    if (fate == Fate::moves) kind = "teal";
    return tag_model(kind, locale.t(name_of(fate)));
}

/// @param titles of the milestones, by id.
Model::List move_rows(const std::vector<Move>& moves, const std::map<std::string, std::string>& titles,
                      const Locale& locale) {
    Model::List rows;
    for (const auto& move : moves) {
        const auto found = titles.find(move.milestone_id);
        const bool moved = move.old_due != move.new_due;
        rows.push_back({{"title", found == titles.end() ? std::string() : found->second},
                        {"old", locale.day(move.old_due)},
                        {"new", locale.day(move.new_due)},
                        {"moved", moved},
                        {"fate", fate_tag(move.fate, locale)}});
    }
    return rows;
}

/// "5 move, 2 are late with the new dates, 4 are done and stay so": a list of sentences, the empty ones left
/// out.
Model::List sums_of(const std::vector<Move>& moves, const Locale& locale) {
    Model::List sums;
    const auto add = [&](int count, std::string text) {
        if (count > 0) sums.push_back({{"text", std::move(text)}});
    };
    const auto of = [&](Fate fate) { return count_of(moves, fate); };
    const int late = of(Fate::becomes_late), still = of(Fate::stays_late), freed = of(Fate::no_longer_late),
              done = of(Fate::stays_done), same = of(Fate::stays),
              moved = of(Fate::moves) + late + still + freed;
    add(moved, locale.n("{n} milestone gets another day", "{n} milestones get another day", moved));
    add(late, locale.n("{n} is late with the new dates", "{n} are late with the new dates", late));
    add(still, locale.n("{n} was late and stays so", "{n} were late and stay so", still));
    add(freed, locale.n("{n} is no longer late", "{n} are no longer late", freed));
    add(done, locale.n("{n} is done and stays so", "{n} are done and stay so", done));
    add(same, locale.n("{n} stays where it is", "{n} stay where they are", same));
    return sums;
}

/// Not when only the zone or the last day is another one: times stay on the clock as they are.
bool moves_along(const MovedProgramme& moved) { return moved.sessions > 0 && moved.days != 0; }

/// "48 sessions of the programme move along, by 62 days".
std::string programme_moved(const MovedProgramme& moved, const Locale& locale) {
    return fill(locale.n("{n} session of the programme moves along, by {days}",
                         "{n} sessions of the programme move along, by {days}", moved.sessions),
                {{"days", locale.n("{n} day", "{n} days", moved.days)}});
}

/// What they mean for who is invited.
void add_asked_again(Model::List& sums, int offices, const Locale& locale) {
    if (offices > 0)
        sums.push_back({{"text", locale.n("{n} office that comes is asked again",
                                          "{n} offices that come are asked again", offices)}});
}

void add_side_events(Model::List& sums, int accepted, const Locale& locale) {
    if (accepted > 0)
        sums.push_back(
            {{"text", locale.n("{n} accepted side event moves along, and its organiser is to be told",
                               "{n} accepted side events move along, and their organisers are to be told",
                               accepted)}});
}

/// "Call for side events: 30 September 2019, 17:00 → 30 November 2019, 17:00".
struct CallMove {
    std::string title;
    MovedCall moved;
};
Model::List call_move_rows(const std::vector<CallMove>& calls, const DateChange& change,
                           const Locale& locale) {
    Model::List rows;
    for (const auto& [title, moved] : calls)
        rows.push_back({{"title", title},
                        {"old", locale.instant(moved.old_closes, change.before.zone)},
                        {"new", locale.instant(moved.new_closes, change.after.zone)},
                        {"moved", moved.old_closes != moved.new_closes},
                        {"accepted", locale.number(moved.accepted)}});
    return rows;
}

std::map<std::string, std::string> milestone_titles_in(const std::vector<Milestone>& milestones,
                                                       std::string_view language) {
    std::map<std::string, std::string> titles;
    for (const auto& milestone : milestones) titles[milestone.id] = milestone.titles.in(language);
    return titles;
}

View dates_view(const Edition& edition, const TypedDates& typed, const std::optional<DatePlan>& plan,
                const Error* error, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto problem = [&](std::string_view field) {
        return error == nullptr ? std::string() : problem_on(field, *error, locale);
    };
    const auto field = [&](std::string label, const char* name, const std::string& value, const char* type,
                           const char* width) {
        return field_model({.label = std::move(label),
                            .name = name,
                            .value = value,
                            .error = problem(name),
                            .type = type,
                            .css_class = width});
    };
    const UrlValues at{{"edition", edition.id}};
    const auto moves = plan ? plan->moves : std::vector<Move>();
    const auto by = typed.wish(edition.id).dates.start - edition.dates.start;
    const MovedProgramme programme{plan ? plan->sessions : 0, static_cast<int>(by.count())};
    auto sums = sums_of(moves, locale);
    add_asked_again(sums, plan ? plan->asked_again : 0, locale);
    add_side_events(sums, plan && by.count() != 0 ? plan->side_events : 0, locale);
    Model page{
        {"title", edition.titles.in(locale.language())},
        {"edition_url", scope.url("events.edition", at)},
        {"now", date_range(edition.dates, locale)},
        {"zone_now", edition.dates.zone},
        {"is_postponed", edition.state == EditionState::postponed},
        {"resumes", locale.t(name_of(edition.resumes_as))},
        {"form_url", scope.url("events.dates", at)},
        {"starts_on",
         field(locale.t("First day"), "starts_on", typed.starts_on, "date", "govuk-input--width-10")},
        {"ends_on", field(locale.t("Last day"), "ends_on", typed.ends_on, "date", "govuk-input--width-10")},
        {"zone", field(locale.t("Time zone"), "zone", typed.zone, "text", "govuk-input--width-20")},
        {"reason", field_model({.label = locale.t("Why the dates change"),
                                .name = "reason",
                                .value = typed.reason,
                                .hint = locale.t("Kept with the change, for those who ask later."),
                                .error = problem("reason"),
                                .rows = 2})},
        {"has_plan", plan.has_value()},
        {"then", plan ? date_range(typed.wish(edition.id).dates, locale) : std::string()},
        {"sums", std::move(sums)},
        {"has_programme", moves_along(programme)},
        {"programme", programme_moved(programme, locale)},
        {"has_rows", !moves.empty()},
        {"rows",
         plan ? Model(move_rows(moves, milestone_titles_in(plan->milestones, locale.language()), locale))
              : Model(Model::List{})},
        {"apply_url", scope.url("events.dates_apply", at)},
        {"typed", Model(Model::List{{{"name", "starts_on"}, {"value", typed.starts_on}},
                                    {{"name", "ends_on"}, {"value", typed.ends_on}},
                                    {{"name", "zone"}, {"value", typed.zone}},
                                    {{"name", "reason"}, {"value", typed.reason}},
                                    {{"name", "revision"}, {"value", std::to_string(edition.revision)}}})}};
    set_problems(page, error, locale);
    const auto title = locale.t("Change the dates");
    return {.name = "events/dates/form",
            .model = std::move(page),
            .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
            .status = status_of(error)};
}

/// The form with what was typed; with `preview` also what it would mean.
Result<Reply> dates_page(const std::string& id, const TypedDates* typed, const Error* refused,
                         RequestScope& scope) {
    struct Seen {
        Edition edition;
        std::optional<DatePlan> plan;
        std::optional<Error> error;
    };
    auto seen = scope.db().read([&](UnitOfWork& uow) -> Result<Seen> {
        auto edition = find_edition(uow, id);
        if (!edition) return edition_unknown(id);
        if (auto movable = check_movable(*edition); !movable) return std::move(movable).error();
        Seen all{*std::move(edition), {}, {}};
        if (typed == nullptr) return all;
        auto plan = plan_dates(uow, typed->wish(id), uow.now());
        if (plan)
            all.plan = *std::move(plan);
        else
            all.error = std::move(plan).error();
        return all;
    });
    if (!seen) return std::move(seen).error();
    const auto& dates = seen->edition.dates;
    const TypedDates shown = typed != nullptr ? *typed
                                              : TypedDates{.starts_on = to_text(dates.start),
                                                           .ends_on = to_text(dates.end),
                                                           .zone = dates.zone,
                                                           .reason = {}};
    const Error* error = refused;
    if (error == nullptr && seen->error) error = &*seen->error;
    return dates_view(seen->edition, shown, seen->plan, error, scope);
}

}  // namespace

Result<Reply> dates_form(const RoomTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    if (!request.query.contains("starts_on")) return dates_page(id, nullptr, nullptr, scope);
    const TypedDates typed{.starts_on = request.query_value("starts_on"),
                           .ends_on = request.query_value("ends_on"),
                           .zone = request.query_value("zone"),
                           .reason = request.query_value("reason")};
    return dates_page(id, &typed, nullptr, scope);
}

Result<Reply> dates_post(const RoomTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    const TypedDates typed{.starts_on = request.form_value("starts_on"),
                           .ends_on = request.form_value("ends_on"),
                           .zone = request.form_value("zone"),
                           .reason = request.form_value("reason")};
    auto applied = scope.db().write([&](UnitOfWork& uow) {
        return apply_dates(uow, scope.actor(), typed.wish(id), read_revision(request), uow.now());
    });
    if (!applied) {
        if (!is_for_form(applied.error())) return std::move(applied).error();
        return dates_page(id, &typed, &applied.error(), scope);
    }
    scope.notice(scope.locale().t("The dates were changed. This is what moved."));
    return Redirect{scope.url("events.change", {{"edition", id}, {"change", *applied}})};
}

Result<Reply> show_change(const RoomTools&, const Request& request, RequestScope& scope) {
    struct Report {
        Edition edition;
        DateChange change;
        std::vector<Move> moves;
        std::map<std::string, std::string> titles;
        MovedProgramme programme;
        std::vector<std::string> asked_again;
        std::vector<CallMove> calls;
    };
    const auto& locale = scope.locale();
    const auto& id = request.path_value("edition");
    auto report = scope.db().read([&](UnitOfWork& uow) -> Result<Report> {
        auto edition = find_edition(uow, id);
        auto change = find_change(uow, request.path_value("change"));
        if (!edition || !change || change->edition_id != id)
            return Error{ErrorCode::not_found, /*t*/ "This change does not exist.",
                         request.path_value("change")};
        Report all{*std::move(edition), *std::move(change), {}, {}, {}, {}, {}};
        all.moves = moves_of(uow, all.change.id);
        all.programme = moved_with(uow, all.change.id);
        all.asked_again = asked_again_by(uow, all.change.id);
        for (const auto& moved : moved_calls(uow, all.change.id))
            if (const auto call = find_call(uow, moved.call_id))
                all.calls.push_back({call->titles.in(locale.language()), moved});
        // Of removed milestones too: their titles stay.
        for (const auto& [milestone, texts] : milestone_texts(uow, id)) {
            auto found = texts.find(std::string(locale.language()));
            if (found == texts.end()) found = texts.find(all.edition.titles.original);
            if (found == texts.end()) found = texts.begin();
            all.titles[milestone] = found->second;
        }
        return all;
    });
    if (!report) return std::move(report).error();
    const auto& change = report->change;
    const auto title = locale.t("What moved");
    auto sums = sums_of(report->moves, locale);
    add_asked_again(sums, static_cast<int>(report->asked_again.size()), locale);
    int side_events = 0;
    for (const auto& each : report->calls) side_events += each.moved.accepted;
    add_side_events(sums, change.before.start == change.after.start ? 0 : side_events, locale);
    Model::List asked_again;
    for (const auto& name : report->asked_again) asked_again.push_back({{"name", name}});
    return View{.name = "events/dates/report",
                .model = {{"title", report->edition.titles.in(locale.language())},
                          {"edition_url", scope.url("events.edition", {{"edition", id}})},
                          {"heading", title},
                          {"before", date_range(change.before, locale)},
                          {"after", date_range(change.after, locale)},
                          {"has_zones", change.before.zone != change.after.zone},
                          {"zone_before", change.before.zone},
                          {"zone_after", change.after.zone},
                          {"when", locale.instant(change.changed_at, scope.actor().zone)},
                          {"who", change.changed_by},
                          {"has_reason", !change.reason.empty()},
                          {"reason", change.reason},
                          {"sums", std::move(sums)},
                          {"has_programme", moves_along(report->programme)},
                          {"programme", programme_moved(report->programme, locale)},
                          {"has_asked_again", !asked_again.empty()},
                          {"asked_again", std::move(asked_again)},
                          {"has_calls", !report->calls.empty()},
                          {"calls", call_move_rows(report->calls, change, locale)},
                          {"has_rows", !report->moves.empty()},
                          {"rows", move_rows(report->moves, report->titles, locale)}},
                .title = title};
}

}  // namespace plenaria::events
