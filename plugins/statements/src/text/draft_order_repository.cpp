// SPDX-License-Identifier: EUPL-1.2
// The part of draft_repository.hpp that changes which paragraphs there are, and in which order.
#include <plenaria/actor.hpp>
#include <plenaria/id.hpp>
#include <plenaria/sql.hpp>

#include "../json_object.hpp"
#include "draft_repository.hpp"
#include "statement_repository.hpp"

namespace plenaria::statements {

namespace {

struct ParagraphPlace {
    std::string id = {};
    int position = 0;
    std::string kind = {};
    std::string removed_at = {};
};

std::optional<ParagraphPlace> find_place(UnitOfWork& uow, const Statement& statement,
                                         std::string_view paragraph_id) {
    ParagraphPlace place{.id = std::string(paragraph_id)};
    sql::query(uow,
               "SELECT position, kind, removed_at FROM stm_draft_paragraph "
               "WHERE paragraph_id = :id AND statement_id = :statement"),
        soci::use(place.id, "id"), soci::use(statement.id, "statement"), soci::into(place.position),
        soci::into(place.kind), soci::into(place.removed_at);
    if (!uow.session().got_data()) return std::nullopt;
    return place;
}

/// @return an error unless the draft may be changed and has this paragraph.
Result<ParagraphPlace> place_to_change(UnitOfWork& uow, const Statement& statement,
                                       std::string_view paragraph_id) {
    if (auto editable = check_editable(statement); !editable) return std::move(editable).error();
    auto place = find_place(uow, statement, paragraph_id);
    if (!place)
        return Error{ErrorCode::not_found, "This paragraph does not exist.", std::string(paragraph_id)};
    return *std::move(place);
}

void set_position(UnitOfWork& uow, const std::string& id, int position) {
    sql::query(uow, "UPDATE stm_draft_paragraph SET position = :position WHERE paragraph_id = :id"),
        soci::use(position, "position"), soci::use(id, "id");
}

void set_removed_at(UnitOfWork& uow, const std::string& id, const std::string& at) {
    sql::query(uow, "UPDATE stm_draft_paragraph SET removed_at = :at WHERE paragraph_id = :id"),
        soci::use(at, "at"), soci::use(id, "id");
}

void changed(UnitOfWork& uow, const Actor& actor, const Statement& statement, std::string_view action,
             const std::string& before, const std::string& after) {
    touch(uow, statement.id);
    uow.record(actor, action, "statements.statement/" + statement.id, before, after);
}

}  // namespace

std::string insert_draft_paragraph(UnitOfWork& uow, const Actor& actor, const Statement& statement,
                                   std::string_view after_id, ParagraphKind kind) {
    int position = 1;
    if (const auto after = find_place(uow, statement, after_id)) position = after->position + 1;
    sql::query(uow,
               "UPDATE stm_draft_paragraph SET position = position + 1 "
               "WHERE statement_id = :statement AND position >= :position"),
        soci::use(statement.id, "statement"), soci::use(position, "position");
    const auto id = new_id(), now = to_text(uow.now());
    const std::string stored(to_text(kind));
    sql::query(uow, "INSERT INTO stm_paragraph (id, statement_id, created_at) VALUES (:id, :statement, :at)"),
        soci::use(id, "id"), soci::use(statement.id, "statement"), soci::use(now, "at");
    sql::query(uow,
               "INSERT INTO stm_draft_paragraph (paragraph_id, statement_id, position, kind, removed_at) "
               "VALUES (:id, :statement, :position, :kind, '')"),
        soci::use(id, "id"), soci::use(statement.id, "statement"), soci::use(position, "position"),
        soci::use(stored, "kind");
    changed(uow, actor, statement, "statements.add_paragraph", {}, json_object({{"paragraph", id}}));
    return id;
}

Result<void> remove_draft_paragraph(UnitOfWork& uow, const Actor& actor, const Statement& statement,
                                    std::string_view paragraph_id) {
    const auto place = place_to_change(uow, statement, paragraph_id);
    if (!place) return place.error();
    if (!place->removed_at.empty()) return {};
    set_removed_at(uow, place->id, to_text(uow.now()));
    changed(uow, actor, statement, "statements.remove_paragraph", json_object({{"paragraph", place->id}}),
            {});
    return {};
}

Result<void> restore_draft_paragraph(UnitOfWork& uow, const Actor& actor, const Statement& statement,
                                     std::string_view paragraph_id) {
    const auto place = place_to_change(uow, statement, paragraph_id);
    if (!place) return place.error();
    if (place->removed_at.empty()) return {};
    set_removed_at(uow, place->id, {});
    changed(uow, actor, statement, "statements.restore_paragraph", {},
            json_object({{"paragraph", place->id}}));
    return {};
}

Result<void> set_draft_kind(UnitOfWork& uow, const Actor& actor, const Statement& statement,
                            std::string_view paragraph_id, ParagraphKind kind) {
    const auto place = place_to_change(uow, statement, paragraph_id);
    if (!place) return place.error();
    const std::string stored(to_text(kind));
    if (place->kind == stored) return {};
    sql::query(uow, "UPDATE stm_draft_paragraph SET kind = :kind WHERE paragraph_id = :id"),
        soci::use(stored, "kind"), soci::use(place->id, "id");
    changed(uow, actor, statement, "statements.set_kind",
            json_object({{"paragraph", place->id}, {"kind", place->kind}}),
            json_object({{"paragraph", place->id}, {"kind", stored}}));
    return {};
}

Result<void> move_draft_paragraph(UnitOfWork& uow, const Actor& actor, const Statement& statement,
                                  std::string_view paragraph_id, Direction direction) {
    const auto place = place_to_change(uow, statement, paragraph_id);
    if (!place) return place.error();
    ParagraphPlace other;
    // Removed paragraphs keep positions of their own, so the neighbour need not be one away.
    if (direction == Direction::up)
        sql::query(uow,
                   "SELECT paragraph_id, position FROM stm_draft_paragraph WHERE statement_id = :statement "
                   "AND removed_at = '' AND position < :position ORDER BY position DESC LIMIT 1"),
            soci::use(statement.id, "statement"), soci::use(place->position, "position"),
            soci::into(other.id), soci::into(other.position);
    else
        sql::query(uow,
                   "SELECT paragraph_id, position FROM stm_draft_paragraph WHERE statement_id = :statement "
                   "AND removed_at = '' AND position > :position ORDER BY position LIMIT 1"),
            soci::use(statement.id, "statement"), soci::use(place->position, "position"),
            soci::into(other.id), soci::into(other.position);
    if (!uow.session().got_data()) return {};
    set_position(uow, place->id, other.position);
    set_position(uow, other.id, place->position);
    changed(uow, actor, statement, "statements.move_paragraph",
            json_object({{"paragraph", place->id}, {"position", std::to_string(place->position)}}),
            json_object({{"paragraph", place->id}, {"position", std::to_string(other.position)}}));
    return {};
}

}  // namespace plenaria::statements
