// SPDX-License-Identifier: EUPL-1.2
#include "office_pack_pages.hpp"

#include "../delegations/answer_service.hpp"
#include "pack_document.hpp"

namespace plenaria::events {

Result<Reply> office_pack(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    struct OwnPack {
        PackReading reading;
        PackPerson person;
    };
    const auto own = scope.db().read([&](UnitOfWork& uow) -> Result<OwnPack> {
        const auto& id = request.path_value("edition");
        const auto delegation = own_delegation(uow, scope.actor(), id);
        if (!delegation) return delegation.error();
        auto reading = read_packs(uow, *tools.lookup, tools.directory, id);
        if (!reading) return std::move(reading).error();
        const auto* person = pack_of(*reading, request.path_value("pack"));
        if (!reading->facts.offered_at || person == nullptr ||
            person->delegation != delegation->delegation.id)
            return Error{ErrorCode::not_found, /*t*/ "There is no such briefing pack.", id};
        auto found = *person;
        return OwnPack{*std::move(reading), std::move(found)};
    });
    if (!own) return own.error();
    auto made = make_pack(scope.db(), *tools.room, own->reading, own->person);
    if (!made) return std::move(made).error();
    return Download{made->file_name, made->content_type, std::move(made->bytes)};
}

}  // namespace plenaria::events
