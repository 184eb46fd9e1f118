// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/procedure/procedure_work.hpp
/// What of procedures waits for whom: letters to send, silent members, decisions of the secretariat, answers
/// of offices.

#include <plenaria/services.hpp>

#include "procedure_reading.hpp"

namespace plenaria::statements {

class ProcedureWorkList final : public WorkList {
public:
    /// @param tools outlive it
    explicit ProcedureWorkList(const ProcedureTools& tools) : tools_(tools) {}
    [[nodiscard]] std::vector<WorkItem> waiting(UnitOfWork& uow, const Actor& actor,
                                                const Locale& locale) const override;

private:
    const ProcedureTools& tools_;
};

}  // namespace plenaria::statements
