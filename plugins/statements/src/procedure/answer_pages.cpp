// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <plenaria/db.hpp>
#include <plenaria/field.hpp>
#include <plenaria/form.hpp>

#include "../text/reading_pages.hpp"
#include "../text/statement_repository.hpp"
#include "../versions/version_repository.hpp"
#include "procedure_pages.hpp"
#include "procedure_words.hpp"

namespace plenaria::statements {

namespace {

std::vector<Choice> verdict_choices(ProcedureKind kind, Verdict chosen, const Locale& locale) {
    std::vector<Choice> choices;
    const auto add = [&](Verdict verdict, std::string label, std::string hint) {
        choices.push_back(
            {std::string(to_text(verdict)), std::move(label), std::move(hint), verdict == chosen});
    };
    if (kind == ProcedureKind::approval) {
        add(Verdict::agrees, locale.t("We approve this text"), locale.t("A comment is welcome, not needed."));
        add(Verdict::objects, locale.t("We reject this text"), locale.t("Say why below."));
        return choices;
    }
    add(Verdict::agrees, locale.t("We do not object"),
        locale.t("The same as saying nothing, and on the record."));
    add(Verdict::reserves, locale.t("We do not object, with a reservation"),
        locale.t("It is recorded with your words, and breaks nothing."));
    add(Verdict::objects, locale.t("We object"), locale.t("It breaks the silence at once. Say why below."));
    return choices;
}

std::string said_sentence(const ProcedureReading& reading, const Member& member, const RequestScope& scope) {
    if (!member.answered_at) return {};
    const auto last = std::find_if(reading.answers.rbegin(), reading.answers.rend(),
                                   [&](const GivenAnswer& each) { return each.member_id == member.id; });
    return scope.locale().t("{verdict}, said by {who} on {when}.",
                            {{"verdict", scope.locale().t(name_of(member.verdict, reading.procedure.kind))},
                             {"who", last == reading.answers.rend() ? std::string() : last->said_by},
                             {"when", scope.locale().instant(*member.answered_at, scope.actor().zone)}});
}

std::string lead_sentence(const ProcedureReading& reading, ProcedureState state, const Locale& locale) {
    auto outcome = outcome_sentence(reading.procedure, reading.members, state, locale);
    if (!outcome.empty()) return outcome;
    if (reading.now > reading.procedure.deadline)
        return locale.t("The deadline has passed. The secretariat will tell you what came of it.");
    return rule_sentence(reading.procedure, static_cast<int>(reading.members.size()), locale);
}

Result<Reply> answer_view(const ProcedureTools& tools, const Request& request, RequestScope& scope,
                          const Error* error) {
    const auto& locale = scope.locale();
    const auto& id = request.path_value("procedure");
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto reading = reading_behind_link(uow, tools, scope.actor(), id);
        if (!reading) return reading.error();
        const auto& procedure = reading->procedure;
        const auto& member =
            *std::find_if(reading->members.begin(), reading->members.end(),
                          [&](const Member& each) { return each.party == scope.actor().party; });
        const auto statement = find_statement(uow, procedure.statement_id, locale.language());
        const auto version = find_version(uow, procedure.version_id);
        const auto newest = latest_version(uow, procedure.statement_id);
        const auto shown = reading_of(request, locale, version->languages);
        Model::List paragraphs, quotes;
        for (auto& each : paragraphs_of(uow, version->id, version->languages))
            paragraphs.push_back(columns_model(std::move(each), shown));
        const auto state = reading->state();
        const bool is_over = state != ProcedureState::open;
        if (is_over)
            for (const auto& each : quotes_of(procedure, reading->members, reading->answers, locale))
                quotes.push_back({{"who", each.who}, {"verdict", each.verdict}, {"words", each.words}});
        const bool writable = reading->is_intact && takes_verdicts(procedure, scope.now());
        const bool typed = error != nullptr;
        const auto problem = [&](std::string_view field) {
            return typed ? problem_on(field, *error, locale) : std::string();
        };
        const auto chosen =
            typed ? parse_verdict(request.form_value("verdict")).value_or(Verdict::none) : member.verdict;
        const auto said = said_sentence(*reading, member, scope);
        const UrlValues at{{"procedure", id}};
        const bool may_take_back =
            member.verdict != Verdict::none &&
            (writable || (procedure.state == ProcedureState::refused &&
                          procedure.kind == ProcedureKind::silence && member.verdict == Verdict::objects));
        const bool has_quotes = !quotes.empty();
        Model page{
            {"title", statement->title},
            {"version", version->name},
            {"kind", locale.t(name_of(procedure.kind))},
            {"group", procedure.group_name},
            {"office", member.party_name},
            {"state", procedure_tag(state, procedure.kind, false, locale)},
            {"lead", lead_sentence(*reading, state, locale)},
            {"is_over", is_over},
            {"deadline", procedure_deadline(procedure, scope.actor().zone, scope.now(), locale)},
            {"is_old", newest && newest->id != version->id},
            {"newer", newest ? newest->name : std::string()},
            {"is_changed", !reading->is_intact},
            {"has_message", typed && error->fields.empty()},
            {"message", typed ? locale.t(error->message, error->values) : std::string()},
            {"has_problems", typed && !error->fields.empty()},
            {"problems", typed ? problems_model(*error, locale) : Model(Model::List{})},
            {"has_said", !said.empty()},
            {"said", said},
            {"has_quotes", has_quotes},
            {"quotes", std::move(quotes)},
            {"paragraphs", std::move(paragraphs)},
            {"hash", procedure.hash},
            {"writable", writable},
            {"may_take_back", may_take_back},
            {"action_url", scope.url("statements.give_answer", at)},
            {"back_action_url", scope.url("statements.take_answer_back", at)},
            {"verdict",
             choice_model({.label = locale.t("Answer of {office}", {{"office", member.party_name}}),
                           .name = "verdict",
                           .error = problem("verdict")},
                          verdict_choices(procedure.kind, chosen, locale))},
            {"words",
             field_model({.label = locale.t("Reason, reservation or comment"),
                          .name = "words",
                          .value = request.form_value("words"),
                          .hint = locale.t("The secretariat reads it, and with the result the whole group."),
                          .error = problem("words"),
                          .rows = 4})},
            {"said_by", field_model({.label = locale.t("Your name and office"),
                                     .name = "said_by",
                                     .value = request.form_value("said_by"),
                                     .error = problem("said_by"),
                                     .autocomplete = "name"})},
            {"taken_by", field_model({.label = locale.t("Your name and office"),
                                      .name = "taken_by",
                                      .value = request.form_value("taken_by"),
                                      .error = problem("taken_by"),
                                      .autocomplete = "name"})}};
        add_reading(page, shown, version->languages, scope, "statements.answer_here", at);
        return View{.name = "statements/procedure/answer",
                    .model = std::move(page),
                    .title = locale.t(name_of(procedure.kind)) + " – " + statement->title,
                    .layout = Layout::outside,
                    .status = !typed                               ? 200
                              : error->code == ErrorCode::conflict ? 409
                                                                   : 422};
    });
}

