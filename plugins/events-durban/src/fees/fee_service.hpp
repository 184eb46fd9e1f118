// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-durban/src/fees/fee_service.hpp
/// Use cases about kinds of participation, their fees and quotas. Each is one step of the caller's
/// transaction; routes ask for "events-durban.fees".

#include <string>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/db.hpp>
#include <plenaria/events/delegations.hpp>
#include <plenaria/events/editions.hpp>

#include "account.hpp"

namespace plenaria {
class Locales;
class Documents;
class Press;
class Addresses;
}  // namespace plenaria
namespace plenaria::directory {
class Directory;
}

namespace plenaria::events_durban {

/// What use cases and pages of fees need beside the request; set once the room has started.
struct FeeTools {
    events::Editions* editions = nullptr;
    events::Delegations* delegations = nullptr;
    directory::Directory* directory = nullptr;
    const Locales* locales = nullptr;
    const Addresses* addresses = nullptr;
    Documents* documents = nullptr;
    Press* press = nullptr;
};

/// @return not_found when there is no such edition, or it is no congress.
Result<events::EditionCard> congress_card(UnitOfWork& uow, const FeeTools& tools, const std::string& edition,
                                          std::string_view language);
Error fee_kind_unknown(const std::string& id);

/// @return its id; invalid_input naming every field that is wrong.
Result<std::string> enter_fee_kind(UnitOfWork& uow, const FeeTools& tools, const Actor& actor,
                                   const std::string& edition, FeeFacts facts);
/// Its quota becomes that of the delegations that take part so. @return invalid_input, under "quota", with
/// each delegation that has registered more; conflict when somebody else has changed it since, or for another
/// currency once something was paid.
Result<void> change_fee_kind(UnitOfWork& uow, const FeeTools& tools, const Actor& actor,
                             const std::string& id, FeeFacts facts, int revision);
/// @return conflict while a delegation takes part so.
Result<void> remove_fee_kind(UnitOfWork& uow, const Actor& actor, const std::string& id);

/// @return conflict when somebody else has changed them since.
Result<void> set_fee_rules(UnitOfWork& uow, const FeeTools& tools, const Actor& actor, FeeRules rules);

/// As what a delegation takes part, and for how many of its people the fee is waived, with the reason.
/// @return invalid_input, under "quota", when it has registered more people than that kind may have.
Result<void> set_participation(UnitOfWork& uow, const FeeTools& tools, const Actor& actor,
                               Participation wish);

struct Sorted {
    int sorted = 0;
    std::vector<std::string> over =
        {};  ///< names of those that have registered more than their kind may have
    std::vector<std::string> unknown = {};  ///< names of those that no list names
};
/// Puts every delegation of which nobody has said so far into the kind whose list names it.
Result<Sorted> sort_delegations(UnitOfWork& uow, const FeeTools& tools, const Actor& actor,
                                const std::string& edition);

}  // namespace plenaria::events_durban
