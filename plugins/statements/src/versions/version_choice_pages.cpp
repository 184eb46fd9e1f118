// SPDX-License-Identifier: EUPL-1.2
#include "version_choice_pages.hpp"

#include <nlohmann/json.hpp>

#include <plenaria/db.hpp>

#include "versions_service.hpp"

namespace plenaria::statements {

Result<Reply> find_version_page(const Request& request, RequestScope& scope) {
    constexpr std::size_t most_offered = 15;
    auto found = scope.db().read([&](UnitOfWork& uow) -> Result<std::vector<IssuedVersion>> {
        return VersionsService().called(uow, scope.actor(), request.query_value("q"),
                                        scope.locale().language());
    });
    if (!found) return std::move(found).error();
    if (found->size() > most_offered) found->resize(most_offered);
    auto items = nlohmann::ordered_json::array();
    for (const auto& version : *found)
        items.push_back({{"value", version.id},
                         {"label", version.label},
                         {"hint", scope.locale().t("Version {number}",
                                                   {{"number", scope.locale().number(version.number)}})}});
    return Json{nlohmann::ordered_json{{"items", std::move(items)}}.dump()};
}

}  // namespace plenaria::statements
