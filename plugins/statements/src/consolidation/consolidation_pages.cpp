// SPDX-License-Identifier: EUPL-1.2
#include "consolidation_pages.hpp"

#include <algorithm>

#include <plenaria/db.hpp>
#include <plenaria/field.hpp>
#include <plenaria/form.hpp>

#include "../review/review_view.hpp"
#include "../text/part_pages.hpp"
#include "../versions/redline.hpp"
#include "../versions/word_diff.hpp"
#include "consolidation_reading.hpp"
#include "consolidation_service.hpp"

namespace plenaria::statements {

namespace {

Error no_such_statement(const std::string& id) {
    return {ErrorCode::not_found, "This statement does not exist.", "statement " + id};
}

std::string heading_of(const ConsolidatedParagraph& each, const Locale& locale) {
    return each.in_draft ? each.cited : locale.t("No longer in the draft");
}

std::string place_url(const RequestScope& scope, const std::string& statement, const std::string& paragraph,
                      UrlValues more = {}) {
    more["id"] = statement;
    more["paragraph"] = paragraph;
    return scope.url("statements.decision", more);
}

/// A proposal of one or more offices, with what can be done about it.
Model proposal_model(const ConsolidationReading& reading, const ConsolidatedParagraph& at,
                     const std::vector<Proposal>& proposals, std::size_t index, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& proposal = proposals[index];
    const auto& first = proposal.first();
    Model::List reasons;
    std::string offices;
    for (const auto* point : proposal.points) {
        offices += (offices.empty() ? "" : ", ") + point->office_name;
        if (!point->remark.empty())
            reasons.push_back({{"office", point->office_name}, {"text", point->remark}});
    }
    Model::List collisions;
    for (const auto other : proposal.collides_with)
        collisions.push_back(
            {{"text", locale.t("Touches the same words as the suggestion of {office}.",
                               {{"office", proposals[other].first().office_name}})},
             {"url", place_url(scope, reading.statement.id, at.paragraph.id,
                               {{"point", first.id}, {"with", proposals[other].first().id}})}});
    const auto decision = reading.decisions.find(first.decision_id);
    const bool decided = decision != reading.decisions.end();
    const UrlValues act{{"id", reading.statement.id}, {"point", first.id}};
    const bool foreign = first.language != reading.statement.original_language;
    const bool has_collisions = !collisions.empty();
    const bool has_reasons = !reasons.empty();
    return {{"same", proposal.points.size() > 1
                         ? locale.n("{n} office proposes this", "{n} offices propose the same",
                                    static_cast<long long>(proposal.points.size()))
                         : std::string()},
            {"offices", std::move(offices)},
            {"language", first.language},
            {"redline", redline_html(compare_words(first.base, first.wording), locale)},
            {"has_reasons", has_reasons},
            {"reasons", std::move(reasons)},
            {"has_fit", first.fit != Fit::applies},
            {"fit", fit_sentence(first, locale)},
            {"has_collisions", has_collisions},
            {"collisions", std::move(collisions)},
            {"foreign", foreign},
            {"foreign_text", foreign ? locale.t("Suggested in {language}: a translator is needed.",
                                                {{"language", locale.language_name(first.language)}})
                                     : std::string()},
            {"withdrawn", first.superseded},
            {"state", state_tag(first.state, locale)},
            {"has_discussion", !first.discussion.empty()},
            {"discussion", first.discussion},
            {"open", !decided},
            {"may_accept", !decided && at.in_draft && !foreign && first.fit != Fit::conflict},
            {"decided", decided},
            {"decision",
             decided ? locale.t("{who}, {when}",
                                {{"who", decision->second.decided_by},
                                 {"when", locale.instant(decision->second.decided_at, scope.actor().zone)}})
                     : std::string()},
            {"has_decided_reason", decided && !decision->second.reason.empty()},
            {"decided_reason", decided ? decision->second.reason : std::string()},
            {"undo_url", decided ? scope.url("statements.undo_decision",
                                             {{"id", reading.statement.id}, {"decision", first.decision_id}})
                                 : std::string()},
            {"accept_url", scope.url("statements.accept", act)},
            {"edit_url", place_url(scope, reading.statement.id, at.paragraph.id, {{"point", first.id}})}};
}

Model comment_model(const ConsolidationReading& reading, const ConsolidatedParagraph& at, const Point& point,
                    const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto decision = reading.decisions.find(point.decision_id);
    const bool decided = decision != reading.decisions.end();
    return {{"threads", Model::List{thread_of_point(point, true, scope.actor().zone, locale)}},
            {"open", !decided},
            {"decided", decided},
            {"decided_reason", decided ? decision->second.reason : std::string()},
            {"undo_url", decided ? scope.url("statements.undo_decision",
                                             {{"id", reading.statement.id}, {"decision", point.decision_id}})
                                 : std::string()},
            {"edit_url", place_url(scope, reading.statement.id, at.paragraph.id, {{"point", point.id}})}};
}

Model paragraph_model(const ConsolidationReading& reading, const ConsolidatedParagraph& at,
                      const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto grouped = group_proposals(at.points);
    Model::List proposals, comments;
    for (std::size_t i = 0; i < grouped.size(); ++i)
        proposals.push_back(proposal_model(reading, at, grouped, i, scope));
    for (const auto& point : at.points)
        if (point.kind == PointKind::comment) comments.push_back(comment_model(reading, at, point, scope));
    const auto pieces = compare_words(at.issued, at.in_draft ? at.draft : at.issued);
    const bool has_proposals = !proposals.empty();
    const bool has_comments = !comments.empty();
    return {{"number", heading_of(at, locale)},
            {"anchor", at.paragraph.id},
            {"language", reading.statement.original_language},
            {"text", redline_html(pieces, locale)},
            {"changed", count_changes(pieces) > 0},
            {"has_agreements", at.agreements() > 0},
            {"agreements", locale.n("{n} office agrees", "{n} offices agree", at.agreements())},
            {"has_proposals", has_proposals},
            {"proposals", std::move(proposals)},
            {"has_comments", has_comments},
            {"comments", std::move(comments)}};
}

/// The part with the paragraph of ?at=, from which a decision comes back, else the one of ?page=.
Part shown_consolidation(const Request& request, const std::vector<const ConsolidatedParagraph*>& listed) {
    std::vector<std::size_t> points;
    for (const auto* each : listed) points.push_back(each->points.size());
    const Parts parts(points);
    const auto found = std::find_if(listed.begin(), listed.end(), [&](const ConsolidatedParagraph* each) {
        return each->paragraph.id == request.query_value("at");
    });
    if (found == listed.end()) return parts.at(page_number(request));
    return parts.with(static_cast<std::size_t>(found - listed.begin()));
}

Result<ConsolidationReading> read_for_reader(const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<ConsolidationReading> {
        auto found = read_consolidation(uow, request.path_value("id"), scope.locale().language());
        if (!found) return no_such_statement(request.path_value("id"));
        return *std::move(found);
    });
}

}  // namespace

