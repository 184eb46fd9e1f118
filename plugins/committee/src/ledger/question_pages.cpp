// SPDX-License-Identifier: EUPL-1.2
#include "question_pages.hpp"

#include <map>

#include "body_service.hpp"
#include "question_repository.hpp"
#include "question_service.hpp"
#include "term_repository.hpp"

namespace plenaria::committee::ledger {

namespace {

/// What was typed for one of the questions and was refused.
struct TypedAnswer {
    std::string id;
    std::string answer;
    std::string reason;
};

Model question_model(const PlacedQuestion& placed, const std::string& body, const TypedAnswer* typed,
                     const Error* error, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& question = placed.question;
    const auto& term = placed.term;
    const bool is_typed = typed != nullptr && typed->id == question.id;
    const auto* own_error = is_typed ? error : nullptr;
    std::vector<Choice> answers;
    for (const auto rule : all_mandate_rules) {
        if (rule == MandateRule::ask) continue;
        const std::string value(to_text(rule));
        answers.push_back(
            {.value = value,
             .label = locale.t(name_of(rule, placed.office)),
             .hint = rule == question.proposed ? locale.t("So the rule of this body says.") : std::string(),
             .selected = is_typed ? typed->answer == value : rule == question.proposed});
    }
    const UrlValues here{{"question", question.id}};
    return {
        {"id", question.id},
        {"person", term.facts.person.name},
        {"city", term.facts.city.name},
        {"where", place_in_words(body, placed.number, placed.office, locale)},
        {"seat_url", scope.url("committee.seat", {{"seat", term.seat_id}})},
        {"dates", days_in_words(term.facts.first, term.facts.last, locale)},
        {"office_until", locale.t("Out of office since {day}", {{"day", locale.day(question.office_until)}})},
        {"answer_url", scope.url("committee.question_answer", here)},
        {"revision", std::to_string(question.revision)},
        {"answers", choice_model({.label = placed.office ? locale.t("What becomes of the office")
                                                         : locale.t("What becomes of the seat"),
                                  .name = "answer",
                                  .error = problem_of("answer", own_error, locale),
                                  .id = "answer-" + question.id},
                                 answers)},
        {"reason", field_model({.label = locale.t("Why (may stay empty)"),
                                .name = "reason",
                                .value = is_typed ? typed->reason : std::string(),
                                .error = problem_of("reason", own_error, locale),
                                .rows = 2,
                                .id = "reason-" + question.id})}};
}

Model answered_model(const PlacedQuestion& placed, const std::string& body, bool may_edit,
                     const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& question = placed.question;
    return {
        {"person", placed.term.facts.person.name},
        {"where", place_in_words(body, placed.number, placed.office, locale)},
        {"seat_url", scope.url("committee.seat", {{"seat", placed.term.seat_id}})},
        {"office_until", locale.t("Out of office since {day}", {{"day", locale.day(question.office_until)}})},
        {"answer", locale.t(name_of(question.answer.value_or(MandateRule::ask), placed.office))},
        {"has_reason", !question.reason.empty()},
        {"reason", question.reason},
        {"who",
         locale.t(
             "{who} on {day}",
             {{"who", question.answered_by},
              {"day",
               locale.day(to_local(question.answered_at.value_or(Instant()), scope.actor().zone).day)}})},
        {"may_edit", may_edit},
        {"undo_url", scope.url("committee.question_undo", {{"question", question.id}})}};
}

Result<Reply> questions_view(RequestScope& scope, const TypedAnswer* typed, const Error* error) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        std::map<std::string, std::string> names;
        for (const auto& body : all_bodies(uow)) names[body.id] = body.facts.names.in(locale.language());
        const bool may_edit = scope.actor().may("committee.edit");
        Model::List open, answered;
        for (const auto& each : questions(uow, Asked::open))
            open.push_back(question_model(each, names[each.body_id], typed, error, scope));
        for (const auto& each : questions(uow, Asked::answered))
            answered.push_back(answered_model(each, names[each.body_id], may_edit, scope));
        const auto title = locale.t("Lost offices");
        Model page{{"title", title},
                   {"list_url", scope.url("committee.bodies")},
                   {"may_edit", may_edit},
                   {"has_open", !open.empty()},
                   {"open", std::move(open)},
                   {"has_answered", !answered.empty()},
                   {"answered", std::move(answered)}};
        return form_view("committee/ledger/questions", std::move(page), title, error, locale);
    });
}

}  // namespace

Result<Reply> list_questions(const LedgerTools&, const Request&, RequestScope& scope) {
    return questions_view(scope, nullptr, nullptr);
}

Result<Reply> answer_question_post(const LedgerTools&, const Request& request, RequestScope& scope) {
    const TypedAnswer typed{request.path_value("question"), request.form_value("answer"),
                            request.form_value("reason")};
    const auto answer = parse_mandate_rule(typed.answer).value_or(MandateRule::ask);
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return answer_question(uow, scope.actor(), typed.id, answer, typed.reason, read_revision(request));
    });
    if (!done) {
        if (!is_for_form(done.error())) return done.error();
        return questions_view(scope, &typed, &done.error());
    }
    scope.notice(scope.locale().t("The answer was noted."),
                 scope.url("committee.question_undo", {{"question", typed.id}}));
    return Redirect{scope.url("committee.questions")};
}

Result<Reply> undo_question_post(const LedgerTools&, const Request& request, RequestScope& scope) {
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return take_answer_back(uow, scope.actor(), request.path_value("question"));
    });
    if (!done) return done.error();
    return Redirect{scope.url("committee.questions")};
}

}  // namespace plenaria::committee::ledger
