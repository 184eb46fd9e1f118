// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <sstream>

#include <plenaria/db.hpp>
#include <plenaria/directory/directory.hpp>
#include <plenaria/directory/lookup.hpp>
#include <plenaria/field.hpp>
#include <plenaria/form.hpp>
#include <plenaria/text.hpp>

#include "../rounds/city_choice_pages.hpp"
#include "../rounds/city_offer_pages.hpp"
#include "../text/statement_repository.hpp"
#include "../versions/version_repository.hpp"
#include "procedure_pages.hpp"

namespace plenaria::statements {

namespace {

/// What the form is filled with: what was typed, or the group of an earlier procedure, or nothing.
struct GroupForm {
    ProcedureKind kind = ProcedureKind::approval;
    std::string name = {};
    std::vector<std::string> parties = {};
    std::vector<std::string> segments = {};
    std::string people = {};  ///< names, one a line
};

/// The group of ?like=, so that it can be asked again.
GroupForm earlier_group(UnitOfWork& uow, const std::string& id, GroupForm form) {
    const auto earlier = find_procedure(uow, id);
    if (!earlier) return form;
    form.name = earlier->group_name;
    for (const auto& each : members_of(uow, id))
        if (each.party.starts_with("person/"))
            form.people += each.party_name + "\n";
        else
            form.parties.push_back(each.party);
    return form;
}

Result<Reply> form_view(const ProcedureTools& tools, const Request& request, RequestScope& scope,
                        const Error* error) {
    const auto& locale = scope.locale();
    const bool typed = error != nullptr;
    const auto& id = request.path_value("id");
    const auto& version_id = request.path_value("version");
    const auto value = [&](std::string_view name, std::string otherwise) {
        return typed ? request.form_value(name) : std::move(otherwise);
    };
    const auto problem = [&](std::string_view name) {
        return typed ? problem_on(name, *error, locale) : std::string();
    };
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto statement = find_statement(uow, id, locale.language());
        const auto version = find_version(uow, version_id);
        if (!statement || !version || version->statement_id != id)
            return Error{ErrorCode::not_found, "This version does not exist.", version_id};
        GroupForm form{
            .kind = parse_procedure_kind(typed ? request.form_value("kind") : request.query_value("kind"))
                        .value_or(ProcedureKind::approval)};
        if (typed) {
            form.name = request.form_value("group");
            form.parties = Form(request).all("parties");
            form.segments = Form(request).all("segments");
            form.people = request.form_value("people");
        } else if (!request.query_value("like").empty()) {
            form = earlier_group(uow, request.query_value("like"), std::move(form));
        }
        const bool silence = form.kind == ProcedureKind::silence;
        auto cities = tools.directory->cities(uow, locale.language());
        auto search =
            city_search(cities.size(), most_cities_offered, request, scope, "statements.new_procedure");
        cities = offered_cities(std::move(cities), form.parties, request, locale);
        std::vector<Choice> segments;
        for (const auto& segment : tools.directory->segments(uow))
            segments.push_back(
                {segment.id,
                 segment.name + " (" + std::to_string(segment.size) + ")",
                 {},
                 std::find(form.segments.begin(), form.segments.end(), segment.id) != form.segments.end()});
        const auto needs = value("needs", "all");
        const auto later = to_local(scope.now() + std::chrono::days(14), scope.actor().zone).day;
        const auto title = silence ? locale.t("New silence procedure") : locale.t("Ask a group to approve");
        const bool has_segments = !segments.empty();
        return View{
            .name = "statements/procedure/new",
            .model =
                {{"title", title},
                 {"statement", statement->title},
                 {"version_name", version->name},
                 {"back_url", scope.url("statements.validation", {{"id", id}, {"version", version_id}})},
                 {"action_url",
                  scope.url("statements.create_procedure", {{"id", id}, {"version", version_id}})},
                 {"kind", to_text(form.kind)},
                 {"is_silence", silence},
                 {"hash", version->hash},
                 {"has_problems", typed},
                 {"problems", typed ? problems_model(*error, locale) : Model(Model::List{})},
                 {"group", field_model({.label = locale.t("Name of the group"),
                                        .name = "group",
                                        .value = form.name,
                                        .hint = locale.t("As the members and the certificate read it."),
                                        .error = problem("group"),
                                        .css_class = "govuk-input--width-20"})},
                 {"needs",
                  choice_model(
                      {.label = locale.t("It is approved by"), .name = "needs", .error = problem("needs")},
                      {{"all", locale.t("all members"), {}, needs == "all"},
                       {"majority", locale.t("more than half of the members"), {}, needs == "majority"},
                       {"at_least", locale.t("at least this many members"), {}, needs == "at_least"}})},
                 {"at_least", field_model({.label = locale.t("How many, with the last choice"),
                                           .name = "at_least",
                                           .value = value("at_least", ""),
                                           .error = problem("at_least"),
                                           .type = "number",
                                           .css_class = "govuk-input--width-3"})},
                 {"day",
                  field_model({.label = silence ? locale.t("Last day to object") : locale.t("Deadline"),
                               .name = "day",
                               .value = value("day", to_text(later)),
                               .error = problem("day"),
                               .type = "date"})},
                 {"time", field_model({.label = locale.t("Time"),
                                       .name = "time",
                                       .value = value("time", "17:00"),
                                       .error = problem("time"),
                                       .type = "time"})},
                 {"zone",
                  field_model(
                      {.label = locale.t("Time zone of the deadline"),
                       .name = "zone",
                       .value = value("zone", scope.actor().zone),
                       .hint = locale.t("For example Europe/Zurich. Each office also sees the deadline "
                                        "in its own zone."),
                       .error = problem("zone"),
                       .css_class = "govuk-input--width-20"})},
                 {"reminder_days",
                  field_model({.label = locale.t("Remind silent offices this many days before (0: never)"),
                               .name = "reminder_days",
                               .value = value("reminder_days", std::to_string(tools.reminder_days())),
                               .error = problem("reminder_days"),
                               .type = "number",
                               .css_class = "govuk-input--width-3"})},
                 {"has_segments", has_segments},
                 {"segments",
                  choice_model({.label = locale.t("Lists of cities"), .name = "segments"}, segments)},
                 {"search", std::move(search)},
                 {"parties",
                  choice_model({.label = locale.t("Cities"), .name = "parties", .error = problem("parties")},
                               city_choices(cities, form.parties, locale))},
                 {"has_people", tools.lookup != nullptr},
                 {"people", field_model({.label = locale.t("People of the directory, one name a line"),
                                         .name = "people",
                                         .value = form.people,
                                         .error = problem("people"),
                                         .rows = 3})}},
            .title = title + " – " + statement->title,
            .status = !typed                               ? 200
                      : error->code == ErrorCode::conflict ? 409
                                                           : 422};
    });
}

