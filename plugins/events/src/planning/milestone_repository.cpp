// SPDX-License-Identifier: EUPL-1.2
#include "milestone_repository.hpp"

#include <map>

#include <plenaria/id.hpp>
#include <plenaria/sql.hpp>

#include "../editions/title_repository.hpp"

namespace plenaria::events {

namespace {

std::optional<Instant> instant_or_none(const std::string& text) {
    return text.empty() ? std::nullopt : parse_instant(text);
}
std::string text_or_none(const std::optional<Instant>& instant) {
    return instant ? to_text(*instant) : std::string();
}

struct MilestoneRow {
    Milestone value;
    std::string anchor, side, unit, due_on, done_at;

    template <class S>
    void bind(S& s) {
        s, soci::into(value.id), soci::into(value.edition_id), soci::into(value.titles.original),
            soci::into(anchor), soci::into(side), soci::into(value.distance.amount), soci::into(unit),
            soci::into(due_on), soci::into(value.owner.ref), soci::into(value.owner.name),
            soci::into(value.note), soci::into(done_at), soci::into(value.done_by),
            soci::into(value.revision);
    }
    [[nodiscard]] Milestone take() const {
        auto taken = value;
        taken.distance.anchor = parse_anchor(anchor).value();
        taken.distance.side = parse_side(side).value();
        taken.distance.unit = parse_unit(unit).value();
        taken.due_on = parse_day(due_on).value();
        taken.done_at = instant_or_none(done_at);
        return taken;
    }
};

#define EVT_MILESTONE_COLUMNS                                                                        \
    "SELECT m.id, m.edition_id, m.original_language, m.anchor, m.side, m.amount, m.unit, m.due_on, " \
    "m.owner_ref, m.owner_name, m.note, m.done_at, m.done_by, m.revision FROM evt_milestone m "

std::vector<Check> checks_of(UnitOfWork& uow, const std::string& milestone) {
    Check line;
    std::string done_at;
    std::vector<Check> lines;
    soci::statement select = (sql::prepare(uow,
                                           "SELECT id, text, done_at, done_by FROM evt_check "
                                           "WHERE milestone_id = :milestone ORDER BY position"),
                              soci::use(milestone, "milestone"), soci::into(line.id), soci::into(line.text),
                              soci::into(done_at), soci::into(line.done_by));
    select.execute();
    while (select.fetch()) {
        line.done_at = instant_or_none(done_at);
        lines.push_back(line);
    }
    return lines;
}

void store_checks(UnitOfWork& uow, const Milestone& milestone) {
    sql::query(uow, "DELETE FROM evt_check WHERE milestone_id = :milestone"),
        soci::use(milestone.id, "milestone");
    int position = 0;
    for (const auto& line : milestone.checks) {
        const auto id = line.id.empty() ? new_id() : line.id;
        const auto done_at = text_or_none(line.done_at);
        ++position;
        sql::query(uow,
                   "INSERT INTO evt_check (id, milestone_id, position, text, done_at, done_by) "
                   "VALUES (:id, :milestone, :position, :text, :done_at, :done_by)"),
            soci::use(id, "id"), soci::use(milestone.id, "milestone"), soci::use(position, "position"),
            soci::use(line.text, "text"), soci::use(done_at, "done_at"), soci::use(line.done_by, "done_by");
    }
}

}  // namespace

std::optional<Milestone> find_milestone(UnitOfWork& uow, const std::string& id, bool with_removed) {
    const std::string all = with_removed ? "1" : "0";
    auto milestone = sql::first_of(sql::rows_of<MilestoneRow>(
        (sql::prepare(
             uow, EVT_MILESTONE_COLUMNS "WHERE m.id = :id AND (m.removed_at = '' OR :with_removed = '1')"),
         soci::use(id, "id"), soci::use(all, "with_removed"))));
    if (!milestone) return std::nullopt;
    milestone->titles.texts = texts_of(uow, id);
    milestone->checks = checks_of(uow, id);
    return milestone;
}

std::vector<Milestone> milestones_of(UnitOfWork& uow, const std::string& edition) {
    auto milestones = sql::rows_of<MilestoneRow>(
        (sql::prepare(uow, EVT_MILESTONE_COLUMNS "WHERE m.edition_id = :edition AND m.removed_at = '' "
                                                 "ORDER BY m.due_on, m.id"),
         soci::use(edition, "edition")));
    auto texts = milestone_texts(uow, edition);
    std::map<std::string, std::vector<Check>> checks;
    Check line;
    std::string milestone, done_at;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT c.milestone_id, c.id, c.text, c.done_at, c.done_by FROM evt_milestone m "
                      "JOIN evt_check c ON c.milestone_id = m.id WHERE m.edition_id = :edition "
                      "ORDER BY c.milestone_id, c.position"),
         soci::use(edition, "edition"), soci::into(milestone), soci::into(line.id), soci::into(line.text),
         soci::into(done_at), soci::into(line.done_by));
    select.execute();
    while (select.fetch()) {
        line.done_at = instant_or_none(done_at);
        checks[milestone].push_back(line);
    }
    for (auto& each : milestones) {
        each.titles.texts = std::move(texts[each.id]);
        each.checks = std::move(checks[each.id]);
    }
    return milestones;
}

