// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <string_view>
#include <unordered_set>

#include <plenaria/db.hpp>
#include <plenaria/directory/directory.hpp>
#include <plenaria/field.hpp>
#include <plenaria/form.hpp>

#include "../review/review_view.hpp"
#include "../text/statement_repository.hpp"
#include "../versions/version_repository.hpp"
#include "city_choice_pages.hpp"
#include "city_offer_pages.hpp"
#include "round_mails.hpp"
#include "round_pages.hpp"
#include "round_repository.hpp"
#include "round_service.hpp"
#include "wave_pages.hpp"

namespace plenaria::statements {

namespace {

/// Whom one can ask: every city, and lists of them.
struct Offer {
    Statement statement = {};
    std::vector<Version> versions = {};
    std::vector<directory::Party> cities = {};  ///< those that are offered
    std::size_t all_cities = 0;
    std::vector<directory::Directory::SegmentName> segments = {};
};

Result<Offer> offer_of(directory::Directory& directory, const Request& request, RequestScope& scope,
                       const std::string& statement_id) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Offer> {
        auto statement = find_statement(uow, statement_id, scope.locale().language());
        if (!statement) return Error{ErrorCode::not_found, "This statement does not exist.", statement_id};
        auto cities = directory.cities(uow, scope.locale().language());
        const auto all = cities.size();
        return Offer{.statement = std::move(*statement),
                     .versions = versions_of(uow, statement_id),
                     .cities = offered_cities(std::move(cities), Form(request).all("parties"), request,
                                              scope.locale()),
                     .all_cities = all,
                     .segments = directory.segments(uow)};
    });
}

std::vector<Choice> segment_choices(const Offer& offer, const Request& request) {
    std::vector<Choice> choices;
    const auto chosen = Form(request).all("segments");
    for (const auto& segment : offer.segments)
        choices.push_back({segment.id,
                           segment.name + " (" + std::to_string(segment.size) + ")",
                           {},
                           std::find(chosen.begin(), chosen.end(), segment.id) != chosen.end()});
    return choices;
}

View form_view(const Offer& offer, const RoundTools& tools, const Request& request, RequestScope& scope,
               const Error* error) {
    const auto& locale = scope.locale();
    const bool typed = error != nullptr;
    const auto value = [&](std::string_view name, std::string otherwise) {
        return typed ? request.form_value(name) : std::move(otherwise);
    };
    const auto problem = [&](std::string_view name) {
        return typed ? problem_on(name, *error, locale) : std::string();
    };
    std::vector<Choice> versions;
    const auto wanted = typed ? request.form_value("version") : request.query_value("version");
    for (const auto& version : offer.versions)
        versions.push_back(
            {version.id, version.name, {}, version.id == wanted || (wanted.empty() && versions.empty())});
    Model::List questions;
    for (const auto& language : offer.statement.languages)
        questions.push_back(
            {{"field", field_model({.label = locale.t("General question in {language} (optional)",
                                                      {{"language", locale.language_name(language)}}),
                                    .name = "question_" + language,
                                    .value = value("question_" + language, ""),
                                    .language = language,
                                    .rows = 2})}});
    const bool open = value("visibility", "silent") == "open";
    const auto in_three_weeks = to_local(scope.now() + std::chrono::days(21), scope.actor().zone).day;
    return {
        .name = "statements/round/new",
        .model = {{"statement", offer.statement.title},
                  {"statement_url", scope.url("statements.statement", {{"id", offer.statement.id}})},
                  {"action_url", scope.url("statements.create_round", {{"id", offer.statement.id}})},
                  {"has_versions", !versions.empty()},
                  {"versions_url", scope.url("statements.versions", {{"id", offer.statement.id}})},
                  {"has_problems", typed},
                  {"problems", typed ? problems_model(*error, locale) : Model(Model::List{})},
                  {"name", field_model({.label = locale.t("Name of the round"),
                                        .name = "name",
                                        .value = value("name", locale.t("First round")),
                                        .error = problem("name"),
                                        .css_class = "govuk-input--width-20"})},
                  {"version", choice_model({.label = locale.t("Version"), .name = "version"}, versions)},
                  {"day", field_model({.label = locale.t("Deadline"),
                                       .name = "day",
                                       .value = value("day", to_text(in_three_weeks)),
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
                        .hint = locale.t(
                            "For example Europe/Zurich. Each office also sees the deadline in its own zone."),
                        .error = problem("zone"),
                        .css_class = "govuk-input--width-20"})},
                  {"reminder_days",
                   field_model({.label = locale.t("Remind silent offices this many days before (0: never)"),
                                .name = "reminder_days",
                                .value = value("reminder_days", std::to_string(tools.reminder_days())),
                                .error = problem("reminder_days"),
                                .type = "number",
                                .css_class = "govuk-input--width-3"})},
                  {"visibility",
                   choice_model(
                       {.label = locale.t("What offices see of each other"), .name = "visibility"},
                       {{"silent", locale.t("Nothing: each office sees its own answers only"), {}, !open},
                        {"open", locale.t("What the others have sent"), {}, open}})},
                  {"questions", std::move(questions)},
                  {"has_segments", !offer.segments.empty()},
                  {"segments", choice_model({.label = locale.t("Lists of cities"), .name = "segments"},
                                            segment_choices(offer, request))},
                  {"search", city_search(offer.all_cities, most_cities_offered, request, scope,
                                         "statements.new_round")},
                  {"parties_error", problem("parties")},
                  {"has_parties_error", !problem("parties").empty()},
                  {"parties",
                   choice_model({.label = locale.t("Cities"), .name = "parties"},
                                city_choices(offer.cities, Form(request).all("parties"), locale))}},
        .title = locale.t("New round") + " – " + offer.statement.title,
        .status = typed ? 422 : 200};
}

