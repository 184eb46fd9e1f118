// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/vacancies/vacancy_service.hpp
/// What the secretariat does about a vacancy until nominations are in: opening it, asking cities, more time,
/// withdrawing it. Each is one step of the caller's transaction; routes ask for "committee.edit".

#include <string>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>

#include "vacancy_mails.hpp"

namespace plenaria::directory {
class Directory;
struct Contact;
}  // namespace plenaria::directory

namespace plenaria::committee::vacancies {

/// Whether one call may fill both seats for these days: they have the same rules, and nobody holds the other
/// one then, or is looked for already.
bool may_be_filled_together(UnitOfWork& uow, const ledger::Seat& seat, const ledger::Seat& other,
                            const VacancyFacts& days);

/// Whom of a city's contacts a call for nominations goes to, its administrative representatives first:
/// cabinet, international relations, protocol, the mayor.
/// @return nullptr when there is none with an address.
const directory::Contact* contact_for_call(const std::vector<directory::Contact>& contacts);

/// Enters the cities that may nominate: the members, of the region of the seat where it has one.
void enter_cities(UnitOfWork& uow, directory::Directory& directory, const Vacancy& vacancy,
                  const ledger::Seat& seat);
/// A draft, with the cities that may nominate.
/// @param further seats of the same body and with the same rules that are filled with it
/// @return its id; invalid_input naming every field that is wrong, also when somebody holds the seat then, or
/// another vacancy of the seat is not over.
Result<std::string> create_vacancy(UnitOfWork& uow, directory::Directory& directory, const Actor& actor,
                                   const std::string& seat_id, const VacancyFacts& facts,
                                   const std::vector<std::string>& further = {});
/// Of a draft; cities and contacts are read anew. @return conflict once cities were asked, or when somebody
/// else has changed it since `revision`.
Result<void> change_vacancy(UnitOfWork& uow, directory::Directory& directory, const Actor& actor,
                            const std::string& id, const VacancyFacts& facts, int revision);

/// Those a wave goes to, those that cannot be written to.
std::vector<Notice> to_ask(const std::vector<Notice>& notices);
std::vector<Notice> without_address(const std::vector<Notice>& notices);
/// Asked, and without a nomination that stands.
std::vector<Notice> to_remind(UnitOfWork& uow, const std::vector<Notice>& notices);

/// Asks the cities and opens the vacancy. @param expected the number that the preview showed; another number
/// is a conflict and sends nothing. @return how many messages went to the outbox.
Result<int> ask_cities(UnitOfWork& uow, const VacancyMails& mails, const Actor& actor, const std::string& id,
                       int expected);
Result<int> remind_cities(UnitOfWork& uow, const VacancyMails& mails, const Actor& actor,
                          const std::string& id, int expected);

struct Extension {
    LocalTime deadline = {};  ///< in the zone of the vacancy
    std::string reason = {};
    int revision = 0;
};
/// More time, also when it was over; whoever was asked is told. @return invalid_input for a deadline that is
/// not later.
Result<void> extend_deadline(UnitOfWork& uow, const VacancyMails& mails, const Actor& actor,
                             const std::string& id, const Extension& wish);
/// Nobody is looked for any more; whoever was asked is told. @return conflict once it is decided.
Result<void> withdraw_vacancy(UnitOfWork& uow, const VacancyMails& mails, const Actor& actor,
                              const std::string& id, const std::string& reason, int revision);

}  // namespace plenaria::committee::vacancies
