// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/directory/holders.hpp
/// A list of the directory as the people who hold roles there on a day: whom a letter to many reaches.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/abi.hpp>
#include <plenaria/db.hpp>
#include <plenaria/time.hpp>

namespace plenaria::directory {

/// A city or an organisation of the list. Names are in three languages, since a letter is in its reader's.
struct HolderPlace {
    std::string ref;  ///< "city/ID" or "organisation/ID"
    std::string name_en, name_es, name_fr;
    std::string iso2;  ///< of its country; empty for an organisation that tells none
    std::string zone;
    std::string mayor;         ///< who holds the highest office that day; empty: nobody known
    std::string mayor_gender;  ///< "female", "male", "other"; empty: not known
    std::string language;      ///< in which it is written to
};

/// Somebody who holds a role at a place.
struct Holder {
    std::size_t place = 0;  ///< index in HolderList::places
    std::string ref;        ///< "person/ID" or "contact/ID"
    std::string role;       ///< "mayor", "cabinet", "legal", "protocol", "international", "press"
    std::string name;
    std::string address;  ///< mail address; empty: none is known
    std::string language;
    std::string post = {};  ///< their postal address, else that of the place: lines as its country writes
                            ///< them, without the names and the country; empty: none is known
    std::string post_country = {};  ///< ISO 3166-1 alpha-2
};

struct HolderList {
    std::vector<HolderPlace> places = {};
    std::vector<Holder> holders = {};  ///< by place, then in the order in which the roles were asked for
};

/// All functions run inside the caller's transaction. Thread-safe.
class Holders {
public:
    static constexpr std::string_view service_name = "directory.holders/1";
    virtual ~Holders() = default;
    /// Of "mayor" it is the person whose mandate holds on `on`, at the address of the office where it has
    /// one, else at their own; of other roles whoever is entered. Nobody is left out for want of an address.
    /// @param list_id empty: every city.
    [[nodiscard]] virtual HolderList holders(UnitOfWork& uow, std::string_view list_id,
                                             const std::vector<std::string>& roles, Day on) = 0;
};

}  // namespace plenaria::directory
