// SPDX-License-Identifier: EUPL-1.2
#include "released_text.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <plenaria/text.hpp>

#include "../outputs/output_repository.hpp"

namespace plenaria::campaigns {

ReleasedText released(const Clearance& said, const OutputFacts& output, const City& city) {
    const bool holds = (said.title + '\n' + said.body).find(said.quote) != std::string::npos;
    return {said.id, output, city, said.title, said.body, said.hash, holds ? said.quote : std::string()};
}

ListedText listed(const ReleasedText& text) {
    return {.id = text.id,
            .kind = text.output.kind,
            .network = text.output.network,
            .city_id = text.city.id,
            .city_ref = text.city.ref,
            .city = text.city.name,
            .mayor = text.city.mayor,
            .language = text.city.language,
            .title = text.title,
            .hash = text.hash};
}

std::vector<ListedText> listed(const std::vector<ReleasedText>& texts) {
    std::vector<ListedText> all;
    for (const auto& text : texts) all.push_back(listed(text));
    return all;
}

std::vector<ReleasedText> cleared_texts(UnitOfWork& uow, const Campaign& campaign) {
    struct Named {
        City city;
        std::string folded;  ///< once a city, not once a comparison
    };
    std::map<std::string, Named> cities;
    for (auto& city : cities_of(uow, campaign.id)) {
        auto& named = cities[city.id];
        named.folded = fold(city.name);
        named.city = std::move(city);
    }
    const auto outputs = outputs_of(uow, campaign.id);
    const auto said = clearances_of(uow, campaign.id);
    std::vector<ReleasedText> all;
    for (const auto& output : outputs) {
        if (!is_for_public(output.facts.kind)) continue;
        std::vector<std::pair<const Named*, const Clearance*>> of_output;
        for (const auto& each : said) {
            const auto city = cities.find(each.city_id);
            if (each.output_id == output.id && city != cities.end() && is_releasable(each))
                of_output.emplace_back(&city->second, &each);
        }
        std::stable_sort(of_output.begin(), of_output.end(),
                         [](const auto& a, const auto& b) { return a.first->folded < b.first->folded; });
        for (const auto& [named, clearance] : of_output)
            all.push_back(released(*clearance, output.facts, named->city));
    }
    return all;
}

std::vector<ListedText> cleared_list(UnitOfWork& uow, const Campaign& campaign) {
    auto all = listed_texts_of(uow, campaign.id);
    std::erase_if(all, [&](const ListedText& each) {
        if (!is_for_public(each.kind)) return true;
        if (!each.listed_hash.empty()) return !is_listable(each);
        const auto said = find_clearance(uow, each.id);
        return !said || !is_releasable(*said);
    });
    std::vector<std::pair<std::string, std::size_t>> order;  // folded once a text, not once a comparison
    order.reserve(all.size());
    for (const auto& each : all) order.emplace_back(each.output_id + fold(each.city) + each.id, order.size());
    std::sort(order.begin(), order.end());
    std::vector<ListedText> sorted;
    sorted.reserve(all.size());
    for (const auto& [_, at] : order) sorted.push_back(std::move(all[at]));
    return sorted;
}

std::optional<ReleasedText> cleared_text(UnitOfWork& uow, const Campaign& campaign, const std::string& id) {
    auto said = find_clearance(uow, id);
    if (!said || !is_releasable(*said)) return std::nullopt;
    const auto output = find_output(uow, said->output_id);
    const auto city = find_city(uow, said->city_id);
    if (!output || !city || output->campaign_id != campaign.id || !is_for_public(output->facts.kind))
        return std::nullopt;
    return released(*said, output->facts, *city);
}

}  // namespace plenaria::campaigns
