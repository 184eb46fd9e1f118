// SPDX-License-Identifier: EUPL-1.2
#include "retention.hpp"

#include <map>

#include <plenaria/actor.hpp>

#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../floor/floor_repository.hpp"
#include "../import/import_service.hpp"
#include "../interpretation/interpretation_repository.hpp"
#include "../json.hpp"
#include "../meetings/meeting_repository.hpp"
#include "../registration/answer_file_repository.hpp"
#include "../registration/question_repository.hpp"
#include "../report/report_repository.hpp"
#include "delegation_repository.hpp"
#include "photo_repository.hpp"
#include "standing_repository.hpp"

namespace plenaria::events {

Result<int> erase_old_answers(Database& db) {
    return db.write([&](UnitOfWork& uow) -> Result<int> {
        std::map<std::string, int> erased;
        for (const auto& kept : kept_answers(uow)) {
            const auto dates = find_edition(uow, kept.edition).value().dates;
            if (day_in(uow.now(), dates.zone) <= dates.end + std::chrono::days(kept.erase_days)) continue;
            erased[kept.edition] += erase_answers(uow, kept.question);
        }
        forget_stray_files(uow, uow.now() - std::chrono::hours(24));
        int all = 0;
        for (const auto& [edition, count] : erased) {
            forget_imports(uow, edition);
            uow.record(job_actor("events.erase_names"), "events.erase_answers", edition_subject(edition), "",
                       compact({{"answers", count}}));
            all += count;
        }
        return all;
    });
}

Result<int> erase_old_names(Database& db) {
    return db.write([&](UnitOfWork& uow) -> Result<int> {
        int people = 0;
        forget_imports(uow);
        for (auto& rules : rules_with_names(uow)) {
            const auto edition = find_edition(uow, rules.edition_id).value();
            if (day_in(uow.now(), edition.dates.zone) <= erase_on(edition, rules)) continue;
            keep_counts_of_people(uow, edition.id);
            const auto erased = erase_people(uow, edition.id);
            recount(uow, edition.id);
            remove_photos_of_edition(uow, edition.id);
            erase_met(uow, edition.id);
            forget_imports(uow, edition.id);
            rules.erased_at = uow.now();
            if (!update(uow, rules)) return changed_meanwhile(edition_subject(edition.id));
            uow.record(job_actor("events.erase_names"), "events.erase_names", edition_subject(edition.id), "",
                       compact({{"people", erased}}));
            people += erased;
        }
        // Whoever spoke under a name that was typed is nobody of the directory. Where nobody was invited, the
        // days of new rules hold.
        for (const auto& id : editions_with_typed_speakers(uow)) {
            const auto edition = find_edition(uow, id).value();
            if (day_in(uow.now(), edition.dates.zone) <= erase_on(edition, rules_of(uow, id))) continue;
            const auto erased = erase_speakers(uow, id);
            uow.record(job_actor("events.erase_names"), "events.erase_names", edition_subject(id), "",
                       compact({{"speakers", erased}}));
            people += erased;
        }
        for (const auto& id : editions_with_typed_interpreters(uow)) {
            const auto edition = find_edition(uow, id).value();
            if (day_in(uow.now(), edition.dates.zone) <= erase_on(edition, rules_of(uow, id))) continue;
            touch(uow, id);  // programmes are kept in memory until that, with these names
            const auto erased = erase_interpreters(uow, id);
            uow.record(job_actor("events.erase_names"), "events.erase_names", edition_subject(id), "",
                       compact({{"interpreters", erased}}));
            people += erased;
        }
        // So is whoever was met under such a name.
        for (const auto& id : editions_with_met(uow)) {
            const auto edition = find_edition(uow, id).value();
            if (day_in(uow.now(), edition.dates.zone) <= erase_on(edition, rules_of(uow, id))) continue;
            const auto erased = erase_met(uow, id);
            uow.record(job_actor("events.erase_names"), "events.erase_names", edition_subject(id), "",
                       compact({{"meetings", erased}}));
        }
        return people;
    });
}

}  // namespace plenaria::events
