// SPDX-License-Identifier: EUPL-1.2
#include <charconv>

#include <plenaria/db.hpp>
#include <plenaria/field.hpp>
#include <plenaria/form.hpp>
#include <plenaria/text.hpp>

#include "../json_object.hpp"
#include "../text/part_pages.hpp"
#include "../versions/redline.hpp"
#include "../versions/version_repository.hpp"
#include "answer_service.hpp"
#include "review_pages.hpp"
#include "review_reading.hpp"
#include "review_view.hpp"

namespace plenaria::statements {

namespace {

int whole_number(const std::string& text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// Browsers send line breaks of a textarea as CR LF; paragraphs have LF.
std::string lines_of(const std::string& text) {
    std::string lines;
    for (const char c : text)
        if (c != '\r') lines += c;
    return lines;
}

AnswerInput input_of(const Request& request) {
    AnswerInput input{.seen_revision = whole_number(request.form_value("seen")),
                      .client_id = request.form_value("client_id").substr(0, 40),
                      .sequence = whole_number(request.form_value("sequence"))};
    auto& answer = input.answer;
    answer.stance = parse_stance(request.form_value("stance")).value_or(Stance::none);
    answer.language = request.form_value("answer_language").substr(0, 8);
    answer.wording = lines_of(request.form_value("wording"));
    (answer.stance == Stance::comment ? answer.comment : answer.reason) =
        lines_of(request.form_value("remark"));
    return input;
}

std::string back_to(const RequestScope& scope, const std::string& round, const std::string& anchor) {
    return place_url(scope, "statements.review", {{"round", round}}, anchor);
}

/// Somebody of the same office has changed the same words: both, and the text that they began with.
View answer_conflict_view(const SavedAnswer& saved, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& theirs = saved.stored;
    const bool comment = saved.mine.stance == Stance::comment;
    const auto other = [&](const Answer& answer) { return comment ? answer.comment : answer.reason; };
    const bool words =
        saved.seen.language == saved.mine.language && saved.seen.language == theirs.answer.language;
    const auto redline = [&](const Answer& answer) {
        return redline_html(compare_words(words ? saved.seen.wording : answer.wording, answer.wording),
                            locale);
    };
    return {
        .name = "statements/review/conflict",
        .model =
            {{"who", theirs.saved_by},
             {"when", locale.instant(theirs.saved_at, scope.actor().zone)},
             {"answer_language", saved.mine.language},
             {"has_wording", !saved.mine.wording.empty() || !theirs.answer.wording.empty()},
             {"seen_wording", saved.seen.wording},
             {"mine", redline(saved.mine)},
             {"theirs", redline(theirs.answer)},
             {"their_stance", locale.t(name_of(theirs.answer.stance))},
             {"my_stance", locale.t(name_of(saved.mine.stance))},
             {"their_remark", other(theirs.answer)},
             {"action_url",
              scope.url("statements.save_answer", {{"round", request.path_value("round")},
                                                   {"paragraph", request.path_value("paragraph")}})},
             {"keep_url", back_to(scope, request.path_value("round"), {})},
             {"seen", std::to_string(theirs.revision)},
             {"stance",
              choice_model(
                  {.label = locale.t("Your answer"), .name = "stance"},
                  {{"agree", locale.t("Agree"), {}, saved.mine.stance == Stance::agree},
                   {"suggest", locale.t("Suggest other wording"), {}, saved.mine.stance == Stance::suggest},
                   {"comment", locale.t("Comment only"), {}, comment}})},
             {"wording", field_model({.label = locale.t("The wording that shall count"),
                                      .name = "wording",
                                      .value = saved.mine.wording,
                                      .language = saved.mine.language,
                                      .css_class = "pl-textarea--doc",
                                      .rows = 6})},
             {"reason", field_model({.label = locale.t("Reason or comment (optional for a suggestion)"),
                                     .name = "remark",
                                     .value = other(saved.mine),
                                     .rows = 3})}},
        .title = locale.t("Two of you have changed the same words"),
        .layout = Layout::outside,
        .status = 409};
}

/// What could not be saved, to be copied: the deadline has passed, or the text is too long.
View kept_view(const Error& error, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    return {
        .name = "statements/review/kept",
        .model = {{"message", locale.t(error.message, error.values)},
                  {"has_problems", !error.fields.empty()},
                  {"problems", problems_model(error, locale)},
                  {"has_wording", !request.form_value("wording").empty()},
                  {"wording", field_model({.label = locale.t("Your wording"),
                                           .name = "wording",
                                           .value = request.form_value("wording"),
                                           .rows = 6})},
                  {"has_remark", !request.form_value("remark").empty()},
                  {"remark", field_model({.label = locale.t("Your reason or comment"),
                                          .name = "remark",
                                          .value = request.form_value("remark"),
                                          .rows = 3})},
                  {"review_url", scope.url("statements.review", {{"round", request.path_value("round")}})}},
        .title = locale.t("Your answer was not saved"),
        .layout = Layout::outside,
        .status = error.code == ErrorCode::conflict ? 409 : 422};
}

Json saved_json(const SavedAnswer& saved, const RequestScope& scope) {
    const auto& locale = scope.locale();
    return {json_object({{"state", "saved"},
                         {"at", locale.time_of_day(saved.stored.saved_at, scope.actor().zone)},
                         {"revision", std::to_string(saved.stored.revision)},
                         {"joined", saved.outcome == SavedAnswer::Outcome::joined ? "yes" : "no"}})};
}

}  // namespace

Result<Reply> save_answer(const Request& request, RequestScope& scope) {
    const auto& round = request.path_value("round");
    const auto& paragraph = request.path_value("paragraph");
    auto input = input_of(request);
    // Without a script the unchanged text comes along with every answer; only a suggestion has a wording.
    if (input.answer.stance != Stance::suggest) {
        const auto unchanged = scope.db().read([&](UnitOfWork& uow) -> Result<bool> {
            const auto review = review_of(uow, scope.actor(), round);
            if (!review) return review.error();
            const auto text = version_text(uow, review->first.version_id, paragraph, input.answer.language);
            return !text || trim(input.answer.wording) == *text;
        });
        if (unchanged && *unchanged) input.answer.wording.clear();
    }
    auto saved = AnswerService(scope.db()).save(scope.actor(), round, paragraph, input);
    if (!saved) {
        const auto& error = saved.error();
        const bool shows = error.code == ErrorCode::conflict || error.code == ErrorCode::invalid_input;
        if (!shows || request.wants_fragment) return std::move(saved).error();
        return kept_view(error, request, scope);
    }
    if (saved->outcome == SavedAnswer::Outcome::conflict) {
        if (request.wants_fragment) return Json{R"({"state":"conflict"})", 409};
        return answer_conflict_view(*saved, request, scope);
    }
    if (request.wants_fragment) return saved_json(*saved, scope);
    scope.notice(
        saved->outcome == SavedAnswer::Outcome::joined
            ? scope.locale().t("Saved, together with what {who} wrote meanwhile.",
                               {{"who", saved->stored.saved_by}})
            : scope.locale().t("Saved. Your office sees it; nobody else does until you send the review."));
    return Redirect{back_to(scope, round, request.form_value("anchor"))};
}

Result<Reply> add_remark(const Request& request, RequestScope& scope) {
    const auto& round = request.path_value("round");
    auto added = AnswerService(scope.db())
                     .remark(scope.actor(), round, request.path_value("paragraph"),
                             request.form_value("answer_language"), request.form_value("quote"),
                             lines_of(request.form_value("passage_remark")));
    if (added) {
        scope.notice(scope.locale().t("Comment saved."),
                     scope.url("statements.remove_remark", {{"round", round}, {"remark", *added}}));
        return Redirect{back_to(scope, round, request.form_value("anchor"))};
    }
    const auto& error = added.error();
    if (error.code == ErrorCode::not_found) return std::move(added).error();
    Request kept = request;
    kept.form.erase("wording");
    kept.form.erase("remark");
    kept.form.emplace("remark", request.form_value("passage_remark"));
    return kept_view(error, kept, scope);
}

Result<Reply> remove_remark(const Request& request, RequestScope& scope) {
    const auto& round = request.path_value("round");
    const auto& remark = request.path_value("remark");
    if (auto done = AnswerService(scope.db()).remove_remark(scope.actor(), round, remark); !done)
        return std::move(done).error();
    scope.notice(scope.locale().t("Comment deleted."),
                 scope.url("statements.restore_remark", {{"round", round}, {"remark", remark}}));
    return Redirect{scope.url("statements.review", {{"round", round}})};
}

Result<Reply> restore_remark(const Request& request, RequestScope& scope) {
    const auto& round = request.path_value("round");
    if (auto done =
            AnswerService(scope.db()).restore_remark(scope.actor(), round, request.path_value("remark"));
        !done)
        return std::move(done).error();
    return Redirect{scope.url("statements.review", {{"round", round}})};
}

Result<Reply> ask_for_time(const Request& request, RequestScope& scope) {
    const auto& round = request.path_value("round");
    if (auto asked =
            AnswerService(scope.db()).ask_for_time(scope.actor(), round, request.form_value("because"));
        !asked)
        return std::move(asked).error();
    scope.notice(
        scope.locale().t("The secretariat has been asked. You will get a mail if the deadline is moved."));
    return Redirect{scope.url("statements.review", {{"round", round}})};
}

}  // namespace plenaria::statements
