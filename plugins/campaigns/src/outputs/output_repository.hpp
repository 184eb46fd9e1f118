// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/outputs/output_repository.hpp
/// Outputs, cities, what offices say of each, and who of the press reads it before.

#include <optional>
#include <string>
#include <vector>

#include <plenaria/db.hpp>

#include "output.hpp"

namespace plenaria::campaigns {

std::vector<Output> outputs_of(UnitOfWork& uow, const std::string& campaign_id);
std::optional<Output> find_output(UnitOfWork& uow, const std::string& id);
void insert(UnitOfWork& uow, const Output& output);
/// @return false when somebody else has changed it since `output.revision`.
bool update(UnitOfWork& uow, const Output& output);

/// Sorted by name.
std::vector<City> cities_of(UnitOfWork& uow, const std::string& campaign_id);
std::optional<City> find_city(UnitOfWork& uow, const std::string& id);
std::optional<City> city_called(UnitOfWork& uow, const std::string& campaign_id, const std::string& ref);
void insert(UnitOfWork& uow, const City& city);
/// Mayor, quote and when it was written to. @return false when somebody else has changed it since.
bool update(UnitOfWork& uow, const City& city);
void remove_city(UnitOfWork& uow, const std::string& id);

/// Of all outputs and cities of a campaign.
std::vector<Clearance> clearances_of(UnitOfWork& uow, const std::string& campaign_id);
/// What offices have cleared, without its text, in no order. Whether it is for the public is not asked here.
std::vector<ListedText> listed_texts_of(UnitOfWork& uow, const std::string& campaign_id);
std::optional<Clearance> find_clearance(UnitOfWork& uow, const std::string& id);
/// With revision 0 when the office has said nothing yet.
Clearance clearance_of(UnitOfWork& uow, const std::string& output_id, const std::string& city_id);
void insert(UnitOfWork& uow, const Clearance& clearance);
/// @return false when somebody else has changed it since `clearance.revision`.
bool update(UnitOfWork& uow, const Clearance& clearance);

struct PressReader {
    std::string id = {};
    std::string campaign_id = {};
    std::string name = {};
    std::string address = {};
    std::string language = "en";
    Instant sent_at = {};
};
std::vector<PressReader> press_of(UnitOfWork& uow, const std::string& campaign_id);
void insert(UnitOfWork& uow, const PressReader& reader);

/// Whose embargo ended before, and of which a contact is still written down.
std::vector<std::string> campaigns_with_contacts(UnitOfWork& uow, Instant before);
/// @return how many rows had one
int erase_contacts(UnitOfWork& uow, const std::string& campaign_id);

}  // namespace plenaria::campaigns
