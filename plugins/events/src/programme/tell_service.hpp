// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/programme/tell_service.hpp
/// Writing to those for whom a release has changed something: once for each release, after a look at it.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/actor.hpp>
#include <plenaria/effects.hpp>
#include <plenaria/services.hpp>

#include "../editions/edition.hpp"

namespace plenaria {
class UnitOfWork;
}
namespace plenaria::directory {
class Lookup;
}

namespace plenaria::events {

class Formats;

struct TellTools {
    directory::Lookup& lookup;
    const Renderer& renderer;
    const Locales& locales;
    const Addresses& addresses;
    const Formats* formats = nullptr;
};

/// What writing would send now.
struct TellPlan {
    Edition edition;
    int release = 0;       ///< the latest; 0: none
    int since = 0;         ///< against which it is held: the one they were told of last, else the first
    bool is_told = false;  ///< of the latest they were written to already
    std::vector<Mail> mails = {};           ///< one a person, by name
    std::vector<std::string> without = {};  ///< names of those of whom the directory has no mail address
};
/// Empty lists while nothing was released twice, after it was told, and once the event is over.
/// @return not_found when there is no such edition.
Result<TellPlan> plan_to_tell(UnitOfWork& uow, const TellTools& tools, const std::string& edition_id);

/// The mail to the first whom the newest release concerns, told already or not; while there is only one
/// release, as if there had been nothing before. Nothing while nobody is concerned by any.
std::optional<Mail> sample_to_tell(UnitOfWork& uow, const TellTools& tools, std::string_view language);

/// @param expected how many the reader saw. @return how many were sent; conflict when it would be another
/// number, or none, or they were told already.
Result<int> tell_concerned(UnitOfWork& uow, const TellTools& tools, const Actor& actor,
                           const std::string& edition_id, int expected);

}  // namespace plenaria::events
