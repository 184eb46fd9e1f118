// SPDX-License-Identifier: EUPL-1.2
#include "pledge_repository.hpp"

#include <plenaria/id.hpp>
#include <plenaria/sql.hpp>

namespace plenaria::events_grf {

namespace {

struct PledgeRow {
    Pledge value;
    std::string due_on, stage, withdrawn_at;

    template <class S>
    void bind(S& s) {
        auto& facts = value.facts;
        s, soci::into(value.id), soci::into(value.edition_id), soci::into(value.number),
            soci::into(facts.entity_ref), soci::into(value.entity_name), soci::into(facts.title),
            soci::into(facts.text), soci::into(facts.area), soci::into(facts.objective),
            soci::into(facts.kind), soci::into(facts.partners), soci::into(facts.places),
            soci::into(facts.amount), soci::into(facts.currency), soci::into(due_on), soci::into(stage),
            soci::into(withdrawn_at), soci::into(value.revision);
    }
    [[nodiscard]] Pledge take() const {
        auto taken = value;
        taken.facts.due_on = parse_day(due_on);
        taken.stage = parse_stage(stage).value();
        taken.withdrawn = !withdrawn_at.empty();
        return taken;
    }
};

#define GRF_PLEDGE_COLUMNS                                                                                   \
    "SELECT id, edition_id, number, entity_ref, entity_name, title, text, area, objective, kind, partners, " \
    "places, amount, currency, due_on, stage, withdrawn_at, revision FROM grf_pledge "

std::string day_or_none(const std::optional<Day>& day) { return day ? to_text(*day) : std::string(); }

}  // namespace

int next_number(UnitOfWork& uow, const std::string& edition) {
    soci::statement raise =
        (sql::prepare(uow, "UPDATE grf_forum SET last_number = last_number + 1 WHERE edition_id = :edition"),
         soci::use(edition, "edition"));
    raise.execute(true);
    if (raise.get_affected_rows() == 0)
        sql::query(uow, "INSERT INTO grf_forum (edition_id, last_number) VALUES (:edition, 1)"),
            soci::use(edition, "edition");
    int number = 0;
    sql::query(uow, "SELECT last_number FROM grf_forum WHERE edition_id = :edition"),
        soci::use(edition, "edition"), soci::into(number);
    return number;
}

void insert(UnitOfWork& uow, const Pledge& pledge) {
    const auto& facts = pledge.facts;
    const auto due_on = day_or_none(facts.due_on);
    const std::string stage(to_text(pledge.stage));
    sql::query(uow,
               "INSERT INTO grf_pledge (id, edition_id, number, entity_ref, entity_name, title, text, area, "
               "objective, kind, partners, places, amount, currency, due_on, stage, withdrawn_at, revision) "
               "VALUES (:id, :edition, :number, :entity, :entity_name, :title, :text, :area, :objective, "
               ":kind, :partners, :places, :amount, :currency, :due, :stage, '', 1)"),
        soci::use(pledge.id, "id"), soci::use(pledge.edition_id, "edition"),
        soci::use(pledge.number, "number"), soci::use(facts.entity_ref, "entity"),
        soci::use(pledge.entity_name, "entity_name"), soci::use(facts.title, "title"),
        soci::use(facts.text, "text"), soci::use(facts.area, "area"), soci::use(facts.objective, "objective"),
        soci::use(facts.kind, "kind"), soci::use(facts.partners, "partners"),
        soci::use(facts.places, "places"), soci::use(facts.amount, "amount"),
        soci::use(facts.currency, "currency"), soci::use(due_on, "due"), soci::use(stage, "stage");
}

std::optional<Pledge> find_pledge(UnitOfWork& uow, const std::string& id) {
    return sql::first_of(sql::rows_of<PledgeRow>(
        (sql::prepare(uow, GRF_PLEDGE_COLUMNS "WHERE id = :id"), soci::use(id, "id"))));
}

bool update(UnitOfWork& uow, const Pledge& pledge) {
    const auto& facts = pledge.facts;
    const auto due_on = day_or_none(facts.due_on);
    soci::statement change =
        (sql::prepare(
             uow,
             "UPDATE grf_pledge SET entity_ref = :entity, entity_name = :entity_name, title = :title, "
             "text = :text, area = :area, objective = :objective, kind = :kind, "
             "partners = :partners, places = :places, amount = :amount, currency = :currency, "
             "due_on = :due, revision = revision + 1 WHERE id = :id AND revision = :revision"),
         soci::use(facts.entity_ref, "entity"), soci::use(pledge.entity_name, "entity_name"),
         soci::use(facts.title, "title"), soci::use(facts.text, "text"), soci::use(facts.area, "area"),
         soci::use(facts.objective, "objective"), soci::use(facts.kind, "kind"),
         soci::use(facts.partners, "partners"), soci::use(facts.places, "places"),
         soci::use(facts.amount, "amount"), soci::use(facts.currency, "currency"), soci::use(due_on, "due"),
         soci::use(pledge.id, "id"), soci::use(pledge.revision, "revision"));
    change.execute(true);
    return change.get_affected_rows() > 0;
}

void set_stage(UnitOfWork& uow, const std::string& id, Stage stage) {
    const std::string text(to_text(stage));
    sql::query(uow, "UPDATE grf_pledge SET stage = :stage, revision = revision + 1 WHERE id = :id"),
        soci::use(text, "stage"), soci::use(id, "id");
}

void set_withdrawn(UnitOfWork& uow, const std::string& id, bool withdrawn) {
    const auto at = withdrawn ? to_text(uow.now()) : std::string();
    sql::query(uow, "UPDATE grf_pledge SET withdrawn_at = :at, revision = revision + 1 WHERE id = :id"),
        soci::use(at, "at"), soci::use(id, "id");
}

std::vector<Pledge> pledges(UnitOfWork& uow, const PledgeFilter& filter, long long offset, long long limit) {
    return sql::rows_of<PledgeRow>(
        (sql::prepare(uow, GRF_PLEDGE_COLUMNS "WHERE edition_id = :edition AND (:area = '' OR area = :area) "
                                              "AND (:stage = '' OR stage = :stage) "
                                              "ORDER BY number LIMIT :count OFFSET :skipped"),
         soci::use(filter.edition, "edition"), soci::use(filter.area, "area"),
         soci::use(filter.stage, "stage"), soci::use(limit, "count"), soci::use(offset, "skipped")));
}

long long count_pledges(UnitOfWork& uow, const PledgeFilter& filter) {
    long long count = 0;
    sql::query(uow,
               "SELECT COUNT(*) FROM grf_pledge WHERE edition_id = :edition "
               "AND (:area = '' OR area = :area) AND (:stage = '' OR stage = :stage)"),
        soci::use(filter.edition, "edition"), soci::use(filter.area, "area"),
        soci::use(filter.stage, "stage"), soci::into(count);
    return count;
}

std::map<Stage, long long> stage_counts(UnitOfWork& uow, const std::string& edition) {
    std::map<Stage, long long> counts;
    std::string stage;
    long long count = 0;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT stage, COUNT(*) FROM grf_pledge WHERE edition_id = :edition "
                      "AND withdrawn_at = '' GROUP BY stage"),
         soci::use(edition, "edition"), soci::into(stage), soci::into(count));
    select.execute();
    while (select.fetch()) counts[parse_stage(stage).value()] = count;
    return counts;
}

