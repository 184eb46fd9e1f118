// SPDX-License-Identifier: EUPL-1.2
#include "round_repository.hpp"

#include <plenaria/id.hpp>
#include <plenaria/sql.hpp>

#include "../instant_text.hpp"

namespace plenaria::statements {

namespace {

struct RoundRow {
    std::string id, statement_id, version_id, name, visibility, state, deadline_at, zone, created_at,
        created_by, opened_at, closed_at;
    int reminder_days = 0, revision = 0;

    [[nodiscard]] Round value() const {
        return {.id = id,
                .statement_id = statement_id,
                .version_id = version_id,
                .name = name,
                .visibility = parse_visibility(visibility).value(),
                .state = parse_round_state(state).value(),
                .deadline = parse_instant(deadline_at).value(),
                .zone = zone,
                .reminder_days = reminder_days,
                .created_at = parse_instant(created_at).value(),
                .created_by = created_by,
                .opened_at = parse_instant(opened_at),
                .closed_at = parse_instant(closed_at),
                .revision = revision};
    }
};

/// Runs `text`, which selects the columns of RoundRow, with one value.
std::vector<Round> select_rounds(UnitOfWork& uow, sql::Text text, std::string_view value) {
    RoundRow row;
    const std::string wanted(value);
    std::vector<Round> rounds;
    soci::statement statement =
        (sql::prepare(uow, text), soci::use(wanted, "value"), soci::into(row.id),
         soci::into(row.statement_id), soci::into(row.version_id), soci::into(row.name),
         soci::into(row.visibility), soci::into(row.state), soci::into(row.deadline_at), soci::into(row.zone),
         soci::into(row.reminder_days), soci::into(row.created_at), soci::into(row.created_by),
         soci::into(row.opened_at), soci::into(row.closed_at), soci::into(row.revision));
    statement.execute();
    while (statement.fetch()) rounds.push_back(row.value());
    return rounds;
}

}  // namespace

Error no_such_round(std::string_view id) {
    return {ErrorCode::not_found, "This round does not exist.", "round " + std::string(id)};
}

std::optional<Round> find_round(UnitOfWork& uow, std::string_view id) {
    return sql::first_of(
        select_rounds(uow,
                      "SELECT id, statement_id, version_id, name, visibility, state, deadline_at, zone, "
                      "reminder_days, created_at, created_by, opened_at, closed_at, revision "
                      "FROM stm_round WHERE id = :value",
                      id));
}

std::vector<Round> list_rounds(UnitOfWork& uow) {
    return select_rounds(uow,
                         "SELECT id, statement_id, version_id, name, visibility, state, deadline_at, zone, "
                         "reminder_days, created_at, created_by, opened_at, closed_at, revision "
                         "FROM stm_round WHERE id <> :value ORDER BY id DESC",
                         "");
}

std::vector<Round> rounds_of(UnitOfWork& uow, std::string_view statement_id) {
    return select_rounds(uow,
                         "SELECT id, statement_id, version_id, name, visibility, state, deadline_at, zone, "
                         "reminder_days, created_at, created_by, opened_at, closed_at, revision "
                         "FROM stm_round WHERE statement_id = :value ORDER BY id DESC",
                         statement_id);
}

std::vector<Round> open_rounds(UnitOfWork& uow) {
    return select_rounds(uow,
                         "SELECT id, statement_id, version_id, name, visibility, state, deadline_at, zone, "
                         "reminder_days, created_at, created_by, opened_at, closed_at, revision "
                         "FROM stm_round WHERE state = :value ORDER BY deadline_at",
                         "open");
}

void insert(UnitOfWork& uow, const Round& round) {
    const std::string visibility(to_text(round.visibility)), state(to_text(round.state));
    const auto deadline = to_text(round.deadline), created = to_text(round.created_at),
               opened = text_or_empty(round.opened_at), closed = text_or_empty(round.closed_at);
    sql::query(
        uow,
        "INSERT INTO stm_round (id, statement_id, version_id, name, visibility, state, deadline_at, zone, "
        "reminder_days, created_at, created_by, opened_at, closed_at, revision) VALUES (:id, :statement, "
        ":version, :name, :visibility, :state, :deadline, :zone, :days, :created, :by, :opened, :closed, 1)"),
        soci::use(round.id, "id"), soci::use(round.statement_id, "statement"),
        soci::use(round.version_id, "version"), soci::use(round.name, "name"),
        soci::use(visibility, "visibility"), soci::use(state, "state"), soci::use(deadline, "deadline"),
        soci::use(round.zone, "zone"), soci::use(round.reminder_days, "days"), soci::use(created, "created"),
        soci::use(round.created_by, "by"), soci::use(opened, "opened"), soci::use(closed, "closed");
}

void hold_round(UnitOfWork& uow, std::string_view id) {
    const std::string round(id);
    sql::query(uow, "UPDATE stm_round SET revision = revision WHERE id = :id"), soci::use(round, "id");
}

bool update(UnitOfWork& uow, const Round& round) {
    const std::string visibility(to_text(round.visibility)), state(to_text(round.state));
    const auto deadline = to_text(round.deadline), opened = text_or_empty(round.opened_at),
               closed = text_or_empty(round.closed_at);
    soci::statement statement =
        (sql::prepare(
             uow,
             "UPDATE stm_round SET name = :name, visibility = :visibility, state = :state, "
             "deadline_at = :deadline, reminder_days = :days, opened_at = :opened, closed_at = :closed, "
             "revision = revision + 1 WHERE id = :id AND revision = :revision"),
         soci::use(round.name, "name"), soci::use(visibility, "visibility"), soci::use(state, "state"),
         soci::use(deadline, "deadline"), soci::use(round.reminder_days, "days"), soci::use(opened, "opened"),
         soci::use(closed, "closed"), soci::use(round.id, "id"), soci::use(round.revision, "revision"));
    statement.execute(true);
    return statement.get_affected_rows() == 1;
}

std::map<std::string, std::string> questions_of(UnitOfWork& uow, std::string_view round_id) {
    const std::string round(round_id);
    std::string language, text;
    std::map<std::string, std::string> questions;
    soci::statement select =
        (sql::prepare(uow, "SELECT language, text FROM stm_round_question WHERE round_id = :round"),
         soci::use(round, "round"), soci::into(language), soci::into(text));
    select.execute();
    while (select.fetch()) questions.emplace(language, text);
    return questions;
}

void insert_question(UnitOfWork& uow, std::string_view round_id, std::string_view language,
                     std::string_view text) {
    const std::string round(round_id), in(language), words(text);
    sql::query(uow,
               "INSERT INTO stm_round_question (round_id, language, text) VALUES (:round, :language, :text)"),
        soci::use(round, "round"), soci::use(in, "language"), soci::use(words, "text");
}

std::vector<Extension> extensions_of(UnitOfWork& uow, std::string_view round_id) {
    const std::string round(round_id);
    std::string from_at, to_at, reason, at, by;
    std::vector<Extension> extensions;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT from_at, to_at, reason, extended_at, extended_by FROM stm_round_extension "
                      "WHERE round_id = :round ORDER BY id"),
         soci::use(round, "round"), soci::into(from_at), soci::into(to_at), soci::into(reason),
         soci::into(at), soci::into(by));
    select.execute();
    while (select.fetch())
        extensions.push_back({.from = parse_instant(from_at).value(),
                              .to = parse_instant(to_at).value(),
                              .reason = reason,
                              .extended_at = parse_instant(at).value(),
                              .extended_by = by});
    return extensions;
}

void insert(UnitOfWork& uow, std::string_view round_id, const Extension& extension) {
    const std::string id = new_id(), round(round_id);
    const auto from = to_text(extension.from), to = to_text(extension.to),
               at = to_text(extension.extended_at);
    sql::query(
        uow,
        "INSERT INTO stm_round_extension (id, round_id, from_at, to_at, reason, extended_at, extended_by) "
        "VALUES (:id, :round, :from_at, :to_at, :reason, :at, :by)"),
        soci::use(id, "id"), soci::use(round, "round"), soci::use(from, "from_at"), soci::use(to, "to_at"),
        soci::use(extension.reason, "reason"), soci::use(at, "at"), soci::use(extension.extended_by, "by");
}

}  // namespace plenaria::statements
