// SPDX-License-Identifier: EUPL-1.2
#include "scoring_pages.hpp"

#include <algorithm>
#include <charconv>

#include <plenaria/field.hpp>
#include <plenaria/form_answer.hpp>

#include "../common_pages.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "call_repository.hpp"
#include "proposal_list_pages.hpp"
#include "proposal_repository.hpp"
#include "review_service.hpp"
#include "side_event_tags.hpp"

namespace plenaria::events {

namespace {

constexpr int scored_a_page = 50;

/// What stands in the form: as typed, or as it was given.
struct TypedReview {
    std::map<std::string, std::string> points = {};  ///< by criterion
    std::string comment = {};
};

struct ScoreReading {
    ProposalReading one;
    std::vector<Review> reviews;
    std::string next = {};  ///< the next proposal of the call that this reviewer has not scored; empty: none
};

const Review* review_by(const std::vector<Review>& reviews, const std::string& account) {
    const auto found = std::find_if(reviews.begin(), reviews.end(),
                                    [&](const Review& each) { return each.reviewer == account; });
    return found == reviews.end() ? nullptr : &*found;
}

bool can_be_scored(const Proposal& proposal) {
    return proposal.state != ProposalState::merged && proposal.state != ProposalState::withdrawn;
}

Result<ScoreReading> read_score(const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<ScoreReading> {
        auto one = read_proposal(uow, request.path_value("proposal"));
        if (!one) return std::move(one).error();
        const auto call = read_call(uow, one->call.id);
        if (!call) return call.error();
        ScoreReading reading{*std::move(one), call->reviews_of(request.path_value("proposal"))};
        for (const auto& each : call->proposals)
            if (reading.next.empty() && each.id != reading.one.proposal.id && can_be_scored(each) &&
                review_by(call->reviews_of(each.id), scope.actor().id) == nullptr)
                reading.next = each.id;
        return reading;
    });
}

TypedReview given_review(const ScoreReading& reading, const std::string& account) {
    TypedReview typed;
    if (const auto* own = review_by(reading.reviews, account)) {
        typed.comment = own->comment;
        for (const auto& [criterion, points] : own->points) typed.points[criterion] = std::to_string(points);
    }
    return typed;
}

Model::List criterion_fields(const SideCall& call, const TypedReview& typed, const Error* error,
                             const Locale& locale) {
    Model::List fields;
    for (std::size_t i = 0; i < call.criteria.size(); ++i) {
        const auto& criterion = call.criteria[i];
        const auto name = "points_" + std::to_string(i + 1);
        const auto found = typed.points.find(criterion.id);
        std::vector<Choice> points;
        for (int number = 1; number <= call.scale; ++number)
            points.push_back(
                {.value = std::to_string(number),
                 .label = locale.number(number),
                 .selected = found != typed.points.end() && found->second == std::to_string(number)});
        fields.push_back(choice_model(
            {.label = criterion.name,
             .name = name,
             .hint =
                 locale.t("Weight {weight}, from 1 (weak) to {max} (strong)",
                          {{"weight", locale.number(criterion.weight)}, {"max", locale.number(call.scale)}}),
             .error = error == nullptr ? std::string() : problem_on(name, *error, locale)},
            points));
    }
    return fields;
}

View score_view(const ScoreReading& reading, const TypedReview& typed, const Error* error,
                RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& [edition, call, proposal] = reading.one;
    const auto& facts = proposal.facts;
    const bool sees = may_see_scores(reading.reviews, scope.actor().id, call.scoring_closed_at.has_value());
    Model::List others, answers;
    if (sees)
        for (const auto& review : reading.reviews) {
            const auto mean = mean_of(review, call.criteria);
            others.push_back({{"who", review.reviewer_name},
                              {"mean", mean ? locale.decimal(*mean, 2) : locale.t("not complete")},
                              {"has_comment", !review.comment.empty()},
                              {"comment", review.comment}});
        }
    for (const auto& question : call.questions)
        if (const auto found = facts.answers.find(question.id); found != facts.answers.end())
            answers.push_back(
                {{"question", question.titles.in(locale.language())}, {"answer", found->second}});
    const auto sum = sum_of(reading.reviews, call.criteria, call.scale);
    Model page{{"title", facts.title},
               {"language", facts.language},
               {"caption", call.titles.in(locale.language())},
               {"list_url", scope.url("events.scoring", {{"edition", edition.id}})},
               {"state", proposal_tag(proposal.state, locale)},
               {"organiser", facts.organiser_name},
               {"has_co_organisers", !facts.co_organisers.empty()},
               {"co_organisers", facts.co_organisers},
               {"description", facts.description},
               {"has_answers", !answers.empty()},
               {"answers", std::move(answers)},
               {"open", !call.scoring_closed_at && can_be_scored(proposal) && !call.criteria.empty()},
               {"has_criteria", !call.criteria.empty()},
               {"criteria", criterion_fields(call, typed, error, locale)},
               {"comment", field_model({.label = locale.t("Comment (optional)"),
                                        .name = "comment",
                                        .value = typed.comment,
                                        .error = error == nullptr ? std::string()
                                                                  : problem_on("comment", *error, locale),
                                        .rows = 3})},
               {"action_url", scope.url("events.score_now", {{"proposal", proposal.id}})},
               {"sees", sees},
               {"has_others", !others.empty()},
               {"others", std::move(others)},
               {"mean", sees && sum.reviews > 0 ? locale.decimal(sum.mean, 2) : std::string()},
               {"apart", sees && sum.apart},
               {"spread", locale.t("Reviewers are {spread} points apart",
                                   {{"spread", sees ? locale.decimal(sum.spread, 2) : std::string()}})},
               {"has_next", sees && !reading.next.empty()},
               {"next_url", reading.next.empty() ? std::string()
                                                 : scope.url("events.score", {{"proposal", reading.next}})}};
    set_problems(page, error, locale);
    const auto title = locale.t("Score: {title}", {{"title", facts.title}});
    return {.name = "events/side_events/score",
            .model = std::move(page),
            .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
            .status = status_of(error)};
}

}  // namespace

