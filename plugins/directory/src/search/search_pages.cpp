// SPDX-License-Identifier: EUPL-1.2
#include <nlohmann/json.hpp>

#include <plenaria/text.hpp>

#include "../common_pages.hpp"
#include "../labels.hpp"
#include "../lists/segment_pages.hpp"
#include "../parties/party_rules.hpp"
#include "../parties/party_service.hpp"
#include "search_repository.hpp"

namespace plenaria::directory {

namespace {

std::string hint_of(const Hit& hit, const Locale& locale) {
    const auto ref = parse_ref(hit.party);
    if (ref && ref->kind == PartyKind::city) return locale.country(hit.iso2);
    if (hit.city.en.empty()) return hit.detail;
    return locale.t("{office}, {city}", {{"office", hit.detail}, {"city", hit.city.in(locale.language())}});
}

}  // namespace

Result<Reply> search_page(const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto words = folded_words(clip(request.query_value("q"), 200));
    const auto& wanted = request.query_value("kind");
    const bool one_kind = wanted == "city" || wanted == "organisation" || wanted == "person";
    constexpr int shown = 15;
    auto hits = scope.db().read([&](UnitOfWork& uow) -> Result<std::vector<Hit>> {
        if (one_kind || wanted != "office")
            return search(uow, words, one_kind ? wanted : "", today(scope), shown);
        auto found = search(uow, words, "city", today(scope), shown);
        for (auto& hit : search(uow, words, "organisation", today(scope), shown))
            found.push_back(std::move(hit));
        return found;
    });
    if (!hits) return std::move(hits).error();
    auto items = nlohmann::ordered_json::array();
    for (const auto& hit : *hits)
        items.push_back({{"value", hit.party},
                         {"label", hit.name.in(locale.language())},
                         {"hint", hint_of(hit, locale)}});
    // With ?open=1 choosing one leads to its page instead of filling a field.
    if (request.query_value("open") == "1")
        for (auto& item : items) item["url"] = path_of(item["value"].get<std::string>());
    return Json{nlohmann::ordered_json{{"items", std::move(items)}}.dump()};
}

}  // namespace plenaria::directory