/// An objection or a rejection may end it for everybody: it is said once more before it counts.
Result<Reply> confirm_view(const ProcedureTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("procedure");
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto reading = reading_behind_link(uow, tools, scope.actor(), id);
        if (!reading) return reading.error();
        const auto statement =
            find_statement(uow, reading->procedure.statement_id, scope.locale().language());
        const UrlValues at{{"procedure", id}};
        return View{.name = "statements/procedure/confirm",
                    .model = {{"title", statement->title},
                              {"is_silence", reading->procedure.kind == ProcedureKind::silence},
                              {"words", request.form_value("words")},
                              {"said_by", request.form_value("said_by")},
                              {"hash", request.form_value("hash")},
                              {"action_url", scope.url("statements.give_answer", at)},
                              {"back_url", scope.url("statements.answer_here", at)}},
                    .title = scope.locale().t("Check your answer") + " – " + statement->title,
                    .layout = Layout::outside};
    });
}

Result<Reply> after_answer(const Result<void>& done, std::string_view notice, const ProcedureTools& tools,
                           const Request& request, RequestScope& scope) {
    if (!done && done.error().code == ErrorCode::not_found) return done.error();
    if (!done) return answer_view(tools, request, scope, &done.error());
    scope.notice(scope.locale().t(notice));
    return Redirect{scope.url("statements.answer_here", {{"procedure", request.path_value("procedure")}})};
}

}  // namespace

Result<Reply> answer_page(const ProcedureTools& tools, const Request& request, RequestScope& scope) {
    return answer_view(tools, request, scope, nullptr);
}

Result<Reply> give_answer(const ProcedureTools& tools, const Request& request, RequestScope& scope) {
    const NewAnswer wanted{.verdict = parse_verdict(request.form_value("verdict")).value_or(Verdict::none),
                           .words = request.form_value("words"),
                           .said_by = request.form_value("said_by"),
                           .hash = request.form_value("hash"),
                           .language = std::string(scope.locale().language())};
    const bool is_finished =
        check_answer(ProcedureKind::silence, wanted.verdict, wanted.words, wanted.said_by).has_value();
    if (wanted.verdict == Verdict::objects && is_finished && request.form_value("sure") != "yes")
        return confirm_view(tools, request, scope);
    return after_answer(
        ProcedureService(scope.db(), tools).answer(scope.actor(), request.path_value("procedure"), wanted),
        /*t*/ "Thank you. Your answer has come in, and a receipt is on its way to your office.", tools,
        request, scope);
}

Result<Reply> take_answer_back(const ProcedureTools& tools, const Request& request, RequestScope& scope) {
    return after_answer(
        ProcedureService(scope.db(), tools)
            .take_back(scope.actor(), request.path_value("procedure"), request.form_value("taken_by")),
        /*t*/ "Your answer was taken back. Both stand in the record.", tools, request, scope);
}

}  // namespace plenaria::statements
