// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/vacancies/vacancy_work.hpp
/// Vacancies on the front page of whoever fills seats.

#include <plenaria/services.hpp>

namespace plenaria::committee::vacancies {

/// Drafts that nobody was asked about, calls that are open, nominees who wait for a choice, and letters that
/// were not sent.
class VacancyWork final : public WorkList {
public:
    std::vector<WorkItem> waiting(UnitOfWork& uow, const Actor& actor, const Locale& locale) const override;
};

}  // namespace plenaria::committee::vacancies
