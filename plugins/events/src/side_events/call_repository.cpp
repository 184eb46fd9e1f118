// SPDX-License-Identifier: EUPL-1.2
#include "call_repository.hpp"

#include <set>

#include <plenaria/id.hpp>
#include <plenaria/sql.hpp>

#include "../editions/title_repository.hpp"

namespace plenaria::events {

namespace {

struct CallRow {
    SideCall value;
    std::string state, opens_at, closes_at, scoring_closed_at, erased_at;
    int in_parallel = 0, official_hours = 0, minutes = 0, day_from = 0, day_until = 0;

    template <class S>
    void bind(S& s) {
        auto& limits = value.limits;
        s, soci::into(value.id), soci::into(value.edition_id), soci::into(value.titles.original),
            soci::into(state), soci::into(opens_at), soci::into(closes_at), soci::into(limits.per_day),
            soci::into(limits.in_all), soci::into(in_parallel), soci::into(official_hours),
            soci::into(limits.per_organiser), soci::into(minutes), soci::into(day_from),
            soci::into(day_until), soci::into(value.scale), soci::into(scoring_closed_at),
            soci::into(value.erase_days), soci::into(erased_at), soci::into(value.revision);
    }
    [[nodiscard]] SideCall take() const {
        auto taken = value;
        taken.state = parse_call_state(state).value();
        taken.opens_at = parse_instant(opens_at).value();
        taken.closes_at = parse_instant(closes_at).value();
        if (!scoring_closed_at.empty()) taken.scoring_closed_at = parse_instant(scoring_closed_at);
        if (!erased_at.empty()) taken.erased_at = parse_instant(erased_at);
        taken.limits.in_parallel = in_parallel != 0;
        taken.limits.official_hours = official_hours != 0;
        taken.lasts = std::chrono::minutes(minutes);
        taken.day_from = std::chrono::minutes(day_from);
        taken.day_until = std::chrono::minutes(day_until);
        return taken;
    }
};

#define EVT_CALL_COLUMNS                                                                                   \
    "SELECT id, edition_id, original_language, state, opens_at, closes_at, per_day, in_all, in_parallel, " \
    "official_hours, per_organiser, minutes, day_from, day_until, scale, scoring_closed_at, erase_days, "  \
    "erased_at, revision FROM evt_call "

void read_intro(UnitOfWork& uow, SideCall& call) {
    std::string language, text;
    soci::statement select =
        (sql::prepare(uow, "SELECT language, intro FROM evt_call_intro WHERE call_id = :call"),
         soci::use(call.id, "call"), soci::into(language), soci::into(text));
    select.execute();
    while (select.fetch()) call.intro[language] = text;
}

void read_criteria(UnitOfWork& uow, SideCall& call) {
    Criterion criterion;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT id, name, weight FROM evt_call_criterion WHERE call_id = :call "
                      "ORDER BY position"),
         soci::use(call.id, "call"), soci::into(criterion.id), soci::into(criterion.name),
         soci::into(criterion.weight));
    select.execute();
    while (select.fetch()) call.criteria.push_back(criterion);
}

void read_questions(UnitOfWork& uow, SideCall& call) {
    {
        std::string id;
        soci::statement select =
            (sql::prepare(uow, "SELECT id FROM evt_call_question WHERE call_id = :call ORDER BY position"),
             soci::use(call.id, "call"), soci::into(id));
        select.execute();
        while (select.fetch())
            call.questions.push_back({.id = id, .titles = {.original = call.titles.original, .texts = {}}});
    }
    for (auto& question : call.questions) question.titles.texts = texts_of(uow, question.id);
}

void complete(UnitOfWork& uow, SideCall& call) {
    call.titles.texts = texts_of(uow, call.id);
    read_intro(uow, call);
    read_criteria(uow, call);
    read_questions(uow, call);
}

/// Scores of a criterion that is gone go with it; so do answers to a question that is no longer asked.
void drop_gone(UnitOfWork& uow, const SideCall& before, const SideCall& after) {
    std::set<std::string> kept;
    for (const auto& each : after.criteria) kept.insert(each.id);
    for (const auto& each : after.questions) kept.insert(each.id);
    for (const auto& each : before.criteria)
        if (!kept.contains(each.id))
            sql::query(uow, "DELETE FROM evt_score WHERE criterion_id = :id"), soci::use(each.id, "id");
    for (const auto& each : before.questions) {
        if (kept.contains(each.id)) continue;
        sql::query(uow, "DELETE FROM evt_proposal_answer WHERE question_id = :id"), soci::use(each.id, "id");
        store_titles(uow, each.id, {});
    }
}

