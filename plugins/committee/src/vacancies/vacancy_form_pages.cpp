// SPDX-License-Identifier: EUPL-1.2
#include "vacancy_form_pages.hpp"

#include <algorithm>

#include <plenaria/directory/directory.hpp>

#include "../ledger/body_service.hpp"
#include "../ledger/ledger_repository.hpp"
#include "../ledger/term_repository.hpp"
#include "vacancy_service.hpp"

namespace plenaria::committee::vacancies {

namespace {

/// A seat that somebody may be looked for, and the term that would follow.
struct OfferedSeat {
    ledger::Seat seat;
    std::string label;
    Day first = no_day;
    Day last = no_day;
};

struct TypedVacancy {
    std::string seat_id;
    std::vector<std::string> further;  ///< seats that are filled with it
    VacancyFacts facts;
    std::string first, last, day, time, erase_days;  ///< as typed
    bool looks_for_further = false;  ///< nothing is to be stored: which seats there are is asked
    int revision = 0;
};

/// Who follows somebody who left early fills the rest of that term, so that the terms of a group still end
/// together.
/// @param terms of the body, by first day
OfferedSeat offered(const ledger::Body& body, ledger::Seat seat, const std::vector<ledger::Term>& terms,
                    Day today, const Locale& locale) {
    OfferedSeat offer{.seat = std::move(seat), .label = {}, .first = today + std::chrono::days(1)};
    offer.label = seat_in_words(body.facts.names.in(locale.language()), offer.seat.facts.number, locale);
    const auto before = std::find_if(terms.rbegin(), terms.rend(),
                                     [&](const ledger::Term& each) { return each.seat_id == offer.seat.id; });
    if (before != terms.rend()) {
        offer.label += " (" + before->facts.person.name + ", " +
                       ledger::days_in_words(before->facts.first, before->end(), locale) + ")";
        offer.first = std::max(offer.first, before->end() + std::chrono::days(1));
        if (before->left_on && offer.first <= before->facts.last) offer.last = before->facts.last;
    }
    if (offer.last == no_day) offer.last = ledger::last_day_of(offer.first, offer.seat.facts.term_months);
    return offer;
}

std::vector<OfferedSeat> offered_seats(UnitOfWork& uow, Day today, const Locale& locale) {
    std::vector<OfferedSeat> seats;
    for (const auto& body : ledger::all_bodies(uow)) {
        const auto terms = ledger::terms_of_body(uow, body.id);
        for (auto& seat : ledger::seats_of(uow, body.id))
            if (!seat.facts.until || *seat.facts.until > today)
                seats.push_back(offered(body, std::move(seat), terms, today, locale));
    }
    return seats;
}

TypedVacancy read_vacancy_form(const Request& request) {
    TypedVacancy typed{
        .seat_id = request.form_value("seat"),
        .facts = {.first = ledger::read_day(request, "first"),
                  .last = ledger::read_day(request, "last"),
                  .deadline = read_local_time(request, "deadline_day", "deadline_time"),
                  .zone = request.form_value("zone"),
                  .segment_id = request.form_value("segment"),
                  .profile = {.original = request.form_value("original_language"), .texts = {}},
                  .erase_days = ledger::read_number(request, "erase_days", -1)},
        .first = request.form_value("first"),
        .last = request.form_value("last"),
        .day = request.form_value("deadline_day"),
        .time = request.form_value("deadline_time"),
        .erase_days = request.form_value("erase_days"),
        .looks_for_further = request.form.contains("look"),
        .revision = ledger::read_revision(request)};
    const auto [first, last] = request.form.equal_range("further");
    for (auto each = first; each != last; ++each)
        if (each->second != typed.seat_id) typed.further.push_back(each->second);
    for (const auto language : ledger::languages) {
        const std::string code(language);
        if (const auto& text = request.form_value("profile_" + code); !text.empty())
            typed.facts.profile.texts[code] = text;
    }
    return typed;
}

TypedVacancy typed_of(const Vacancy& vacancy) {
    const auto& facts = vacancy.facts;
    return {.seat_id = vacancy.seat_id,
            .facts = facts,
            .first = to_text(facts.first),
            .last = to_text(facts.last),
            .day = to_text(facts.deadline.day),
            .time = clock_text(facts.deadline.time_of_day),
            .erase_days = std::to_string(facts.erase_days),
            .revision = vacancy.revision};
}

Model::List profile_fields(const ledger::Names& profile, const Error* error, const Locale& locale) {
    Model::List fields;
    for (const auto language : ledger::languages) {
        const std::string code(language);
        const auto found = profile.texts.find(code);
        fields.push_back(field_model({.label = locale.t("What is looked for, in {language}",
                                                        {{"language", locale.language_name(code)}}),
                                      .name = "profile_" + code,
                                      .value = found == profile.texts.end() ? std::string() : found->second,
                                      .error = ledger::problem_of(("profile_" + code).c_str(), error, locale),
                                      .language = code,
                                      .rows = 4}));
    }
    return fields;
}

std::vector<Choice> original_choices(const ledger::Names& profile, const Locale& locale) {
    std::vector<Choice> choices;
    for (const auto language : ledger::languages)
        choices.push_back({.value = std::string(language),
                           .label = locale.language_name(language),
                           .selected = profile.original == language});
    return choices;
}

std::vector<Choice> member_choices(const std::vector<directory::Directory::SegmentName>& segments,
                                   const std::string& chosen, const Locale& locale) {
    std::vector<Choice> choices{
        {.value = "", .label = locale.t("All cities of the directory"), .selected = chosen.empty()}};
    for (const auto& each : segments)
        choices.push_back({.value = each.id,
                           .label = each.name + " (" + locale.number(each.size) + ")",
                           .selected = each.id == chosen});
    return choices;
}

/// Seats that the call could fill too. One that was ticked stays, so that what is wrong with it can be
/// mended; without a seat that is called for first, there are none.
std::vector<Choice> further_choices(UnitOfWork& uow, const std::vector<OfferedSeat>& seats,
                                    const TypedVacancy& typed) {
    std::vector<Choice> choices;
    const auto first = std::find_if(seats.begin(), seats.end(),
                                    [&](const OfferedSeat& each) { return each.seat.id == typed.seat_id; });
    if (first == seats.end()) return choices;
    const auto typed_day = [](const std::string& text, Day otherwise) {
        return parse_day(text).value_or(otherwise);
    };
    const VacancyFacts days{.first = typed_day(typed.first, first->first),
                            .last = typed_day(typed.last, first->last)};
    for (const auto& each : seats) {
        if (each.seat.id == typed.seat_id) continue;
        const bool is_ticked =
            std::find(typed.further.begin(), typed.further.end(), each.seat.id) != typed.further.end();
        if (is_ticked || may_be_filled_together(uow, first->seat, each.seat, days))
            choices.push_back({.value = each.seat.id, .label = each.label, .selected = is_ticked});
    }
    return choices;
}

/// @param id of the vacancy; empty: a new one
Result<Reply> vacancy_form_view(const VacancyTools& tools, const std::string& id, TypedVacancy typed,
                                const Error* error, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto today = ledger::readers_today(scope);
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto seats = offered_seats(uow, today, locale);
        std::vector<Choice> seat_choices{
            {.value = "", .label = locale.t("Choose a seat"), .selected = typed.seat_id.empty()}};
        for (const auto& each : seats) {
            const bool chosen = each.seat.id == typed.seat_id;
            seat_choices.push_back({.value = each.seat.id, .label = each.label, .selected = chosen});
            if (!chosen || !typed.first.empty() || !typed.last.empty()) continue;
            typed.first = to_text(each.first);
            typed.last = to_text(each.last);
        }
        const bool is_new = id.empty();
        auto further = is_new ? further_choices(uow, seats, typed) : std::vector<Choice>();
        const UrlValues here{{"vacancy", id}};
        const auto title = is_new ? locale.t("New vacancy") : locale.t("Change the vacancy");
        const auto field = [&](const char* key, std::string label, const std::string& value,
                               std::string hint = {}, const char* type = "text",
                               const char* width = "govuk-input--width-10") {
            return field_model({.label = std::move(label),
                                .name = key,
                                .value = value,
                                .hint = std::move(hint),
                                .error = ledger::problem_of(key, error, locale),
                                .type = type,
                                .css_class = width});
        };
        Model page{
            {"heading", title},
            {"list_url", scope.url("committee.vacancies")},
            {"back_url", is_new ? scope.url("committee.vacancies") : scope.url("committee.vacancy", here)},
            {"action_url",
             is_new ? scope.url("committee.vacancy_create") : scope.url("committee.vacancy_change", here)},
            {"revision", std::to_string(typed.revision)},
            {"is_new", is_new},
            {"further", choice_model({.label = locale.t("Further seats that are filled with it (optional)"),
                                      .name = "further",
                                      .hint = locale.t("One list of nominees fills them all."),
                                      .error = ledger::problem_of("further", error, locale)},
                                     further)},
            {"has_further", !further.empty()},
            {"knows_seat", !typed.seat_id.empty()},
            {"further_open", !typed.further.empty() || typed.looks_for_further},
            {"seat", choice_model({.label = locale.t("Seat"),
                                   .name = "seat",
                                   .error = ledger::problem_of("seat", error, locale)},
                                  seat_choices)},
            {"first", field("first", locale.t("First day of the term"), typed.first,
                            locale.t("Empty: the day after the last holder has left."), "date")},
            {"last", field("last", locale.t("Last day of the term"), typed.last,
                           locale.t("Empty: the rest of that term, or a whole one."), "date")},
            {"deadline_day", field("deadline_day", locale.t("Nominations until"), typed.day, {}, "date")},
            {"deadline_time", field("deadline_time", locale.t("Time"), typed.time, {}, "time")},
            {"zone", field("zone", locale.t("Time zone"), typed.facts.zone, locale.t("As in Europe/Athens."),
                           "text", "govuk-input--width-20")},
            {"members",
             choice_model({.label = locale.t("Who may nominate"),
                           .name = "segment",
                           .hint = locale.t("Of these, cities of the region of the seat are asked.")},
                          member_choices(tools.directory->segments(uow), typed.facts.segment_id, locale))},
            {"profiles", profile_fields(typed.facts.profile, error, locale)},
            {"original", choice_model({.label = locale.t("Language of the original"),
                                       .name = "original_language",
                                       .hint = locale.t("Shown where a language has no text of its own."),
                                       .error = ledger::problem_of("original_language", error, locale)},
                                      original_choices(typed.facts.profile, locale))},
            {"erase_days",
             field("erase_days", locale.t("Days after which nominees are erased"), typed.erase_days,
                   locale.t("Counted from the decision; whoever was chosen stays in the ledger."), "text",
                   "govuk-input--width-4")}};
        return ledger::form_view("committee/vacancies/form", std::move(page), title, error, locale);
    });
}

