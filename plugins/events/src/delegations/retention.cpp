// SPDX-License-Identifier: EUPL-1.2
#include "retention.hpp"

#include <plenaria/actor.hpp>

#include "../edition_repository.hpp"
#include "../edition_service.hpp"
#include "../json.hpp"
#include "delegation_repository.hpp"

namespace plenaria::events {

Result<int> erase_old_names(Database& db) {
    return db.write([&](UnitOfWork& uow) -> Result<int> {
        int people = 0;
        for (auto& rules : rules_with_names(uow)) {
            const auto edition = find_edition(uow, rules.edition_id).value();
            if (day_in(uow.now(), edition.dates.zone) <= erase_on(edition, rules)) continue;
            const auto erased = erase_people(uow, edition.id);
            rules.erased_at = uow.now();
            if (!update(uow, rules)) return changed_meanwhile(edition_subject(edition.id));
            uow.record(job_actor("events.erase_names"), "events.erase_names", edition_subject(edition.id), "",
                       compact({{"people", erased}}));
            people += erased;
        }
        return people;
    });
}

}  // namespace plenaria::events
