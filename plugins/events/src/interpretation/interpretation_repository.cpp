// SPDX-License-Identifier: EUPL-1.2
#include "interpretation_repository.hpp"

#include <map>
#include <set>

#include <plenaria/sql.hpp>

#include "booth_change_repository.hpp"

namespace plenaria::events {

namespace {

struct InterpreterRow {
    Interpreter value;
    std::string sources;

    template <class S>
    void bind(S& s) {
        auto& facts = value.facts;
        s, soci::into(value.id), soci::into(value.edition_id), soci::into(facts.person_ref),
            soci::into(facts.name), soci::into(facts.booth), soci::into(facts.both_ways), soci::into(sources),
            soci::into(facts.alone_minutes), soci::into(facts.day_minutes), soci::into(facts.note),
            soci::into(value.revision);
    }
    [[nodiscard]] Interpreter take() const {
        auto taken = value;
        taken.facts.sources = split_languages(sources);
        return taken;
    }
};

#define EVT_INTERPRETER_COLUMNS                                                                        \
    "SELECT id, edition_id, person_ref, name, booth, both_ways, sources, alone_minutes, day_minutes, " \
    "note, revision FROM evt_interpreter "

WorkingHours hours_from(const std::string& from, const std::string& until) {
    return {parse_local(from).value(), parse_local(until).value()};
}

void store_hours(UnitOfWork& uow, const Interpreter& interpreter) {
    sql::query(uow, "DELETE FROM evt_interpreter_hours WHERE interpreter_id = :id"),
        soci::use(interpreter.id, "id");
    for (const auto& [from, until] : interpreter.facts.hours) {
        const auto starts = to_text(from), ends = to_text(until);
        sql::query(uow,
                   "INSERT INTO evt_interpreter_hours (interpreter_id, starts_local, ends_local) "
                   "VALUES (:id, :starts, :ends)"),
            soci::use(interpreter.id, "id"), soci::use(starts, "starts"), soci::use(ends, "ends");
    }
}

void read_hours(UnitOfWork& uow, const std::string& edition, std::vector<Interpreter>& interpreters) {
    std::map<std::string, Interpreter*> by_id;
    for (auto& each : interpreters) by_id[each.id] = &each;
    std::string id, from, until;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT h.interpreter_id, h.starts_local, h.ends_local FROM evt_interpreter i "
                      "JOIN evt_interpreter_hours h ON h.interpreter_id = i.id "
                      "WHERE i.edition_id = :edition ORDER BY h.interpreter_id, h.starts_local"),
         soci::use(edition, "edition"), soci::into(id), soci::into(from), soci::into(until));
    select.execute();
    while (select.fetch())
        if (const auto found = by_id.find(id); found != by_id.end())
            found->second->facts.hours.push_back(hours_from(from, until));
}

}  // namespace

InterpretationPlan interpretation_of(UnitOfWork& uow, const std::string& edition) {
    InterpretationPlan plan;
    plan.interpreters = sql::rows_of<InterpreterRow>(
        (sql::prepare(uow, EVT_INTERPRETER_COLUMNS
                      "WHERE edition_id = :edition AND removed_at = '' ORDER BY name, id"),
         soci::use(edition, "edition")));
    read_hours(uow, edition, plan.interpreters);
    {
        SessionInterpretation session;
        std::string floor, into;
        soci::statement select =
            (sql::prepare(
                 uow,
                 "SELECT n.session_id, n.floor_languages, n.booth_languages, n.revision FROM evt_session s "
                 "JOIN evt_session_interpretation n ON n.session_id = s.id "
                 "WHERE s.edition_id = :edition AND s.removed_at = ''"),
             soci::use(edition, "edition"), soci::into(session.session_id), soci::into(floor),
             soci::into(into), soci::into(session.revision));
        select.execute();
        while (select.fetch()) {
            session.floor = split_languages(floor);
            session.into = split_languages(into);
            plan.sessions.emplace(session.session_id, session);
        }
    }
    for (const auto& each : session_interpreters_of(uow, edition))
        plan.sessions[each.session_id].interpreters.push_back(each.interpreter_id);
    return plan;
}

std::optional<Interpreter> find_interpreter(UnitOfWork& uow, const std::string& id, bool with_removed) {
    const std::string all = with_removed ? "1" : "0";
    auto found = sql::rows_of<InterpreterRow>(
        (sql::prepare(uow,
                      EVT_INTERPRETER_COLUMNS "WHERE id = :id AND (removed_at = '' OR :with_removed = '1')"),
         soci::use(id, "id"), soci::use(all, "with_removed")));
    if (found.empty()) return std::nullopt;
    read_hours(uow, found.front().edition_id, found);
    return found.front();
}

