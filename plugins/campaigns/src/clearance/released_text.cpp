// SPDX-License-Identifier: EUPL-1.2
#include "released_text.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include <plenaria/text.hpp>

#include "../outputs/output_repository.hpp"

namespace plenaria::campaigns {

ReleasedText released(const Clearance& said, const OutputFacts& output, const City& city) {
    const bool holds = (said.title + '\n' + said.body).find(said.quote) != std::string::npos;
    return {said.id, output, city, said.title, said.body, said.hash, holds ? said.quote : std::string()};
}

std::vector<ReleasedText> cleared_texts(UnitOfWork& uow, const Campaign& campaign) {
    std::map<std::string, City> cities;
    for (auto& city : cities_of(uow, campaign.id)) cities.emplace(city.id, city);
    const auto outputs = outputs_of(uow, campaign.id);
    const auto said = clearances_of(uow, campaign.id);
    std::vector<ReleasedText> all;
    for (const auto& output : outputs) {
        if (!is_for_public(output.facts.kind)) continue;
        std::vector<ReleasedText> of_output;
        for (const auto& each : said) {
            const auto city = cities.find(each.city_id);
            if (each.output_id != output.id || city == cities.end() || !is_releasable(each)) continue;
            of_output.push_back(released(each, output.facts, city->second));
        }
        std::stable_sort(of_output.begin(), of_output.end(),
                         [](const ReleasedText& a, const ReleasedText& b) {
                             return fold(a.city.name) < fold(b.city.name);
                         });
        std::move(of_output.begin(), of_output.end(), std::back_inserter(all));
    }
    return all;
}

std::optional<ReleasedText> cleared_text(UnitOfWork& uow, const Campaign& campaign, const std::string& id) {
    auto said = find_clearance(uow, id);
    if (!said || !is_releasable(*said)) return std::nullopt;
    const auto output = find_output(uow, said->output_id);
    const auto city = find_city(uow, said->city_id);
    if (!output || !city || output->campaign_id != campaign.id) return std::nullopt;
    return ReleasedText{said->id, output->facts, *city, said->title, said->body, said->hash};
}

}  // namespace plenaria::campaigns
