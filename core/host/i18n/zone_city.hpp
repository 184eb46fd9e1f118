// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file i18n/zone_city.hpp
/// A time zone in the words of a reader: by its city.

#include <string>
#include <string_view>

#include <unicode/locid.h>

namespace plenaria::host::i18n {

/// See Language::zone_city.
std::string city_of_zone(std::string_view zone, const icu::Locale& locale);

}  // namespace plenaria::host::i18n