void insert(UnitOfWork& uow, const Interpreter& interpreter) {
    const auto& facts = interpreter.facts;
    const auto sources = joined(facts.sources);
    sql::query(uow,
               "INSERT INTO evt_interpreter (id, edition_id, person_ref, name, booth, both_ways, sources, "
               "alone_minutes, day_minutes, note, removed_at, revision) VALUES (:id, :edition, :person, "
               ":name, :booth, :both_ways, :sources, :alone, :day, :note, '', 1)"),
        soci::use(interpreter.id, "id"), soci::use(interpreter.edition_id, "edition"),
        soci::use(facts.person_ref, "person"), soci::use(facts.name, "name"), soci::use(facts.booth, "booth"),
        soci::use(facts.both_ways, "both_ways"), soci::use(sources, "sources"),
        soci::use(facts.alone_minutes, "alone"), soci::use(facts.day_minutes, "day"),
        soci::use(facts.note, "note");
    store_hours(uow, interpreter);
}

bool update(UnitOfWork& uow, const Interpreter& interpreter) {
    const auto& facts = interpreter.facts;
    const auto sources = joined(facts.sources);
    soci::statement change =
        (sql::prepare(uow,
                      "UPDATE evt_interpreter SET person_ref = :person, name = :name, booth = :booth, "
                      "both_ways = :both_ways, sources = :sources, alone_minutes = :alone, "
                      "day_minutes = :day, note = :note, revision = revision + 1 "
                      "WHERE id = :id AND revision = :revision AND removed_at = ''"),
         soci::use(facts.person_ref, "person"), soci::use(facts.name, "name"),
         soci::use(facts.booth, "booth"), soci::use(facts.both_ways, "both_ways"),
         soci::use(sources, "sources"), soci::use(facts.alone_minutes, "alone"),
         soci::use(facts.day_minutes, "day"), soci::use(facts.note, "note"), soci::use(interpreter.id, "id"),
         soci::use(interpreter.revision, "revision"));
    change.execute(true);
    if (change.get_affected_rows() == 0) return false;
    store_hours(uow, interpreter);
    return true;
}

void set_interpreter_removed(UnitOfWork& uow, const std::string& id, bool removed) {
    std::map<std::string, std::set<std::string>> before;  // by session
    for (const auto& session : sessions_of_interpreter(uow, id))
        before[session] = people_in_booths(uow, session);
    const auto at = removed ? to_text(uow.now()) : std::string();
    sql::query(uow, "UPDATE evt_interpreter SET removed_at = :at, revision = revision + 1 WHERE id = :id"),
        soci::use(at, "at"), soci::use(id, "id");
    for (const auto& [session, people] : before) note_booth_changes(uow, session, people);
}

SessionInterpretation interpretation_of_session(UnitOfWork& uow, const std::string& session) {
    SessionInterpretation found{.session_id = session};
    std::string floor, into, interpreter;
    sql::query(uow,
               "SELECT floor_languages, booth_languages, revision FROM evt_session_interpretation "
               "WHERE session_id = :session"),
        soci::use(session, "session"), soci::into(floor), soci::into(into), soci::into(found.revision);
    if (!uow.session().got_data()) return {.session_id = session};
    found.floor = split_languages(floor);
    found.into = split_languages(into);
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT t.interpreter_id FROM evt_session_interpreter t "
                      "JOIN evt_interpreter i ON i.id = t.interpreter_id "
                      "WHERE t.session_id = :session AND i.removed_at = '' ORDER BY i.name, i.id"),
         soci::use(session, "session"), soci::into(interpreter));
    select.execute();
    while (select.fetch()) found.interpreters.push_back(interpreter);
    return found;
}

