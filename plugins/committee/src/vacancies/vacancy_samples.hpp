// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/vacancies/vacancy_samples.hpp
/// The mails about vacancies as the editor of letters shows them.

#include <plenaria/letters.hpp>

#include "vacancy_tools.hpp"

namespace plenaria::committee::vacancies {

class VacancySamples final : public LetterSamples {
public:
    /// @param tools outlives it; set once the room has started.
    explicit VacancySamples(const VacancyTools& tools) : tools_(tools) {}
    [[nodiscard]] std::optional<Model> sample(UnitOfWork& uow, std::string_view letter,
                                              std::string_view language) const override;

private:
    const VacancyTools& tools_;
};

}  // namespace plenaria::committee::vacancies
