// SPDX-License-Identifier: EUPL-1.2
#include "edition_service.hpp"

#include <algorithm>

#include <plenaria/directory/lookup.hpp>
#include <plenaria/id.hpp>
#include <plenaria/text.hpp>

#include "../budget/budget_service.hpp"
#include "../dates/followers.hpp"
#include "../delegations/moved_invitations.hpp"
#include "../format/format_repository.hpp"
#include "../json.hpp"
#include "../planning/milestone_repository.hpp"
#include "../programme/release_service.hpp"
#include "../registration/question_service.hpp"
#include "edition_list_repository.hpp"
#include "edition_repository.hpp"
#include "owner.hpp"
#include "series_repository.hpp"

namespace plenaria::events {

namespace {

constexpr std::size_t longest_place = 200;
constexpr long long most_editions = 1000;  // of one series; a yearly one has ten in a decade

std::string series_subject(const std::string& id) { return "events.series/" + id; }

std::string titles_json(const Titles& titles) { return compact({{"titles", titles.texts}}); }

Result<void> check_series(UnitOfWork& uow, const Series& series) {
    std::vector<FieldError> problems;
    check(series.titles, problems);
    const auto same = find_series_called(uow, series.titles.in(series.titles.original));
    if (problems.empty() && same && same->id != series.id)
        problems.push_back(
            {"title_" + series.titles.original, /*t*/ "There is a series of this name already."});
    return refuse_if_any(std::move(problems));
}

/// Writes `facts` into `edition`, or says what is wrong with them.
Result<void> take_facts(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                        const EditionFacts& facts, Edition& edition) {
    std::vector<FieldError> problems;
    if (!find_series(uow, facts.series_id))
        problems.push_back({"series", /*t*/ "Choose the series that this event belongs to."});
    edition.series_id = facts.series_id;
    edition.titles = tidy(facts.titles);
    check(edition.titles, problems);
    edition.city_ref.clear();
    edition.city_name.clear();
    if (!facts.city_ref.empty()) {
        const auto city =
            facts.city_ref.starts_with("city/") ? lookup.entry(uow, facts.city_ref, "en") : std::nullopt;
        if (city) {
            edition.city_ref = city->ref;
            edition.city_name = city->name;
        } else {
            problems.push_back({"city", /*t*/ "Choose a city of the directory, or leave this empty."});
        }
    }
    edition.place = trim(facts.place);
    if (!is_utf8(edition.place) || length(edition.place) > longest_place)
        problems.push_back({"place",
                            /*t*/ "Write at most {max} characters.",
                            {{"max", std::to_string(longest_place)}}});
    edition.dates = facts.dates;
    check(edition.dates, problems);
    if (auto owner = resolve_owner(uow, lookup, actor, facts.owner_ref, edition.owner, problems))
        edition.owner = *std::move(owner);
    return refuse_if_any(std::move(problems));
}

/// Stores a new edition and tells of it.
void enter(UnitOfWork& uow, const Actor& actor, const Edition& edition, std::string_view action) {
    insert(uow, edition);
    uow.record(actor, action, edition_subject(edition.id), "", facts_json(edition));
    uow.publish("events.edition_created/1", compact({{"edition", edition.id}}));
    index(uow, edition);
}

}  // namespace

std::string edition_subject(const std::string& id) { return "events.edition/" + id; }
std::string edition_path(const std::string& id) { return "/events/editions/" + id; }

Error edition_unknown(const std::string& id) {
    return {ErrorCode::not_found, /*t*/ "This event does not exist.", id};
}

Error changed_meanwhile(const std::string& subject) {
    return {
        ErrorCode::conflict,
        /*t*/
        "Somebody else has changed this since you opened it. Look at what is stored now, then decide again.",
        subject};
}

std::string facts_json(const Edition& edition) {
    return compact({{"titles", edition.titles.texts},
                    {"city", edition.city_ref},
                    {"place", edition.place},
                    {"zone", edition.dates.zone},
                    {"starts_on", to_text(edition.dates.start)},
                    {"ends_on", to_text(edition.dates.end)},
                    {"state", std::string(to_text(edition.state))},
                    {"owner", edition.owner.ref}});
}

Result<std::string> create_series(UnitOfWork& uow, const Actor& actor, Titles titles) {
    Series series{.id = {}, .titles = tidy(std::move(titles))};
    if (auto good = check_series(uow, series); !good) return std::move(good).error();
    series.id = new_id();
    insert(uow, series);
    uow.record(actor, "events.create_series", series_subject(series.id), "", titles_json(series.titles));
    return series.id;
}

Result<void> change_series(UnitOfWork& uow, const Actor& actor, const std::string& id, Titles titles,
                           int revision) {
    const auto before = find_series(uow, id);
    if (!before) return Error{ErrorCode::not_found, /*t*/ "This series does not exist.", id};
    const Series series{.id = id, .titles = tidy(std::move(titles)), .revision = revision};
    if (auto good = check_series(uow, series); !good) return good;
    if (!update(uow, series)) return changed_meanwhile(series_subject(id));
    uow.record(actor, "events.change_series", series_subject(id), titles_json(before->titles),
               titles_json(series.titles));
    // Editions are found by the name of their series too.
    for (const auto& line : edition_lines(uow, {.when = "all", .series = id}, "en", 0, most_editions))
        if (const auto edition = find_edition(uow, line.edition.id)) index(uow, *edition);
    return {};
}

Result<std::string> create_edition(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                                   const EditionFacts& facts) {
    Edition edition;
    if (auto good = take_facts(uow, lookup, actor, facts, edition); !good) return std::move(good).error();
    edition.id = new_id();
    enter(uow, actor, edition, "events.create_edition");
    return edition.id;
}

Result<void> change_edition(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                            const std::string& id, const EditionFacts& facts, int revision) {
    const auto before = find_edition(uow, id);
    if (!before) return edition_unknown(id);
    auto edition = *before;
    auto wanted = facts;
    wanted.dates = before->dates;
    if (auto good = take_facts(uow, lookup, actor, wanted, edition); !good) return good;
    edition.revision = revision;
    if (!update(uow, edition)) return changed_meanwhile(edition_subject(id));
    uow.record(actor, "events.change_edition", edition_subject(id), facts_json(*before), facts_json(edition));
    uow.invalidate(programme_tag(id));
    uow.publish("events.edition_changed/1", compact({{"edition", id}}));
    index(uow, edition);
    return {};
}

Result<std::string> copy_edition(UnitOfWork& uow, directory::Lookup& lookup, const Actor& actor,
                                 const std::string& from, const EditionFacts& facts) {
    const auto source = find_edition(uow, from);
    if (!source) return edition_unknown(from);
    Edition edition{.format = source->format, .owner = source->owner};
    if (auto good = take_facts(uow, lookup, actor, facts, edition); !good) return std::move(good).error();
    edition.id = new_id();
    enter(uow, actor, edition, "events.copy_edition");
    for (auto milestone : milestones_of(uow, from)) {
        const auto original = milestone.id;
        milestone.id = new_id();
        milestone.edition_id = edition.id;
        milestone.due_on = due_day(milestone.distance, edition.dates);
        milestone.done_at.reset();
        milestone.done_by.clear();
        for (auto& line : milestone.checks) line = {.text = line.text};
        insert(uow, milestone);
        copy_taken(uow, original, milestone);
    }
    copy_budget(uow, from, edition.id);
    copy_form(uow, from, edition.id);
    return edition.id;
}

Result<void> set_state(UnitOfWork& uow, const Actor& actor, const std::string& id, EditionState state) {
    touch(uow, id);
    const auto before = find_edition(uow, id);
    if (!before) return edition_unknown(id);
    if (before->state == state) return {};
    const auto next = next_states(*before);
    if (std::find(next.begin(), next.end(), state) == next.end())
        return Error{ErrorCode::conflict,
                     /*t*/ "An event cannot go into this state from the one it is in.",
                     edition_subject(id) + ' ' + std::string(to_text(before->state))};
    auto edition = *before;
    edition.state = state;
    if (state == EditionState::postponed) edition.resumes_as = before->state;
    if (!update(uow, edition)) return changed_meanwhile(edition_subject(id));
    if (state == EditionState::cancelled)
        if (auto ended = end_invitations(uow, id); !ended) return ended;
    uow.record(actor, "events.set_state", edition_subject(id),
               compact({{"state", std::string(to_text(before->state))}}),
               compact({{"state", std::string(to_text(state))}}));
    // Whoever reads the released programme is told whether its dates hold.
    uow.invalidate(programme_tag(id));
    uow.publish("events.state_changed/1", compact({{"edition", id}, {"state", std::string(to_text(state))}}));
    tell_followers(uow, actor, id);
    return {};
}

void index(UnitOfWork& uow, const Edition& edition) {
    std::string text = edition.place + '\n' + edition.city_name + '\n' + to_text(edition.dates.start);
    for (const auto& [language, title] : edition.titles.texts) text += '\n' + title;
    if (const auto series = find_series(uow, edition.series_id))
        for (const auto& [language, title] : series->titles.texts) text += '\n' + title;
    uow.index({.subject = edition_subject(edition.id),
               .title = edition.titles.in(edition.titles.original),
               .kind = /*t*/ "Event",
               .path = edition_path(edition.id),
               .text = text,
               .permission = "events.view"});
}

}  // namespace plenaria::events