/// The chosen cities and the members of the chosen lists.
Result<Reply> preview(const RoundTools& tools, const Request& request, RequestScope& scope, bool reminder) {
    const auto& locale = scope.locale();
    const auto& id = request.path_value("round");
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto round = find_round(uow, id);
        if (!round) return no_such_round(id);
        const auto version = find_version(uow, round->version_id);
        const auto offices = offices_of(uow, id);
        WavePreview wave{
            .title = reminder ? locale.t("Remind silent offices") : locale.t("Invite offices"),
            .about = round->name,
            .about_url = scope.url("statements.round", {{"round", id}}),
            .action_url = scope.url(reminder ? "statements.send_reminders" : "statements.send_invitations",
                                    {{"round", id}}),
            .offices_url = scope.url("statements.offices", {{"round", id}})};
        for (const auto* office : reminder ? to_remind(offices) : to_invite(offices)) {
            const auto statement = find_statement(uow, round->statement_id, office->language);
            const MailSubject about{*round, *office, *statement, *version};
            const auto link = locale.t("(the link of this office)");
            auto mail = reminder ? tools.mails->reminder(about, link) : tools.mails->invitation(about, link);
            wave.mails.push_back({office, std::move(mail.subject), std::move(mail.text)});
        }
        if (!reminder)
            for (const auto* office : without_address(offices)) wave.missing.push_back(office->party_name);
        return wave_view(wave, locale);
    });
}

std::string page_of_round(const Request& request, const RequestScope& scope) {
    return scope.url("statements.round", {{"round", request.path_value("round")}});
}

}  // namespace

Result<Reply> new_round_page(const RoundTools& tools, const Request& request, RequestScope& scope) {
    auto offer = offer_of(*tools.directory, request, scope, request.path_value("id"));
    if (!offer) return std::move(offer).error();
    return form_view(*offer, tools, request, scope, nullptr);
}

