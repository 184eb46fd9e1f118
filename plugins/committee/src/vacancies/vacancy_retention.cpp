// SPDX-License-Identifier: EUPL-1.2
#include "vacancy_retention.hpp"

#include <plenaria/actor.hpp>

#include "../candidacy/statement_repository.hpp"
#include "../ledger/body_service.hpp"
#include "../ledger/json.hpp"
#include "call.hpp"
#include "nomination_file_repository.hpp"
#include "nomination_repository.hpp"
#include "vacancy_mails.hpp"
#include "vacancy_repository.hpp"

namespace plenaria::committee::vacancies {

Result<int> erase_old_nominees(Database& db) {
    return db.write([&](UnitOfWork& uow) -> Result<int> {
        int people = 0;
        for (const auto& seen : vacancies_with_names(uow)) {
            hold_vacancy(uow, seen.id);
            auto vacancy = find_vacancy(uow, seen.id).value();
            const auto day = erase_on(vacancy);
            if (!day || to_local(uow.now(), vacancy.facts.zone).day < *day) continue;
            // Their pages name a person.
            for (const auto& each : nominations_of(uow, vacancy.id)) {
                uow.revoke_links(consent_purpose, nomination_subject(each.id));
                remove_files_of(uow, each.id);
                candidacy::erase_statements(uow, each.id);
            }
            uow.revoke_links(nominate_purpose, vacancy_subject(vacancy.id));
            const auto erased = erase_nominees(uow, vacancy.id);
            erase_contacts(uow, vacancy.id);
            vacancy.erased_at = uow.now();
            if (!update(uow, vacancy)) return ledger::changed_meanwhile(vacancy_subject(vacancy.id));
            uow.record(job_actor("committee.erase_nominees"), "committee.erase_nominees",
                       vacancy_subject(vacancy.id), "", ledger::compact({{"people", erased}}));
            people += erased;
        }
        return people;
    });
}

}  // namespace plenaria::committee::vacancies
