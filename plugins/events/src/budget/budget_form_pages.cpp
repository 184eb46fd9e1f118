// SPDX-License-Identifier: EUPL-1.2
#include "budget_form_pages.hpp"

#include <charconv>

#include <plenaria/directory/lookup.hpp>
#include <plenaria/text.hpp>

#include "../common_pages.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "budget_repository.hpp"
#include "budget_service.hpp"

namespace plenaria::events {

namespace {

/// What stands in the form: as typed, or as it is stored.
struct TypedBudgetLine {
    BudgetFacts facts;
    std::string donor;  ///< its name, or what was typed for it
    std::string planned;
    std::string spent;
    int revision = 0;
};

/// Which form: of a new line of an edition, or of one that there is.
struct BudgetForm {
    Edition edition;
    std::string line = {};  ///< empty: a new one
};

/// People group digits by threes, with a space, a point, a comma or an apostrophe. Anything else is -1, and
/// the rule says what would be right: "12.50" is not twelve hundred and fifty.
long long read_amount(const std::string& typed) {
    constexpr std::string_view separators = " .,'";
    std::string digits;
    std::size_t in_group = 0;
    bool is_grouped = false;
    for (const char c : typed) {
        if (separators.find(c) == std::string_view::npos) {
            digits += c;
            ++in_group;
            continue;
        }
        if (is_grouped ? in_group != 3 : in_group == 0 || in_group > 3) return -1;
        is_grouped = true;
        in_group = 0;
    }
    if (is_grouped && in_group != 3) return -1;
    if (digits.empty()) return 0;
    long long amount = 0;
    const auto [rest, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), amount);
    return failure == std::errc() && rest == digits.data() + digits.size() ? amount : -1;
}

TypedBudgetLine read_budget_line(UnitOfWork& uow, const RoomTools& tools, const Request& request,
                                 const RequestScope& scope, std::vector<FieldError>& problems) {
    const auto text = [&](const char* name) { return trim(request.form_value(name)); };
    TypedBudgetLine typed{
        .facts = {.purpose = text("purpose"),
                  .donor_ref = read_party(uow, *tools.lookup, request, "donor", "", scope.locale(), problems),
                  .funding = parse_funding(request.form_value("funding")).value_or(Funding::open),
                  .currency = text("currency"),
                  .planned = read_amount(text("planned")),
                  .spent = read_amount(text("spent")),
                  .note = text("note")},
        .donor = request.form_value("donor_text"),
        .planned = text("planned"),
        .spent = text("spent"),
        .revision = read_revision(request)};
    for (auto& c : typed.facts.currency)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return typed;
}

View budget_form_view(const BudgetForm& form, const TypedBudgetLine& typed, const Error* error,
                      const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto problem = [&](const char* name) {
        return error == nullptr ? std::string() : problem_on(name, *error, locale);
    };
    const auto amount = [&](std::string label, const char* name, const std::string& value) {
        return field_model({.label = std::move(label),
                            .name = name,
                            .value = value,
                            .hint = locale.t("A whole number."),
                            .error = problem(name),
                            .css_class = "govuk-input--width-10"});
    };
    std::vector<Choice> fundings;
    for (const auto funding : all_fundings)
        fundings.push_back({.value = std::string(to_text(funding)),
                            .label = locale.t(name_of(funding)),
                            .selected = funding == typed.facts.funding});
    const bool is_new = form.line.empty();
    const UrlValues at{{"edition", form.edition.id}}, here{{"budget_line", form.line}};
    const auto title =
        is_new ? locale.t("New line of the budget") : locale.t("Change the line of the budget");
    Model page{
        {"caption", form.edition.titles.in(locale.language())},
        {"list_url", scope.url("events.budget", at)},
        {"heading", title},
        {"action_url", is_new ? scope.url("events.budget_add", at) : scope.url("events.budget_change", here)},
        {"revision", std::to_string(typed.revision)},
        {"may_remove", !is_new},
        {"remove_url", is_new ? std::string() : scope.url("events.budget_remove", here)},
        {"purpose", field_model({.label = locale.t("What the money is for"),
                                 .name = "purpose",
                                 .value = typed.facts.purpose,
                                 .error = problem("purpose")})},
        {"planned", amount(locale.t("Planned amount"), "planned", typed.planned)},
        {"spent", amount(locale.t("Spent so far"), "spent", typed.spent)},
        {"currency", field_model({.label = locale.t("Currency"),
                                  .name = "currency",
                                  .value = typed.facts.currency,
                                  .hint = locale.t("Like EUR."),
                                  .error = problem("currency"),
                                  .css_class = "govuk-input--width-4"})},
        {"donor",
         party_model({.label = locale.t("Who pays"),
                      .name = "donor",
                      .value = typed.facts.donor_ref,
                      .hint = locale.t("A city, organisation or person of the directory; empty: nobody yet."),
                      .error = problem("donor")},
                     typed.donor, "", scope)},
        {"funding",
         choice_model({.label = locale.t("How far the money has come"), .name = "funding"}, fundings)},
        {"note", field_model({.label = locale.t("Note"),
                              .name = "note",
                              .value = typed.facts.note,
                              .error = problem("note"),
                              .rows = 3})}};
    set_problems(page, error, locale);
    return {.name = "events/budget/form",
            .model = std::move(page),
            .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
            .status = status_of(error)};
}

/// Reads the form and lets `store` act on it; problems of both are named at once.
template <class Store>
auto save_budget_form(const RoomTools& tools, const Request& request, RequestScope& scope,
                      TypedBudgetLine& typed, const Store& store) {
    return scope.db().write([&](UnitOfWork& uow) {
        std::vector<FieldError> problems;
        typed = read_budget_line(uow, tools, request, scope, problems);
        auto stored = store(uow, typed.facts);
        if (problems.empty()) return stored;
        if (!stored)
            for (const auto& problem : stored.error().fields)
                if (problem.field != "donor") problems.push_back(problem);
        return decltype(stored)(refuse_if_any(std::move(problems)).error());
    });
}

struct StoredBudgetLine {
    BudgetLine line;
    BudgetForm form;
};

Result<StoredBudgetLine> stored_budget_line(const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("budget_line");
    return scope.db().read([&](UnitOfWork& uow) -> Result<StoredBudgetLine> {
        auto line = find_budget_line(uow, id);
        if (!line) return budget_line_unknown(id);
        auto edition = find_edition(uow, line->edition_id).value();
        return StoredBudgetLine{*std::move(line), {.edition = std::move(edition), .line = id}};
    });
}

/// Does something with a line and goes back to its budget.
template <class Act>
Result<Reply> act_on_budget_line(const Request& request, RequestScope& scope, const Act& act) {
    const auto& id = request.path_value("budget_line");
    std::string edition;
    auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        if (const auto found = find_budget_line(uow, id, true)) edition = found->edition_id;
        return act(uow, id);
    });
    if (!done) return std::move(done).error();
    return Redirect{scope.url("events.budget", {{"edition", edition}})};
}

}  // namespace

