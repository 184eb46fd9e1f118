// SPDX-License-Identifier: EUPL-1.2
#include <charconv>

#include <plenaria/db.hpp>
#include <plenaria/form.hpp>

#include "consolidation_pages.hpp"
#include "consolidation_service.hpp"

namespace plenaria::statements {

namespace {

int revision_in(const std::string& text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::string without_cr(const std::string& text) {
    std::string lines;
    for (const char c : text)
        if (c != '\r') lines += c;
    return lines;
}

/// Back to the list, at the paragraph, with a button that takes the decision back.
Reply after_decision(const std::string& decision, std::string_view notice, const Request& request,
                     RequestScope& scope) {
    const auto& id = request.path_value("id");
    scope.notice(scope.locale().t(notice),
                 decision.empty()
                     ? std::string()
                     : scope.url("statements.undo_decision", {{"id", id}, {"decision", decision}}));
    return Redirect{consolidation_place_url(scope, id, request.form_value("paragraph"))};
}

DecisionForm form_of(const Request& request) {
    DecisionForm form{.paragraph_id = request.form_value("paragraph"),
                      .point_id = request.path_value("point")};
    if (form.point_id.empty()) form.point_id = request.form_value("point");
    form.with_id = request.form_value("with");
    if (request.form.contains("wording")) form.wording = without_cr(request.form_value("wording"));
    return form;
}

/// The form again with what is wrong, or the error as a page.
Result<Reply> refused(const Error& error, const Request& request, RequestScope& scope) {
    auto form = form_of(request);
    if (error.code == ErrorCode::invalid_input) {
        form.error = &error;
        return decision_view(request, scope, form);
    }
    return error;
}

/// Nothing was changed: both texts touch the same words or the same sentence.
Result<Reply> ask(const Decided& decided, const Request& request, RequestScope& scope) {
    auto form = form_of(request);
    form.message =
        decided.merge.clean
            ? "This suggestion and the draft change the same sentence. Look at the joined text before it is "
              "kept."
            : "This suggestion and the draft change the same words. Write how the paragraph shall read.";
    if (decided.merge.clean) form.wording = decided.merge.text;
    return decision_view(request, scope, form);
}

}  // namespace

Result<Reply> accept_point(const Request& request, RequestScope& scope) {
    Acceptance wanted{.point_id = request.path_value("point"),
                      .reason = request.form_value("reason"),
                      .draft_revision = revision_in(request.form_value("draft_revision"))};
    if (request.form.contains("wording")) wanted.wording = without_cr(request.form_value("wording"));
    auto decided = ConsolidationService(scope.db()).accept(scope.actor(), wanted);
    if (!decided) return refused(decided.error(), request, scope);
    if (decided->decision_id.empty()) return ask(*decided, request, scope);
    return after_decision(decided->decision_id, "The suggestion is in the draft.", request, scope);
}

Result<Reply> merge_points(const Request& request, RequestScope& scope) {
    auto decided = ConsolidationService(scope.db())
                       .merge(scope.actor(), {request.form_value("point"), request.form_value("with")},
                              without_cr(request.form_value("wording")), request.form_value("reason"));
    if (!decided) return refused(decided.error(), request, scope);
    return after_decision(decided->decision_id, "Both suggestions are decided; the draft has your wording.",
                          request, scope);
}

Result<Reply> refuse_point(const Request& request, RequestScope& scope) {
    auto decided = ConsolidationService(scope.db())
                       .refuse(scope.actor(), request.path_value("point"), request.form_value("reason"));
    if (!decided) return refused(decided.error(), request, scope);
    return after_decision(*decided, "The suggestion was not taken up.", request, scope);
}

Result<Reply> note_point(const Request& request, RequestScope& scope) {
    auto decided = ConsolidationService(scope.db())
                       .note(scope.actor(), request.path_value("point"), request.form_value("reason"));
    if (!decided) return refused(decided.error(), request, scope);
    return after_decision(*decided, "The comment was noted.", request, scope);
}

Result<Reply> discuss_point(const Request& request, RequestScope& scope) {
    auto done_so = ConsolidationService(scope.db())
                       .discuss(scope.actor(), request.path_value("point"), request.form_value("discussion"));
    if (!done_so) return refused(done_so.error(), request, scope);
    return after_decision({}, "Marked for discussion.", request, scope);
}

Result<Reply> undo_decision(const Request& request, RequestScope& scope) {
    auto undone = ConsolidationService(scope.db()).undo(scope.actor(), request.path_value("decision"));
    if (!undone) return std::move(undone).error();
    if (undone->decision_id.empty())
        return Error{ErrorCode::conflict,
                     "The paragraph has been changed since in the same words. Take the later decision back "
                     "first, or edit the paragraph.",
                     "decision " + request.path_value("decision")};
    scope.notice(scope.locale().t("The decision was taken back."));
    return Redirect{scope.url("statements.consolidation", {{"id", request.path_value("id")}})};
}

}  // namespace plenaria::statements
