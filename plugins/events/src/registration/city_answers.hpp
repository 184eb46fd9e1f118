// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/registration/city_answers.hpp
/// Cities of the directory as answers: what a typed name means, what is suggested to an office, and how
/// answers are called. Each is one step of the caller's transaction.

#include <string>
#include <vector>

#include <plenaria/db.hpp>
#include <plenaria/locale.hpp>

#include "answer_words.hpp"
#include "question_repository.hpp"

namespace plenaria::directory {
class Directory;
class Lookup;
}  // namespace plenaria::directory

namespace plenaria::events {

struct CityTools {
    directory::Lookup& lookup;
    directory::Directory& directory;
    const CountryReader& countries;
    const Locale& locale;
};

struct NamedCity {
    std::string ref = {};  ///< "city/ID"
    std::string name = {};
    std::string country = {};  ///< in the reader's language
};

/// The cities that `text` may mean: a name, or a name and after a comma its country.
/// @param chosen a ref that a list has put beside the text; counts while its name still stands there.
std::vector<NamedCity> cities_meant(UnitOfWork& uow, const CityTools& tools, const std::string& text,
                                    const std::string& chosen = {});

/// "Tripoli, Lebanon; Tripoli, Libya": the first of them.
std::string choices_in_words(const std::vector<NamedCity>& cities);

/// What an office is shown while it types; nothing for less than two letters.
/// @return too_many beyond 1000 searches of this delegation within an hour.
Result<std::vector<NamedCity>> suggest_cities(UnitOfWork& uow, const CityTools& tools,
                                              const std::string& delegation, const std::string& text);

/// Names of the cities that conditions of `form` wait for and that `answers` hold.
AnswerNames city_names(UnitOfWork& uow, directory::Lookup& lookup, const std::vector<Question>& form,
                       const std::vector<const AnswersByPerson*>& answers, std::string_view language);
/// Those, and the names of the files of this delegation.
AnswerNames names_for_delegation(UnitOfWork& uow, directory::Lookup& lookup,
                                 const std::vector<Question>& form, const std::string& delegation,
                                 const AnswersByPerson& answers, std::string_view language);

}  // namespace plenaria::events
