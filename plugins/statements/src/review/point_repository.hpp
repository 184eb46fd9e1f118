// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/review/point_repository.hpp
/// Rows of stm_point and stm_decision. Every function runs inside the caller's transaction.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "point.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::statements {

/// What offices said of a statement in all rounds and is still to be decided or taken back, in the order it
/// was sent: points that no later version has settled.
std::vector<Point> unsettled_points(UnitOfWork& uow, std::string_view statement_id);
/// Everything that counts in one round: last sendings, and superseded points that the text has taken up.
std::vector<Point> points_of_round(UnitOfWork& uow, std::string_view round_id);
/// What the office has sent and not taken back.
std::vector<Point> points_of_office(UnitOfWork& uow, std::string_view office_id);
std::vector<Point> points_of_paragraph(UnitOfWork& uow, std::string_view statement_id,
                                       std::string_view paragraph_id);
/// All that counts of all rounds, settled ones too.
std::vector<Point> points_of_statement(UnitOfWork& uow, std::string_view statement_id);
std::vector<Point> points_of_decision(UnitOfWork& uow, std::string_view decision_id);
/// Statements with suggestions or comments that nobody has decided on, and how many.
std::vector<std::pair<std::string, int>> undecided_counts(UnitOfWork& uow);
std::optional<Point> find_point(UnitOfWork& uow, std::string_view id);

void insert(UnitOfWork& uow, const Point& point);
void supersede(UnitOfWork& uow, std::string_view point_id, Instant at);
/// The same point was sent again: only its reason and the instant are new.
void set_resent(UnitOfWork& uow, std::string_view point_id, std::string_view remark, Instant sent_at);
/// State, decision and note. @return false when somebody decided since `point.revision` was read.
bool set_state(UnitOfWork& uow, const Point& point);
/// Version, base, wording, anchor and fit: after a new version.
void set_base(UnitOfWork& uow, const Point& point);

std::optional<Decision> find_decision(UnitOfWork& uow, std::string_view id);
/// Those that stand, of all versions, the oldest first.
std::vector<Decision> decisions_of(UnitOfWork& uow, std::string_view statement_id);
void insert(UnitOfWork& uow, const Decision& decision);
void set_undone(UnitOfWork& uow, std::string_view decision_id, Instant at, std::string_view by);
/// Makes every standing decision of the statement final.
void settle(UnitOfWork& uow, std::string_view statement_id, std::string_view version_id);

}  // namespace plenaria::statements