void insert(UnitOfWork& uow, const std::string& pledge, const Report& report) {
    const auto id = new_id();
    const std::string stage(to_text(report.stage));
    const auto at = to_text(report.reported_at);
    sql::query(uow,
               "INSERT INTO grf_report (id, pledge_id, stage, note, reported_at, reported_by) "
               "VALUES (:id, :pledge, :stage, :note, :at, :reporter)"),
        soci::use(id, "id"), soci::use(pledge, "pledge"), soci::use(stage, "stage"),
        soci::use(report.note, "note"), soci::use(at, "at"), soci::use(report.reported_by, "reporter");
}

std::vector<Report> reports_of(UnitOfWork& uow, const std::string& pledge) {
    std::vector<Report> reports;
    Report report;
    std::string stage, at;
    soci::statement select =
        (sql::prepare(
             uow,
             "SELECT stage, note, reported_at, reported_by FROM grf_report WHERE pledge_id = :pledge "
             "ORDER BY reported_at DESC, id DESC"),
         soci::use(pledge, "pledge"), soci::into(stage), soci::into(report.note), soci::into(at),
         soci::into(report.reported_by));
    select.execute();
    while (select.fetch()) {
        report.stage = parse_stage(stage).value();
        report.reported_at = parse_instant(at).value();
        reports.push_back(report);
    }
    return reports;
}

}  // namespace plenaria::events_grf