void insert(UnitOfWork& uow, const Milestone& milestone) {
    const std::string anchor(to_text(milestone.distance.anchor)), side(to_text(milestone.distance.side)),
        unit(to_text(milestone.distance.unit)), due_on = to_text(milestone.due_on),
                                                done_at = text_or_none(milestone.done_at);
    sql::query(
        uow,
        "INSERT INTO evt_milestone (id, edition_id, original_language, anchor, side, amount, unit, due_on, "
        "owner_ref, owner_name, note, done_at, done_by, told_at, removed_at, revision) VALUES (:id, "
        ":edition, :original, :anchor, :side, :amount, :unit, :due_on, :owner, :owner_name, :note, "
        ":done_at, :done_by, '', '', 1)"),
        soci::use(milestone.id, "id"), soci::use(milestone.edition_id, "edition"),
        soci::use(milestone.titles.original, "original"), soci::use(anchor, "anchor"),
        soci::use(side, "side"), soci::use(milestone.distance.amount, "amount"), soci::use(unit, "unit"),
        soci::use(due_on, "due_on"), soci::use(milestone.owner.ref, "owner"),
        soci::use(milestone.owner.name, "owner_name"), soci::use(milestone.note, "note"),
        soci::use(done_at, "done_at"), soci::use(milestone.done_by, "done_by");
    store_titles(uow, milestone.id, milestone.titles);
    store_checks(uow, milestone);
}

bool update(UnitOfWork& uow, const Milestone& milestone) {
    const std::string anchor(to_text(milestone.distance.anchor)), side(to_text(milestone.distance.side)),
        unit(to_text(milestone.distance.unit)), due_on = to_text(milestone.due_on);
    soci::statement change =
        (sql::prepare(
             uow,
             "UPDATE evt_milestone SET original_language = :original, anchor = :anchor, side = :side, "
             "amount = :amount, unit = :unit, due_on = :due_on, owner_ref = :owner, "
             "owner_name = :owner_name, note = :note, revision = revision + 1 "
             "WHERE id = :id AND revision = :revision"),
         soci::use(milestone.titles.original, "original"), soci::use(anchor, "anchor"),
         soci::use(side, "side"), soci::use(milestone.distance.amount, "amount"), soci::use(unit, "unit"),
         soci::use(due_on, "due_on"), soci::use(milestone.owner.ref, "owner"),
         soci::use(milestone.owner.name, "owner_name"), soci::use(milestone.note, "note"),
         soci::use(milestone.id, "id"), soci::use(milestone.revision, "revision"));
    change.execute(true);
    if (change.get_affected_rows() == 0) return false;
    store_titles(uow, milestone.id, milestone.titles);
    store_checks(uow, milestone);
    return true;
}

void set_removed(UnitOfWork& uow, const std::string& id, bool removed) {
    const auto at = removed ? to_text(uow.now()) : std::string();
    sql::query(uow, "UPDATE evt_milestone SET removed_at = :at, revision = revision + 1 WHERE id = :id"),
        soci::use(at, "at"), soci::use(id, "id");
}

void set_due(UnitOfWork& uow, const std::string& id, Day due_on) {
    const auto day = to_text(due_on);
    sql::query(uow, "UPDATE evt_milestone SET due_on = :due_on WHERE id = :id"), soci::use(day, "due_on"),
        soci::use(id, "id");
}

void set_done(UnitOfWork& uow, const std::string& id, std::optional<Instant> done_at, const std::string& by) {
    const auto at = text_or_none(done_at);
    sql::query(uow,
               "UPDATE evt_milestone SET done_at = :at, done_by = :done_by, revision = revision + 1 "
               "WHERE id = :id"),
        soci::use(at, "at"), soci::use(by, "done_by"), soci::use(id, "id");
}

std::string milestone_of_check(UnitOfWork& uow, const std::string& check) {
    std::string milestone;
    sql::query(uow, "SELECT milestone_id FROM evt_check WHERE id = :id"), soci::use(check, "id"),
        soci::into(milestone);
    return uow.session().got_data() ? milestone : std::string();
}

void set_check_done(UnitOfWork& uow, const std::string& check, std::optional<Instant> done_at,
                    const std::string& by) {
    const auto at = text_or_none(done_at);
    sql::query(uow, "UPDATE evt_check SET done_at = :at, done_by = :done_by WHERE id = :id"),
        soci::use(at, "at"), soci::use(by, "done_by"), soci::use(check, "id");
}

std::vector<OpenMilestone> open_before(UnitOfWork& uow, Day day) {
    const auto before = to_text(day);
    OpenMilestone row;
    std::string due_on, told_at;
    std::vector<OpenMilestone> found;
    {
        soci::statement select =
            (sql::prepare(uow,
                          "SELECT id, edition_id, original_language, due_on, owner_ref, owner_name, told_at "
                          "FROM evt_milestone WHERE removed_at = '' AND done_at = '' AND due_on < :day "
                          "ORDER BY due_on, id"),
             soci::use(before, "day"), soci::into(row.id), soci::into(row.edition_id),
             soci::into(row.titles.original), soci::into(due_on), soci::into(row.owner.ref),
             soci::into(row.owner.name), soci::into(told_at));
        select.execute();
        while (select.fetch()) {
            row.due_on = parse_day(due_on).value();
            row.told = !told_at.empty();
            found.push_back(row);
        }
    }
    for (auto& each : found) each.titles.texts = texts_of(uow, each.id);
    return found;
}

void set_told(UnitOfWork& uow, const std::string& id, bool told) {
    const auto at = told ? to_text(uow.now()) : std::string();
    sql::query(uow, "UPDATE evt_milestone SET told_at = :at WHERE id = :id"), soci::use(at, "at"),
        soci::use(id, "id");
}

}  // namespace plenaria::events