/// Days that were left empty are those that the form would have proposed.
void fill_days(const VacancyTools&, RequestScope& scope, TypedVacancy& typed) {
    if (!typed.first.empty() && !typed.last.empty()) return;
    const auto today = ledger::readers_today(scope);
    const auto seats = scope.db().read([&](UnitOfWork& uow) -> Result<std::vector<OfferedSeat>> {
        return offered_seats(uow, today, scope.locale());
    });
    if (!seats) return;
    for (const auto& each : *seats)
        if (each.seat.id == typed.seat_id) {
            if (typed.first.empty()) typed.facts.first = each.first;
            if (typed.last.empty()) typed.facts.last = std::max(each.last, typed.facts.first);
        }
}

}  // namespace

Result<Reply> new_vacancy_form(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    TypedVacancy typed{.seat_id = request.query_value("seat"), .facts = {.zone = scope.actor().zone}};
    typed.facts.profile.original = std::string(scope.locale().language());
    typed.time = "17:00";
    typed.erase_days = std::to_string(typed.facts.erase_days);
    return vacancy_form_view(tools, "", std::move(typed), nullptr, scope);
}

Result<Reply> create_vacancy_post(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    auto typed = read_vacancy_form(request);
    if (typed.looks_for_further) return vacancy_form_view(tools, "", typed, nullptr, scope);
    fill_days(tools, scope, typed);
    const auto made = scope.db().write([&](UnitOfWork& uow) -> Result<std::string> {
        if (typed.seat_id.empty())
            return ledger::refuse_if_any({{"seat", /*t*/ "Choose the seat that is to be filled."}}).error();
        return create_vacancy(uow, *tools.directory, scope.actor(), typed.seat_id, typed.facts,
                              typed.further);
    });
    if (!made) {
        if (!is_for_form(made.error())) return made.error();
        return vacancy_form_view(tools, "", typed, &made.error(), scope);
    }
    scope.notice(
        scope.locale().t("The vacancy was entered. Nobody has been asked yet: look at the letters first."));
    return Redirect{scope.url("committee.vacancy", {{"vacancy", *made}})};
}

