// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/tools.hpp
/// What pages, operations and jobs of the room use; set once the room has started.

#include <string>

#include <nlohmann/json.hpp>

#include <plenaria/directory/directory.hpp>
#include <plenaria/press.hpp>
#include <plenaria/services.hpp>
#include <plenaria/statements/versions.hpp>

#include "mails.hpp"

namespace plenaria::campaigns {

struct CampaignTools {
    directory::Directory* directory = nullptr;
    statements::Versions* versions = nullptr;  ///< nullptr: that room is absent
    const Renderer* renderer = nullptr;
    const Locales* locales = nullptr;
    const Addresses* addresses = nullptr;
    Press* press = nullptr;
    DocumentParts* parts = nullptr;
    Documents* documents = nullptr;

    [[nodiscard]] CampaignMails mails() const { return CampaignMails({*renderer, *locales, *addresses}); }
    /// The text of a city with that quote.
    [[nodiscard]] CityText text(const Output& output, const City& city, const std::string& quote) const {
        const auto country = city.country.empty()
                                 ? std::string()
                                 : locales->get(city.language, "campaigns").country(city.country);
        return text_of(output, city, country, quote);
    }
};

using Document = nlohmann::ordered_json;
/// Text was checked to be UTF-8 before; what an old row holds is written whatever it is.
inline std::string compact(const Document& document) {
    return document.dump(-1, ' ', false, Document::error_handler_t::replace);
}

}  // namespace plenaria::campaigns
