// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/vacancies/nomination_service.hpp
/// What a city's office and its nominee do by their links. Each is one step of the caller's transaction.

#include <optional>
#include <string>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "vacancy_mails.hpp"

namespace plenaria::directory {
class Directory;
}

namespace plenaria::committee::vacancies {

/// What an office sees behind its link.
struct OwnCall {
    Call call;
    Notice notice;
    std::optional<Nomination> nomination = {};  ///< also one that was withdrawn
    std::optional<Called> head = {};  ///< who holds the highest office of the city when the term begins
    std::string head_office = {};     ///< as the directory calls it: "Lord Mayor"
};
/// @return not_found, as for a vacancy that does not exist, unless `actor` came by the link of a city that
/// was asked.
Result<OwnCall> own_call(UnitOfWork& uow, directory::Directory& directory, const Actor& actor,
                         const std::string& vacancy_id);

/// A city nominates, or changes its nomination. The same once more is no second one and mails nothing.
/// Another nominee, or the same at another address, is asked for consent anew, and the link of the one before
/// opens nothing.
/// @param revision of the nomination that the form showed; 0: there was none
/// @return invalid_input naming every field that is wrong; conflict when it is too late, with the instant, or
/// when a colleague has saved something else since.
Result<void> nominate(UnitOfWork& uow, directory::Directory& directory, const VacancyMails& mails,
                      const Actor& actor, const std::string& vacancy_id, NominationFacts facts, int revision);
/// @return conflict when it is too late, or when a colleague has saved something since. Twice is harmless.
Result<void> withdraw_nomination(UnitOfWork& uow, directory::Directory& directory, const VacancyMails& mails,
                                 const Actor& actor, const std::string& vacancy_id, int revision);

/// What a nominee sees behind their link.
struct OwnNomination {
    Call call;
    Nomination nomination;
};
/// @return not_found unless `actor` came by the link of this nomination.
Result<OwnNomination> own_nomination(UnitOfWork& uow, const Actor& actor, const std::string& nomination_id);

/// Whether a nominee may answer now: until the deadline as often as they like; after it once, as long as
/// nothing is decided, for a city may nominate in the last minute.
Result<void> check_takes_consent(const OwnNomination& own, Instant now);
Result<void> answer_consent(UnitOfWork& uow, const Actor& actor, const std::string& nomination_id,
                            bool consents);

}  // namespace plenaria::committee::vacancies
