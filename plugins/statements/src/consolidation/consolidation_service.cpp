// SPDX-License-Identifier: EUPL-1.2
#include "consolidation_service.hpp"

#include <algorithm>

#include <plenaria/db.hpp>
#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../json_object.hpp"
#include "../review/point_repository.hpp"
#include "../text/draft_repository.hpp"
#include "../text/statement_repository.hpp"
#include "../versions/version_repository.hpp"
#include "../versions/version_service.hpp"

namespace plenaria::statements {

namespace {

constexpr std::string_view consult_permission = "statements.consult";

Error no_such_point(std::string_view id) {
    return {ErrorCode::not_found, "This suggestion does not exist.", "point " + std::string(id)};
}
Error decided_already(std::string_view id) {
    return {ErrorCode::conflict, "This has been decided already. Look at the decision; it can be taken back.",
            "point " + std::string(id)};
}

/// The point with the statement it belongs to, and the draft of its paragraph.
struct PointPlace {
    Point point;
    Statement statement;
    std::optional<DraftText> draft;
};

Result<PointPlace> place_of(UnitOfWork& uow, const Actor& actor, std::string_view point_id) {
    auto point = find_point(uow, point_id);
    if (!point || !actor.may(consult_permission)) return no_such_point(point_id);
    if (is_decided(point->state)) return decided_already(point_id);
    auto statement = find_statement(uow, point->statement_id, actor.language);
    auto draft = find_draft_text(uow, point->paragraph_id, statement->original_language);
    return PointPlace{std::move(*point), std::move(*statement), std::move(draft)};
}

/// The undecided points that propose the same as `point`, itself included.
std::vector<Point> alike(UnitOfWork& uow, const Point& point) {
    std::vector<Point> same;
    for (auto& each : points_of_paragraph(uow, point.statement_id, point.paragraph_id)) {
        const bool equal = each.kind == point.kind && each.wording == point.wording &&
                           each.base == point.base && each.language == point.language &&
                           point.kind == PointKind::suggestion;
        // As it was first read, not as it is now: whoever decided in between has raised its
        // revision, and set_state() notices.
        if (each.id == point.id)
            same.push_back(point);
        else if (equal && !is_decided(each.state) && !each.superseded)
            same.push_back(std::move(each));
    }
    return same;
}

/// Writes the decision, its points and, when `text` is given, the draft.
Result<std::string> decide_points(UnitOfWork& uow, const Actor& actor, const PointPlace& place,
                                  std::vector<Point> points, PointState outcome,
                                  std::optional<std::string> text, std::string_view reason) {
    Decision decision{.id = new_id(),
                      .statement_id = place.statement.id,
                      .paragraph_id = place.point.paragraph_id,
                      .outcome = outcome,
                      .before = place.draft ? place.draft->text : std::string(),
                      .reason = trim(reason),
                      .decided_at = uow.now(),
                      .decided_by = actor.name};
    decision.after = text.value_or(decision.before);
    for (auto& point : points) {
        point.state = outcome;
        point.decision_id = decision.id;
        if (!set_state(uow, point)) return decided_already(point.id);
    }
    if (text) {
        auto saved = set_draft_text(uow, actor, place.statement, place.point.paragraph_id,
                                    place.statement.original_language, *text, place.draft->revision);
        if (!saved) return std::move(saved).error();
        // What the draft keeps is trimmed: a decision must name exactly that, or taking it back finds no
        // match.
        decision.after = trim(*text);
    }
    insert(uow, decision);
    uow.record(actor, "statements.decide", "statements.statement/" + place.statement.id,
               json_object({{"paragraph", decision.paragraph_id}, {"text", decision.before}}),
               json_object({{"decision", decision.id},
                            {"paragraph", decision.paragraph_id},
                            {"outcome", to_text(outcome)},
                            {"points", std::to_string(points.size())},
                            {"text", decision.after},
                            {"reason", decision.reason}}));
    uow.publish("statements.decided/1", json_object({{"decision", decision.id},
                                                     {"statement", place.statement.id},
                                                     {"paragraph", decision.paragraph_id}}));
    return decision.id;
}

Error needs_text(std::string_view field) {
    return {ErrorCode::invalid_input,
            "The wording is missing.",
            {},
            {{std::string(field), "Write how the paragraph shall read."}}};
}

}  // namespace

Result<Decided> ConsolidationService::accept(const Actor& actor, const Acceptance& wanted) {
    return db_.write([&](UnitOfWork& uow) -> Result<Decided> {
        auto place = place_of(uow, actor, wanted.point_id);
        if (!place) return std::move(place).error();
        const auto& point = place->point;
        if (point.kind != PointKind::suggestion && !wanted.wording)
            return Error{ErrorCode::conflict, "A comment proposes no words. Note it, or edit the paragraph.",
                         "point " + point.id};
        if (!place->draft)
            return Error{ErrorCode::conflict, "The paragraph is no longer part of the draft.",
                         "point " + point.id};
        if (wanted.wording) {
            if (trim(*wanted.wording).empty()) return needs_text("wording");
            if (wanted.draft_revision != 0 && wanted.draft_revision != place->draft->revision)
                return Error{ErrorCode::conflict,
                             "The paragraph has been changed since you opened this page. Look at it again.",
                             "point " + point.id};
            const bool as_sent = trim(*wanted.wording) == point.wording;
            auto id = decide_points(uow, actor, *place, alike(uow, point),
                                    as_sent ? PointState::accepted : PointState::edited, wanted.wording,
                                    wanted.reason);
            if (!id) return std::move(id).error();
            return Decided{.decision_id = *id};
        }
        if (point.language != place->statement.original_language)
            return Error{ErrorCode::conflict,
                         "This was suggested in another language than the original. Write how the original "
                         "shall read.",
                         "point " + point.id};
        auto joined = merge_words(point.base, place->draft->text, point.wording);
        if (!joined.clean || joined.close)
            return Decided{
                .draft = place->draft->text, .proposal = point.wording, .merge = std::move(joined)};
        auto id = decide_points(uow, actor, *place, alike(uow, point), PointState::accepted, joined.text,
                                wanted.reason);
        if (!id) return std::move(id).error();
        return Decided{.decision_id = *id};
    });
}

Result<Decided> ConsolidationService::merge(const Actor& actor, const std::vector<std::string>& point_ids,
                                            std::string_view wording, std::string_view reason) {
    if (point_ids.size() < 2)
        return Error{ErrorCode::invalid_input,
                     "Choose two suggestions.",
                     {},
                     {{"points", "Choose at least two suggestions of one paragraph."}}};
    return db_.write([&](UnitOfWork& uow) -> Result<Decided> {
        auto place = place_of(uow, actor, point_ids.front());
        if (!place) return std::move(place).error();
        if (!place->draft)
            return Error{ErrorCode::conflict, "The paragraph is no longer part of the draft.",
                         point_ids.front()};
        std::vector<Point> points;
        for (const auto& id : point_ids) {
            const auto other = place_of(uow, actor, id);
            if (!other) return other.error();
            if (other->point.paragraph_id != place->point.paragraph_id)
                return Error{ErrorCode::invalid_input, "Choose suggestions of one paragraph.", "point " + id};
            for (auto& each : alike(uow, other->point)) {
                const bool known = std::any_of(points.begin(), points.end(),
                                               [&](const Point& point) { return point.id == each.id; });
                if (!known) points.push_back(std::move(each));
            }
        }
        if (trim(wording).empty()) return needs_text("wording");
        auto id = decide_points(uow, actor, *place, std::move(points), PointState::merged,
                                std::string(wording), reason);
        if (!id) return std::move(id).error();
        return Decided{.decision_id = *id};
    });
}

Result<std::string> ConsolidationService::refuse(const Actor& actor, std::string_view point_id,
                                                 std::string_view reason) {
    return db_.write([&](UnitOfWork& uow) -> Result<std::string> {
        auto place = place_of(uow, actor, point_id);
        if (!place) return std::move(place).error();
        if (trim(reason).empty())
            return Error{ErrorCode::invalid_input,
                         "The reason is missing.",
                         {},
                         {{"reason", "Give the reason: the office will read it."}}};
        return decide_points(uow, actor, *place, alike(uow, place->point), PointState::refused, std::nullopt,
                             reason);
    });
}

Result<std::string> ConsolidationService::note(const Actor& actor, std::string_view point_id,
                                               std::string_view reply) {
    return db_.write([&](UnitOfWork& uow) -> Result<std::string> {
        auto place = place_of(uow, actor, point_id);
        if (!place) return std::move(place).error();
        if (place->point.kind == PointKind::suggestion)
            return Error{ErrorCode::conflict, "A suggestion is accepted or refused.",
                         "point " + place->point.id};
        return decide_points(uow, actor, *place, {place->point}, PointState::noted, std::nullopt, reply);
    });
}

Result<void> ConsolidationService::discuss(const Actor& actor, std::string_view point_id,
                                           std::string_view text) {
    return db_.write([&](UnitOfWork& uow) -> Result<void> {
        auto place = place_of(uow, actor, point_id);
        if (!place) return std::move(place).error();
        for (auto& point : alike(uow, place->point)) {
            point.state = PointState::discussed;
            point.discussion = trim(text);
            if (!set_state(uow, point)) return decided_already(point.id);
        }
        uow.record(actor, "statements.discuss", "statements.statement/" + place->statement.id, {},
                   json_object({{"point", point_id}, {"text", trim(text)}}));
        return {};
    });
}

Result<Decided> ConsolidationService::undo(const Actor& actor, std::string_view decision_id) {
    return db_.write([&](UnitOfWork& uow) -> Result<Decided> {
        const auto decision = find_decision(uow, decision_id);
        if (!decision || !actor.may(consult_permission))
            return Error{ErrorCode::not_found, "This decision does not exist.", std::string(decision_id)};
        if (!decision->settled_in.empty())
            return Error{ErrorCode::conflict,
                         "A version with this decision has been issued; it can no longer be taken back.",
                         "decision " + decision->id};
        const auto statement = find_statement(uow, decision->statement_id, actor.language);
        if (decision->before != decision->after) {
            const auto draft = find_draft_text(uow, decision->paragraph_id, statement->original_language);
            const auto now = draft ? draft->text : std::string();
            auto reverse = merge_words(decision->after, now, decision->before);
            if (!reverse.clean)
                return Decided{.draft = now, .proposal = decision->before, .merge = std::move(reverse)};
            auto saved =
                set_draft_text(uow, actor, *statement, decision->paragraph_id, statement->original_language,
                               reverse.text, draft ? draft->revision : 0);
            if (!saved) return std::move(saved).error();
        }
        for (auto& point : points_of_decision(uow, decision->id)) {
            point.state = PointState::open;
            point.decision_id.clear();
            if (!set_state(uow, point)) return decided_already(point.id);
        }
        set_undone(uow, decision->id, uow.now(), actor.name);
        uow.record(actor, "statements.undo_decision", "statements.statement/" + statement->id,
                   json_object({{"decision", decision->id}, {"text", decision->after}}),
                   json_object({{"text", decision->before}}));
        uow.publish("statements.decision_undone/1", json_object({{"decision", decision->id},
                                                                 {"statement", statement->id},
                                                                 {"paragraph", decision->paragraph_id}}));
        return Decided{.decision_id = decision->id};
    });
}

Result<ConsolidationService::Issued> ConsolidationService::issue(const Actor& actor,
                                                                 std::string_view statement_id,
                                                                 std::string_view name,
                                                                 std::string_view note) {
    return db_.write([&](UnitOfWork& uow) -> Result<Issued> {
        if (!actor.may(consult_permission))
            return Error{ErrorCode::not_found, "This statement does not exist.", std::string(statement_id)};
        auto id = issue_version(uow, actor, statement_id, name, note);
        if (!id) return std::move(id).error();
        return Issued{.version_id = *id, .open = rebase_points(uow, *find_version(uow, *id))};
    });
}

}  // namespace plenaria::statements
