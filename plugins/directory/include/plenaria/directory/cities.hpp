// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/directory/cities.hpp
/// For figures of other plugins: what is known of many cities at once, and who leads them.

#include <string>
#include <string_view>
#include <vector>

#include <plenaria/abi.hpp>
#include <plenaria/db.hpp>
#include <plenaria/time.hpp>

namespace plenaria::directory {

/// What figures say of a city and of who leads it on a day.
struct CityFacts {
    std::string ref;          ///< as it was asked for
    std::string name = {};    ///< in the language asked for
    std::string region = {};  ///< UN M49: "Africa", "Americas", "Asia", "Europe", "Oceania"; empty: not known
    std::string language = {};  ///< in which it is written to
    long long population = 0;   ///< 0: not known
    /// Where in migration it stands; several may be true, and none when it is not known.
    bool is_origin = false;
    bool is_transit = false;
    bool is_destination = false;
    bool is_return = false;
    std::string head_ref =
        {};  ///< "person/ID" of whoever holds the highest office that day; empty: nobody known
    std::string head_name = {};
    std::string head_gender = {};  ///< "female", "male", "other"; empty: not known
};

/// All functions run inside the caller's transaction. Thread-safe.
class Cities {
public:
    static constexpr std::string_view service_name = "directory.cities/1";
    virtual ~Cities() = default;
    /// By the refs that are asked for, however many, in no order; of a ref that does not exist there is none.
    /// What was merged answers as the city it was merged into.
    [[nodiscard]] virtual std::vector<CityFacts> facts(UnitOfWork& uow, const std::vector<std::string>& refs,
                                                       Day on, std::string_view language) = 0;
};

}  // namespace plenaria::directory
