// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/meetings/meeting_samples.hpp
/// Mails about meetings as they would be sent of what is stored, for those who change their words.

#include <plenaria/letters.hpp>

#include "meeting_tools.hpp"

namespace plenaria::committee::meetings {

class MeetingSamples final : public LetterSamples {
public:
    explicit MeetingSamples(const MeetingTools& tools) : tools_(tools) {}
    [[nodiscard]] std::optional<Model> sample(UnitOfWork& uow, std::string_view letter,
                                              std::string_view language) const override;

private:
    const MeetingTools& tools_;
};

}  // namespace plenaria::committee::meetings
