// SPDX-License-Identifier: EUPL-1.2
#include "decision_pages.hpp"

#include <algorithm>

#include <plenaria/field.hpp>
#include <plenaria/form_answer.hpp>
#include <plenaria/labelled.hpp>
#include <plenaria/text.hpp>

#include "../common_pages.hpp"
#include "../programme/programme_words.hpp"
#include "../programme/session_repository.hpp"
#include "decision_service.hpp"
#include "proposal_repository.hpp"
#include "side_event_tags.hpp"

namespace plenaria::events {

namespace {

constexpr const char* other_slot = "other";

/// What stands in the form of the decision.
struct TypedDecision {
    ProposalState state = ProposalState::accepted;
    std::string reason, slot, starts_on, starts_time, ends_time, room_id;
    int revision = 0;
};

struct DecisionReading {
    ProposalReading one;
    std::vector<Proposal> parts;   ///< it, and what was merged into it
    std::optional<Proposal> kept;  ///< into which it was merged
    std::vector<Review> reviews;
    std::optional<ScoreSum> sum;  ///< nothing: the reader has to score first
    std::vector<OfferedSlot> slots;
    SideEventPlace place;
    Programme programme;
};

Result<DecisionReading> read_decision(const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<DecisionReading> {
        auto one = read_proposal(uow, request.path_value("proposal"));
        if (!one) return std::move(one).error();
        DecisionReading reading{*std::move(one), {}, {}, {}, {}, {}, {}, {}};
        const auto& [edition, call, proposal] = reading.one;
        reading.parts = together(uow, proposal);
        reading.kept = find_proposal(uow, proposal.merged_into);
        reading.reviews = reviews_of(uow, proposal.id);
        if (may_see_scores(reading.reviews, scope.actor().id, call.scoring_closed_at.has_value()))
            reading.sum = sum_of(reading.reviews, call.criteria, call.scale);
        reading.slots = offered_slots(uow, reading.one);
        reading.place = place_of(uow, proposal, scope.locale());
        reading.programme = programme_of(uow, edition.id);
        return reading;
    });
}

std::string slot_value(const OfferedSlot& offered) {
    return to_text(offered.slot.starts) + '/' + to_text(offered.slot.ends) + '/' + offered.room_id;
}

std::string slot_words(const OfferedSlot& offered, const Locale& locale) {
    auto words = when_of({.starts = offered.slot.starts, .ends = offered.slot.ends}, locale);
    return offered.room.empty() ? words : words + ", " + offered.room;
}

TypedDecision stored_decision(const DecisionReading& reading) {
    const auto& proposal = reading.one.proposal;
    TypedDecision typed{.state = is_decided(proposal.state) ? proposal.state : ProposalState::accepted,
                        .reason = proposal.reason,
                        .slot = reading.slots.empty() ? other_slot : slot_value(reading.slots.front()),
                        .revision = proposal.revision};
    if (const auto* session = session_of(reading.programme, proposal.session_id)) {
        typed.slot = other_slot;
        typed.starts_on = to_text(session->starts.day);
        typed.starts_time = clock_text(session->starts);
        typed.ends_time = clock_text(session->ends);
        typed.room_id = session->room_id;
    }
    return typed;
}

TypedDecision read_decision_form(const Request& request) {
    return {.state = parse_proposal_state(request.form_value("state")).value_or(ProposalState::proposed),
            .reason = request.form_value("reason"),
            .slot = request.form_value("slot"),
            .starts_on = trim(request.form_value("starts_on")),
            .starts_time = trim(request.form_value("starts_time")),
            .ends_time = trim(request.form_value("ends_time")),
            .room_id = request.form_value("room"),
            .revision = read_revision(request)};
}

/// "2022-05-18T13:15/2022-05-18T14:30/ROOM"; what is none is read from the fields below.
Decision decision_of(const TypedDecision& typed, std::vector<FieldError>& problems) {
    Decision decision{
        .state = typed.state, .reason = typed.reason, .room_id = typed.room_id, .revision = typed.revision};
    if (typed.state != ProposalState::accepted) return decision;
    const auto first = typed.slot.find('/'), second = typed.slot.find('/', first + 1);
    if (first != std::string::npos && second != std::string::npos) {
        const auto starts = parse_local(typed.slot.substr(0, first));
        const auto ends = parse_local(typed.slot.substr(first + 1, second - first - 1));
        if (starts && ends) {
            decision.starts = *starts;
            decision.ends = *ends;
            decision.room_id = typed.slot.substr(second + 1);
            return decision;
        }
    }
    const auto day = parse_day(typed.starts_on);
    const auto from = parse_clock(typed.starts_time), until = parse_clock(typed.ends_time);
    if (!day || !from || !until) {
        problems.push_back({"starts_on", /*t*/ "Choose a slot, or write day, beginning and end."});
        return decision;
    }
    decision.starts = shifted({*day, {}}, *from);
    decision.ends = shifted({*day, {}}, *until);
    return decision;
}

Model::List fact_rows(const DecisionReading& reading, const Locale& locale) {
    Model::List rows;
    const auto add = [&](std::string label, std::string value) {
        if (!value.empty())
            rows.push_back({{"key", std::move(label)}, {"value", std::move(value)}, {"has_change", false}});
    };
    const auto& [edition, call, proposal] = reading.one;
    const auto& facts = proposal.facts;
    add(locale.t("Organiser"), organiser_names(reading.parts));
    add(locale.t("Co-organisers"), facts.co_organisers);
    add(locale.t("Contact person"), facts.contact_name);
    add(locale.t("Mail address"), facts.contact_mail);
    add(locale.t("Language"), locale.language_name(facts.language));
    add(locale.t("People expected"), facts.expected > 0 ? locale.number(facts.expected) : std::string());
    if (const auto* track = track_of(reading.programme, facts.track_id))
        add(locale.t("Topic"), track->titles.in(locale.language()));
    add(locale.t("Preferred day"), facts.preferred_day ? locale.day(*facts.preferred_day) : std::string());
    add(locale.t("Preferred time"), facts.preferred_time
                                        ? clock_text({Day{}, std::chrono::seconds(*facts.preferred_time)})
                                        : std::string());
    add(locale.t("Came in"), locale.instant(proposal.created_at, edition.dates.zone));
    for (const auto& question : call.questions)
        if (const auto found = facts.answers.find(question.id); found != facts.answers.end())
            add(question.titles.in(locale.language()), found->second);
    return rows;
}

Model::List review_rows(const DecisionReading& reading, const Locale& locale) {
    Model::List rows;
    if (!reading.sum) return rows;
    for (const auto& review : reading.reviews) {
        const auto mean = mean_of(review, reading.one.call.criteria);
        std::string points;
        for (const auto& criterion : reading.one.call.criteria)
            if (const auto found = review.points.find(criterion.id); found != review.points.end())
                points += (points.empty() ? "" : ", ") +
                          labelled(locale, criterion.name, locale.number(found->second));
        rows.push_back({{"who", review.reviewer_name},
                        {"mean", mean ? locale.decimal(*mean, 2) : locale.t("not complete")},
                        {"points", points},
                        {"has_comment", !review.comment.empty()},
                        {"comment", review.comment}});
    }
    return rows;
}

void set_decision_fields(Model& page, const DecisionReading& reading, const TypedDecision& typed,
                         const Error* error, const Locale& locale) {
    const auto problem = [&](std::string_view name) {
        return error == nullptr ? std::string() : problem_on(name, *error, locale);
    };
    const auto field = [&](std::string label, const char* name, const std::string& value, const char* type,
                           const char* width) {
        return field_model({.label = std::move(label),
                            .name = name,
                            .value = value,
                            .error = problem(name),
                            .type = type,
                            .css_class = width,
                            .rows = 3});
    };
    std::vector<Choice> states, slots, rooms{{.value = "", .label = locale.t("no room")}};
    for (const auto state : {ProposalState::accepted, ProposalState::waiting, ProposalState::declined})
        states.push_back({.value = std::string(to_text(state)),
                          .label = locale.t(name_of(state)),
                          .selected = state == typed.state});
    for (const auto& offered : reading.slots)
        slots.push_back({.value = slot_value(offered),
                         .label = slot_words(offered, locale),
                         .selected = slot_value(offered) == typed.slot});
    slots.push_back({.value = other_slot,
                     .label = locale.t("At the time written below"),
                     .selected = std::none_of(slots.begin(), slots.end(),
                                              [](const auto& each) { return each.selected; })});
    for (const auto& room : reading.programme.rooms)
        rooms.push_back({.value = room.id, .label = room.name, .selected = room.id == typed.room_id});
    page.set(
        "state_field",
        choice_model({.label = locale.t("Decision"), .name = "state", .error = problem("state")}, states));
    page.set("slot", choice_model(
                         {.label = locale.t("If it is accepted: when"),
                          .name = "slot",
                          .hint = reading.slots.empty()
                                      ? locale.t("There is no slot left that breaks no rule of the call.")
                                      : locale.t("These break no rule; the nearest to the wish comes first."),
                          .error = problem("slot")},
                         slots));
    page.set("starts_on",
             field(locale.t("Day"), "starts_on", typed.starts_on, "date", "govuk-input--width-10"));
    page.set("starts_time",
             field(locale.t("From"), "starts_time", typed.starts_time, "time", "govuk-input--width-5"));
    page.set("ends_time",
             field(locale.t("Until"), "ends_time", typed.ends_time, "time", "govuk-input--width-5"));
    page.set("room",
             choice_model({.label = locale.t("Room"), .name = "room", .error = problem("room")}, rooms));
    page.set("reason", field_model({.label = locale.t("Reason, for the organiser"),
                                    .name = "reason",
                                    .value = typed.reason,
                                    .hint = locale.t("Needed when it is declined."),
                                    .error = problem("reason"),
                                    .rows = 3}));
    page.set("revision", std::to_string(typed.revision));
}

void set_parts(Model& page, const DecisionReading& reading, const RequestScope& scope) {
    const auto& locale = scope.locale();
    Model::List parts;
    for (std::size_t i = 1; i < reading.parts.size(); ++i)
        parts.push_back(
            {{"title", reading.parts[i].facts.title},
             {"organiser", reading.parts[i].facts.organiser_name},
             {"url", scope.url("events.proposal", {{"proposal", reading.parts[i].id}})},
             {"unmerge_url", scope.url("events.proposal_unmerge", {{"proposal", reading.parts[i].id}})}});
    page.set("has_parts", !parts.empty());
    page.set("parts", std::move(parts));
    page.set("is_merged", reading.kept.has_value());
    page.set("kept", reading.kept ? reading.kept->facts.title : std::string());
    page.set("kept_url",
             reading.kept ? scope.url("events.proposal", {{"proposal", reading.kept->id}}) : std::string());
    auto reviews = review_rows(reading, locale);
    page.set("hidden", !reading.sum.has_value());
    page.set("has_reviews", !reviews.empty());
    page.set("reviews", std::move(reviews));
    page.set("mean",
             reading.sum && reading.sum->reviews > 0 ? locale.decimal(reading.sum->mean, 2) : std::string());
    page.set("apart", reading.sum && reading.sum->apart);
    page.set("spread", reading.sum ? locale.t("Reviewers are {spread} points apart",
                                              {{"spread", locale.decimal(reading.sum->spread, 2)}})
                                   : std::string());
}

View proposal_view(const DecisionReading& reading, const TypedDecision& typed, const Error* error,
                   RequestScope& scope) {
    using enum ProposalState;
    const auto& locale = scope.locale();
    const auto& [edition, call, proposal] = reading.one;
    const UrlValues at{{"proposal", proposal.id}};
    const bool reads_history = scope.actor().may("core.read_history");
    const bool may_score = scope.actor().may("events.score") && !call.scoring_closed_at &&
                           proposal.state != merged && proposal.state != withdrawn;
    Model page{
        {"title", proposal.facts.title},
        {"number", locale.number(proposal.number)},
        {"language", proposal.facts.language},
        {"caption", call.titles.in(locale.language())},
        {"call_url", scope.url("events.call", {{"call", call.id}})},
        {"state", proposal_tag(proposal.state, locale)},
        {"description", proposal.facts.description},
        {"rows", fact_rows(reading, locale)},
        {"may_decide", proposal.state != merged && proposal.state != withdrawn},
        {"may_undecide", is_decided(proposal.state) || proposal.state == withdrawn},
        {"may_withdraw", proposal.state != merged && proposal.state != withdrawn},
        {"decide_url", scope.url("events.proposal_decide", at)},
        {"undecide_url", scope.url("events.proposal_undecide", at)},
        {"withdraw_url", scope.url("events.proposal_withdraw", at)},
        {"unmerge_url", scope.url("events.proposal_unmerge", at)},
        {"link_url", scope.url("events.proposal_link", at)},
        {"edit_url", scope.url("events.proposal_edit", at)},
        {"may_score", may_score},
        {"score_url", scope.url("events.score", at)},
        {"is_accepted", proposal.state == accepted},
        {"has_when", !reading.place.when.empty()},
        {"when", reading.place.when},
        {"has_room", !reading.place.room.empty()},
        {"room_now", reading.place.room},
        {"programme_url", scope.url("events.programme", {{"edition", edition.id}})},
        {"is_decided", is_decided(proposal.state)},
        {"is_told", proposal.told_at.has_value()},
        {"told", proposal.told_at ? locale.instant(*proposal.told_at, scope.actor().zone) : std::string()},
        {"letter_url", scope.url("events.decision_letter", at)},
        {"letters_url", scope.url("events.decision_letters", {{"call", call.id}})},
        {"has_history", reads_history},
        {"history_url",
         reads_history ? scope.url("core.history", {{"subject", proposal_subject(proposal.id)}}) : ""}};
    set_parts(page, reading, scope);
    set_decision_fields(page, reading, typed, error, locale);
    set_problems(page, error, locale);
    const auto& title = proposal.facts.title;
    return {.name = "events/side_events/proposal",
            .model = std::move(page),
            .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
            .status = status_of(error)};
}

}  // namespace

