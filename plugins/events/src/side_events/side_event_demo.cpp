// SPDX-License-Identifier: EUPL-1.2
#include "side_event_demo.hpp"

#include <plenaria/actor.hpp>
#include <plenaria/directory/lookup.hpp>
#include <plenaria/id.hpp>

#include "../api_values.hpp"
#include "../editions/edition_repository.hpp"
#include "call_repository.hpp"
#include "call_service.hpp"
#include "proposal_repository.hpp"

namespace plenaria::events {

namespace {

Titles demo_titles(const Document& json) {
    auto titles = titles_in(json);
    titles.original = "en";
    return titles;
}

/// A real call says its days; one of an event ahead counts from today, as the event does.
LocalTime demo_moment(UnitOfWork& uow, const Document& json, const char* day, const char* in_days) {
    if (json.contains(in_days))
        return {day_in(uow.now(), "UTC") + std::chrono::days(json.at(in_days).get<int>()),
                std::chrono::hours(17)};
    return {parse_day(json.at(day).get<std::string>()).value(), std::chrono::hours(17)};
}

CallFacts demo_call(UnitOfWork& uow, const Document& json) {
    CallFacts facts{.titles = demo_titles(json),
                    .opens = demo_moment(uow, json, "opens_on", "opens_in_days"),
                    .closes = demo_moment(uow, json, "closes_on", "closes_in_days"),
                    .limits = {.per_day = json.value("per_day", 0),
                               .in_all = json.value("in_all", 0),
                               .in_parallel = json.value("in_parallel", true),
                               .official_hours = json.value("official_hours", true),
                               .per_organiser = json.value("per_organiser", 0)}};
    const auto intro = json.value("intro", Document::object());
    for (const auto& [language, text] : intro.items()) facts.intro[language] = text.get<std::string>();
    for (const auto& each : json.value("criteria", Document::array()))
        facts.criteria.push_back(
            {.name = each.at("name").get<std::string>(), .weight = each.at("weight").get<int>()});
    for (const auto& each : json.value("questions", Document::array()))
        facts.questions.push_back({.titles = demo_titles(each)});
    return facts;
}

void load_demo_proposal(UnitOfWork& uow, directory::Lookup& lookup, const SideCall& call,
                        const Document& json) {
    const auto text = [&](const char* member) { return json.value(member, std::string()); };
    Proposal proposal{.id = new_id(),
                      .call_id = call.id,
                      .edition_id = call.edition_id,
                      .number = next_number(uow, call.id),
                      .facts = {.title = text("title"),
                                .description = text("description"),
                                .language = json.value("language", "en"),
                                .organiser_name = text("organiser"),
                                .co_organisers = text("co_organisers"),
                                .contact_name = text("contact"),
                                .contact_mail = text("mail"),
                                .expected = json.value("expected", 0)},
                      .created_at = uow.now()};
    auto& facts = proposal.facts;
    for (const char* kind : {"city", "organisation"})
        if (const auto found = lookup.called(uow, facts.organiser_name, kind, "en");
            found.size() == 1 && facts.organiser_ref.empty())
            facts.organiser_ref = found.front().ref;
    if (!call.questions.empty() && json.contains("answer"))
        facts.answers[call.questions.front().id] = text("answer");
    insert(uow, proposal);
    for (const auto& each : json.value("reviews", Document::array())) {
        Review review{.id = new_id(),
                      .proposal_id = proposal.id,
                      .reviewer = each.at("key").get<std::string>(),
                      .reviewer_name = each.at("who").get<std::string>(),
                      .comment = each.value("comment", std::string()),
                      .given_at = uow.now()};
        for (std::size_t i = 0; i < call.criteria.size(); ++i)
            review.points[call.criteria[i].id] = each.at("points").at(i).get<int>();
        store(uow, review);
    }
}

}  // namespace

Result<void> load_side_events(UnitOfWork& uow, directory::Lookup& lookup, const std::string& edition_id,
                              const Document& calls) {
    const auto loader = job_actor("events.demo");
    for (const auto& each : calls) {
        const auto made = create_call(uow, loader, edition_id, demo_call(uow, each));
        if (!made) return made.error();
        if (auto state = set_call_state(uow, loader, *made,
                                        parse_call_state(each.at("state").get<std::string>()).value());
            !state)
            return state;
        const auto call = find_call(uow, *made).value();
        for (const auto& proposal : each.value("proposals", Document::array()))
            load_demo_proposal(uow, lookup, call, proposal);
    }
    return {};
}

}  // namespace plenaria::events
