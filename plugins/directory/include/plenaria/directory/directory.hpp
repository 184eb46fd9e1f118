// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/directory/directory.hpp
/// What other plugins ask the directory: which cities there are, and who may speak for one on a day.

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/abi.hpp>
#include <plenaria/db.hpp>
#include <plenaria/text.hpp>
#include <plenaria/time.hpp>

namespace plenaria::directory {

/// Somebody in an office who is written to. A letter goes to roles, never to a name typed in a list.
struct Contact {
    std::string id;
    std::string role;  ///< "mayor", "cabinet", "legal", "protocol", "international"
    std::string name;
    std::string address;  ///< mail address
    std::string language = "en";
};

/// Who of an office is written to: the first of these roles that has an address, else anybody who has one.
/// @return nullptr when nobody has one.
inline const Contact* contact_to_write_to(const std::vector<Contact>& contacts,
                                          std::initializer_list<std::string_view> roles) {
    for (const auto role : roles)
        for (const auto& contact : contacts)
            if (contact.role == role && !contact.address.empty()) return &contact;
    for (const auto& contact : contacts)
        if (!contact.address.empty()) return &contact;
    return nullptr;
}

/// A person holds an office in a city, from–to.
struct Mandate {
    std::string id;
    std::string person_id;
    std::string person_name;
    std::string office;  ///< "Mayor", "Lord Mayor", "Deputy Mayor"
    Day from = {};
    std::optional<Day> until = {};  ///< exclusive; nothing while it lasts
};

/// A city or an organisation as another plugin sees it.
struct Party {
    std::string ref;              ///< "city/ID" or "organisation/ID": what other plugins store
    std::string name;             ///< in the language asked for
    std::string language = "en";  ///< in which it is written to
    std::string zone = "UTC";
    std::string iso2 = {};    ///< ISO 3166-1 alpha-2 of its country; empty for an organisation
    std::string region = {};  ///< UN M49: "Africa", "Americas", "Asia", "Europe", "Oceania"
    double latitude = 0;
    double longitude = 0;
    bool has_place = false;  ///< whether the coordinates are known
};

/// What figures say of a person, and the language in which they are written to.
struct PersonFacts {
    std::string ref;  ///< as it was asked for
    std::string name = {};
    std::string gender = {};  ///< "female", "male", "other"; empty: not known
    std::string language = "en";
    std::string region = {};  ///< UN M49, of the city where they hold an office on that day; empty: not known
    std::vector<std::string> cities = {};  ///< "city/ID" of all where they hold one, the highest first
};

/// Which cities a list shows, and which of them.
struct CityQuestion {
    std::string words = {};   ///< beginnings of words of their names, of which three count; empty: any
    std::string region = {};  ///< UN M49: "Africa"; empty: any
    long long before = 0;     ///< cities of the list before these
    long long many = 50;
};
struct CityPage {
    std::vector<Party> cities = {};
    long long total = 0;  ///< of all pages
};

/// Changes with every name, place or merge of a city: for Route::cached_under of public pages that show
/// cities.
inline constexpr std::string_view cities_tag = "directory.cities";

/// All functions run inside the caller's transaction. Thread-safe.
class Directory {
public:
    static constexpr std::string_view service_name = "directory.directory/1";
    virtual ~Directory() = default;

    /// @return nothing when it does not exist. A merged city answers under the ref of the one it was merged
    /// into.
    [[nodiscard]] virtual std::optional<Party> party(UnitOfWork& uow, std::string_view ref,
                                                     std::string_view language) = 0;
    /// Several at once, in the order of `refs`; unknown ones are left out.
    [[nodiscard]] virtual std::vector<Party> parties(UnitOfWork& uow, const std::vector<std::string>& refs,
                                                     std::string_view language) = 0;
    /// All cities, sorted by name in that language.
    [[nodiscard]] virtual std::vector<Party> cities(UnitOfWork& uow, std::string_view language) = 0;
    /// A page of them in the same order, which costs what a page costs.
    [[nodiscard]] virtual CityPage cities_found(UnitOfWork& uow, const CityQuestion& question,
                                                std::string_view language) {
        CityPage page;
        for (auto& city : cities(uow, language)) {
            if (!question.region.empty() && city.region != question.region) continue;
            if (!has_words(city.name, question.words)) continue;
            if (page.total >= question.before && page.total < question.before + question.many)
                page.cities.push_back(std::move(city));
            ++page.total;
        }
        return page;
    }
    /// The members of a segment, sorted by name.
    [[nodiscard]] virtual std::vector<Party> segment(UnitOfWork& uow, std::string_view segment_id,
                                                     std::string_view language) = 0;
    struct SegmentName {
        std::string id;
        std::string name;
        int size = 0;
    };
    [[nodiscard]] virtual std::vector<SegmentName> segments(UnitOfWork& uow) = 0;

    [[nodiscard]] virtual std::vector<Contact> contacts(UnitOfWork& uow, std::string_view ref) = 0;
    /// People by the refs that are asked for, however many, in no order; of a ref that does not exist there
    /// is none.
    [[nodiscard]] virtual std::vector<PersonFacts> people(UnitOfWork&,
                                                          const std::vector<std::string>& /*refs*/,
                                                          Day /*on*/) {
        return {};
    }
    /// Who holds the highest office of the city on `day` (its mayor).
    [[nodiscard]] virtual std::optional<Mandate> head_on(UnitOfWork& uow, std::string_view ref, Day day) = 0;

protected:
    static bool has_words(std::string_view name, std::string_view beginnings) {
        const auto words = folded_words(name);
        for (const auto& beginning : folded_words(beginnings))
            if (std::none_of(words.begin(), words.end(),
                             [&](const std::string& word) { return word.starts_with(beginning); }))
                return false;
        return true;
    }
};

}  // namespace plenaria::directory
