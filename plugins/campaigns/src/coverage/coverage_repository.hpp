// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/coverage/coverage_repository.hpp
/// Rows of coverage with their clippings, and of partners with their counts.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <plenaria/db.hpp>

#include "coverage.hpp"

namespace plenaria::campaigns {

/// The newest day first.
std::vector<Coverage> coverage_of(UnitOfWork& uow, const std::string& campaign_id);
std::optional<Coverage> find_coverage(UnitOfWork& uow, const std::string& id);
/// @return the id of the entry with that link_key
std::optional<std::string> coverage_with(UnitOfWork& uow, const std::string& campaign_id,
                                         const std::string& key);
void insert(UnitOfWork& uow, const Coverage& coverage, const std::string& key);
/// @return false when somebody else has changed it since `coverage.revision`.
bool update(UnitOfWork& uow, const Coverage& coverage, const std::string& key);
/// With its clippings.
void remove_coverage(UnitOfWork& uow, const std::string& id);

struct Clipping {
    std::string id = {};
    std::string coverage_id = {};
    std::string name = {};
    std::string content_type = {};
    std::string sha256 = {};
};
std::vector<Clipping> clippings_of(UnitOfWork& uow, const std::string& coverage_id);
std::optional<Clipping> find_clipping(UnitOfWork& uow, const std::string& id);
void insert(UnitOfWork& uow, const Clipping& clipping);

struct Partner {
    std::string id = {};
    std::string campaign_id = {};
    std::string name = {};
    std::string code = {};
};
std::vector<Partner> partners_of(UnitOfWork& uow, const std::string& campaign_id);
std::optional<Partner> partner_with(UnitOfWork& uow, const std::string& code);
void insert(UnitOfWork& uow, const Partner& partner);

struct PartnerDay {
    std::string partner_id = {};
    std::string on = {};  ///< "2026-11-30"
    int number = 0;
};
/// Of all partners of a campaign, by day.
std::vector<PartnerDay> partner_days(UnitOfWork& uow, const std::string& campaign_id);
void add_to(UnitOfWork& uow, const PartnerDay& day);

}  // namespace plenaria::campaigns
