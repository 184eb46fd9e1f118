// SPDX-License-Identifier: EUPL-1.2
#include "budget_service.hpp"

#include <plenaria/directory/lookup.hpp>
#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../json.hpp"
#include "budget_repository.hpp"

namespace plenaria::events {

namespace {

std::string budget_subject(const std::string& id) { return "events.budget_line/" + id; }

std::string budget_json(const BudgetLine& line) {
    const auto& facts = line.facts;
    return compact({{"purpose", facts.purpose},
                    {"donor", facts.donor_ref},
                    {"funding", std::string(to_text(facts.funding))},
                    {"currency", facts.currency},
                    {"planned", facts.planned},
                    {"spent", facts.spent},
                    {"note", facts.note}});
}

/// Writes `facts` into `line`, or says what is wrong with them.
Result<void> take_budget_facts(UnitOfWork& uow, directory::Lookup& lookup, const BudgetFacts& facts,
                               BudgetLine& line) {
    std::vector<FieldError> problems;
    const auto before = line.facts.donor_ref;
    line.facts = facts;
    line.facts.purpose = trim(facts.purpose);
    line.facts.note = trim(facts.note);
    line.facts.currency = trim(facts.currency);
    check(line.facts, problems);
    if (facts.donor_ref.empty()) {
        line.donor_name.clear();
    } else if (const auto donor = lookup.entry(uow, facts.donor_ref, "en")) {
        line.facts.donor_ref = donor->ref;
        if (donor->ref != before) line.donor_name = donor->name;
    } else {
        problems.push_back({"donor", /*t*/ "Choose somebody of the directory."});
    }
    return refuse_if_any(std::move(problems));
}

Result<void> set_removed_and_record(UnitOfWork& uow, const Actor& actor, const std::string& id,
                                    bool removed) {
    const auto line = find_budget_line(uow, id, true);
    if (!line) return budget_line_unknown(id);
    if (find_budget_line(uow, id).has_value() != removed) return {};
    set_budget_line_removed(uow, id, removed);
    uow.record(actor, removed ? "events.remove_budget_line" : "events.restore_budget_line",
               budget_subject(id), removed ? budget_json(*line) : "", removed ? "" : budget_json(*line));
    return {};
}

}  // namespace

Error budget_line_unknown(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "This line of the budget does not exist.", id};
}

Result<std::string> add_budget_line(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                                    const std::string& edition_id, const BudgetFacts& facts) {
    if (!find_edition(uow, edition_id)) return edition_unknown(edition_id);
    BudgetLine line{.edition_id = edition_id};
    if (auto good = take_budget_facts(uow, lookup, facts, line); !good) return std::move(good).error();
    if (budget_of(uow, edition_id).size() >= most_budget_lines)
        return Error{ErrorCode::conflict,
                     /*t*/ "A budget has at most {max} lines. Put some of them together.",
                     edition_id,
                     {},
                     {{"max", std::to_string(most_budget_lines)}}};
    line.id = new_id();
    insert(uow, line);
    uow.record(actor, "events.add_budget_line", budget_subject(line.id), "", budget_json(line));
    return line.id;
}

Result<void> change_budget_line(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                                const std::string& id, const BudgetFacts& facts, int revision) {
    const auto before = find_budget_line(uow, id);
    if (!before) return budget_line_unknown(id);
    auto line = *before;
    if (auto good = take_budget_facts(uow, lookup, facts, line); !good) return good;
    line.revision = revision;
    if (!update(uow, line)) return changed_meanwhile(budget_subject(id));
    uow.record(actor, "events.change_budget_line", budget_subject(id), budget_json(*before),
               budget_json(line));
    return {};
}

Result<void> remove_budget_line(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    return set_removed_and_record(uow, actor, id, true);
}

Result<void> restore_budget_line(UnitOfWork& uow, const Actor& actor, const std::string& id) {
    return set_removed_and_record(uow, actor, id, false);
}

void copy_budget(UnitOfWork& uow, const std::string& from, const std::string& to) {
    for (const auto& line : budget_of(uow, from))
        insert(uow, BudgetLine{.id = new_id(),
                               .edition_id = to,
                               .facts = {.purpose = line.facts.purpose,
                                         .currency = line.facts.currency,
                                         .planned = line.facts.planned,
                                         .note = line.facts.note}});
}

}  // namespace plenaria::events