Result<Reply> edit_vacancy_form(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    const auto call =
        scope.db().read([&](UnitOfWork& uow) { return read_call(uow, request.path_value("vacancy")); });
    if (!call) return call.error();
    return vacancy_form_view(tools, call->vacancy.id, typed_of(call->vacancy), nullptr, scope);
}

Result<Reply> change_vacancy_post(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("vacancy");
    auto typed = read_vacancy_form(request);
    const auto before = scope.db().read([&](UnitOfWork& uow) { return read_call(uow, id); });
    if (!before) return before.error();
    typed.seat_id = before->vacancy.seat_id;
    fill_days(tools, scope, typed);
    const auto changed = scope.db().write([&](UnitOfWork& uow) {
        return change_vacancy(uow, *tools.directory, scope.actor(), id, typed.facts, typed.revision);
    });
    if (!changed) {
        if (!is_for_form(changed.error())) return changed.error();
        // Saving again after a conflict is a decision: it is made on what is stored now.
        if (changed.error().code == ErrorCode::conflict) typed.revision = before->vacancy.revision;
        return vacancy_form_view(tools, id, typed, &changed.error(), scope);
    }
    scope.notice(scope.locale().t("Changes saved."));
    return Redirect{scope.url("committee.vacancy", {{"vacancy", id}})};
}

}  // namespace plenaria::committee::vacancies
