// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/text/draft_repository.hpp
/// The working draft of a statement: rows of stm_paragraph, stm_draft_paragraph and stm_draft_text. Every
/// function runs inside the caller's transaction.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/result.hpp>
#include <plenaria/time.hpp>

#include "paragraph.hpp"

namespace plenaria {
struct Actor;
class UnitOfWork;
}  // namespace plenaria

namespace plenaria::statements {

struct Statement;

/// The draft in order, numbered, with the texts in `languages` (at most three): one query.
std::vector<Paragraph> draft_paragraphs(UnitOfWork& uow, const Statement& statement,
                                        const std::vector<std::string>& languages);

/// One text with what its translation rests on.
struct DraftText {
    std::string text = {};
    std::string hash = {};         ///< sha256_hex(text)
    std::string source_hash = {};  ///< of the original it was translated from; empty for the original
    std::string source_text = {};
    int revision = 0;
    std::string updated_by = {};  ///< name
    Instant updated_at = {};
};
/// @return nothing when the paragraph has no text in that language.
std::optional<DraftText> find_draft_text(UnitOfWork& uow, std::string_view paragraph_id,
                                         std::string_view language);

/// For the outdated texts of one language: paragraph → the original they were made from. One query.
std::map<std::string, std::string> outdated_sources(UnitOfWork& uow, const Statement& statement,
                                                    std::string_view language);

/// Whether the paragraph was taken out of the draft; it can be put back.
bool is_taken_out(UnitOfWork& uow, std::string_view paragraph_id);

/// The statement that a paragraph belongs to; nothing when it does not exist.
std::optional<std::string> statement_of_paragraph(UnitOfWork& uow, std::string_view paragraph_id);

/// Writes a text of the draft and history. A translation saved so counts as made from the original as it is
/// now; an empty text removes it. Raises the statement's revision.
/// @param expected_revision what the writer had read (0: there was no text); nothing: whatever it is.
/// @return the new revision, or ErrorCode::conflict when somebody else saved since.
Result<int> set_draft_text(UnitOfWork& uow, const Actor& actor, const Statement& statement,
                           std::string_view paragraph_id, std::string_view language, std::string_view text,
                           std::optional<int> expected_revision = std::nullopt);

/// A new paragraph behind `after_id` (empty: at the beginning), without text. @return its id.
std::string insert_draft_paragraph(UnitOfWork& uow, const Actor& actor, const Statement& statement,
                                   std::string_view after_id, ParagraphKind kind);
/// Appends many at once, in order, with their texts (language → text): import.
std::vector<std::string> append_draft_paragraphs(
    UnitOfWork& uow, const Actor& actor, const Statement& statement,
    const std::vector<std::pair<ParagraphKind, std::map<std::string, std::string>>>& paragraphs);

/// Takes it out of the draft; comments and versions keep it, and restore_draft_paragraph brings it back.
Result<void> remove_draft_paragraph(UnitOfWork& uow, const Actor& actor, const Statement& statement,
                                    std::string_view paragraph_id);
Result<void> restore_draft_paragraph(UnitOfWork& uow, const Actor& actor, const Statement& statement,
                                     std::string_view paragraph_id);
Result<void> set_draft_kind(UnitOfWork& uow, const Actor& actor, const Statement& statement,
                            std::string_view paragraph_id, ParagraphKind kind);

enum class Direction : std::uint8_t { up = 1, down };
/// Exchanges it with its neighbour; at the end of the draft nothing happens.
Result<void> move_draft_paragraph(UnitOfWork& uow, const Actor& actor, const Statement& statement,
                                  std::string_view paragraph_id, Direction direction);

/// How many paragraphs of one draft are missing or outdated in one language.
struct TranslationCount {
    std::string statement_id;
    std::string language;
    int present = 0;
    int outdated = 0;
    int missing = 0;
};
/// For all statements, in one query. A statement without paragraphs does not appear.
std::vector<TranslationCount> translation_counts(UnitOfWork& uow);

}  // namespace plenaria::statements
