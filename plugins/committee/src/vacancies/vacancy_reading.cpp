// SPDX-License-Identifier: EUPL-1.2
#include "vacancy_reading.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "nomination_repository.hpp"
#include "vacancy_mails.hpp"
#include "vacancy_repository.hpp"

namespace plenaria::committee::vacancies {

namespace {

struct CityStateWord {
    std::string_view stored;
    std::string_view shown;
};
constexpr std::array<CityStateWord, 6> city_state_words{{{"no_address", /*t*/ "No mail address"},
                                                         {"chosen", /*t*/ "Not asked yet"},
                                                         {"asked", /*t*/ "Asked"},
                                                         {"opened", /*t*/ "Link opened"},
                                                         {"nominated", /*t*/ "Has nominated"},
                                                         {"taken_back", /*t*/ "Nomination taken back"}}};

CityState city_state_of(const AskedCity& city) {
    if (city.nomination) return city.nomination->withdrawn_at ? CityState::taken_back : CityState::nominated;
    if (!city.notice.sent_at) return city.notice.address.empty() ? CityState::no_address : CityState::chosen;
    return city.opened_at.empty() ? CityState::asked : CityState::opened;
}

}  // namespace

std::string_view to_text(CityState state) {
    return city_state_words[static_cast<std::size_t>(state) - 1].stored;
}
std::string_view name_of(CityState state) {
    return city_state_words[static_cast<std::size_t>(state) - 1].shown;
}

std::vector<Notice> VacancyReading::notices() const {
    std::vector<Notice> all;
    all.reserve(cities.size());
    for (const auto& each : cities) all.push_back(each.notice);
    return all;
}

int VacancyReading::count(CityState state) const {
    return static_cast<int>(std::count_if(cities.begin(), cities.end(),
                                          [&](const AskedCity& each) { return each.state == state; }));
}

Result<VacancyReading> read_vacancy(UnitOfWork& uow, const std::string& id) {
    auto call = read_call(uow, id);
    if (!call) return std::move(call).error();
    VacancyReading reading{*std::move(call), {}};
    std::map<std::string, std::vector<Instant>> opened;
    for (const auto& use : uow.link_uses(nominate_purpose, vacancy_subject(id))) {
        auto& times = opened[use.party];
        times.insert(times.end(), use.opened_at.begin(), use.opened_at.end());
    }
    std::map<std::string, Nomination> nominations;
    for (auto& each : nominations_of(uow, id)) nominations.emplace(each.city.ref, std::move(each));
    for (auto& notice : notices_of(uow, id)) {
        AskedCity city{std::move(notice)};
        if (const auto found = opened.find(city.notice.city.ref); found != opened.end()) {
            city.opened_at = std::move(found->second);
            std::sort(city.opened_at.begin(), city.opened_at.end());
        }
        if (const auto found = nominations.find(city.notice.city.ref); found != nominations.end())
            city.nomination = std::move(found->second);
        city.state = city_state_of(city);
        reading.cities.push_back(std::move(city));
    }
    return reading;
}

}  // namespace plenaria::committee::vacancies
