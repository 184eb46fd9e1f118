// SPDX-License-Identifier: EUPL-1.2
#include "office_pack_pages.hpp"

#include "../delegations/answer_service.hpp"
#include "../delegations/standing_repository.hpp"
#include "pack_document.hpp"

namespace plenaria::events {

Result<Reply> office_pack(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    if (auto counted = ensure_counted(scope.db(), id); !counted) return std::move(counted).error();
    const auto own = scope.db().read([&](UnitOfWork& uow) -> Result<OnePack> {
        const auto delegation = own_delegation(uow, scope.actor(), id);
        if (!delegation) return delegation.error();
        auto pack = read_pack(uow, *tools.lookup, tools.directory, id, request.path_value("pack"));
        if (pack &&
            (!pack->reading.facts.offered_at || pack->person().delegation != delegation->delegation.id))
            return Error{ErrorCode::not_found, /*t*/ "There is no such briefing pack.", id};
        return pack;
    });
    if (!own) return own.error();
    auto made = make_pack(scope.db(), *tools.room, own->reading, own->person());
    if (!made) return std::move(made).error();
    return Download{made->file_name, made->content_type, std::move(made->bytes)};
}

}  // namespace plenaria::events
