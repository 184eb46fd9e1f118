// SPDX-License-Identifier: EUPL-1.2
#include "reading_right.hpp"

#include "../rounds/round_repository.hpp"
#include "../versions/version_repository.hpp"
#include "statement_repository.hpp"

namespace plenaria::statements {

namespace {

constexpr std::string_view view_permission = "statements.view";

}  // namespace

bool reads_drafts(const Actor& reader) {
    return reader.may("statements.draft") || reader.may("statements.consult");
}

Readable::Readable(UnitOfWork& uow, const Actor& reader) : everything_(reads_drafts(reader)) {
    if (everything_ || !reader.permits) return;
    if (reader.may(view_permission)) {
        for (const auto& [statement, version] : latest_versions(uow)) statements_.insert(statement);
        return;
    }
    for (const auto& permit : *reader.permits)
        if (permit.permission == view_permission) statements_.merge(statements_sent_to(uow, permit.scope));
}

std::optional<Statement> find_readable(UnitOfWork& uow, const Actor& reader, std::string_view id,
                                       std::string_view language) {
    auto statement = find_statement(uow, id, language);
    if (!statement || reads_drafts(reader)) return statement;
    const bool readable = reader.may(view_permission) ? latest_version(uow, statement->id).has_value()
                                                      : Readable(uow, reader).holds(statement->id);
    return readable ? statement : std::nullopt;
}

}  // namespace plenaria::statements
