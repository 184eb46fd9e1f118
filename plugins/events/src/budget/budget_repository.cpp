// SPDX-License-Identifier: EUPL-1.2
#include "budget_repository.hpp"

#include <plenaria/sql.hpp>

namespace plenaria::events {

namespace {

struct BudgetRow {
    BudgetLine value;
    std::string funding;

    template <class S>
    void bind(S& s) {
        auto& facts = value.facts;
        s, soci::into(value.id), soci::into(value.edition_id), soci::into(facts.purpose),
            soci::into(facts.donor_ref), soci::into(value.donor_name), soci::into(funding),
            soci::into(facts.currency), soci::into(facts.planned), soci::into(facts.spent),
            soci::into(facts.note), soci::into(value.revision);
    }
    [[nodiscard]] BudgetLine take() const {
        auto taken = value;
        taken.facts.funding = parse_funding(funding).value();
        return taken;
    }
};

#define EVT_BUDGET_COLUMNS                                                                             \
    "SELECT id, edition_id, purpose, donor_ref, donor_name, funding, currency, planned, spent, note, " \
    "revision FROM evt_budget_line "

}  // namespace

std::vector<BudgetLine> budget_of(UnitOfWork& uow, const std::string& edition) {
    return sql::rows_of<BudgetRow>(
        (sql::prepare(uow, EVT_BUDGET_COLUMNS
                      "WHERE edition_id = :edition AND removed_at = '' "
                      "ORDER BY CASE WHEN donor_ref = '' THEN 1 ELSE 0 END, donor_name, id"),
         soci::use(edition, "edition")));
}

std::optional<BudgetLine> find_budget_line(UnitOfWork& uow, const std::string& id, bool with_removed) {
    const std::string all = with_removed ? "1" : "0";
    return sql::first_of(sql::rows_of<BudgetRow>(
        (sql::prepare(uow, EVT_BUDGET_COLUMNS "WHERE id = :id AND (removed_at = '' OR :with_removed = '1')"),
         soci::use(id, "id"), soci::use(all, "with_removed"))));
}

void insert(UnitOfWork& uow, const BudgetLine& line) {
    const auto& facts = line.facts;
    const std::string funding(to_text(facts.funding));
    sql::query(uow,
               "INSERT INTO evt_budget_line (id, edition_id, purpose, donor_ref, donor_name, funding, "
               "currency, planned, spent, note, removed_at, revision) VALUES (:id, :edition, :purpose, "
               ":donor, :donor_name, :funding, :currency, :planned, :spent, :note, '', 1)"),
        soci::use(line.id, "id"), soci::use(line.edition_id, "edition"), soci::use(facts.purpose, "purpose"),
        soci::use(facts.donor_ref, "donor"), soci::use(line.donor_name, "donor_name"),
        soci::use(funding, "funding"), soci::use(facts.currency, "currency"),
        soci::use(facts.planned, "planned"), soci::use(facts.spent, "spent"), soci::use(facts.note, "note");
}

bool update(UnitOfWork& uow, const BudgetLine& line) {
    const auto& facts = line.facts;
    const std::string funding(to_text(facts.funding));
    soci::statement change =
        (sql::prepare(uow,
                      "UPDATE evt_budget_line SET purpose = :purpose, donor_ref = :donor, "
                      "donor_name = :donor_name, funding = :funding, currency = :currency, "
                      "planned = :planned, spent = :spent, note = :note, revision = revision + 1 "
                      "WHERE id = :id AND revision = :revision AND removed_at = ''"),
         soci::use(facts.purpose, "purpose"), soci::use(facts.donor_ref, "donor"),
         soci::use(line.donor_name, "donor_name"), soci::use(funding, "funding"),
         soci::use(facts.currency, "currency"), soci::use(facts.planned, "planned"),
         soci::use(facts.spent, "spent"), soci::use(facts.note, "note"), soci::use(line.id, "id"),
         soci::use(line.revision, "revision"));
    change.execute(true);
    return change.get_affected_rows() > 0;
}

void set_budget_line_removed(UnitOfWork& uow, const std::string& id, bool removed) {
    const auto at = removed ? to_text(uow.now()) : std::string();
    sql::query(uow, "UPDATE evt_budget_line SET removed_at = :at, revision = revision + 1 WHERE id = :id"),
        soci::use(at, "at"), soci::use(id, "id");
}

}  // namespace plenaria::events
