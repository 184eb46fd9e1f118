// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/vacancies/shared_pages.hpp
/// What the pages of vacancies share.

#include <string>

#include <plenaria/view.hpp>

#include "../ledger/common_pages.hpp"
#include "call.hpp"
#include "vacancy_tools.hpp"

namespace plenaria::committee::vacancies {

/// "Steering committee, seat 2"
std::string seat_in_words(const std::string& body, int number, const Locale& locale);
/// Of several: "Steering committee, seats 2, 7".
std::string seats_in_words(const std::string& body, const std::vector<int>& numbers, const Locale& locale);
std::string seat_in_words(const Call& call, const Locale& locale);
/// "2, 7".
std::string numbers_in_words(const std::vector<int>& numbers, const Locale& locale);
Model state_tag(State state, const Locale& locale);
/// Of partials/deadline, in the zone of the vacancy and in the reader's.
Model deadline_model(const Vacancy& vacancy, const RequestScope& scope);
/// A row of partials/summary.
Model fact_row(std::string label, std::string value);
/// What stands in both fields of a day and a time; such as nobody means when it is none.
LocalTime read_local_time(const Request& request, std::string_view day, std::string_view time);
/// "17:00"
std::string clock_text(std::chrono::seconds time_of_day);

}  // namespace plenaria::committee::vacancies
