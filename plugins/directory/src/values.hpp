// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file directory/src/values.hpp
/// The things that the directory holds, as values. Empty text stands for "not known".

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/time.hpp>

#include "postal.hpp"

namespace plenaria::directory {

enum class PartyKind { city = 1, organisation, person };

/// "city/01H…" taken apart.
struct Ref {
    PartyKind kind = PartyKind::city;
    std::string id;
    bool operator==(const Ref&) const = default;
};

std::string text_of(const Ref& ref);
/// @return nothing when `text` has not the form "city/ID", "organisation/ID" or "person/ID".
std::optional<Ref> parse_ref(std::string_view text);

inline std::string city_ref(const std::string& id) { return "city/" + id; }
inline std::string organisation_ref(const std::string& id) { return "organisation/" + id; }
inline std::string person_ref(const std::string& id) { return "person/" + id; }

/// One name in the three languages; English is always there, the others fall back to it.
struct Names {
    std::string en;
    std::string es;
    std::string fr;
    [[nodiscard]] const std::string& in(std::string_view language) const;
    bool operator==(const Names&) const = default;
};

/// Where in migration a city stands; several may be true.
struct MigrationContext {
    bool origin = false;
    bool transit = false;
    bool destination = false;
    bool return_to = false;
    bool operator==(const MigrationContext&) const = default;
};

struct City {
    std::string id;
    Names name;
    std::vector<std::string> aliases;  ///< further spellings, in order of their text
    std::string iso2;
    std::string division;      ///< state or province, where a country has two cities of one name
    long long population = 0;  ///< 0: not known
    double latitude = 0;
    double longitude = 0;
    bool has_place = false;
    MigrationContext context;
    std::string zone = "UTC";
    std::string language = "en";
    std::string note;
    PostalAddress post = {};
    std::string merged_into;  ///< id of the city that answers for it; empty: itself
    int version = 1;
};

struct Organisation {
    std::string id;
    Names name;
    Names acronym;
    std::vector<std::string> aliases;
    std::string kind;  ///< "UN", "city network", "donor": the secretariat's own words
    std::string iso2;
    std::string website;
    std::string zone = "UTC";
    std::string language = "en";
    std::string note;
    PostalAddress post = {};
    std::string merged_into;
    int version = 1;
};

struct Person {
    std::string id;
    std::string name;
    std::vector<std::string> aliases;
    std::string gender;  ///< "female", "male", "other" or empty
    std::string language = "en";
    std::string email;
    std::string note;
    PostalAddress post = {};
    std::string merged_into;
    int version = 1;
};

inline std::string ref_of(const City& city) { return city_ref(city.id); }
inline std::string ref_of(const Organisation& organisation) { return organisation_ref(organisation.id); }
inline std::string ref_of(const Person& person) { return person_ref(person.id); }

/// A row of dir_mandate. The public Mandate is what others see of it.
struct MandateRow {
    std::string id;
    std::string person_id;
    std::string city_id;
    std::string office;
    bool head = true;  ///< the highest office of the city
    Day from = {};
    std::optional<Day> until = {};  ///< exclusive
    std::string remark;
    bool end_told = false;  ///< others have heard that it ended
    int version = 1;
};

struct ContactRow {
    std::string id;
    std::string party;  ///< ref
    std::string role;
    std::string name;
    std::string address;  ///< mail; empty for who is reached by post alone
    std::string language = "en";
    PostalAddress post = {};  ///< their own; empty: that of the office
    int version = 1;
};

struct Segment {
    std::string id;
    std::string name;
    std::string note;
    int version = 1;
};

inline constexpr std::array<std::string_view, 6> contact_roles{"mayor",    "cabinet",       "legal",
                                                               "protocol", "international", "press"};
inline constexpr std::array<std::string_view, 3> languages{"en", "es", "fr"};

}  // namespace plenaria::directory
