// SPDX-License-Identifier: EUPL-1.2
#include "photo_service.hpp"

#include <algorithm>

#include "../editions/edition_service.hpp"
#include "delegation_repository.hpp"
#include "invitation_service.hpp"
#include "photo_repository.hpp"

namespace plenaria::events {

namespace {

Error nobody_of_that_id(const std::string& person) {
    return {ErrorCode::not_found, /*t*/ "There is nobody of this delegation here.", person};
}

bool is_of(const Delegation& delegation, const std::string& person) {
    return std::any_of(delegation.people.begin(), delegation.people.end(),
                       [&](const Delegate& each) { return each.id == person && !each.name.empty(); });
}

}  // namespace

Result<void> set_photo(UnitOfWork& uow, const Actor& actor, const Delegation& delegation,
                       const std::string& person, const std::string& jpeg) {
    if (!is_of(delegation, person)) return nobody_of_that_id(person);
    store_photo(uow, delegation.edition_id, person, jpeg, actor.name);
    uow.record(actor, "events.set_photo", delegation_subject(delegation.id), "", "");
    return {};
}

Result<void> take_photo_away(UnitOfWork& uow, const Actor& actor, const Delegation& delegation,
                             const std::string& person) {
    if (!is_of(delegation, person)) return nobody_of_that_id(person);
    if (remove_photo(uow, person))
        uow.record(actor, "events.remove_photo", delegation_subject(delegation.id), "", "");
    return {};
}

Result<std::string> read_photo(UnitOfWork& uow, const Delegation& delegation, const std::string& person) {
    auto found = is_of(delegation, person) ? photo_of(uow, person) : std::nullopt;
    if (!found) return nobody_of_that_id(person);
    return *std::move(found);
}

}  // namespace plenaria::events
