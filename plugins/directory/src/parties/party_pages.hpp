// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/parties/party_pages.hpp
/// What the pages of cities, organisations and people have in common: mandates, contacts, lists, memberships.

#include <map>
#include <string>
#include <vector>

#include <plenaria/http.hpp>

#include "../values.hpp"

namespace plenaria {
class UnitOfWork;
}

namespace plenaria::directory {

/// What belongs to a party beside its own fields.
struct PartyExtras {
    struct HeldMandate {
        MandateRow mandate;
        std::string person;
        Names city;
    };
    std::vector<HeldMandate> mandates;
    std::vector<ContactRow> contacts;
    std::vector<Segment> segments;
    std::vector<Organisation> organisations;  ///< it belongs to
    struct MergedIn {
        std::string merge_id;
        std::string name;
        std::string merged_at;
    };
    std::vector<MergedIn> merged;  ///< entries that it answers for
};
PartyExtras read_extras(UnitOfWork& uow, const std::string& party);

/// Adds to `model`: mandates, contacts, segments, organisations, each with has_…; may_edit; add_contact_url.
void set_extras(Model& model, RequestScope& scope, const std::string& party, const PartyExtras& extras);

/// "Amán, Aman".
std::string join_words(const std::vector<std::string>& words);

/// "17 December 2018".
std::string from_until(const MandateRow& mandate, const Locale& locale);

/// The party whose ref is in the hidden field `name`, or else whose name was typed into `name`_text and is
/// known once. @return empty when nothing was given; notes a problem in `error` when it is not known or not
/// once.
std::string resolve_party(UnitOfWork& uow, const Request& request, const std::string& name,
                          const std::string& kind, Day today, Error& error);

}  // namespace plenaria::directory