Result<Reply> new_budget_line_form(const RoomTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        auto edition = find_edition(uow, id);
        if (!edition) return edition_unknown(id);
        TypedBudgetLine typed;
        // A budget is mostly in one currency.
        if (const auto lines = budget_of(uow, id); !lines.empty())
            typed.facts.currency = lines.front().facts.currency;
        return budget_form_view({.edition = *std::move(edition)}, typed, nullptr, scope);
    });
}

Result<Reply> add_budget_line_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    auto edition = edition_for(scope, id);
    if (!edition) return std::move(edition).error();
    TypedBudgetLine typed;
    const auto added =
        save_budget_form(tools, request, scope, typed, [&](UnitOfWork& uow, const BudgetFacts& facts) {
            return add_budget_line(uow, *tools.lookup, scope.actor(), id, facts);
        });
    if (!added) {
        if (!is_for_form(added.error())) return added.error();
        return budget_form_view({.edition = *std::move(edition)}, typed, &added.error(), scope);
    }
    scope.notice(scope.locale().t("The line was saved."));
    return Redirect{scope.url("events.budget", {{"edition", id}})};
}

Result<Reply> edit_budget_line_form(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto stored = stored_budget_line(request, scope);
    if (!stored) return stored.error();
    const auto& line = stored->line;
    const auto donor = scope.db().read([&](UnitOfWork& uow) -> Result<std::string> {
        const auto entry = tools.lookup->entry(uow, line.facts.donor_ref, scope.locale().language());
        return entry ? entry->name : line.donor_name;
    });
    if (!donor) return donor.error();
    const TypedBudgetLine typed{.facts = line.facts,
                                .donor = *donor,
                                .planned = std::to_string(line.facts.planned),
                                .spent = std::to_string(line.facts.spent),
                                .revision = line.revision};
    return budget_form_view(stored->form, typed, nullptr, scope);
}

Result<Reply> change_budget_line_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto stored = stored_budget_line(request, scope);
    if (!stored) return stored.error();
    TypedBudgetLine typed;
    const auto changed =
        save_budget_form(tools, request, scope, typed, [&](UnitOfWork& uow, const BudgetFacts& facts) {
            return change_budget_line(uow, *tools.lookup, scope.actor(), stored->line.id, facts,
                                      read_revision(request));
        });
    if (!changed) {
        if (!is_for_form(changed.error())) return changed.error();
        // Saving again after a conflict is a decision: it is made on what is stored now.
        if (changed.error().code == ErrorCode::conflict) typed.revision = stored->line.revision;
        return budget_form_view(stored->form, typed, &changed.error(), scope);
    }
    scope.notice(scope.locale().t("Changes saved."));
    return Redirect{scope.url("events.budget", {{"edition", stored->line.edition_id}})};
}

Result<Reply> remove_budget_line_post(const RoomTools&, const Request& request, RequestScope& scope) {
    auto reply = act_on_budget_line(request, scope, [&](UnitOfWork& uow, const std::string& id) {
        return remove_budget_line(uow, scope.actor(), id);
    });
    if (reply)
        scope.notice(
            scope.locale().t("The line was taken out of the budget."),
            scope.url("events.budget_restore", {{"budget_line", request.path_value("budget_line")}}));
    return reply;
}

Result<Reply> restore_budget_line_post(const RoomTools&, const Request& request, RequestScope& scope) {
    return act_on_budget_line(request, scope, [&](UnitOfWork& uow, const std::string& id) {
        return restore_budget_line(uow, scope.actor(), id);
    });
}

}  // namespace plenaria::events
