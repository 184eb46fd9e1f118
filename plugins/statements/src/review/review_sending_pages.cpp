// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <charconv>
#include <unordered_map>

#include <plenaria/db.hpp>
#include <plenaria/field.hpp>
#include <plenaria/form.hpp>
#include <plenaria/services.hpp>

#include "../versions/version_repository.hpp"
#include "answer_service.hpp"
#include "point_repository.hpp"
#include "review_pages.hpp"
#include "review_reading.hpp"
#include "review_view.hpp"

namespace plenaria::statements {

namespace {

/// One row a paragraph that the office said something about.
Model::List answer_rows(const ReviewReading& review, const Error* error, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& zone = scope.actor().zone;
    const auto cited = cited_numbers(review.paragraphs, locale.language());
    Model::List rows;
    for (const auto& paragraph : review.paragraphs) {
        Model::List lines;
        if (const auto* answer = review.answer_on(paragraph.id);
            answer != nullptr && answer->answer.stance != Stance::none)
            lines.push_back(thread_of_answer(*answer, paragraph, zone, locale));
        for (const auto& remark : review.remarks)
            if (remark.paragraph_id == paragraph.id)
                lines.push_back(thread_of_remark(remark, {}, zone, locale));
        if (lines.empty()) continue;
        const auto problem =
            error == nullptr ? std::string() : problem_on("p/" + paragraph.id, *error, locale);
        rows.push_back({{"number", cited.at(paragraph.id)},
                        {"threads", std::move(lines)},
                        {"field", "p/" + paragraph.id},
                        {"has_problem", !problem.empty()},
                        {"problem", problem},
                        {"change_url", scope.url("statements.review",
                                                 {{"round", review.round.id}, {"answer", paragraph.id}}) +
                                           "#" + anchor_of(paragraph)}});
    }
    return rows;
}

Result<Reply> check_view(const Request& request, RequestScope& scope, const Error* error) {
    const auto& round_id = request.path_value("round");
    auto review = scope.db().read([&](UnitOfWork& uow) {
        return read_review(uow, scope.actor(), round_id, scope.locale().language());
    });
    if (!review) return std::move(review).error();
    const auto& locale = scope.locale();
    const auto& office = review->office;
    const bool typed = error != nullptr;
    const auto position =
        typed ? parse_position(request.form_value("position")).value_or(Position::none) : office.position;
    const auto problem = [&](std::string_view field) {
        return typed ? problem_on(field, *error, locale) : std::string();
    };
    auto rows = answer_rows(*review, error, scope);
    const auto question = review->question(locale.language());
    std::vector<Choice> positions;
    for (const auto each : {Position::no_objection, Position::reservation, Position::objection})
        positions.push_back({std::string(to_text(each)), locale.t(name_of(each)), {}, each == position});
    return View{
        .name = "statements/review/check",
        .model =
            {{"title", review->statement.title},
             {"round_name", review->round.name},
             {"version_name", review->version.name},
             {"lead", locale.t("This is what {office} will have said.", {{"office", office.party_name}})},
             {"deadline", deadline_model(review->round, scope.actor().zone, scope.now(), locale)},
             {"writable", takes_answers(review->round, scope.now())},
             {"has_problems", typed},
             {"problems", typed ? problems_model(*error, locale) : Model(Model::List{})},
             {"has_rows", !rows.empty()},
             {"rows", std::move(rows)},
             {"review_url", scope.url("statements.review", {{"round", round_id}})},
             {"action_url", scope.url("statements.send_review", {{"round", round_id}})},
             // As it is now: after a refusal the form goes on from what was saved a moment ago.
             {"seen", std::to_string(office.revision)},
             {"position", choice_model({.label = locale.t("Position of your office on the text as a whole"),
                                        .name = "position",
                                        .error = problem("position")},
                                       positions)},
             {"position_text",
              field_model({.label = locale.t("Text of the reservation or objection"),
                           .name = "position_text",
                           .value = typed ? request.form_value("position_text") : office.position_text,
                           .error = problem("position_text"),
                           .rows = 4})},
             {"has_question", !question.empty()},
             {"question",
              field_model({.label = question,
                           .name = "question_answer",
                           .value = typed ? request.form_value("question_answer") : office.question_answer,
                           .rows = 5})}},
        .title = locale.t("Check and send") + " – " + review->statement.title,
        .layout = Layout::outside,
        .status = !typed                               ? 200
                  : error->code == ErrorCode::conflict ? 409
                                                       : 422};
}

}  // namespace

Result<Reply> check_page(const Request& request, RequestScope& scope) {
    return check_view(request, scope, nullptr);
}

Result<Reply> send_review(const Request& request, RequestScope& scope) {
    const auto& round = request.path_value("round");
    AnswerService answers(scope.db());
    PositionInput input{.position = parse_position(request.form_value("position")).value_or(Position::none),
                        .text = request.form_value("position_text"),
                        .question_answer = request.form_value("question_answer")};
    const auto& seen = request.form_value("seen");
    std::from_chars(seen.data(), seen.data() + seen.size(), input.seen_revision);
    const auto again = [&](const Error& error) -> Result<Reply> {
        if (error.code != ErrorCode::conflict && error.code != ErrorCode::invalid_input) return error;
        return check_view(request, scope, &error);
    };
    if (auto saved = answers.save_position(scope.actor(), round, input); !saved) return again(saved.error());
    if (request.form.contains("save")) {
        scope.notice(
            scope.locale().t("Saved. Your office sees it; nobody else does until you send the review."));
        return Redirect{scope.url("statements.review", {{"round", round}})};
    }
    if (auto sent = answers.send(scope.actor(), round); !sent) return again(sent.error());
    return Redirect{scope.url("statements.receipt", {{"round", round}})};
}

Result<Reply> receipt_page(const Request& request, RequestScope& scope) {
    const auto& round_id = request.path_value("round");
    std::vector<Sending> sendings;
    auto review = scope.db().read([&](UnitOfWork& uow) -> Result<ReviewReading> {
        auto read = read_review(uow, scope.actor(), round_id, scope.locale().language());
        if (read) sendings = sendings_of(uow, read->office.id);
        return read;
    });
    if (!review) return std::move(review).error();
    if (sendings.empty()) return Redirect{scope.url("statements.check", {{"round", round_id}})};
    const auto& locale = scope.locale();
    const auto& last = sendings.front();
    auto rows = answer_rows(*review, nullptr, scope);
    return View{
        .name = "statements/review/receipt",
        .model = {{"title", review->statement.title},
                  {"office", review->office.party_name},
                  {"sent", locale.instant(last.sent_at, scope.actor().zone)},
                  {"who", last.sent_by},
                  {"number", locale.number(last.number)},
                  {"code", last.hash.substr(0, 16)},
                  {"position", locale.t(name_of(review->office.position))},
                  {"changed", review->office.changed_at.has_value()},
                  {"writable", takes_answers(review->round, scope.now())},
                  {"deadline", deadline_model(review->round, scope.actor().zone, scope.now(), locale)},
                  {"has_rows", !rows.empty()},
                  {"rows", std::move(rows)},
                  {"review_url", scope.url("statements.review", {{"round", round_id}})},
                  {"check_url", scope.url("statements.check", {{"round", round_id}})},
                  {"outcome_url", scope.url("statements.outcome", {{"round", round_id}})},
                  {"pdf_url", scope.url("statements.answers", {{"round", round_id}, {"format", "pdf"}})},
                  {"docx_url", scope.url("statements.answers", {{"round", round_id}, {"format", "docx"}})}},
        .title = locale.t("Your review was sent") + " – " + review->statement.title,
        .layout = Layout::outside};
}

Result<Reply> outcome_page(const Request& request, RequestScope& scope) {
    const auto& round_id = request.path_value("round");
    std::vector<Point> points;
    std::vector<Decision> decisions;
    std::map<std::string, std::string> versions;
    auto review = scope.db().read([&](UnitOfWork& uow) -> Result<ReviewReading> {
        auto read = read_review(uow, scope.actor(), round_id, scope.locale().language());
        if (!read) return read;
        points = points_of_office(uow, read->office.id);
        decisions = decisions_of(uow, read->statement.id);
        for (const auto& version : versions_of(uow, read->statement.id))
            versions.emplace(version.id, version.name);
        return read;
    });
    if (!review) return std::move(review).error();
    const auto& locale = scope.locale();
    const auto cited = cited_numbers(review->paragraphs, locale.language());
    std::unordered_map<std::string_view, std::vector<const Point*>> on;
    for (const auto& point : points)
        if (point.kind != PointKind::agreement) on[point.paragraph_id].push_back(&point);
    Model::List rows;
    for (const auto& paragraph : review->paragraphs)
        for (const auto* sent : on[paragraph.id]) {
            auto point = *sent;
            const auto decision = std::find_if(decisions.begin(), decisions.end(), [&](const Decision& each) {
                return each.id == point.decision_id;
            });
            // Until the next version is issued the drafter may change their mind: nothing is said yet.
            const bool final = decision != decisions.end() && !decision->settled_in.empty();
            if (!final) point.state = PointState::open;
            rows.push_back(
                {{"number", cited.at(paragraph.id)},
                 {"thread", Model::List{thread_of_point(point, false, scope.actor().zone, locale)}},
                 {"is_final", final},
                 {"state", final ? state_tag(point.state, locale)
                                 : Model{{"kind", "teal"}, {"text", locale.t("Under consideration")}}},
                 {"has_reason", final && !decision->reason.empty()},
                 {"reason", final ? decision->reason : std::string()},
                 {"has_version", final && is_taken(point.state)},
                 {"version", final ? versions[decision->settled_in] : std::string()},
                 {"text", final && is_taken(point.state) ? decision->after : std::string()},
                 {"text_language", review->version.original_language}});
        }
    return View{.name = "statements/review/outcome",
                .model = {{"title", review->statement.title},
                          {"round_name", review->round.name},
                          {"office", review->office.party_name},
                          {"has_rows", !rows.empty()},
                          {"rows", std::move(rows)},
                          {"review_url", scope.url("statements.review", {{"round", round_id}})}},
                .title = locale.t("What became of your points") + " – " + review->statement.title,
                .layout = Layout::outside};
}

Result<Reply> answers_download(const DocumentTools& tools, const Request& request, RequestScope& scope) {
    auto review = scope.db().read([&](UnitOfWork& uow) {
        return read_review(uow, scope.actor(), request.path_value("round"), scope.locale().language());
    });
    if (!review) return std::move(review).error();
    const auto& locale = scope.locale();
    const auto& format = request.query_value("format");
    auto rows = answer_rows(*review, nullptr, scope);
    const Model model{{"language", std::string(locale.language())},
                      {"title", review->statement.title},
                      {"version_name", review->version.name},
                      {"round_name", review->round.name},
                      {"office", review->office.party_name},
                      {"position", locale.t(name_of(review->office.position))},
                      {"has_position_text", !review->office.position_text.empty()},
                      {"position_text", review->office.position_text},
                      {"has_rows", !rows.empty()},
                      {"rows", std::move(rows)}};
    if (format == "txt")
        return Download{"review.txt", "text/plain; charset=utf-8",
                        tools.renderer->render("statements/print/answers_text", model, locale.language())};
    const bool word = format == "docx";
    auto made = tools.documents->convert(
        word ? DocumentFormat::docx : DocumentFormat::pdf,
        tools.renderer->render("statements/print/answers", model, locale.language()));
    if (!made) return std::move(made).error();
    return Download{word ? "review.docx" : "review.pdf",
                    std::string(content_type(word ? DocumentFormat::docx : DocumentFormat::pdf)),
                    *std::move(made)};
}

}  // namespace plenaria::statements
