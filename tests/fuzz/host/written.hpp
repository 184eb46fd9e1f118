// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file tests/fuzz/host/written.hpp
/// What is written of a stranger's texts for other programs to read; also by print_written.cpp, for Python to
/// judge.

#include <string>
#include <string_view>

#include <plenaria/effects.hpp>
#include <plenaria/result.hpp>
#include <plenaria/services.hpp>

namespace plenaria::fuzz {

struct CalendarWish {
    CalendarEntry entry;
    std::string organiser;
};
/// Title, place, description and organiser, parted by 0x01.
CalendarWish calendar_wish(std::string_view bytes);
std::string written_calendar(const CalendarWish& wish);

/// Address, name, subject and text, parted by 0x01.
Mail mail_wish(std::string_view bytes);
Result<std::string> written_mail(const Mail& mail);

}  // namespace plenaria::fuzz
