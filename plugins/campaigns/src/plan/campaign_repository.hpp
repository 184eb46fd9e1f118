// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/plan/campaign_repository.hpp

#include <optional>
#include <string>
#include <vector>

#include <plenaria/db.hpp>

#include "campaign.hpp"

namespace plenaria::campaigns {

/// Of every page of a published campaign that is kept. One for all: they are few, and it is right.
inline constexpr std::string_view public_tag = "campaigns.public";

std::optional<Campaign> find_campaign(UnitOfWork& uow, const std::string& id);
/// The id of the last one that is about this and not withdrawn.
std::optional<std::string> campaign_about(UnitOfWork& uow, const std::string& subject);
/// About a subject, a part of it ("SUBJECT/PART"), or a version ("statements.version/ID"); withdrawn ones are
/// left out.
std::vector<Campaign> campaigns_about(UnitOfWork& uow, const std::string& subject);
/// The one begun last first.
std::vector<Campaign> all_campaigns(UnitOfWork& uow, int skip, int most);
int count_campaigns(UnitOfWork& uow);
/// What the public may see now, the one released last first.
std::vector<Campaign> public_campaigns(UnitOfWork& uow, int most, int skip = 0);
/// Looks at the instant of each: a page that has rows need not know.
int count_public(UnitOfWork& uow);
/// Those that somebody has to work on: in preparation, held back, under embargo.
std::vector<Campaign> campaigns_to_work_on(UnitOfWork& uow);
/// Takes the row's lock, so that steps on one campaign come one after another.
void hold_campaign(UnitOfWork& uow, const std::string& id);
void insert(UnitOfWork& uow, const Campaign& campaign);
/// @return false when somebody else has changed it since `campaign.revision`.
bool update(UnitOfWork& uow, const Campaign& campaign);

}  // namespace plenaria::campaigns