std::string consolidation_place_url(const RequestScope& scope, const std::string& statement,
                                    const std::string& paragraph) {
    return place_url(scope, "statements.consolidation", {{"id", statement}}, paragraph);
}

Result<Reply> consolidation_page(const Request& request, RequestScope& scope) {
    auto reading = read_for_reader(request, scope);
    if (!reading) return std::move(reading).error();
    const auto& locale = scope.locale();
    const auto& id = reading->statement.id;
    const bool all = request.query_value("show") == "all";
    std::vector<const ConsolidatedParagraph*> listed;
    for (const auto& at : reading->paragraphs)
        if (all || !at.points.empty()) listed.push_back(&at);
    const auto part = shown_consolidation(request, listed);
    Model::List paragraphs;
    for (auto i = part.first; i < part.last; ++i)
        paragraphs.push_back(paragraph_model(*reading, *listed[i], scope));
    const auto undecided = reading->undecided();
    const bool has_paragraphs = !paragraphs.empty();
    Model parts;
    set_pages(parts, page_range(part), list_address(request, scope, "statements.consolidation"), locale);
    return View{.name = "statements/consolidation/list",
                .model = {{"title", reading->statement.title},
                          {"statement_url", scope.url("statements.statement", {{"id", id}})},
                          {"version", reading->latest ? reading->latest->name : std::string()},
                          {"undecided", locale.n("{n} point is still to be decided.",
                                                 "{n} points are still to be decided.", undecided)},
                          {"all", all},
                          {"all_url", scope.url("statements.consolidation", {{"id", id}, {"show", "all"}})},
                          {"open_url", scope.url("statements.consolidation", {{"id", id}})},
                          {"issue_url", scope.url("statements.versions", {{"id", id}})},
                          {"compilation_url", scope.url("statements.compilation_all", {{"id", id}})},
                          {"parts", std::move(parts)},
                          {"has_paragraphs", has_paragraphs},
                          {"paragraphs", std::move(paragraphs)}},
                .title = locale.t("Consolidation") + " – " + reading->statement.title};
}

