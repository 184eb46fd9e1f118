// SPDX-License-Identifier: EUPL-1.2
#include "version_service.hpp"

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>
#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../consolidation/rebase_service.hpp"
#include "../json_object.hpp"
#include "../text/draft_repository.hpp"
#include "../text/draft_service.hpp"
#include "../text/statement_repository.hpp"
#include "version_repository.hpp"

namespace plenaria::statements {

Result<std::string> issue_version(UnitOfWork& uow, const Actor& actor, std::string_view statement_id,
                                  std::string_view name, std::string_view note) {
    const auto statement = find_statement(uow, statement_id, "");
    if (!statement)
        return Error{ErrorCode::not_found, "This statement does not exist.", std::string(statement_id)};
    if (auto editable = check_editable(*statement); !editable) return std::move(editable).error();
    const auto wanted = trim(name);
    Error wrong{ErrorCode::invalid_input, "The version cannot be issued.", "statement " + statement->id};
    if (wanted.empty())
        wrong.fields.push_back({"name", "Enter a name for the version, for example “Rev.1”."});
    if (length(wanted) > 60) wrong.fields.push_back({"name", "The name must have 60 characters or fewer."});
    const auto issued = versions_of(uow, statement->id);
    for (const auto& version : issued)
        if (fold(version.name) == fold(wanted))
            wrong.fields.push_back(
                {"name", "There is already a version called {name}.", {{"name", version.name}}});
    const auto paragraphs = draft_paragraphs(uow, *statement, statement->languages);
    if (paragraphs.empty()) wrong.fields.push_back({"name", "The draft has no paragraph yet."});
    if (!wrong.fields.empty()) return wrong;

    const Version version{.id = new_id(),
                          .statement_id = statement->id,
                          .number = issued.empty() ? 1 : issued.front().number + 1,
                          .name = wanted,
                          .original_language = statement->original_language,
                          .languages = statement->languages,
                          .hash = hash_of(statement->original_language, statement->languages, paragraphs),
                          .note = trim(note),
                          .issued_at = uow.now(),
                          .issued_by = actor.name};
    insert(uow, version, paragraphs);
    settle_and_rebase(uow, statement->id, version.id);
    if (issued.empty()) index_statement(uow, *statement);  // readers may find it from now on
    uow.record(actor, "statements.issue_version", "statements.statement/" + statement->id, {},
               json_object({{"version", version.id}, {"name", version.name}, {"hash", version.hash}}));
    uow.publish("statements.version_issued/1",
                json_object({{"statement", statement->id}, {"version", version.id}}));
    return version.id;
}

}  // namespace plenaria::statements
