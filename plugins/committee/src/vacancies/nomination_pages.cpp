// SPDX-License-Identifier: EUPL-1.2
#include "nomination_pages.hpp"

#include <plenaria/directory/lookup.hpp>

#include "nomination_file_pages.hpp"
#include "nomination_repository.hpp"
#include "selection_service.hpp"
#include "shortlist_pages.hpp"

namespace plenaria::committee::vacancies {

namespace {

/// What was typed into the forms of the page.
struct TypedJudgement {
    std::string dues, dues_note, reason, person;
    std::string person_ref;
};

TypedJudgement typed_of(UnitOfWork& uow, const VacancyTools& tools, const Nomination& nomination,
                        const Locale& locale) {
    TypedJudgement typed{.dues = !nomination.dues   ? ""
                                 : *nomination.dues ? "yes"
                                                    : "no",
                         .dues_note = nomination.dues_note,
                         .reason = {},
                         .person = {},
                         .person_ref = nomination.facts.person.ref};
    if (const auto entry = typed.person_ref.empty()
                               ? std::nullopt
                               : tools.lookup->entry(uow, typed.person_ref, locale.language()))
        typed.person = entry->name;
    return typed;
}

Model::List finding_rows(const Candidate& candidate, const Locale& locale) {
    Model::List rows;
    for (const auto& each : candidate.findings)
        rows.push_back({{"criterion", locale.t(name_of(each.criterion))},
                        {"tag", verdict_tag(each, candidate.nomination.overruled_at.has_value(), locale)},
                        {"text", finding_in_words(each, locale)}});
    return rows;
}

bool has_to_be_overruled(const Candidate& candidate) {
    return std::any_of(candidate.findings.begin(), candidate.findings.end(), [](const Finding& each) {
        return each.verdict != Verdict::met && may_be_overruled(each.criterion);
    });
}

void set_judgement_forms(Model& page, const Candidate& candidate, const TypedJudgement& typed,
                         const Error* error, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto problem = [&](const char* key) { return ledger::problem_of(key, error, locale); };
    const UrlValues here{{"nomination", candidate.nomination.id}};
    page.set("person_url", scope.url("committee.nomination_person", here));
    page.set("dues_url", scope.url("committee.nomination_dues", here));
    page.set("overrule_url", scope.url("committee.nomination_overrule", here));
    page.set("take_back_url", scope.url("committee.nomination_overrule_undo", here));
    page.set("person", ledger::party_model({.label = locale.t("Entry of the directory"),
                                            .name = "person",
                                            .value = typed.person_ref,
                                            .error = problem("person")},
                                           typed.person, "person", scope));
    page.set("dues",
             choice_model({.label = locale.t("Has the city paid its dues?"), .name = "dues"},
                          {{.value = "", .label = locale.t("Not said yet"), .selected = typed.dues.empty()},
                           {.value = "yes", .label = locale.t("Yes"), .selected = typed.dues == "yes"},
                           {.value = "no", .label = locale.t("No"), .selected = typed.dues == "no"}}));
    page.set("dues_note", field_model({.label = locale.t("Note (optional)"),
                                       .name = "dues_note",
                                       .value = typed.dues_note,
                                       .error = problem("dues_note")}));
    page.set("overrule_reason", field_model({.label = locale.t("Reason"),
                                             .name = "overrule_reason",
                                             .value = typed.reason,
                                             .error = problem("overrule_reason"),
                                             .rows = 3}));
}

Result<Reply> nomination_view(const VacancyTools& tools, const Request& request, RequestScope& scope,
                              const TypedJudgement* typed, const Error* error) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        auto nomination = find_nomination(uow, request.path_value("nomination"));
        if (!nomination) return nomination_unknown(request.path_value("nomination"));
        const auto call = read_call(uow, nomination->vacancy_id);
        if (!call) return call.error();
        const auto candidate = candidate_of(uow, tools.people(), *call, *std::move(nomination));
        const auto& [of, findings, eligible, may_be_chosen] = candidate;
        const auto title = of.facts.person.name.empty() ? locale.t("(erased)") : of.facts.person.name;
        Model::List translations;
        for (const auto& [language, text] : of.facts.translations)
            translations.push_back(
                {{"language", language}, {"language_name", locale.language_name(language)}, {"text", text}});
        const bool may_judge = call->vacancy.written == Written::open && !of.withdrawn_at;
        Model page{{"title", title},
                   {"caption", seat_in_words(*call, locale)},
                   {"shortlist_url", scope.url("committee.shortlist", {{"vacancy", call->vacancy.id}})},
                   {"office", of.facts.office},
                   {"city", of.city.name},
                   {"address", of.facts.address},
                   {"statement", of.facts.statement},
                   {"statement_language", of.facts.statement_language},
                   {"translations", std::move(translations)},
                   {"sent_at", locale.instant(of.sent_at, scope.actor().zone)},
                   {"is_withdrawn", of.withdrawn_at.has_value()},
                   {"may_judge", may_judge},
                   {"findings", finding_rows(candidate, locale)},
                   {"is_overruled", of.overruled_at.has_value()},
                   {"overruled_by", of.overruled_by},
                   {"overruled_because", of.overruled_because},
                   {"overruled_at",
                    of.overruled_at ? locale.instant(*of.overruled_at, scope.actor().zone) : std::string()},
                   {"may_overrule", may_judge && !of.overruled_at && has_to_be_overruled(candidate)},
                   {"revision", std::to_string(of.revision)}};
        const auto files = files_of(uow, of.id);
        page.set("has_files", !files.empty());
        page.set(
            "files",
            file_rows(
                files, locale,
                [&](const std::string& file) {
                    return scope.url("committee.nomination_file", {{"nomination", of.id}, {"file", file}});
                },
                nullptr));
        set_judgement_forms(page, candidate, typed == nullptr ? typed_of(uow, tools, of, locale) : *typed,
                            error, scope);
        return ledger::form_view("committee/vacancies/nomination", std::move(page), title, error, locale);
    });
}

