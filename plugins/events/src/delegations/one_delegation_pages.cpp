// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <plenaria/field.hpp>

#include "../common_pages.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../registration/city_answers.hpp"
#include "../registration/registration_answers.hpp"
#include "calendar_key_repository.hpp"
#include "delegation_pages.hpp"
#include "delegation_reading.hpp"
#include "delegation_repository.hpp"
#include "delegations_service.hpp"
#include "invitation_service.hpp"
#include "letter_repository.hpp"
#include "opening_repository.hpp"
#include "standing_repository.hpp"

namespace plenaria::events {

namespace {

Result<Reply> delegation_view(const DelegationTools& tools, const Request& request, RequestScope& scope,
                              const DelegationChange* typed, const Error* error) {
    struct Reading {
        Delegation delegation;
        Edition edition;
        std::vector<Letter> letters;
        std::optional<Instant> opened;
        std::vector<Question> form;
        AnswersByPerson answers;
        std::optional<FollowUp> follow_up;
        std::optional<CalendarKey> calendar;
        Model::List told;
        AnswerNames names = {};
    };
    const auto& id = request.path_value("delegation");
    const auto of_edition = scope.db().read([&](UnitOfWork& uow) -> Result<std::string> {
        const auto delegation = find_delegation(uow, id);
        return delegation ? Result<std::string>(delegation->edition_id) : delegation_unknown(id);
    });
    if (!of_edition) return of_edition.error();
    if (auto counted = ensure_counted(scope.db(), *of_edition); !counted) return std::move(counted).error();
    auto reading = scope.db().read([&](UnitOfWork& uow) -> Result<Reading> {
        auto delegation = find_delegation(uow, id);
        if (!delegation) return delegation_unknown(id);
        auto edition = find_edition(uow, delegation->edition_id);
        if (!edition) return edition_unknown(delegation->edition_id);
        Reading found{*std::move(delegation),
                      *std::move(edition),
                      letters_of(uow, id),
                      last_opening(uow, id),
                      questions_of(uow, *of_edition),
                      answers_of_delegation(uow, id),
                      follow_up_of(uow, id),
                      calendar_key_of(uow, id),
                      {}};
        found.names = names_for_delegation(uow, *tools.lookup, found.form, id, found.answers,
                                           scope.locale().language());
        found.told = told_facts(uow, tools.facts, found.delegation, scope.actor(), scope.locale().language());
        return found;
    });
    if (!reading) return std::move(reading).error();
    const auto& locale = scope.locale();
    const auto& d = reading->delegation;
    const auto& zone = scope.actor().zone;
    const UrlValues at{{"delegation", id}};
    const auto problem = [&](std::string_view field) {
        return error == nullptr ? std::string() : problem_on(field, *error, locale);
    };
    const DelegationChange shown =
        typed != nullptr ? *typed : DelegationChange{d.contact_name, d.address, d.language, d.quota};
    const bool may_have_letters = comes(d.answer) && d.waiting_number == 0 && !d.asked_again_at;
    std::vector<Choice> all_languages;
    for (const auto language : languages)
        all_languages.push_back(
            {std::string(language), locale.language_name(language), {}, shown.language == language});
    Model::List people, letters, facts, offered;
    for (const auto& each : all_languages)
        offered.push_back(
            {{"value", each.value}, {"label", each.label}, {"selected", each.value == d.language}});
    for (const auto& person : d.people)
        people.push_back({{"id", person.id},
                          {"role", locale.t(name_of(person.role))},
                          {"name", person.name.empty() ? locale.t("(erased)") : person.name},
                          {"post", person.post},
                          {"may_have_letter", may_have_letters && !person.name.empty()}});
    for (const auto& letter : reading->letters) {
        const auto person = std::find_if(d.people.begin(), d.people.end(),
                                         [&](const Delegate& each) { return each.id == letter.delegate_id; });
        const bool named = person != d.people.end() && !person->name.empty();
        letters.push_back(
            {{"serial", shown_serial(letter.serial)},
             {"name", named ? person->name : std::string()},
             {"language", locale.language_name(letter.language)},
             {"issued", locale.instant(letter.issued_at, zone)},
             {"has_paper", named},
             {"url", scope.url("events.letter", {{"paper", letter.id}})},
             {"is_valid", !letter.revoked_at},
             {"why", letter.revoked_for ? locale.t(name_of(*letter.revoked_for)) : std::string()},
             {"revoke_url", scope.url("events.revoke_letter", {{"paper", letter.id}})}});
    }
    const auto fact = [&](std::string key, std::string value) {
        if (!value.empty())
            facts.push_back({{"key", std::move(key)},
                             {"value", std::move(value)},
                             {"has_change", false},
                             {"change_url", ""}});
    };
    fact(locale.t("Invited"), d.invited_at ? locale.instant(*d.invited_at, zone) : std::string());
    fact(locale.t("Opened"), reading->opened ? locale.instant(*reading->opened, zone) : std::string());
    fact(locale.t("Reminded"), d.reminded_at ? locale.instant(*d.reminded_at, zone) : std::string());
    fact(locale.t("Answered"), d.answered_at ? locale.instant(*d.answered_at, zone) : std::string());
    fact(locale.t("Its calendar answered"), reading->calendar && reading->calendar->replied_at
                                                ? locale.instant(*reading->calendar->replied_at, zone)
                                                : std::string());
    fact(locale.t("Approved"),
         reading->follow_up ? locale.instant(reading->follow_up->opened_at, zone) : std::string());
    fact(locale.t("Follow-up answered"), reading->follow_up && reading->follow_up->answered_at
                                             ? locale.instant(*reading->follow_up->answered_at, zone)
                                             : std::string());
    fact(locale.t("On the waiting list since"),
         d.waiting_since ? locale.instant(*d.waiting_since, zone) : std::string());
    fact(locale.t("From the office"), d.note);
    Model::List answered;
    const FileUrl file_url = [&](const std::string& file) {
        return scope.url("events.answer_file", {{"delegation", id}, {"answer_file", file}});
    };
    const auto show_answers = [&](std::string who, const std::string& person) {
        auto rows = answers_model(reading->form, answers_of(reading->answers, person), reading->names,
                                  file_url, locale);
        if (!rows.empty()) answered.push_back({{"who", std::move(who)}, {"rows", std::move(rows)}});
    };
    for (const auto& person : d.people)
        show_answers(person.name.empty() ? locale.t("(erased)") : person.name, person.id);
    show_answers(locale.t("The delegation as a whole"), {});
    const bool asks_more = !asked(reading->form, Stage::follow_up, AskedOf::person).empty() ||
                           !asked(reading->form, Stage::follow_up, AskedOf::delegation).empty();
    const bool may_approve = asks_more && may_have_letters && !d.address.empty() && !reading->follow_up;
    Model page{
        {"has_answers", !answered.empty()},
        {"answered", std::move(answered)},
        {"may_approve", may_approve},
        {"approve_url", may_approve
                            ? scope.url("events.approve", {{"edition", d.edition_id}, {"delegation", id}})
                            : std::string()},
        {"title", d.party_name},
        {"event", reading->edition.titles.in(locale.language())},
        {"list_url", scope.url("events.delegations", {{"edition", d.edition_id}})},
        {"state", delegation_tag(state_of(d, reading->opened.has_value()), locale)},
        {"has_facts", !facts.empty()},
        {"rows", std::move(facts)},
        {"has_told", !reading->told.empty()},
        {"told", reading->told},
        {"has_people", !people.empty()},
        {"people", std::move(people)},
        {"languages", std::move(offered)},
        {"photos_url", scope.url("events.photos", at)},
        {"letter_url", scope.url("events.issue_letter", at)},
        {"has_letters", !letters.empty()},
        {"letters", std::move(letters)},
        {"contact", field_model({.label = locale.t("Contact"),
                                 .name = "contact",
                                 .value = shown.contact_name,
                                 .error = problem("contact")})},
        {"address", field_model({.label = locale.t("Mail address"),
                                 .name = "address",
                                 .value = shown.address,
                                 .error = problem("address"),
                                 .type = "email"})},
        {"language",
         choice_model({.label = locale.t("Language"), .name = "language", .error = problem("language")},
                      all_languages)},
        {"quota",
         field_model({.label = locale.t("People of this delegation"),
                      .name = "quota",
                      .value = typed != nullptr ? request.form_value("quota") : std::to_string(d.quota),
                      .error = problem("quota"),
                      .type = "number",
                      .css_class = "govuk-input--width-5"})},
        {"revision", std::to_string(d.revision)},
        {"change_url", scope.url("events.change_delegation", at)},
        {"may_link", d.invited_at.has_value() && !d.address.empty()},
        {"link_url", scope.url("events.new_link", at)},
        {"end_links_url", scope.url("events.end_links", at)},
        {"may_drop", !d.invited_at.has_value()},
        {"drop_url", scope.url("events.drop_delegation", at)}};
    set_problems(page, error, locale);
    return View{
        .name = "events/delegations/show",
        .model = std::move(page),
        .title = error == nullptr ? d.party_name : locale.t("Error: {title}", {{"title", d.party_name}}),
        .status = status_of(error)};
}

}  // namespace

Result<Reply> delegation_page(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    return delegation_view(tools, request, scope, nullptr, nullptr);
}

Result<Reply> change_delegation_post(const DelegationTools& tools, const Request& request,
                                     RequestScope& scope) {
    const auto& id = request.path_value("delegation");
    Form form(request);
    DelegationChange wish{.contact_name = form.text("contact"),
                          .address = form.email("address", false),
                          .language = request.form_value("language"),
                          .quota = static_cast<int>(form.number("quota", 1, most_people, true).value_or(0)),
                          .revision = read_revision(request)};
    Result<void> done = form.ok() ? Result<void>() : Result<void>(form.error());
    if (done)
        done = scope.db().write(
            [&](UnitOfWork& uow) { return change_delegation(uow, scope.actor(), id, wish); });
    if (done) {
        scope.notice(scope.locale().t("The delegation was saved."));
        return Redirect{scope.url("events.delegation", {{"delegation", id}})};
    }
    if (!is_for_form(done.error())) return std::move(done).error();
    wish.contact_name = request.form_value("contact");
    wish.address = request.form_value("address");
    return delegation_view(tools, request, scope, &wish, &done.error());
}

Result<Reply> drop_delegation_post(const DelegationTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("delegation");
    const auto edition = scope.db().write([&](UnitOfWork& uow) -> Result<std::string> {
        const auto found = find_delegation(uow, id);
        if (auto done = drop_delegation(uow, scope.actor(), id); !done) return std::move(done).error();
        return found->edition_id;
    });
    if (!edition) return edition.error();
    scope.notice(scope.locale().t("The office was taken off the list."));
    return Redirect{scope.url("events.delegations", {{"edition", *edition}})};
}

Result<Reply> new_link_post(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("delegation");
    const auto done = scope.db().write(
        [&](UnitOfWork& uow) { return invite_again(uow, tools.mails(), scope.actor(), id); });
    if (!done) return done.error();
    scope.notice(scope.locale().t("A new link is on its way."));
    return Redirect{scope.url("events.delegation", {{"delegation", id}})};
}

Result<Reply> end_links_post(const DelegationTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("delegation");
    const auto done = scope.db().write([&](UnitOfWork& uow) { return end_links(uow, scope.actor(), id); });
    if (!done) return done.error();
    scope.notice(scope.locale().t(
        "The links of this office open nothing any more. Send a new one to whom it should go."));
    return Redirect{scope.url("events.delegation", {{"delegation", id}})};
}

}  // namespace plenaria::events
