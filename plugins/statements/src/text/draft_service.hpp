// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/text/draft_service.hpp
/// What people do with statements and their working drafts. Each function is one use case and one
/// transaction. Whether the actor may do it, the route has decided (statements.draft).

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <plenaria/result.hpp>

#include "draft_repository.hpp"
#include "paragraph.hpp"

namespace plenaria {
struct Actor;
class Database;
class UnitOfWork;
}  // namespace plenaria

namespace plenaria::statements {

struct NewStatement {
    std::map<std::string, std::string> titles = {};  ///< language → title; the original's is required
    std::string original_language = "en";
    std::vector<std::pair<ParagraphKind, std::map<std::string, std::string>>> paragraphs = {};
};
/// @return its id; ErrorCode::invalid_input with every reason at once ("title_en", "original_language").
Result<std::string> create_statement(Database& db, const Actor& actor, const NewStatement& wanted);

/// @param seen what stood there when the writer began, for languages for which that is known.
/// @return ErrorCode::conflict when somebody else has changed one of those meanwhile: a problem for each says
/// how.
Result<void> set_titles(Database& db, const Actor& actor, std::string_view statement_id,
                        const std::map<std::string, std::string>& titles,
                        const std::map<std::string, std::string>& seen = {});

/// Changes with the titles of statements: for Route::cached_under of public pages that show one.
inline constexpr std::string_view titles_tag = "statements.titles";

/// Puts the statement into search, in the caller's transaction: its titles in all languages lead to it.
/// Readers find it from its first version on.
void index_statement(UnitOfWork& uow, const Statement& statement);

/// Out of the lists, or back into them; nothing is lost.
Result<void> archive(Database& db, const Actor& actor, std::string_view statement_id, bool archived);

/// One text of the draft. @return the new revision; ErrorCode::conflict when it is not `expected_revision`.
struct TextChange {
    std::string paragraph_id;
    std::string language;
    std::string text;
    std::optional<int> expected_revision = {};
};
Result<int> save_text(Database& db, const Actor& actor, std::string_view statement_id,
                      const TextChange& change);

/// Confirms that a translation still fits the changed original: it becomes current as it stands.
Result<void> confirm_translation(Database& db, const Actor& actor, std::string_view statement_id,
                                 std::string_view paragraph_id, std::string_view language);

/// @return the id of the new paragraph.
Result<std::string> add_paragraph(Database& db, const Actor& actor, std::string_view statement_id,
                                  std::string_view after_id, ParagraphKind kind);
Result<void> remove_paragraph(Database& db, const Actor& actor, std::string_view statement_id,
                              std::string_view paragraph_id);
Result<void> restore_paragraph(Database& db, const Actor& actor, std::string_view statement_id,
                               std::string_view paragraph_id);
Result<void> change_kind(Database& db, const Actor& actor, std::string_view statement_id,
                         std::string_view paragraph_id, ParagraphKind kind);
Result<void> move_paragraph(Database& db, const Actor& actor, std::string_view statement_id,
                            std::string_view paragraph_id, Direction direction);

}  // namespace plenaria::statements
