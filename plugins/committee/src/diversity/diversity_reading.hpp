// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/diversity/diversity_reading.hpp
/// The members of a body and candidates for it, as the directory knows them on a day.

#include "../ledger/common_pages.hpp"
#include "diversity.hpp"

namespace plenaria::committee::diversity {

/// A seat on that day: of somebody whose place a candidate could take, or a vacant one.
struct OpenSeat {
    std::string id;
    int number = 0;
    std::string holder;  ///< empty: vacant
};

struct BodyProfile {
    std::vector<Profile> members;
    std::vector<OpenSeat> seats;
};

/// Those who sit that day. A city that the directory does not know any more counts as not known.
BodyProfile profile_of_body(UnitOfWork& uow, const ledger::LedgerTools& tools, const std::string& body_id,
                            Day day, std::string_view language);

/// Somebody for a city; without a person it is whoever leads the city that day.
struct CandidateWish {
    std::string city_ref;
    std::string person_ref = {};
};
/// In the order of the wishes; of a city that does not exist there is none.
std::vector<Profile> profiles_of(UnitOfWork& uow, const ledger::LedgerTools& tools,
                                 const std::vector<CandidateWish>& wishes, Day day,
                                 std::string_view language);

}  // namespace plenaria::committee::diversity
