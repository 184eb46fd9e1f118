// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/planning/late.hpp
/// What is late over all editions: on front pages, in lists, and told once to whoever looks after it.

#include <map>
#include <string>
#include <vector>

#include <plenaria/db.hpp>
#include <plenaria/services.hpp>

#include "milestone_repository.hpp"

namespace plenaria::events {

/// Not done, and due before today in the zone of their editions; nothing of editions whose dates do not hold.
struct LateMilestone {
    OpenMilestone milestone;
    Edition edition;
};
std::vector<LateMilestone> late_milestones(UnitOfWork& uow);

/// How many are late, by edition.
std::map<std::string, int> late_counts(UnitOfWork& uow);

/// Tells the owner of each milestone that has become late since the last call, once; of those without an
/// account, all who plan events. @return how many were told of.
Result<int> tell_what_is_late(Database& db);

/// Late milestones on the front page: one's own one by one, all others one entry an edition.
class LateWork final : public WorkList {
public:
    [[nodiscard]] std::vector<WorkItem> waiting(UnitOfWork& uow, const Actor& actor,
                                                const Locale& locale) const override;
};

}  // namespace plenaria::events
