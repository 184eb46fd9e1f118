// SPDX-License-Identifier: EUPL-1.2
#include "fee_repository.hpp"

#include <plenaria/db.hpp>
#include <plenaria/sql.hpp>

namespace plenaria::events_durban {

namespace {

/// A distance as its two columns hold it: amount 0 where there is none.
struct StoredDistance {
    int amount = 0;
    std::string unit = "weeks";

    StoredDistance() = default;
    explicit StoredDistance(const std::optional<events::Distance>& distance)
        : amount(distance ? distance->amount : 0),
          unit(to_text(distance ? distance->unit : events::Unit::weeks)) {}
    [[nodiscard]] std::optional<events::Distance> read() const {
        if (amount == 0) return std::nullopt;
        return events::Distance{.amount = amount, .unit = parse_unit(unit).value()};
    }
};

#define DBN_FEE_KIND_COLUMNS                                                                           \
    "SELECT id, edition_id, position, name_en, name_es, name_fr, segment, for_others, currency, fee, " \
    "early_fee, early_amount, early_unit, quota, votes, revision FROM dbn_fee_kind "

struct FeeKindRow {
    FeeKind value;
    int for_others = 0;
    StoredDistance early;

    template <class S>
    void bind(S& s) {
        auto& facts = value.facts;
        s, soci::into(value.id), soci::into(value.edition_id), soci::into(value.position),
            soci::into(facts.names.en), soci::into(facts.names.es), soci::into(facts.names.fr),
            soci::into(facts.segment), soci::into(for_others), soci::into(facts.currency),
            soci::into(facts.fee), soci::into(facts.early_fee), soci::into(early.amount),
            soci::into(early.unit), soci::into(facts.quota), soci::into(facts.votes),
            soci::into(value.revision);
    }
    [[nodiscard]] FeeKind take() const {
        auto taken = value;
        taken.facts.for_others = for_others != 0;
        taken.facts.early_until = early.read();
        return taken;
    }
};

}  // namespace

std::vector<FeeKind> fee_kinds_of(UnitOfWork& uow, const std::string& edition) {
    return sql::rows_of<FeeKindRow>(
        (sql::prepare(uow, DBN_FEE_KIND_COLUMNS "WHERE edition_id = :edition ORDER BY position, id"),
         soci::use(edition, "edition")));
}

std::optional<FeeKind> find_fee_kind(UnitOfWork& uow, const std::string& id) {
    return sql::first_of(sql::rows_of<FeeKindRow>(
        (sql::prepare(uow, DBN_FEE_KIND_COLUMNS "WHERE id = :id"), soci::use(id, "id"))));
}

void insert(UnitOfWork& uow, const FeeKind& kind) {
    const auto& facts = kind.facts;
    const int others = facts.for_others ? 1 : 0;
    const StoredDistance early(facts.early_until);
    sql::query(uow,
               "INSERT INTO dbn_fee_kind (id, edition_id, position, name_en, name_es, name_fr, segment, "
               "for_others, currency, fee, early_fee, early_amount, early_unit, quota, votes, revision) "
               "SELECT :id, :edition, COALESCE(MAX(k.position), 0) + 1, :en, :es, :fr, :segment, :others, "
               ":currency, :fee, :early_fee, :early_amount, :early_unit, :quota, :votes, 1 "
               "FROM dbn_fee_kind k WHERE k.edition_id = :edition"),
        soci::use(kind.id, "id"), soci::use(kind.edition_id, "edition"), soci::use(facts.names.en, "en"),
        soci::use(facts.names.es, "es"), soci::use(facts.names.fr, "fr"), soci::use(facts.segment, "segment"),
        soci::use(others, "others"), soci::use(facts.currency, "currency"), soci::use(facts.fee, "fee"),
        soci::use(facts.early_fee, "early_fee"), soci::use(early.amount, "early_amount"),
        soci::use(early.unit, "early_unit"), soci::use(facts.quota, "quota"), soci::use(facts.votes, "votes");
}

bool update(UnitOfWork& uow, const FeeKind& kind) {
    const auto& facts = kind.facts;
    const int others = facts.for_others ? 1 : 0;
    const StoredDistance early(facts.early_until);
    soci::statement change =
        (sql::prepare(uow,
                      "UPDATE dbn_fee_kind SET name_en = :en, name_es = :es, name_fr = :fr, "
                      "segment = :segment, for_others = :others, currency = :currency, fee = :fee, "
                      "early_fee = :early_fee, early_amount = :early_amount, early_unit = :early_unit, "
                      "quota = :quota, votes = :votes, revision = revision + 1 "
                      "WHERE id = :id AND revision = :revision"),
         soci::use(facts.names.en, "en"), soci::use(facts.names.es, "es"), soci::use(facts.names.fr, "fr"),
         soci::use(facts.segment, "segment"), soci::use(others, "others"),
         soci::use(facts.currency, "currency"), soci::use(facts.fee, "fee"),
         soci::use(facts.early_fee, "early_fee"), soci::use(early.amount, "early_amount"),
         soci::use(early.unit, "early_unit"), soci::use(facts.quota, "quota"),
         soci::use(facts.votes, "votes"), soci::use(kind.id, "id"), soci::use(kind.revision, "revision"));
    change.execute(true);
    return change.get_affected_rows() > 0;
}

void remove_fee_kind(UnitOfWork& uow, const std::string& id) {
    sql::query(uow, "DELETE FROM dbn_fee_kind WHERE id = :id"), soci::use(id, "id");
}

FeeRules fee_rules_of(UnitOfWork& uow, const std::string& edition) {
    FeeRules rules{.edition_id = edition};
    StoredDistance full, part;
    sql::query(uow,
               "SELECT full_amount, full_unit, part_percent, part_amount, part_unit, pay_to, erase_days, "
               "revision FROM dbn_fee_rules WHERE edition_id = :edition"),
        soci::use(edition, "edition"), soci::into(full.amount), soci::into(full.unit),
        soci::into(rules.part_percent), soci::into(part.amount), soci::into(part.unit),
        soci::into(rules.pay_to), soci::into(rules.erase_days), soci::into(rules.revision);
    rules.full_until = full.read();
    rules.part_until = part.read();
    return rules;
}

bool store(UnitOfWork& uow, const FeeRules& rules) {
    const StoredDistance full(rules.full_until), part(rules.part_until);
    if (rules.revision == 0) {
        if (fee_rules_of(uow, rules.edition_id).revision != 0) return false;
        sql::query(uow,
                   "INSERT INTO dbn_fee_rules (edition_id, full_amount, full_unit, part_percent, "
                   "part_amount, part_unit, pay_to, erase_days, revision) VALUES (:edition, :full_amount, "
                   ":full_unit, :percent, :part_amount, :part_unit, :pay_to, :erase, 1)"),
            soci::use(rules.edition_id, "edition"), soci::use(full.amount, "full_amount"),
            soci::use(full.unit, "full_unit"), soci::use(rules.part_percent, "percent"),
            soci::use(part.amount, "part_amount"), soci::use(part.unit, "part_unit"),
            soci::use(rules.pay_to, "pay_to"), soci::use(rules.erase_days, "erase");
        return true;
    }
    soci::statement change =
        (sql::prepare(uow,
                      "UPDATE dbn_fee_rules SET full_amount = :full_amount, full_unit = :full_unit, "
                      "part_percent = :percent, part_amount = :part_amount, part_unit = :part_unit, "
                      "pay_to = :pay_to, erase_days = :erase, revision = revision + 1 "
                      "WHERE edition_id = :edition AND revision = :revision"),
         soci::use(full.amount, "full_amount"), soci::use(full.unit, "full_unit"),
         soci::use(rules.part_percent, "percent"), soci::use(part.amount, "part_amount"),
         soci::use(part.unit, "part_unit"), soci::use(rules.pay_to, "pay_to"),
         soci::use(rules.erase_days, "erase"), soci::use(rules.edition_id, "edition"),
         soci::use(rules.revision, "revision"));
    change.execute(true);
    return change.get_affected_rows() > 0;
}

std::map<std::string, Participation> participations_of(UnitOfWork& uow, const std::string& edition) {
    std::map<std::string, Participation> found;
    Participation row;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT delegation_id, kind_id, waived, waived_for, revision FROM dbn_participation "
                      "WHERE edition_id = :edition"),
         soci::use(edition, "edition"), soci::into(row.delegation_id), soci::into(row.kind_id),
         soci::into(row.waived), soci::into(row.waived_for), soci::into(row.revision));
    select.execute();
    while (select.fetch()) found.emplace(row.delegation_id, row);
    return found;
}