void store_parts(UnitOfWork& uow, SideCall& call) {
    store_titles(uow, call.id, call.titles);
    sql::query(uow, "DELETE FROM evt_call_intro WHERE call_id = :call"), soci::use(call.id, "call");
    for (const auto& [language, text] : call.intro)
        sql::query(uow,
                   "INSERT INTO evt_call_intro (call_id, language, intro) VALUES (:call, :language, :intro)"),
            soci::use(call.id, "call"), soci::use(language, "language"), soci::use(text, "intro");
    sql::query(uow, "DELETE FROM evt_call_criterion WHERE call_id = :call"), soci::use(call.id, "call");
    int position = 0;
    for (auto& each : call.criteria) {
        if (each.id.empty()) each.id = new_id();
        ++position;
        sql::query(uow,
                   "INSERT INTO evt_call_criterion (id, call_id, position, name, weight) "
                   "VALUES (:id, :call, :position, :name, :weight)"),
            soci::use(each.id, "id"), soci::use(call.id, "call"), soci::use(position, "position"),
            soci::use(each.name, "name"), soci::use(each.weight, "weight");
    }
    sql::query(uow, "DELETE FROM evt_call_question WHERE call_id = :call"), soci::use(call.id, "call");
    for (auto& each : call.questions) {
        if (each.id.empty()) each.id = new_id();
        ++position;
        sql::query(uow,
                   "INSERT INTO evt_call_question (id, call_id, position) VALUES (:id, :call, :position)"),
            soci::use(each.id, "id"), soci::use(call.id, "call"), soci::use(position, "position");
        store_titles(uow, each.id, each.titles);
    }
}

}  // namespace

void hold_call(UnitOfWork& uow, const std::string& id) {
    sql::query(uow, "UPDATE evt_call SET last_number = last_number WHERE id = :id"), soci::use(id, "id");
}

std::optional<SideCall> find_call(UnitOfWork& uow, const std::string& id) {
    auto found = sql::first_of(
        sql::rows_of<CallRow>((sql::prepare(uow, EVT_CALL_COLUMNS "WHERE id = :id"), soci::use(id, "id"))));
    if (!found) return std::nullopt;
    complete(uow, *found);
    return found;
}

std::vector<SideCall> calls_of(UnitOfWork& uow, const std::string& edition) {
    auto calls = sql::rows_of<CallRow>(
        (sql::prepare(uow, EVT_CALL_COLUMNS "WHERE edition_id = :edition ORDER BY closes_at, id"),
         soci::use(edition, "edition")));
    for (auto& call : calls) complete(uow, call);
    return calls;
}

std::vector<std::string> calls_with_contacts(UnitOfWork& uow) {
    std::string id;
    std::vector<std::string> ids;
    soci::statement select =
        (sql::prepare(uow, "SELECT id FROM evt_call WHERE erased_at = '' ORDER BY id"), soci::into(id));
    select.execute();
    while (select.fetch()) ids.push_back(id);
    return ids;
}

void insert(UnitOfWork& uow, const SideCall& call) {
    const std::string state(to_text(call.state));
    const auto opens = to_text(call.opens_at), closes = to_text(call.closes_at);
    const auto& limits = call.limits;
    const int parallel = limits.in_parallel ? 1 : 0, official = limits.official_hours ? 1 : 0;
    const auto minutes = static_cast<int>(call.lasts.count()), from = static_cast<int>(call.day_from.count()),
               until = static_cast<int>(call.day_until.count());
    sql::query(
        uow,
        "INSERT INTO evt_call (id, edition_id, original_language, state, opens_at, closes_at, per_day, "
        "in_all, in_parallel, official_hours, per_organiser, minutes, day_from, day_until, scale, "
        "scoring_closed_at, erase_days, erased_at, last_number, revision) VALUES (:id, :edition, "
        ":original, :state, :opens, :closes, :per_day, :in_all, :parallel, :official, :per_organiser, "
        ":minutes, :from, :until, :scale, '', :erase_days, '', 0, 1)"),
        soci::use(call.id, "id"), soci::use(call.edition_id, "edition"),
        soci::use(call.titles.original, "original"), soci::use(state, "state"), soci::use(opens, "opens"),
        soci::use(closes, "closes"), soci::use(limits.per_day, "per_day"), soci::use(limits.in_all, "in_all"),
        soci::use(parallel, "parallel"), soci::use(official, "official"),
        soci::use(limits.per_organiser, "per_organiser"), soci::use(minutes, "minutes"),
        soci::use(from, "from"), soci::use(until, "until"), soci::use(call.scale, "scale"),
        soci::use(call.erase_days, "erase_days");
    auto stored = call;
    store_parts(uow, stored);
}

