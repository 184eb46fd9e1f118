// SPDX-License-Identifier: EUPL-1.2
#include "milestone_pages.hpp"

#include <charconv>

#include <plenaria/text.hpp>

#include "../common_pages.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../editions/owner.hpp"
#include "milestone_repository.hpp"
#include "milestone_service.hpp"

namespace plenaria::events {

namespace {

/// What stands in the form: as typed, or as it is stored.
struct TypedMilestone {
    MilestoneFacts facts;
    std::string amount;
    std::string checks;
    Owner owner;  ///< with its name, or what was typed for it
    int revision = 0;
};

/// Which form: of a new milestone of an edition, or of one that there is.
struct MilestoneForm {
    Edition edition;
    std::string milestone = {};  ///< empty: a new one
};

TypedMilestone typed_milestone(UnitOfWork& uow, const RoomTools& tools, const Milestone& milestone,
                               const Locale& locale) {
    std::string checks;
    for (const auto& line : milestone.checks) checks += (checks.empty() ? "" : "\n") + line.text;
    return {
        .facts = {.titles = milestone.titles,
                  .distance = milestone.distance,
                  .owner_ref = milestone.owner.ref,
                  .note = milestone.note,
                  .checks = {}},
        .amount = std::to_string(milestone.distance.amount),
        .checks = std::move(checks),
        .owner = {milestone.owner.ref, shown_name(uow, *tools.lookup, milestone.owner, locale.language())},
        .revision = milestone.revision};
}

std::vector<std::string> checklist_lines(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        lines.push_back(trim(text.substr(at, end - at)));
        at = end + 1;
    }
    return lines;
}

TypedMilestone read_typed_milestone(UnitOfWork& uow, const RoomTools& tools, const Request& request,
                                    RequestScope& scope, const Owner& before,
                                    std::vector<FieldError>& problems) {
    TypedMilestone typed{
        .facts = {.titles = read_titles(request),
                  .distance = {},
                  .owner_ref = read_owner(uow, *tools.lookup, request, scope, before, problems),
                  .note = request.form_value("note"),
                  .checks = checklist_lines(request.form_value("checks"))},
        .amount = trim(request.form_value("amount")),
        .checks = request.form_value("checks"),
        .owner = {},
        .revision = read_revision(request)};
    typed.owner = {typed.facts.owner_ref, request.form_value("owner_text")};
    auto& distance = typed.facts.distance;
    const auto* end = typed.amount.data() + typed.amount.size();
    const auto [rest, failure] = std::from_chars(typed.amount.data(), end, distance.amount);
    if (failure != std::errc() || rest != end) distance.amount = -1;  // the rule says what would be right
    distance.unit = parse_unit(request.form_value("unit")).value_or(Unit::weeks);
    distance.side = parse_side(request.form_value("side")).value_or(Side::before);
    distance.anchor = parse_anchor(request.form_value("anchor")).value_or(Anchor::start);
    return typed;
}

View milestone_form_view(const MilestoneForm& form, const TypedMilestone& typed, const Error* error,
                         RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto problem = [&](std::string_view field) {
        return error == nullptr ? std::string() : problem_on(field, *error, locale);
    };
    const auto& distance = typed.facts.distance;
    const auto choice = [&](const auto value, std::string label, const auto chosen) {
        return Choice{
            .value = std::string(to_text(value)), .label = std::move(label), .selected = value == chosen};
    };
    const bool is_new = form.milestone.empty();
    const auto title = is_new ? locale.t("New milestone") : locale.t("Change the milestone");
    Model page{
        {"caption", form.edition.titles.in(locale.language())},
        {"edition_url", scope.url("events.edition", {{"edition", form.edition.id}})},
        {"dates", date_range(form.edition.dates, locale)},
        {"heading", title},
        {"action_url", is_new ? scope.url("events.milestone_add", {{"edition", form.edition.id}})
                              : scope.url("events.milestone_change", {{"milestone", form.milestone}})},
        {"amount", field_model({.label = locale.t("How many"),
                                .name = "amount",
                                .value = typed.amount,
                                .hint = locale.t("0 is the day itself."),
                                .error = problem("amount"),
                                .type = "number",
                                .css_class = "govuk-input--width-4"})},
        {"unit", choice_model({.label = locale.t("Unit"), .name = "unit"},
                              {choice(Unit::days, locale.t("days"), distance.unit),
                               choice(Unit::weeks, locale.t("weeks"), distance.unit),
                               choice(Unit::months, locale.t("months"), distance.unit)})},
        {"side", choice_model({.label = locale.t("Before or after"), .name = "side"},
                              {choice(Side::before, locale.t("before"), distance.side),
                               choice(Side::after, locale.t("after"), distance.side)})},
        {"anchor", choice_model({.label = locale.t("Counted from"), .name = "anchor"},
                                {choice(Anchor::start, locale.t("the opening (first day)"), distance.anchor),
                                 choice(Anchor::end, locale.t("the end (last day)"), distance.anchor)})},
        {"checks",
         field_model({.label = locale.t("Checklist"),
                      .name = "checks",
                      .value = typed.checks,
                      .hint = locale.t("One step a line. Lines that you leave as they are keep their ticks."),
                      .error = problem("checks"),
                      .rows = 5})},
        {"note", field_model({.label = locale.t("Note"),
                              .name = "note",
                              .value = typed.facts.note,
                              .error = problem("note"),
                              .rows = 3})},
        {"revision", std::to_string(typed.revision)}};
    set_title_fields(page, typed.facts.titles, error, locale);
    set_owner_fields(page, typed.owner, typed.owner.name, error, scope);
    set_problems(page, error, locale);
    return {.name = "events/milestone/form",
            .model = std::move(page),
            .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
            .status = status_of(error)};
}

template <class Store>
auto save_milestone_form(const RoomTools& tools, const Request& request, RequestScope& scope,
                         const Owner& before, TypedMilestone& typed, const Store& store) {
    return scope.db().write([&](UnitOfWork& uow) {
        std::vector<FieldError> problems;
        typed = read_typed_milestone(uow, tools, request, scope, before, problems);
        auto stored = store(uow, typed.facts);
        if (problems.empty()) return stored;
        if (!stored)
            for (const auto& problem : stored.error().fields)
                if (problem.field != "owner") problems.push_back(problem);
        return decltype(stored)(refuse_if_any(std::move(problems)).error());
    });
}

struct StoredMilestone {
    Milestone milestone;
    Edition edition;
    TypedMilestone typed;
};

Result<StoredMilestone> stored_milestone(const RoomTools& tools, const std::string& id, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<StoredMilestone> {
        auto milestone = find_milestone(uow, id);
        if (!milestone) return Error{ErrorCode::not_found, "This milestone does not exist.", id};
        auto edition = find_edition(uow, milestone->edition_id).value();
        auto typed = typed_milestone(uow, tools, *milestone, scope.locale());
        return StoredMilestone{*std::move(milestone), std::move(edition), std::move(typed)};
    });
}

