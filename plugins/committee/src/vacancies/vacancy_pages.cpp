// SPDX-License-Identifier: EUPL-1.2
#include "vacancy_pages.hpp"

#include <map>

#include <plenaria/directory/directory.hpp>

#include "../ledger/ledger_repository.hpp"
#include "press_pages.hpp"
#include "vacancy_reading.hpp"
#include "vacancy_repository.hpp"
#include "vacancy_service.hpp"

namespace plenaria::committee::vacancies {

namespace {

constexpr int cities_at_once = 50;

/// What was typed into the forms beside the list.
struct TypedEnding {
    std::string day, time = "17:00", extend_reason, withdraw_reason;
};

Model::List seat_links(const Call& call, const RequestScope& scope) {
    const auto& locale = scope.locale();
    Model::List links;
    const auto add = [&](const ledger::Seat& seat) {
        links.push_back(
            {{"label", call.further.empty() ? locale.t("Terms of this seat")
                                            : locale.t("Terms of seat {number}",
                                                       {{"number", locale.number(seat.facts.number)}})},
             {"url", scope.url("committee.seat", {{"seat", seat.id}})}});
    };
    add(call.seat);
    for (const auto& each : call.further) add(each);
    return links;
}

Model city_state_tag(CityState state, const Locale& locale) {
    std::string_view kind = "grey";
    if (state == CityState::nominated) kind = "green";
    if (state == CityState::opened) kind = "teal";
    if (state == CityState::no_address || state == CityState::taken_back) kind = "terra";
    return tag_model(kind, locale.t(name_of(state)));
}

Model asked_city_row(const AskedCity& city, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& zone = scope.actor().zone;
    const auto& notice = city.notice;
    return {{"city", notice.city.name},
            {"contact", notice.contact_name},
            {"address", notice.address},
            {"language", locale.language_name(notice.language)},
            {"state", city_state_tag(city.state, locale)},
            {"has_sent", notice.sent_at.has_value()},
            {"sent", notice.sent_at ? locale.instant(*notice.sent_at, zone) : std::string()},
            {"has_opened", !city.opened_at.empty()},
            {"opened", city.opened_at.empty() ? std::string() : locale.instant(city.opened_at.front(), zone)},
            {"has_reminded", notice.reminded_at.has_value()},
            {"reminded", notice.reminded_at ? locale.instant(*notice.reminded_at, zone) : std::string()},
            {"has_nominee", city.nomination.has_value() && !city.nomination->facts.person.name.empty()},
            {"nominee", city.nomination ? city.nomination->facts.person.name : std::string()}};
}

std::string members_in_words(UnitOfWork& uow, directory::Directory& directory, const std::string& segment,
                             const Locale& locale) {
    if (segment.empty()) return locale.t("All cities of the directory");
    for (const auto& each : directory.segments(uow))
        if (each.id == segment) return each.name;
    return locale.t("A list that is no longer in the directory");
}

Model::List fact_rows(UnitOfWork& uow, directory::Directory& directory, const Call& call,
                      const Locale& locale) {
    const auto& vacancy = call.vacancy;
    const auto& seat = call.seat;
    const auto& facts = vacancy.facts;
    Model::List rows{
        fact_row(locale.t("Term"), ledger::days_in_words(facts.first, facts.last, locale)),
        fact_row(locale.t("Constituency"), ledger::region_in_words(seat.facts.region, locale)),
        fact_row(locale.t("Who may nominate"), members_in_words(uow, directory, facts.segment_id, locale)),
        fact_row(locale.t("What is looked for"), facts.profile.in(locale.language()))};
    if (!vacancy.reason.empty()) rows.push_back(fact_row(locale.t("Reason"), vacancy.reason));
    if (!vacancy.reference.empty()) rows.push_back(fact_row(locale.t("Decided in"), vacancy.reference));
    if (const auto day = erase_on(vacancy))
        rows.push_back(fact_row(
            vacancy.erased_at ? locale.t("Nominees were erased") : locale.t("Nominees are erased on"),
            locale.day(*day)));
    return rows;
}

void set_ending_forms(Model& page, const Call& call, const TypedEnding& typed, const Error* error,
                      const RequestScope& scope) {
    const auto& locale = scope.locale();
    const UrlValues here{{"vacancy", call.vacancy.id}};
    const auto field = [&](const char* key, std::string label, const std::string& value, const char* type) {
        return field_model({.label = std::move(label),
                            .name = key,
                            .value = value,
                            .error = ledger::problem_of(key, error, locale),
                            .type = type,
                            .css_class = "govuk-input--width-10"});
    };
    const auto why = [&](const char* key, std::string label, const std::string& value) {
        return field_model({.label = std::move(label),
                            .name = key,
                            .value = value,
                            .error = ledger::problem_of(key, error, locale),
                            .rows = 2});
    };
    page.set("extend_url", scope.url("committee.vacancy_extend", here));
    page.set("withdraw_url", scope.url("committee.vacancy_withdraw", here));
    page.set("deadline_day", field("deadline_day", locale.t("New deadline"), typed.day, "date"));
    page.set("deadline_time", field("deadline_time", locale.t("Time"), typed.time, "time"));
    page.set("zone", call.vacancy.facts.zone);
    page.set("extend_reason",
             why("extend_reason", locale.t("Reason, as the cities read it"), typed.extend_reason));
    page.set("withdraw_reason",
             why("withdraw_reason", locale.t("Reason, as the cities read it"), typed.withdraw_reason));
    page.set("extend_open", error != nullptr && (!typed.day.empty() || !typed.extend_reason.empty()));
}

Result<Reply> vacancy_view(const VacancyTools& tools, const Request& request, RequestScope& scope,
                           const TypedEnding& typed, const Error* error) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto reading = read_vacancy(uow, request.path_value("vacancy"));
        if (!reading) return reading.error();
        const auto& call = reading->call;
        const auto& vacancy = call.vacancy;
        const auto state = state_of(vacancy, scope.now());
        const UrlValues here{{"vacancy", vacancy.id}};
        const bool may_edit = scope.actor().may("committee.edit");
        const bool is_live = state == State::draft || state == State::open || state == State::closed;
        const auto notices = reading->notices();
        const auto unsent = static_cast<long long>(to_ask(notices).size());
        Model::List rows;
        const auto shown =
            page_range(page_number(request), cities_at_once, static_cast<long long>(reading->cities.size()));
        for (auto at = shown.first; at > 0 && at <= shown.last; ++at)
            rows.push_back(asked_city_row(reading->cities[static_cast<std::size_t>(at) - 1], scope));
        const auto title = seat_in_words(call, locale);
        Model page{
            {"title", title},
            {"list_url", scope.url("committee.vacancies")},
            {"seats", seat_links(call, scope)},
            {"state", state_tag(state, locale)},
            {"deadline", deadline_model(vacancy, scope)},
            {"rows", fact_rows(uow, *tools.directory, call, locale)},
            {"may_edit", may_edit},
            {"may_change", may_edit && state == State::draft},
            {"edit_url", scope.url("committee.vacancy_edit", here)},
            {"may_ask", may_edit && unsent > 0 && (state == State::draft || state == State::open)},
            {"ask_url", scope.url("committee.notices", here)},
            {"may_remind", may_edit && state == State::open && !to_remind(uow, notices).empty()},
            {"remind_url", scope.url("committee.reminders", here)},
            {"shortlist_url", scope.url("committee.shortlist", here)},
            {"nominees", locale.n("{n} nomination", "{n} nominations", reading->count(CityState::nominated))},
            {"may_end", may_edit && is_live},
            {"may_extend", may_edit && (state == State::open || state == State::closed)},
            {"has_cities", !rows.empty()},
            {"cities", std::move(rows)},
            {"revision", std::to_string(vacancy.revision)}};
        set_ending_forms(page, call, typed, error, scope);
        set_press(page, uow, tools, vacancy, scope);
        set_pages(page, shown, {scope, "committee.vacancy", {}, here}, locale);
        return ledger::form_view("committee/vacancies/show", std::move(page), title, error, locale);
    });
}

