// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/rounds/consultation_worklist.hpp
/// What rounds and signatures put on people's first page: points to decide, wishes for more time, silent
/// offices.

#include <plenaria/services.hpp>

namespace plenaria::statements {

/// No state; thread-safe.
class ConsultationWorkList final : public WorkList {
public:
    [[nodiscard]] std::vector<WorkItem> waiting(UnitOfWork& uow, const Actor& actor,
                                                const Locale& locale) const override;
};

}  // namespace plenaria::statements
