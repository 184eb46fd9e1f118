// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/briefing/pack.hpp
/// Who gets a briefing pack of an event, and what stands in it: their day, in their language.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/db.hpp>
#include <plenaria/directory/directory.hpp>
#include <plenaria/directory/lookup.hpp>

#include "../delegations/delegation.hpp"
#include "../meetings/meeting.hpp"
#include "../programme/release_repository.hpp"
#include "briefing_repository.hpp"

namespace plenaria::events {

/// A head or member of a delegation that comes, or somebody of the programme who is in none.
struct PackPerson {
    std::string key = {};   ///< "delegate-ID" or "person-ID", as it stands in addresses
    std::string name = {};  ///< as the person, or their office, writes it
    std::string post = {};
    std::string person_ref = {};  ///< of the directory; empty: nobody of the programme has this name
    std::string delegation = {};  ///< id; empty: in none
    std::string party = {};       ///< "city/ID" for which they come
    std::string party_name = {};
    std::string language = "en";
    bool own_language = false;  ///< that of the person in the directory; else that of the office, or English
    bool leads = false;         ///< head of a delegation, or in the programme
    int sessions = 0;           ///< with a role in them
    int meetings = 0;
};

/// All that packs are made of, read in one go.
struct PackReading {
    Edition edition;
    BriefingFacts facts;
    std::optional<Released> released;  ///< nothing: no programme yet
    std::vector<Meeting> meetings;     ///< that were agreed
    std::vector<VenueRoom> rooms;
    std::vector<Delegation> delegations;  ///< that come and have places
    std::map<std::pair<std::string, std::string>, TextsByLanguage> points;
    std::vector<PackPerson> people;  ///< by delegation, then those of the programme, each by name
};
/// A delegate is the person of the programme who has exactly their name, where just one has.
/// @param directory nullptr: languages are those of the offices.
Result<PackReading> read_packs(UnitOfWork& uow, directory::Lookup& lookup, directory::Directory* directory,
                               const std::string& edition_id);
/// The same people without reading them all: those of one page, and how many there are.
struct PackPage {
    PackReading reading;    ///< with the people of the page alone; without delegations, rooms and points
    long long total = 0;    ///< people of all pages
    long long leading = 0;  ///< of them, those who lead
};
/// Needs ensure_counted() before. @param before people of the list before those of the page.
Result<PackPage> read_pack_page(UnitOfWork& uow, directory::Lookup& lookup, directory::Directory* directory,
                                const std::string& edition_id, long long before, long long many);
/// What one pack is made of: `reading` has their delegation alone, the points for their sessions, and them.
struct OnePack {
    PackReading reading;
    [[nodiscard]] const PackPerson& person() const { return reading.people.front(); }
};
/// As read_packs() finds them, without reading the other delegations. Needs ensure_counted() before.
/// @return not_found when nobody has this key.
Result<OnePack> read_pack(UnitOfWork& uow, directory::Lookup& lookup, directory::Directory* directory,
                          const std::string& edition_id, std::string_view key);

/// The text in that language, else the English one, else whichever there is; and in which language it is.
std::pair<std::string, std::string> text_for(const TextsByLanguage& texts, std::string_view language);

/// Whether the person, or the delegation for which they come, meets somebody.
bool meets(const Meeting& meeting, const PackPerson& person);
/// The roles of the person in a session, in the order of roles.
std::vector<SessionRole> roles_in(const Session& session, const PackPerson& person);

}  // namespace plenaria::events
