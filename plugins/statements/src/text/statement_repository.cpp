// SPDX-License-Identifier: EUPL-1.2
#include "statement_repository.hpp"

#include <plenaria/sql.hpp>
#include <plenaria/time.hpp>

#include "paragraph.hpp"

namespace plenaria::statements {

namespace {

struct StatementRow {
    std::string id, title, original, languages, state, created_at, updated_at, archived_at;
    int revision = 0;

    [[nodiscard]] Statement value() const {
        return {.id = id,
                .title = title,
                .original_language = original,
                .languages = split_languages(languages),
                .state = parse_state(state).value(),
                .revision = revision,
                .created_at = parse_instant(created_at).value(),
                .updated_at = parse_instant(updated_at).value(),
                .archived = !archived_at.empty()};
    }
};

}  // namespace

std::optional<Statement> find_statement(UnitOfWork& uow, std::string_view id, std::string_view language) {
    StatementRow row;
    const std::string wanted(id), in(language);
    sql::query(
        uow,
        "SELECT s.id, COALESCE(t.title, s.title), s.original_language, s.languages, s.state, s.revision, "
        "s.created_at, s.updated_at, s.archived_at FROM stm_statement s "
        "LEFT JOIN stm_statement_title t ON t.statement_id = s.id AND t.language = :language "
        "WHERE s.id = :id"),
        soci::use(in, "language"), soci::use(wanted, "id"), soci::into(row.id), soci::into(row.title),
        soci::into(row.original), soci::into(row.languages), soci::into(row.state), soci::into(row.revision),
        soci::into(row.created_at), soci::into(row.updated_at), soci::into(row.archived_at);
    if (!uow.session().got_data()) return std::nullopt;
    return row.value();
}

std::vector<Statement> list_statements(UnitOfWork& uow, std::string_view language, bool with_archived) {
    StatementRow row;
    const std::string in(language), all = with_archived ? "1" : "0";
    std::vector<Statement> statements;
    soci::statement select =
        (sql::prepare(uow,
                      "SELECT s.id, COALESCE(t.title, s.title), s.original_language, s.languages, s.state, "
                      "s.revision, "
                      "s.created_at, s.updated_at, s.archived_at FROM stm_statement s "
                      "LEFT JOIN stm_statement_title t ON t.statement_id = s.id AND t.language = :language "
                      "WHERE s.archived_at = '' OR :all = '1' ORDER BY s.updated_at DESC, s.id DESC"),
         soci::use(in, "language"), soci::use(all, "all"), soci::into(row.id), soci::into(row.title),
         soci::into(row.original), soci::into(row.languages), soci::into(row.state), soci::into(row.revision),
         soci::into(row.created_at), soci::into(row.updated_at), soci::into(row.archived_at));
    select.execute();
    while (select.fetch()) statements.push_back(row.value());
    return statements;
}

void insert(UnitOfWork& uow, const Statement& statement, const std::map<std::string, std::string>& titles) {
    const auto languages = join_languages(statement.languages);
    const std::string state(to_text(statement.state));
    const auto created_at = to_text(statement.created_at), updated_at = to_text(statement.updated_at);
    const auto title = titles.at(statement.original_language);
    sql::query(
        uow,
        "INSERT INTO stm_statement (id, title, original_language, languages, state, revision, archived_at, "
        "created_at, "
        "updated_at) VALUES (:id, :title, :original, :languages, :state, :revision, '', :created, :updated)"),
        soci::use(statement.id, "id"), soci::use(title, "title"),
        soci::use(statement.original_language, "original"), soci::use(languages, "languages"),
        soci::use(state, "state"), soci::use(statement.revision, "revision"),
        soci::use(created_at, "created"), soci::use(updated_at, "updated");
    for (const auto& [language, text] : titles) set_title(uow, statement.id, language, text);
}

std::map<std::string, std::string> titles_of(UnitOfWork& uow, std::string_view id) {
    const std::string wanted(id);
    std::string language, title;
    std::map<std::string, std::string> titles;
    soci::statement select =
        (sql::prepare(uow, "SELECT language, title FROM stm_statement_title WHERE statement_id = :id"),
         soci::use(wanted, "id"), soci::into(language), soci::into(title));
    select.execute();
    while (select.fetch()) titles[language] = title;
    return titles;
}

void set_title(UnitOfWork& uow, std::string_view id, std::string_view language, std::string_view title) {
    const std::string statement(id), in(language), text(title);
    sql::query(uow, "DELETE FROM stm_statement_title WHERE statement_id = :id AND language = :language"),
        soci::use(statement, "id"), soci::use(in, "language");
    if (!text.empty())
        sql::query(uow,
                   "INSERT INTO stm_statement_title (statement_id, language, title) "
                   "VALUES (:id, :language, :title)"),
            soci::use(statement, "id"), soci::use(in, "language"), soci::use(text, "title");
    sql::query(uow,
               "UPDATE stm_statement SET title = :title WHERE id = :id AND original_language = :language"),
        soci::use(text, "title"), soci::use(statement, "id"), soci::use(in, "language");
}

void set_state(UnitOfWork& uow, std::string_view id, StatementState state) {
    const std::string statement(id), text(to_text(state)), now = to_text(uow.now());
    sql::query(uow, "UPDATE stm_statement SET state = :state, updated_at = :now WHERE id = :id"),
        soci::use(text, "state"), soci::use(now, "now"), soci::use(statement, "id");
}

void set_archived(UnitOfWork& uow, std::string_view id, bool archived) {
    const std::string statement(id), at = archived ? to_text(uow.now()) : std::string();
    sql::query(uow, "UPDATE stm_statement SET archived_at = :at WHERE id = :id"), soci::use(at, "at"),
        soci::use(statement, "id");
}

void hold(UnitOfWork& uow, std::string_view id) {
    const std::string statement(id);
    sql::query(uow, "UPDATE stm_statement SET revision = revision WHERE id = :id"),
        soci::use(statement, "id");
}

void touch(UnitOfWork& uow, std::string_view id) {
    const std::string statement(id), now = to_text(uow.now());
    sql::query(uow, "UPDATE stm_statement SET revision = revision + 1, updated_at = :now WHERE id = :id"),
        soci::use(now, "now"), soci::use(statement, "id");
}

}  // namespace plenaria::statements