/// The milestone's place on the page of its edition.
Redirect back_to_milestone(const std::string& edition, const std::string& milestone,
                           const RequestScope& scope) {
    return {scope.url("events.edition", {{"edition", edition}}) + "#m-" + milestone};
}

/// Does something with a milestone and goes back to its edition.
template <class Act>
Result<Reply> act_on_milestone(const Request& request, RequestScope& scope, const Act& act) {
    const auto& id = request.path_value("milestone");
    std::string edition;
    auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        if (const auto found = find_milestone(uow, id, true)) edition = found->edition_id;
        return act(uow, id);
    });
    if (!done) return std::move(done).error();
    return back_to_milestone(edition, id, scope);
}

}  // namespace

Result<Reply> new_milestone_form(const RoomTools&, const Request& request, RequestScope& scope) {
    auto edition = edition_for(scope, request.path_value("edition"));
    if (!edition) return std::move(edition).error();
    TypedMilestone typed;
    typed.facts.titles.original = scope.locale().language();
    return milestone_form_view({.edition = *std::move(edition)}, typed, nullptr, scope);
}

Result<Reply> add_milestone_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    auto edition = edition_for(scope, id);
    if (!edition) return std::move(edition).error();
    TypedMilestone typed;
    auto added = save_milestone_form(tools, request, scope, {}, typed,
                                     [&](UnitOfWork& uow, const MilestoneFacts& facts) {
                                         return add_milestone(uow, *tools.lookup, scope.actor(), id, facts);
                                     });
    if (!added) {
        if (!is_for_form(added.error())) return std::move(added).error();
        return milestone_form_view({.edition = *std::move(edition)}, typed, &added.error(), scope);
    }
    scope.notice(scope.locale().t("The milestone was saved."));
    return back_to_milestone(id, *added, scope);
}

