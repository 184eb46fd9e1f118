// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file campaigns/src/tools.hpp
/// What pages, operations and jobs of the room use; set once the room has started.

#include <string>

#include <nlohmann/json.hpp>

#include <plenaria/bulk_mail.hpp>
#include <plenaria/directory/directory.hpp>
#include <plenaria/directory/holders.hpp>
#include <plenaria/directory/lookup.hpp>
#include <plenaria/directory/sheets.hpp>
#include <plenaria/events/editions.hpp>
#include <plenaria/press.hpp>
#include <plenaria/services.hpp>
#include <plenaria/settings.hpp>
#include <plenaria/statements/signatures.hpp>
#include <plenaria/statements/versions.hpp>
#include "mails.hpp"

namespace plenaria::campaigns {

struct CampaignTools {
    directory::Directory* directory = nullptr;
    statements::Versions* versions = nullptr;      ///< nullptr: that room is absent
    statements::Signatures* signatures = nullptr;  ///< likewise
    directory::Lookup* lookup = nullptr;
    events::Editions* editions = nullptr;  ///< likewise
    Documents* documents = nullptr;
    const Renderer* renderer = nullptr;
    const Locales* locales = nullptr;
    const Addresses* addresses = nullptr;
    directory::Holders* holders = nullptr;
    BulkMail* bulk = nullptr;  ///< nullptr in tests: nobody is suppressed
    Press* press = nullptr;
    DocumentParts* parts = nullptr;
    DocumentOrders* orders = nullptr;
    const Settings* settings = nullptr;
    directory::Sheets* sheets = nullptr;

    [[nodiscard]] CampaignMails mails() const { return CampaignMails({*renderer, *locales, *addresses}); }
    /// The text of a city with that quote.
    [[nodiscard]] CityText text(const Output& output, const City& city, const std::string& quote) const {
        const auto country = city.country.empty()
                                 ? std::string()
                                 : locales->get(city.language, "campaigns").country(city.country);
        const auto day =
            city.event_day ? locales->get(city.language, "campaigns").day(*city.event_day) : std::string();
        return text_of(output, city, country, quote, day);
    }
};

using Document = nlohmann::ordered_json;
/// Text was checked to be UTF-8 before; what an old row holds is written whatever it is.
inline std::string compact(const Document& document) {
    return document.dump(-1, ' ', false, Document::error_handler_t::replace);
}

}  // namespace plenaria::campaigns
