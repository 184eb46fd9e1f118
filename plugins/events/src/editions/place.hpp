// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/editions/place.hpp
/// Where and when an edition is, in words.

#include <string>

#include <plenaria/db.hpp>
#include <plenaria/locale.hpp>

#include "edition.hpp"

namespace plenaria::directory {
class Lookup;
}

namespace plenaria::events {

/// "17 December 2019 – 18 December 2019": joining the two more closely needs rules of each language.
std::string date_range(const Dates& dates, const Locale& locale);
/// "Geneva, Palais des Nations"; the city as the directory calls it in the reader's language.
std::string place_words(UnitOfWork& uow, directory::Lookup& lookup, const Edition& edition,
                        const Locale& locale);

}  // namespace plenaria::events
