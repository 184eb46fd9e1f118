// SPDX-License-Identifier: EUPL-1.2
#include "compilation_reading.hpp"

#include <plenaria/db.hpp>

#include "../review/point_repository.hpp"
#include "../rounds/round_repository.hpp"
#include "../text/statement_repository.hpp"
#include "../versions/version_repository.hpp"

namespace plenaria::statements {

namespace {

/// What both compilations share, once the points are there.
void complete(UnitOfWork& uow, Compilation& compilation, const std::string& version_id,
              std::string_view language) {
    compilation.paragraphs =
        paragraphs_of(uow, version_id, {compilation.statement.original_language, std::string(language)});
    for (auto& decision : decisions_of(uow, compilation.statement.id))
        compilation.decisions.emplace(decision.id, std::move(decision));
    for (const auto& round : rounds_of(uow, compilation.statement.id))
        compilation.rounds.emplace(round.id, round.name);
}

}  // namespace

Result<std::string> compilation_title(UnitOfWork& uow, const CompilationOf& of, std::string_view language) {
    if (of.round.empty()) {
        const auto statement = find_statement(uow, of.statement, language);
        if (!statement)
            return Error{ErrorCode::not_found, "This statement does not exist.", "statement " + of.statement};
        return statement->title;
    }
    const auto round = find_round(uow, of.round);
    if (!round) return no_such_round(of.round);
    return find_statement(uow, round->statement_id, language)->title + ", " + round->name;
}

Result<Compilation> read_compilation(UnitOfWork& uow, const CompilationOf& of, std::string_view language) {
    auto title = compilation_title(uow, of, language);
    if (!title) return std::move(title).error();
    if (!of.round.empty()) {
        const auto round = find_round(uow, of.round);
        Compilation found{.statement = *find_statement(uow, round->statement_id, language),
                          .title = *std::move(title),
                          .points = points_of_round(uow, of.round)};
        complete(uow, found, round->version_id, language);
        return found;
    }
    Compilation found{.statement = *find_statement(uow, of.statement, language),
                      .title = *std::move(title),
                      .points = points_of_statement(uow, of.statement)};
    const auto latest = latest_version(uow, of.statement);
    complete(uow, found, latest ? latest->id : std::string(), language);
    return found;
}

}  // namespace plenaria::statements