Participation participation_of(UnitOfWork& uow, const std::string& delegation) {
    Participation part{.delegation_id = delegation};
    sql::query(uow,
               "SELECT kind_id, waived, waived_for, revision FROM dbn_participation "
               "WHERE delegation_id = :delegation"),
        soci::use(delegation, "delegation"), soci::into(part.kind_id), soci::into(part.waived),
        soci::into(part.waived_for), soci::into(part.revision);
    return part;
}

bool store(UnitOfWork& uow, const std::string& edition, const Participation& part) {
    if (part.revision == 0) {
        if (participation_of(uow, part.delegation_id).revision != 0) return false;
        sql::query(uow,
                   "INSERT INTO dbn_participation (delegation_id, edition_id, kind_id, waived, waived_for, "
                   "revision) VALUES (:delegation, :edition, :kind, :waived, :reason, 1)"),
            soci::use(part.delegation_id, "delegation"), soci::use(edition, "edition"),
            soci::use(part.kind_id, "kind"), soci::use(part.waived, "waived"),
            soci::use(part.waived_for, "reason");
        return true;
    }
    soci::statement change =
        (sql::prepare(uow,
                      "UPDATE dbn_participation SET kind_id = :kind, waived = :waived, "
                      "waived_for = :reason, revision = revision + 1 "
                      "WHERE delegation_id = :delegation AND revision = :revision"),
         soci::use(part.kind_id, "kind"), soci::use(part.waived, "waived"),
         soci::use(part.waived_for, "reason"), soci::use(part.delegation_id, "delegation"),
         soci::use(part.revision, "revision"));
    change.execute(true);
    return change.get_affected_rows() > 0;
}

}  // namespace plenaria::events_durban