Result<Reply> proposal_page(const SideEventTools&, const Request& request, RequestScope& scope) {
    const auto reading = read_decision(request, scope);
    if (!reading) return reading.error();
    return proposal_view(*reading, stored_decision(*reading), nullptr, scope);
}

Result<Reply> decide_post(const SideEventTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("proposal");
    auto typed = read_decision_form(request);
    std::vector<FieldError> problems;
    const auto decision = decision_of(typed, problems);
    const auto unreadable = refuse_if_any(problems);
    const auto decided = !unreadable ? unreadable : scope.db().write([&](UnitOfWork& uow) {
        return decide(uow, tools, scope.actor(), scope.locale(), id, decision);
    });
    if (!decided) {
        if (!is_for_form(decided.error())) return decided.error();
        const auto reading = read_decision(request, scope);
        if (!reading) return reading.error();
        // Saving again after a conflict is a decision: it is made on what is stored now.
        if (decided.error().code == ErrorCode::conflict) typed.revision = reading->one.proposal.revision;
        return proposal_view(*reading, typed, &decided.error(), scope);
    }
    scope.notice(scope.locale().t("The decision was saved. Its letter waits to be sent."));
    return Redirect{scope.url("events.proposal", {{"proposal", id}})};
}

Result<Reply> undecide_post(const SideEventTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("proposal");
    const auto done =
        scope.db().write([&](UnitOfWork& uow) { return take_decision_back(uow, scope.actor(), id); });
    if (!done) return done.error();
    scope.notice(scope.locale().t("The proposal is undecided again."));
    return Redirect{scope.url("events.proposal", {{"proposal", id}})};
}

}  // namespace plenaria::events
