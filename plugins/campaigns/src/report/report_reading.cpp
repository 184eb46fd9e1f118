// SPDX-License-Identifier: EUPL-1.2
// What is counted of a campaign.
#include <algorithm>

#include "../clearance/clearance_service.hpp"
#include "../common_pages.hpp"
#include "../coverage/coverage_service.hpp"
#include "../drives/drive_pages.hpp"
#include "report.hpp"

namespace plenaria::campaigns {

namespace {

Figure figure_called(const char* id, std::string title, std::string head, std::string note = {}) {
    return {.id = id, .title = std::move(title), .head = std::move(head), .note = std::move(note)};
}

std::string language_in_words(const std::string& code, const Locale& locale) {
    return code.empty() ? locale.t("Not known") : locale.language_name(code);
}

void count_texts(const std::vector<CityTexts>& all, Figure& by_text, Figure& by_language,
                 const Locale& locale) {
    for (auto* figure : {&by_text, &by_language})
        figure->parts = {locale.t("Cleared"), locale.t("Not decided"), locale.t("Declined")};
    for (const auto& city : all)
        for (const auto& each : city.outputs) {
            if (each.text.no_language) continue;
            const auto decision = each.clearance.decision;
            const std::size_t part = decision == Decision::cleared ? 0 : decision == Decision::open ? 1 : 2;
            by_text.add(output_in_words(each.output.facts, locale), part, 1);
            by_language.add(locale.language_name(city.city.language), part, 1);
        }
}

/// One row a day on which somebody signed; each holds those before it.
void count_signatures(const DriveReading& reading, Figure& over_time, Figure& by_region,
                      const Locale& locale) {
    std::map<Day, long long> days;
    for (const auto& city : reading.register_) {
        const auto* valid = city.valid();
        if (valid == nullptr) continue;
        ++days[to_local(valid->signed_at, reading.campaign.facts.zone).day];
        const auto region = reading.region_of.find(city.party);
        by_region.add(region_in_words(region == reading.region_of.end() ? "" : region->second, locale), 0, 1);
    }
    long long sum = 0;
    for (const auto& [day, count] : days) over_time.add(locale.day(day), 0, sum += count);
    over_time.is_running = true;
    over_time.goal = reading.drive.facts.goal;
    if (over_time.goal > 0)
        over_time.note =
            locale.t("A full bar is the goal: {goal}.", {{"goal", locale.number(over_time.goal)}});
}

void count_regions(UnitOfWork& uow, const CampaignTools& tools, const std::vector<CityTexts>& all,
                   Figure& by_region, const Locale& locale) {
    std::vector<std::string> refs;
    for (const auto& each : all) refs.push_back(each.city.ref);
    for (const auto& party : tools.directory->parties(uow, refs, locale.language()))
        by_region.add(region_in_words(party.region, locale), 0, 1);
}

void sort_by_total(Figure& figure) {
    std::stable_sort(figure.rows.begin(), figure.rows.end(), [](const auto& a, const auto& b) {
        long long left = 0, right = 0;
        for (const auto each : a.counts) left += each;
        for (const auto each : b.counts) right += each;
        return left > right;
    });
}

}  // namespace

Result<std::vector<Figure>> report_figures(UnitOfWork& uow, const CampaignTools& tools,
                                           const std::string& campaign_id, const Locale& locale) {
    const auto campaign = read_campaign(uow, campaign_id);
    if (!campaign) return campaign.error();
    auto by_text = figure_called("texts", locale.t("Texts by state"), locale.t("Text"),
                                 locale.t("A text counts once for each city that has its language."));
    auto by_language = figure_called("languages", locale.t("Texts by language"), locale.t("Language"));
    auto cities = figure_called("regions", locale.t("Cities by region"), locale.t("Region"));
    auto signatures = figure_called("signatures", locale.t("Signatures over time"), locale.t("Day"));
    auto signed_regions =
        figure_called("signed_regions", locale.t("Signatures by region"), locale.t("Region"));
    auto countries = figure_called("countries", locale.t("Coverage by country"), locale.t("Country"));
    auto spoken = figure_called("spoken", locale.t("Coverage by language"), locale.t("Language"));
    auto by_tone = figure_called("tones", locale.t("Coverage by tone"), locale.t("Tone"));
    auto partners = figure_called("partners", locale.t("Links of partners"), locale.t("Partner"),
                                  locale.t("How often each link was followed. Nothing is known of whom."));

    const auto all = texts_of(uow, tools, *campaign);
    count_texts(all, by_text, by_language, locale);
    count_regions(uow, tools, all, cities, locale);
    if (const auto drive = read_drive(uow, tools, campaign_id, locale.language()))
        count_signatures(*drive, signatures, signed_regions, locale);
    for (const auto& each : coverage_of(uow, campaign_id)) {
        const auto& facts = each.facts;
        countries.add(facts.country.empty() ? locale.t("Not known") : locale.country(facts.country), 0, 1);
        spoken.add(language_in_words(facts.language, locale), 0, 1);
        by_tone.add(locale.t(name_of_tone(facts.tone)), 0, 1);
    }
    std::map<std::string, std::string> names;
    for (const auto& each : partners_of(uow, campaign_id)) {
        names[each.id] = each.name;
        partners.add(each.name, 0, 0);
    }
    for (const auto& each : partner_days(uow, campaign_id))
        partners.add(names[each.partner_id], 0, each.number);
    for (auto* figure : {&by_language, &cities, &signed_regions, &countries, &spoken, &by_tone, &partners})
        sort_by_total(*figure);
    return std::vector<Figure>{by_text,   by_language, cities,  signatures, signed_regions,
                               countries, spoken,      by_tone, partners};
}

}  // namespace plenaria::campaigns