Result<Reply> edit_milestone_form(const RoomTools& tools, const Request& request, RequestScope& scope) {
    auto stored = stored_milestone(tools, request.path_value("milestone"), scope);
    if (!stored) return std::move(stored).error();
    return milestone_form_view({.edition = std::move(stored->edition), .milestone = stored->milestone.id},
                               stored->typed, nullptr, scope);
}

Result<Reply> change_milestone_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("milestone");
    auto stored = stored_milestone(tools, id, scope);
    if (!stored) return std::move(stored).error();
    TypedMilestone typed;
    auto saved = save_milestone_form(tools, request, scope, stored->milestone.owner, typed,
                                     [&](UnitOfWork& uow, const MilestoneFacts& facts) {
                                         return change_milestone(uow, *tools.lookup, scope.actor(), id, facts,
                                                                 read_revision(request));
                                     });
    if (!saved) {
        if (!is_for_form(saved.error())) return std::move(saved).error();
        // Saving again after a conflict is a decision: it is made on what is stored now.
        if (saved.error().code == ErrorCode::conflict) typed.revision = stored->milestone.revision;
        return milestone_form_view({.edition = std::move(stored->edition), .milestone = id}, typed,
                                   &saved.error(), scope);
    }
    scope.notice(scope.locale().t("Changes saved."));
    return back_to_milestone(stored->edition.id, id, scope);
}

Result<Reply> milestone_done_post(const RoomTools&, const Request& request, RequestScope& scope) {
    const bool done = request.form_value("done") != "0";
    return act_on_milestone(request, scope, [&](UnitOfWork& uow, const std::string& id) {
        return set_milestone_done(uow, scope.actor(), id, done);
    });
}

Result<Reply> remove_milestone_post(const RoomTools&, const Request& request, RequestScope& scope) {
    auto reply = act_on_milestone(request, scope, [&](UnitOfWork& uow, const std::string& id) {
        return remove_milestone(uow, scope.actor(), id);
    });
    if (reply)
        scope.notice(scope.locale().t("The milestone was taken out of the plan."),
                     scope.url("events.milestone_restore", {{"milestone", request.path_value("milestone")}}));
    return reply;
}

Result<Reply> restore_milestone_post(const RoomTools&, const Request& request, RequestScope& scope) {
    return act_on_milestone(request, scope, [&](UnitOfWork& uow, const std::string& id) {
        return restore_milestone(uow, scope.actor(), id);
    });
}

Result<Reply> check_post(const RoomTools&, const Request& request, RequestScope& scope) {
    const auto& check = request.path_value("check");
    const bool done = request.form_value("done") != "0";
    std::string milestone, edition;
    auto ticked = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        milestone = milestone_of_check(uow, check);
        if (const auto found = find_milestone(uow, milestone)) edition = found->edition_id;
        return tick(uow, scope.actor(), check, done);
    });
    if (!ticked) return std::move(ticked).error();
    return back_to_milestone(edition, milestone, scope);
}

}  // namespace plenaria::events