Result<Reply> decision_view(const Request& request, RequestScope& scope, const DecisionForm& form) {
    auto reading = read_for_reader(request, scope);
    if (!reading) return std::move(reading).error();
    const auto& locale = scope.locale();
    const auto* at = reading->find(form.paragraph_id);
    if (at == nullptr)
        return Error{ErrorCode::not_found, "This paragraph does not exist.", form.paragraph_id};
    const auto point = std::find_if(at->points.begin(), at->points.end(),
                                    [&](const Point& each) { return each.id == form.point_id; });
    if (point == at->points.end())
        return Error{ErrorCode::not_found, "This suggestion does not exist.", form.point_id};
    const auto with = std::find_if(at->points.begin(), at->points.end(),
                                   [&](const Point& each) { return each.id == form.with_id; });
    const bool merging = with != at->points.end();
    const bool suggestion = point->kind == PointKind::suggestion;

    // What stands in the form: what was typed, else the joined text, else the proposal itself.
    const auto& base = merging ? point->base : at->issued;
    const auto joined = merging
                            ? merge_words(base, point->wording, with->wording)
                            : merge_words(point->base, at->in_draft ? at->draft : at->issued, point->wording);
    auto wording = form.wording ? *form.wording
                   : suggestion && joined.clean && point->language == reading->statement.original_language
                       ? joined.text
                       : at->draft;
    const UrlValues act{{"id", reading->statement.id}, {"point", point->id}};
    const auto problem = [&](std::string_view field) {
        return form.error != nullptr ? problem_on(field, *form.error, locale) : std::string();
    };
    const auto against_draft = compare_words(at->draft, wording);
    return View{
        .name = "statements/consolidation/decide",
        .model = {{"title", reading->statement.title},
                  {"number", heading_of(*at, locale)},
                  {"back_url", consolidation_place_url(scope, reading->statement.id, at->paragraph.id)},
                  {"language", reading->statement.original_language},
                  {"draft", at->draft},
                  {"in_draft", at->in_draft},
                  {"threads", Model::List{thread_of_point(*point, true, scope.actor().zone, locale)}},
                  {"merging", merging},
                  {"other_threads",
                   merging ? Model::List{thread_of_point(*with, true, scope.actor().zone, locale)}
                           : Model::List{}},
                  {"clean", joined.clean},
                  {"message", form.message.empty() ? std::string() : locale.t(form.message)},
                  {"has_message", !form.message.empty()},
                  {"has_problems", form.error != nullptr},
                  {"problems",
                   form.error != nullptr ? problems_model(*form.error, locale) : Model(Model::List{})},
                  {"suggestion", suggestion},
                  {"has_preview", count_changes(against_draft) > 0},
                  {"preview", redline_html(against_draft, locale)},
                  {"accept_url", merging ? scope.url("statements.merge", {{"id", reading->statement.id}})
                                         : scope.url("statements.accept", act)},
                  {"refuse_url", scope.url("statements.refuse", act)},
                  {"note_url", scope.url("statements.note", act)},
                  {"discuss_url", scope.url("statements.discuss", act)},
                  {"point", point->id},
                  {"with", merging ? with->id : std::string()},
                  {"paragraph", at->paragraph.id},
                  {"draft_revision", std::to_string(at->draft_revision)},
                  {"wording", field_model({.label = locale.t("The paragraph shall read"),
                                           .name = "wording",
                                           .value = wording,
                                           .error = problem("wording"),
                                           .language = reading->statement.original_language,
                                           .css_class = "pl-textarea--doc",
                                           .rows = 8})},
                  {"why", field_model({.label = locale.t("Note to the offices (optional)"),
                                       .name = "reason",
                                       .rows = 2,
                                       .id = "f-why"})},
                  {"refusal", field_model({.label = locale.t("Reason (the offices will read it)"),
                                           .name = "reason",
                                           .error = problem("reason"),
                                           .rows = 3})},
                  {"reply", field_model({.label = locale.t("Reply (the office will read it)"),
                                         .name = "reason",
                                         .rows = 3,
                                         .id = "f-reply"})},
                  {"discussion", field_model({.label = locale.t("What is to be discussed (for us only)"),
                                              .name = "discussion",
                                              .value = point->discussion,
                                              .rows = 2})}},
        .title = locale.t("Decide") + " – " + reading->statement.title,
        .status = form.error != nullptr  ? 422
                  : form.message.empty() ? 200
                                         : 409};
}

Result<Reply> decision_page(const Request& request, RequestScope& scope) {
    return decision_view(request, scope,
                         {.paragraph_id = request.path_value("paragraph"),
                          .point_id = request.query_value("point"),
                          .with_id = request.query_value("with")});
}

}  // namespace plenaria::statements