Result<Reply> after_ending(const VacancyTools& tools, const Request& request, RequestScope& scope,
                           const Result<void>& done, const TypedEnding& typed, std::string notice) {
    if (!done) {
        if (!is_for_form(done.error())) return done.error();
        return vacancy_view(tools, request, scope, typed, &done.error());
    }
    scope.notice(notice);
    return Redirect{scope.url("committee.vacancy", {{"vacancy", request.path_value("vacancy")}})};
}

}  // namespace

Result<Reply> list_vacancies(const VacancyTools&, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto page_asked = page_number(request);
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        std::map<std::string, std::string> bodies;
        for (const auto& body : ledger::all_bodies(uow))
            bodies[body.id] = body.facts.names.in(locale.language());
        Model::List rows;
        for (const auto& [vacancy, body_id, numbers] :
             placed_vacancies(uow, (page_asked - 1) * ledger::page_size, ledger::page_size))
            rows.push_back({{"name", seats_in_words(bodies[body_id], numbers, locale)},
                            {"url", scope.url("committee.vacancy", {{"vacancy", vacancy.id}})},
                            {"term", ledger::days_in_words(vacancy.facts.first, vacancy.facts.last, locale)},
                            {"deadline", deadline_model(vacancy, scope)},
                            {"state", state_tag(state_of(vacancy, scope.now()), locale)}});
        Model page{{"may_edit", scope.actor().may("committee.edit")},
                   {"new_url", scope.url("committee.vacancy_new")},
                   {"bodies_url", scope.url("committee.bodies")},
                   {"has_rows", !rows.empty()},
                   {"rows", std::move(rows)}};
        set_pages(page, page_range(page_asked, ledger::page_size, count_vacancies(uow)),
                  {scope, "committee.vacancies"}, locale);
        return View{
            .name = "committee/vacancies/list", .model = std::move(page), .title = locale.t("Vacancies")};
    });
}

Result<Reply> show_vacancy(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    return vacancy_view(tools, request, scope, {}, nullptr);
}

Result<Reply> extend_post(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    const TypedEnding typed{.day = request.form_value("deadline_day"),
                            .time = request.form_value("deadline_time"),
                            .extend_reason = request.form_value("extend_reason"),
                            .withdraw_reason = {}};
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return extend_deadline(uow, tools.mails(), scope.actor(), request.path_value("vacancy"),
                               {.deadline = read_local_time(request, "deadline_day", "deadline_time"),
                                .reason = typed.extend_reason,
                                .revision = ledger::read_revision(request)});
    });
    return after_ending(tools, request, scope, done, typed,
                        scope.locale().t("The deadline was extended, and the cities are told."));
}

Result<Reply> withdraw_post(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    const TypedEnding typed{
        .day = {}, .extend_reason = {}, .withdraw_reason = request.form_value("withdraw_reason")};
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return withdraw_vacancy(uow, tools.mails(), scope.actor(), request.path_value("vacancy"),
                                typed.withdraw_reason, ledger::read_revision(request));
    });
    return after_ending(tools, request, scope, done, typed,
                        scope.locale().t("The vacancy was withdrawn, and the cities are told."));
}

}  // namespace plenaria::committee::vacancies
