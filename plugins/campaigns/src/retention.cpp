// SPDX-License-Identifier: EUPL-1.2
#include "retention.hpp"

#include <plenaria/actor.hpp>

#include "drives/drive_repository.hpp"
#include "outputs/output_repository.hpp"
#include "sending/letter_repository.hpp"
#include "tools.hpp"

namespace plenaria::campaigns {

Result<int> erase_old_contacts(Database& db) {
    return db.write([&](UnitOfWork& uow) -> Result<int> {
        int people = 0;
        for (const auto& id : campaigns_with_contacts(uow, uow.now() - contacts_kept)) {
            const auto erased = erase_contacts(uow, id) + erase_askers(uow, id);
            uow.record(job_actor("campaigns.erase_contacts"), "campaigns.erase_contacts",
                       campaign_subject(id), "", compact({{"people", erased}}));
            people += erased;
        }
        for (const auto& id : sendings_with_letters(uow, uow.now() - contacts_kept)) {
            const auto letters = count_letters(uow, {id});
            remove_letters(uow, id);
            uow.record(job_actor("campaigns.erase_contacts"), "campaigns.erase_contacts", sending_subject(id),
                       "", compact({{"people", letters}}));
            people += letters;
        }
        return people;
    });
}

}  // namespace plenaria::campaigns
