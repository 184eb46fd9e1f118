// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/meetings/meeting_work.hpp
/// What meetings ask of the secretariat, for the front page.

#include <plenaria/services.hpp>

namespace plenaria::committee::meetings {

class MeetingWork final : public WorkList {
public:
    [[nodiscard]] std::vector<WorkItem> waiting(UnitOfWork& uow, const Actor& actor,
                                                const Locale& locale) const override;
};

}  // namespace plenaria::committee::meetings
