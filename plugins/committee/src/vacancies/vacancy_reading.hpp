// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/vacancies/vacancy_reading.hpp
/// How far each city has come that was asked to nominate.

#include <cstdint>
#include <string_view>
#include <vector>

#include "call.hpp"

namespace plenaria::committee::vacancies {

enum class CityState : std::uint8_t { no_address = 1, chosen, asked, opened, nominated, taken_back };
std::string_view to_text(CityState state);
/// Catalog key: "Link opened".
std::string_view name_of(CityState state);

struct AskedCity {
    Notice notice;
    CityState state = CityState::chosen;
    std::vector<Instant> opened_at = {};  ///< in order
    std::optional<Nomination> nomination = {};
};

struct VacancyReading {
    Call call;
    std::vector<AskedCity> cities;  ///< by name
    [[nodiscard]] std::vector<Notice> notices() const;
    [[nodiscard]] int count(CityState state) const;
};
/// @return not_found when there is none.
Result<VacancyReading> read_vacancy(UnitOfWork& uow, const std::string& id);

}  // namespace plenaria::committee::vacancies
