// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/meetings/agenda_repository.hpp
/// Rows of cmt_agenda_item and cmt_decision. Every function runs inside the caller's transaction.

#include <optional>
#include <string>
#include <vector>

#include <plenaria/db.hpp>

#include "agenda.hpp"

namespace plenaria::committee::meetings {

/// In order, without those that were taken out.
std::vector<AgendaItem> items_of(UnitOfWork& uow, const std::string& meeting_id);
/// Those that were taken out too.
std::optional<AgendaItem> find_item(UnitOfWork& uow, const std::string& id);
void insert(UnitOfWork& uow, const AgendaItem& item);
/// Its facts, its place and whether it is taken out. @return false when somebody else has changed it since
/// `item.revision`.
bool update(UnitOfWork& uow, const AgendaItem& item);
void set_place(UnitOfWork& uow, const std::string& id, int place);
/// What the minutes tell of it. @return false when somebody else has written it since `revision`.
bool set_minutes_text(UnitOfWork& uow, const std::string& id, const std::string& text, int revision);

std::optional<TakenDecision> decision_on(UnitOfWork& uow, const std::string& item_id);
/// Of all items of a meeting.
std::vector<TakenDecision> decisions_in(UnitOfWork& uow, const std::string& meeting_id);
/// With what it was about.
struct FoundDecision {
    TakenDecision decision;
    std::string meeting_id;
    std::string title;
    std::string text;
};
/// Of a body, the latest first; those that were not taken are left out.
std::vector<FoundDecision> decisions_of(UnitOfWork& uow, const std::string& body_id, int skip, int most);
int count_decisions(UnitOfWork& uow, const std::string& body_id);
int last_serial(UnitOfWork& uow, const std::string& body_id, int year);
void insert(UnitOfWork& uow, const TakenDecision& decision);
void remove_decision(UnitOfWork& uow, const std::string& item_id);

}  // namespace plenaria::committee::meetings