/// Runs `step` and shows the page again, with what was typed if it was refused.
template <class Step>
Result<Reply> judged(const VacancyTools& tools, const Request& request, RequestScope& scope,
                     const Step& step) {
    const auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> { return step(uow); });
    if (!done) {
        if (!is_for_form(done.error())) return done.error();
        const TypedJudgement typed{request.form_value("dues"), request.form_value("dues_note"),
                                   request.form_value("overrule_reason"), request.form_value("person_text"),
                                   request.form_value("person")};
        return nomination_view(tools, request, scope, &typed, &done.error());
    }
    scope.notice(scope.locale().t("Changes saved."));
    return Redirect{scope.url("committee.nomination", {{"nomination", request.path_value("nomination")}})};
}

}  // namespace

Result<Reply> show_nomination(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    return nomination_view(tools, request, scope, nullptr, nullptr);
}

Result<Reply> person_post(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    return judged(tools, request, scope, [&](UnitOfWork& uow) -> Result<void> {
        std::vector<FieldError> problems;
        const auto ref =
            ledger::read_party(uow, *tools.lookup, request, "person", "person", scope.locale(), problems);
        if (auto good = ledger::refuse_if_any(std::move(problems)); !good) return good;
        return set_person(uow, tools.people(), scope.actor(), request.path_value("nomination"), ref,
                          ledger::read_revision(request));
    });
}

Result<Reply> dues_post(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    const auto& said = request.form_value("dues");
    const auto paid = said == "yes" || said == "no" ? std::optional(said == "yes") : std::nullopt;
    return judged(tools, request, scope, [&](UnitOfWork& uow) {
        return set_dues(uow, scope.actor(), request.path_value("nomination"), paid,
                        request.form_value("dues_note"), ledger::read_revision(request));
    });
}

Result<Reply> overrule_post(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    return judged(tools, request, scope, [&](UnitOfWork& uow) {
        return overrule(uow, tools.people(), scope.actor(), request.path_value("nomination"),
                        request.form_value("overrule_reason"), ledger::read_revision(request));
    });
}

Result<Reply> take_back_post(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    return judged(tools, request, scope, [&](UnitOfWork& uow) {
        return take_back_overruling(uow, scope.actor(), request.path_value("nomination"),
                                    ledger::read_revision(request));
    });
}

Result<Reply> certificate_file(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("vacancy");
    const auto html = scope.db().read([&](UnitOfWork& uow) -> Result<std::string> {
        const auto call = read_call(uow, id);
        if (!call) return call.error();
        const auto& vacancy = call->vacancy;
        const auto& asked = request.query_value("nomination");
        const auto& wanted = asked.empty() ? vacancy.chosen_id : asked;
        const auto chosen = find_nomination(uow, wanted);
        if (vacancy.written != Written::decided || vacancy.erased_at || !chosen ||
            !is_chosen(vacancy, wanted))
            return vacancy_unknown(id);
        const auto& language = chosen->facts.language;
        const auto& locale = tools.locales->get(language, "committee");
        return tools.renderer->render(
            "committee/print/certificate",
            {{"language", language},
             {"body", call->body.facts.names.in(language)},
             {"seat", locale.number(number_of_seat(*call, wanted))},
             {"person", chosen->facts.person.name},
             {"office", chosen->facts.office},
             {"city", chosen->city.name},
             {"first", locale.day(vacancy.facts.first)},
             {"last", locale.day(vacancy.facts.last)},
             {"has_reference", !vacancy.reference.empty()},
             {"reference", vacancy.reference},
             {"decided", locale.day(to_local(*vacancy.ended_at, vacancy.facts.zone).day)}},
            language);
    });
    if (!html) return html.error();
    // Outside of the transaction: a conversion takes its time.
    auto pdf = tools.documents->convert(DocumentFormat::pdf, *html);
    if (!pdf) return std::move(pdf).error();
    return Download{"certificate.pdf", std::string(content_type(DocumentFormat::pdf)), *std::move(pdf)};
}

}  // namespace plenaria::committee::vacancies
