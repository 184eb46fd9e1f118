// SPDX-License-Identifier: EUPL-1.2
#include "choose_pages.hpp"

#include <algorithm>

#include <plenaria/directory/directory.hpp>
#include <plenaria/field.hpp>
#include <plenaria/text.hpp>

#include "../common_pages.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "delegation_reading.hpp"
#include "delegation_repository.hpp"
#include "invitation_service.hpp"
#include "standing_repository.hpp"

namespace plenaria::events {

namespace {

constexpr int cities_of_a_page = 50;
constexpr std::string_view regions[] = {"Africa", "Americas", "Asia", "Europe", "Oceania"};

/// What is looked for, from the address or the form.
directory::CityQuestion question_in(const std::string& words, const std::string& region) {
    directory::CityQuestion question{.many = cities_of_a_page};
    if (is_utf8(words) && words.size() <= 200) question.words = words;
    if (std::find(std::begin(regions), std::end(regions), region) != std::end(regions))
        question.region = region;
    return question;
}

UrlValues query_of(const directory::CityQuestion& question) {
    UrlValues query;
    if (!question.words.empty()) query.emplace("find", question.words);
    if (!question.region.empty()) query.emplace("region", question.region);
    return query;
}

Error other_number_of_cities(const std::string& edition) {
    return {ErrorCode::conflict,
            /*t*/ "Other cities are found now than when you looked. Nothing was added: look again.", edition};
}

std::vector<Choice> region_choices(const std::string& chosen, const Locale& locale) {
    std::vector<Choice> choices{{"", locale.t("All regions"), {}, chosen.empty()}};
    for (const auto region : regions) {
        const std::string value(region);
        choices.push_back({value, region_name(value, locale), {}, value == chosen});
    }
    return choices;
}

/// Refs that the form chose, or that what it looked for finds now.
Result<std::vector<std::string>> parties_in(UnitOfWork& uow, directory::Directory& directory,
                                            const Request& request) {
    const Form form(request);
    auto parties = form.all("parties");
    for (const auto& segment : form.all("segments"))
        for (const auto& party : directory.segment(uow, segment, "en")) parties.push_back(party.ref);
    if (request.form_value("all") != "1") return parties;
    auto question = question_in(request.form_value("find"), request.form_value("region"));
    question.many = most_cities_added;
    const auto found = directory.cities_found(uow, question, "en");
    if (std::to_string(found.total) != request.form_value("count"))
        return other_number_of_cities(request.path_value("edition"));
    parties.clear();
    for (const auto& city : found.cities) parties.push_back(city.ref);
    return parties;
}

}  // namespace

Result<Reply> choose_page(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    const auto& locale = scope.locale();
    if (auto counted = ensure_counted(scope.db(), id); !counted) return std::move(counted).error();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto edition = find_edition(uow, id);
        if (!edition) return edition_unknown(id);
        auto question = question_in(request.query_value("find"), request.query_value("region"));
        const auto number = page_number(request);
        question.before = static_cast<long long>(number - 1) * cities_of_a_page;
        const auto found = tools.directory->cities_found(uow, question, locale.language());
        const auto range = page_range(number, cities_of_a_page, found.total);
        std::vector<std::string> refs;
        for (const auto& city : found.cities) refs.push_back(city.ref);
        const auto there = parties_there(uow, id, refs);
        std::vector<Choice> segments, parties;
        for (const auto& segment : tools.directory->segments(uow))
            segments.push_back(
                {segment.id, segment.name + " (" + locale.number(segment.size) + ")", {}, false});
        Model::List listed;
        for (const auto& city : found.cities)
            if (there.contains(city.ref))
                listed.push_back({{"name", city.name}});
            else
                parties.push_back({city.ref, city.name, locale.country(city.iso2), false});
        const UrlValues at{{"edition", id}};
        const auto title = locale.t("Choose cities");
        const bool filtered = !question.words.empty() || !question.region.empty();
        Model page{
            {"title", title},
            {"event", edition->titles.in(locale.language())},
            {"list_url", scope.url("events.delegations", at)},
            {"on_the_list", locale.n("{n} office is on the list.", "{n} offices are on the list.",
                                     total_of(standing_counts(uow, id)).delegations)},
            {"action_url", scope.url("events.choose_now", at)},
            {"has_segments", !segments.empty()},
            {"segments",
             choice_model({.label = locale.t("Lists of the directory"), .name = "segments"}, segments)},
            {"search_url", scope.url("events.choose_delegations", at)},
            {"filtered", filtered},
            {"found", filtered ? locale.n("{n} city is found.", "{n} cities are found.", found.total)
                               : locale.n("There is {n} city.", "There are {n} cities.", found.total)},
            {"find", field_model({.label = locale.t("Find a city"),
                                  .name = "find",
                                  .value = question.words,
                                  .hint = locale.t("Beginnings of the words of its name."),
                                  .type = "search"})},
            {"region", choice_model({.label = locale.t("Region"), .name = "region"},
                                    region_choices(question.region, locale))},
            {"words", question.words},
            {"wanted_region", question.region},
            {"page", std::to_string(number)},
            {"count", std::to_string(found.total)},
            {"has_any", found.total > 0},
            {"may_add_all", found.total > 0 && found.total <= most_cities_added},
            {"add_all",
             locale.n("Add the {n} city that is found", "Add all {n} cities that are found", found.total)},
            {"has_cities", !parties.empty()},
            {"cities", choice_model({.label = locale.t("Cities"), .name = "parties"}, parties)},
            {"has_listed", !listed.empty()},
            {"listed", std::move(listed)}};
        set_pages(page, range, {scope, "events.choose_delegations", query_of(question), at}, locale);
        return View{.name = "events/delegations/choose", .model = std::move(page), .title = title};
    });
}

Result<Reply> choose_post(const DelegationTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    const auto& locale = scope.locale();
    const auto added = scope.db().write([&](UnitOfWork& uow) -> Result<int> {
        const auto parties = parties_in(uow, *tools.directory, request);
        if (!parties) return parties.error();
        return add_delegations(uow, *tools.directory, scope.actor(), id, *parties);
    });
    if (!added) return added.error();
    scope.notice(*added == 0 ? locale.t("No office was added.")
                             : locale.n("{n} office was added.", "{n} offices were added.", *added));
    // Whoever chooses goes on where they were, from page to page.
    auto values = query_of(question_in(request.form_value("find"), request.form_value("region")));
    if (const auto& page = request.form_value("page"); !page.empty() && page != "1")
        values.emplace("page", page.substr(0, 7));
    values.emplace("edition", id);
    return Redirect{scope.url("events.choose_delegations", values)};
}

}  // namespace plenaria::events