bool update(UnitOfWork& uow, SideCall& call) {
    const auto before = find_call(uow, call.id);
    if (!before) return false;
    const std::string state(to_text(call.state));
    const auto opens = to_text(call.opens_at), closes = to_text(call.closes_at);
    const auto scored = call.scoring_closed_at ? to_text(*call.scoring_closed_at) : std::string();
    const auto erased = call.erased_at ? to_text(*call.erased_at) : std::string();
    const auto& limits = call.limits;
    const int parallel = limits.in_parallel ? 1 : 0, official = limits.official_hours ? 1 : 0;
    const auto minutes = static_cast<int>(call.lasts.count()), from = static_cast<int>(call.day_from.count()),
               until = static_cast<int>(call.day_until.count());
    soci::statement change =
        (sql::prepare(uow,
                      "UPDATE evt_call SET original_language = :original, state = :state, opens_at = :opens, "
                      "closes_at = :closes, per_day = :per_day, in_all = :in_all, in_parallel = :parallel, "
                      "official_hours = :official, per_organiser = :per_organiser, minutes = :minutes, "
                      "day_from = :from, day_until = :until, scale = :scale, scoring_closed_at = :scored, "
                      "erase_days = :erase_days, erased_at = :erased, revision = revision + 1 "
                      "WHERE id = :id AND revision = :revision"),
         soci::use(call.titles.original, "original"), soci::use(state, "state"), soci::use(opens, "opens"),
         soci::use(closes, "closes"), soci::use(limits.per_day, "per_day"),
         soci::use(limits.in_all, "in_all"), soci::use(parallel, "parallel"), soci::use(official, "official"),
         soci::use(limits.per_organiser, "per_organiser"), soci::use(minutes, "minutes"),
         soci::use(from, "from"), soci::use(until, "until"), soci::use(call.scale, "scale"),
         soci::use(scored, "scored"), soci::use(call.erase_days, "erase_days"), soci::use(erased, "erased"),
         soci::use(call.id, "id"), soci::use(call.revision, "revision"));
    change.execute(true);
    if (change.get_affected_rows() == 0) return false;
    drop_gone(uow, *before, call);
    store_parts(uow, call);
    ++call.revision;
    return true;
}

int next_number(UnitOfWork& uow, const std::string& call) {
    int number = 0;
    sql::query(uow, "UPDATE evt_call SET last_number = last_number + 1 WHERE id = :id"),
        soci::use(call, "id");
    sql::query(uow, "SELECT last_number FROM evt_call WHERE id = :id"), soci::use(call, "id"),
        soci::into(number);
    return number;
}

void note_attempt(UnitOfWork& uow, const std::string& call, const std::string& source) {
    const auto id = new_id();
    const auto now = to_text(uow.now());
    sql::query(
        uow,
        "INSERT INTO evt_call_attempt (id, call_id, source, tried_at) VALUES (:id, :call, :source, :now)"),
        soci::use(id, "id"), soci::use(call, "call"), soci::use(source, "source"), soci::use(now, "now");
}

Attempts attempts_since(UnitOfWork& uow, const std::string& call, const std::string& source, Instant since) {
    const auto from = to_text(since);
    Attempts found;
    sql::query(uow, "SELECT COUNT(*) FROM evt_call_attempt WHERE call_id = :call AND tried_at > :since"),
        soci::use(call, "call"), soci::use(from, "since"), soci::into(found.of_all);
    sql::query(uow,
               "SELECT COUNT(*) FROM evt_call_attempt WHERE call_id = :call AND tried_at > :since "
               "AND source = :source"),
        soci::use(call, "call"), soci::use(from, "since"), soci::use(source, "source"),
        soci::into(found.of_source);
    return found;
}

void forget_attempts(UnitOfWork& uow) {
    const auto before = to_text(uow.now() - std::chrono::hours(24));
    sql::query(uow, "DELETE FROM evt_call_attempt WHERE tried_at < :before"), soci::use(before, "before");
}

void insert_moved(UnitOfWork& uow, const std::string& change, const MovedCall& moved) {
    const auto before = to_text(moved.old_closes), after = to_text(moved.new_closes);
    sql::query(uow,
               "INSERT INTO evt_moved_call (change_id, call_id, old_closes, new_closes, accepted) "
               "VALUES (:change, :call, :before, :after, :accepted)"),
        soci::use(change, "change"), soci::use(moved.call_id, "call"), soci::use(before, "before"),
        soci::use(after, "after"), soci::use(moved.accepted, "accepted");
}

std::vector<MovedCall> moved_calls(UnitOfWork& uow, const std::string& change) {
    MovedCall row;
    std::string before, after;
    std::vector<MovedCall> moved;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT call_id, old_closes, new_closes, accepted FROM evt_moved_call "
                      "WHERE change_id = :change ORDER BY call_id"),
         soci::use(change, "change"), soci::into(row.call_id), soci::into(before), soci::into(after),
         soci::into(row.accepted));
    select.execute();
    while (select.fetch()) {
        row.old_closes = parse_instant(before).value();
        row.new_closes = parse_instant(after).value();
        moved.push_back(row);
    }
    return moved;
}

}  // namespace plenaria::events
