// SPDX-License-Identifier: EUPL-1.2
#include "personal_calendar_service.hpp"

#include <plenaria/id.hpp>

#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../json.hpp"

namespace plenaria::events {

namespace {

constexpr std::size_t secret_length = 64;  // 256 bits in hexadecimal

Error calendar_person_unknown(const std::string& person_ref) {
    return {ErrorCode::not_found, /*t*/ "Nobody of that name is in this programme.", person_ref};
}

}  // namespace

Result<std::string> make_personal_calendar(UnitOfWork& uow, const Actor& actor, const std::string& edition_id,
                                           const std::string& person_ref) {
    if (!find_edition(uow, edition_id)) return edition_unknown(edition_id);
    if (!is_in_programme(uow, edition_id, person_ref)) return calendar_person_unknown(person_ref);
    auto secret = random_hex(256);
    drop_personal_calendar(uow, edition_id, person_ref);
    insert(uow,
           PersonalCalendar{.id = new_id(),
                            .edition_id = edition_id,
                            .person_ref = person_ref,
                            .made_at = uow.now(),
                            .made_by = actor.name},
           sha256_hex(secret));
    uow.record(actor, "events.make_personal_calendar", edition_subject(edition_id), "",
               compact({{"person", person_ref}}));
    return secret;
}

Result<void> end_personal_calendar(UnitOfWork& uow, const Actor& actor, const std::string& edition_id,
                                   const std::string& person_ref) {
    if (!drop_personal_calendar(uow, edition_id, person_ref)) return calendar_person_unknown(person_ref);
    uow.record(actor, "events.end_personal_calendar", edition_subject(edition_id),
               compact({{"person", person_ref}}), "");
    return {};
}

std::optional<PersonalCalendar> find_personal_calendar(UnitOfWork& uow, std::string_view secret) {
    // Whatever is longer need not be hashed to be refused.
    if (secret.size() != secret_length) return std::nullopt;
    return find_by_secret_hash(uow, sha256_hex(secret));
}

}  // namespace plenaria::events