Result<Reply> create_round(const RoundTools& tools, const Request& request, RequestScope& scope) {
    auto offer = offer_of(*tools.directory, request, scope, request.path_value("id"));
    if (!offer) return std::move(offer).error();
    Form form(request);
    NewRound wanted{
        .version_id = request.form_value("version"),
        .name = request.form_value("name"),
        .visibility = parse_visibility(request.form_value("visibility")).value_or(Visibility::silent),
        .zone = request.form_value("zone"),
        .parties = chosen_parties(*tools.directory, request, scope)};
    const auto deadline = form.local_time("day", "time", true);
    wanted.reminder_days = static_cast<int>(form.number("reminder_days", 0, 60, true).value_or(0));
    if (!form.ok()) {
        const auto error = form.error();
        return form_view(*offer, tools, request, scope, &error);
    }
    wanted.deadline = *deadline;
    for (const auto& language : offer->statement.languages)
        wanted.questions[language] = request.form_value("question_" + language);
    auto created = RoundService(scope.db(), *tools.directory, *tools.mails).create(scope.actor(), wanted);
    if (created) return Redirect{scope.url("statements.invite", {{"round", *created}})};
    if (created.error().code == ErrorCode::invalid_input)
        return form_view(*offer, tools, request, scope, &created.error());
    return std::move(created).error();
}

Result<Reply> offices_page(const RoundTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("round");
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto round = find_round(uow, id);
        if (!round) return no_such_round(id);
        Model::List rows;
        const auto offices = offices_of(uow, id);
        std::vector<directory::Party> others = tools.directory->cities(uow, locale.language());
        std::unordered_set<std::string_view> asked;
        for (const auto& office : offices) asked.insert(office.party);
        std::erase_if(others, [&](const directory::Party& city) { return asked.contains(city.ref); });
        auto search = city_search(others.size(), most_cities_offered, request, scope, "statements.offices");
        others = offered_cities(std::move(others), {}, request, locale);
        for (const auto& office : offices) {
            Model::List languages;
            for (const auto* code : {"en", "es", "fr"})
                languages.push_back({{"code", code},
                                     {"label", locale.language_name(code)},
                                     {"selected", office.language == code}});
            rows.push_back({{"name", office.party_name},
                            {"party", office.party},
                            {"field_id", office.id},
                            {"contact", office.contact_name},
                            {"address", office.address},
                            {"language", office.language},
                            {"languages", std::move(languages)},
                            {"may_remove", !office.invited_at.has_value()}});
        }
        return View{.name = "statements/round/offices",
                    .model = {{"title", round->name},
                              {"round_url", scope.url("statements.round", {{"round", id}})},
                              {"rows", std::move(rows)},
                              {"contact_action_url", scope.url("statements.save_contact", {{"round", id}})},
                              {"remove_action_url", scope.url("statements.remove_office", {{"round", id}})},
                              {"add_action_url", scope.url("statements.offices", {{"round", id}})},
                              {"search", std::move(search)},
                              {"may_add", round->state != RoundState::closed},
                              {"parties", choice_model({.label = locale.t("Cities"), .name = "parties"},
                                                       city_choices(others, {}, locale))}},
                    .title = locale.t("Offices") + " – " + round->name};
    });
}

Result<Reply> add_offices(const RoundTools& tools, const Request& request, RequestScope& scope) {
    auto added = RoundService(scope.db(), *tools.directory, *tools.mails)
                     .add_offices(scope.actor(), request.path_value("round"),
                                  chosen_parties(*tools.directory, request, scope));
    if (!added) return std::move(added).error();
    scope.notice(scope.locale().n("{n} office was added.", "{n} offices were added.", *added));
    return Redirect{scope.url("statements.offices", {{"round", request.path_value("round")}})};
}

Result<Reply> invite_preview(const RoundTools& tools, const Request& request, RequestScope& scope) {
    return preview(tools, request, scope, false);
}
Result<Reply> remind_preview(const RoundTools& tools, const Request& request, RequestScope& scope) {
    return preview(tools, request, scope, true);
}

Result<Reply> send_invitations(const RoundTools& tools, const Request& request, RequestScope& scope) {
    return after_wave(RoundService(scope.db(), *tools.directory, *tools.mails)
                          .invite(scope.actor(), request.path_value("round"), expected_count(request)),
                      page_of_round(request, scope), scope);
}

Result<Reply> send_reminders(const RoundTools& tools, const Request& request, RequestScope& scope) {
    return after_wave(RoundService(scope.db(), *tools.directory, *tools.mails)
                          .remind(scope.actor(), request.path_value("round"), expected_count(request)),
                      page_of_round(request, scope), scope);
}

}  // namespace plenaria::statements