/// The people whose names were typed. A name that means nobody, or several, is a problem of the form.
Result<std::vector<std::string>> people_typed(const ProcedureTools& tools, const Request& request,
                                              RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<std::vector<std::string>> {
        std::vector<std::string> refs;
        std::istringstream lines(request.form_value("people").substr(0, 20'000));
        for (std::string line; tools.lookup != nullptr && std::getline(lines, line);) {
            const auto name = trim(line);
            if (name.empty()) continue;
            const auto found = tools.lookup->called(uow, name, "person", scope.locale().language());
            if (found.size() != 1)
                return Error{
                    ErrorCode::invalid_input,
                    "The group cannot be asked like this.",
                    {},
                    {{"people",
                      found.empty() ? /*t*/ "Nobody in the directory is called “{name}”."
                                    : /*t*/ "Several people are called “{name}”: write the whole name.",
                      {{"name", name}}}}};
            refs.push_back(found.front().ref);
        }
        return refs;
    });
}

}  // namespace

Result<Reply> new_procedure_page(const ProcedureTools& tools, const Request& request, RequestScope& scope) {
    return form_view(tools, request, scope, nullptr);
}

Result<Reply> create_procedure(const ProcedureTools& tools, const Request& request, RequestScope& scope) {
    Form form(request);
    NewProcedure wanted{.statement_id = request.path_value("id"),
                        .version_id = request.path_value("version"),
                        .group_name = request.form_value("group"),
                        .parties = chosen_parties(*tools.directory, request, scope),
                        .zone = request.form_value("zone")};
    wanted.kind = parse_procedure_kind(form.one_of("kind", {"approval", "silence"}, true))
                      .value_or(ProcedureKind::approval);
    const bool silence = wanted.kind == ProcedureKind::silence;
    wanted.needs =
        parse_needs(form.one_of("needs", {"all", "majority", "at_least"}, !silence)).value_or(Needs::all);
    if (wanted.needs == Needs::at_least)
        wanted.at_least = static_cast<int>(form.number("at_least", 1, 2000, true).value_or(0));
    wanted.reminder_days = static_cast<int>(form.number("reminder_days", 0, 60, true).value_or(0));
    const auto deadline = form.local_time("day", "time", true);
    const auto segments = form.all("segments");
    auto people = people_typed(tools, request, scope);
    if (!form.ok() || !people) {
        auto error = form.ok() ? people.error() : form.error();
        if (!form.ok() && !people)
            error.fields.insert(error.fields.end(), people.error().fields.begin(),
                                people.error().fields.end());
        return form_view(tools, request, scope, &error);
    }
    // A group that is one list as it stands is known by it: a requirement may name that list.
    if (segments.size() == 1 && form.all("parties").empty() && people->empty())
        wanted.group_ref = "directory.segment/" + segments.front();
    wanted.parties.insert(wanted.parties.end(), people->begin(), people->end());
    wanted.deadline = *deadline;
    auto created = ProcedureService(scope.db(), tools).create(scope.actor(), wanted);
    if (created) return Redirect{scope.url("statements.procedure_letters", {{"procedure", *created}})};
    if (!created.error().fields.empty()) return form_view(tools, request, scope, &created.error());
    return std::move(created).error();
}

}  // namespace plenaria::statements