bool store(UnitOfWork& uow, const SessionInterpretation& session) {
    const auto floor = joined(session.floor), into = joined(session.into);
    if (session.revision == 0) {
        int known = 0;
        sql::query(uow, "SELECT COUNT(*) FROM evt_session_interpretation WHERE session_id = :session"),
            soci::use(session.session_id, "session"), soci::into(known);
        if (known > 0) return false;
        sql::query(uow,
                   "INSERT INTO evt_session_interpretation (session_id, floor_languages, booth_languages, "
                   "revision) VALUES (:session, :floor, :into, 1)"),
            soci::use(session.session_id, "session"), soci::use(floor, "floor"), soci::use(into, "into");
    } else {
        soci::statement change =
            (sql::prepare(uow,
                          "UPDATE evt_session_interpretation SET floor_languages = :floor, "
                          "booth_languages = :into, revision = revision + 1 "
                          "WHERE session_id = :session AND revision = :revision"),
             soci::use(floor, "floor"), soci::use(into, "into"), soci::use(session.session_id, "session"),
             soci::use(session.revision, "revision"));
        change.execute(true);
        if (change.get_affected_rows() == 0) return false;
    }
    const auto before = people_in_booths(uow, session.session_id);
    // Who was taken out of the edition keeps the seat, for when they come back.
    sql::query(uow,
               "DELETE FROM evt_session_interpreter WHERE session_id = :session AND interpreter_id IN "
               "(SELECT id FROM evt_interpreter WHERE removed_at = '')"),
        soci::use(session.session_id, "session");
    for (const auto& interpreter : session.interpreters)
        sql::query(uow,
                   "INSERT INTO evt_session_interpreter (session_id, interpreter_id) "
                   "VALUES (:session, :interpreter)"),
            soci::use(session.session_id, "session"), soci::use(interpreter, "interpreter");
    note_booth_changes(uow, session.session_id, before);
    return true;
}

std::vector<SessionInterpreter> session_interpreters_of(UnitOfWork& uow, const std::string& edition) {
    SessionInterpreter each;
    std::vector<SessionInterpreter> all;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT t.session_id, i.id, i.person_ref, i.name FROM evt_interpreter i "
                      "JOIN evt_session_interpreter t ON t.interpreter_id = i.id "
                      "JOIN evt_session s ON s.id = t.session_id "
                      "WHERE i.edition_id = :edition AND i.removed_at = '' AND s.removed_at = '' "
                      "ORDER BY t.session_id, i.name, i.id"),
         soci::use(edition, "edition"), soci::into(each.session_id), soci::into(each.interpreter_id),
         soci::into(each.person.ref), soci::into(each.person.name));
    select.execute();
    while (select.fetch()) all.push_back(each);
    return all;
}

void shift_working_hours(UnitOfWork& uow, const std::string& edition, std::chrono::days by) {
    struct Row {
        std::string interpreter, from, until;
    };
    Row row;
    std::vector<Row> rows;
    {
        soci::statement select =
            (sql::prepare(uow,
                          "SELECT h.interpreter_id, h.starts_local, h.ends_local FROM evt_interpreter i "
                          "JOIN evt_interpreter_hours h ON h.interpreter_id = i.id "
                          "WHERE i.edition_id = :edition"),
             soci::use(edition, "edition"), soci::into(row.interpreter), soci::into(row.from),
             soci::into(row.until));
        select.execute();
        while (select.fetch()) rows.push_back(row);
    }
    // All out before the first goes in: one day later is where the next one still stands.
    sql::query(uow,
               "DELETE FROM evt_interpreter_hours WHERE interpreter_id IN "
               "(SELECT id FROM evt_interpreter WHERE edition_id = :edition)"),
        soci::use(edition, "edition");
    for (const auto& each : rows) {
        const auto [from, until] = hours_from(each.from, each.until);
        const auto starts = to_text(shifted(from, by)), ends = to_text(shifted(until, by));
        sql::query(uow,
                   "INSERT INTO evt_interpreter_hours (interpreter_id, starts_local, ends_local) "
                   "VALUES (:id, :starts, :ends)"),
            soci::use(each.interpreter, "id"), soci::use(starts, "starts"), soci::use(ends, "ends");
    }
}

std::vector<std::string> editions_with_typed_interpreters(UnitOfWork& uow) {
    std::string id;
    std::vector<std::string> editions;
    soci::statement select = (sql::prepare(uow,
                                           "SELECT DISTINCT edition_id FROM evt_interpreter "
                                           "WHERE person_ref = '' AND (name <> '' OR note <> '')"),
                              soci::into(id));
    select.execute();
    while (select.fetch()) editions.push_back(id);
    return editions;
}

int erase_interpreters(UnitOfWork& uow, const std::string& edition) {
    soci::statement erase =
        (sql::prepare(uow,
                      "UPDATE evt_interpreter SET name = '', note = '', revision = revision + 1 "
                      "WHERE edition_id = :edition AND person_ref = '' AND (name <> '' OR note <> '')"),
         soci::use(edition, "edition"));
    erase.execute(true);
    return static_cast<int>(erase.get_affected_rows());
}

}  // namespace plenaria::events
