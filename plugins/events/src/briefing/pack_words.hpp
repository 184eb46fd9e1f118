// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/briefing/pack_words.hpp
/// What stands in a pack, in the language of whom it is for.

#include <map>
#include <string>

#include <plenaria/locale.hpp>
#include <plenaria/statements/versions.hpp>
#include <plenaria/view.hpp>

#include "../programme/edition_format.hpp"
#include "pack.hpp"

namespace plenaria::events {

/// What a pack tells of things that are looked up.
struct PackSurroundings {
    std::string place = {};  ///< of the event
    std::map<std::string, statements::IssuedVersion> versions =
        {};                          ///< that its sessions discuss, by their ids
    std::string programme_url = {};  ///< empty: none is released
};
/// Members of print/briefing.
Model pack_model(const PackReading& reading, const PackPerson& person, const PackSurroundings& around,
                 const EditionFormat& format, const Locale& locale);

}  // namespace plenaria::events