Result<Reply> scoring_page(const SideEventTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto edition = find_edition(uow, id);
        if (!edition) return edition_unknown(id);
        Model::List calls;
        // Of all calls together: there is seldom more than one.
        const auto wanted = page_number(request);
        const auto first = static_cast<long long>(wanted - 1) * scored_a_page + 1;
        long long number = 0;
        for (const auto& each : calls_of(uow, id)) {
            if (each.state == CallState::draft) continue;
            const auto reading = *read_call(uow, each.id);
            Model::List rows;
            long long open = 0;
            for (const auto& proposal : reading.proposals) {
                if (!can_be_scored(proposal)) continue;
                const bool scored = review_by(reading.reviews_of(proposal.id), scope.actor().id) != nullptr;
                open += scored ? 0 : 1;
                ++number;
                if (number < first || number >= first + scored_a_page) continue;
                rows.push_back({{"title", proposal.facts.title},
                                {"language", proposal.facts.language},
                                {"organiser", proposal.facts.organiser_name},
                                {"url", scope.url("events.score", {{"proposal", proposal.id}})},
                                {"scored", scored}});
            }
            calls.push_back({{"title", reading.call.titles.in(locale.language())},
                             {"closed", reading.call.scoring_closed_at.has_value()},
                             {"summary", locale.n("{n} proposal waits for your score.",
                                                  "{n} proposals wait for your score.", open)},
                             {"has_rows", !rows.empty()},
                             {"rows", std::move(rows)}});
        }
        const auto title = locale.t("Score side events");
        const UrlValues at{{"edition", id}};
        Model page{{"title", title},
                   {"caption", edition->titles.in(locale.language())},
                   {"edition_url", scope.url("events.edition", at)},
                   {"has_calls", !calls.empty()},
                   {"calls", std::move(calls)}};
        set_pages(page, page_range(wanted, scored_a_page, number), {scope, "events.scoring", {}, at}, locale);
        return View{.name = "events/side_events/scoring", .model = std::move(page), .title = title};
    });
}

Result<Reply> score_page(const SideEventTools&, const Request& request, RequestScope& scope) {
    const auto reading = read_score(request, scope);
    if (!reading) return reading.error();
    return score_view(*reading, given_review(*reading, scope.actor().id), nullptr, scope);
}

Result<Reply> score_post(const SideEventTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("proposal");
    const auto reading = read_score(request, scope);
    if (!reading) return reading.error();
    TypedReview typed{.points = {}, .comment = request.form_value("comment")};
    std::map<std::string, int> points;
    for (std::size_t i = 0; i < reading->one.call.criteria.size(); ++i) {
        const auto& criterion = reading->one.call.criteria[i].id;
        const auto& text = request.form_value("points_" + std::to_string(i + 1));
        typed.points[criterion] = text;
        int number = 0;
        const auto [rest, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (failure == std::errc() && rest == text.data() + text.size()) points[criterion] = number;
    }
    const auto given = scope.db().write(
        [&](UnitOfWork& uow) { return give_review(uow, scope.actor(), id, points, typed.comment); });
    if (!given) {
        if (!is_for_form(given.error())) return given.error();
        return score_view(*reading, typed, &given.error(), scope);
    }
    scope.notice(scope.locale().t("Your score was saved."));
    return Redirect{scope.url("events.score", {{"proposal", id}})};
}

}  // namespace plenaria::events
