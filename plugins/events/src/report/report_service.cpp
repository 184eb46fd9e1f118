// SPDX-License-Identifier: EUPL-1.2
#include "report_service.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "../accreditation/door_scan_repository.hpp"
#include "../delegations/delegation_repository.hpp"
#include "../delegations/standing_repository.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../format/formats.hpp"
#include "kept_figures_repository.hpp"
#include "report_repository.hpp"

namespace plenaria::events {

namespace {

const std::vector<std::string> gender_parts{"female", "male", "other", ""};
const std::vector<std::string> presence_parts{"present", "absent"};

struct KnownPerson {
    std::string gender;
    std::string region;
};
using KnownPeople = std::map<std::string, KnownPerson>;

KnownPeople know(UnitOfWork& uow, directory::Directory* directory, const std::vector<SpeakerRole>& speakers,
                 const std::vector<FloorCount>& floor, Day on) {
    std::set<std::string> refs;
    for (const auto& each : speakers) refs.insert(each.ref);
    for (const auto& each : floor) refs.insert(each.ref);
    std::erase_if(refs, [](const std::string& ref) { return !ref.starts_with("person/"); });
    KnownPeople known;
    if (directory == nullptr || refs.empty()) return known;
    for (const auto& each : directory->people(uow, {refs.begin(), refs.end()}, on))
        known[each.ref] = {each.gender, each.region};
    return known;
}

KnownPerson known_of(const KnownPeople& people, const std::string& ref) {
    const auto found = people.find(ref);
    return found == people.end() ? KnownPerson{} : found->second;
}

/// What count_offices() finds.
std::vector<OfficeCount> kept_offices(const StandingCounts& counts) {
    std::vector<OfficeCount> offices;
    for (const auto& each : counts) {
        if (each.state == DelegationState::chosen) continue;
        const bool says = each.state == DelegationState::accepted || each.state == DelegationState::deputy ||
                          each.state == DelegationState::declined || each.state == DelegationState::waiting;
        offices.push_back({each.region, says ? std::string(to_text(each.state)) : "none", each.delegations});
    }
    return offices;
}

Figure answers_figure(const std::vector<OfficeCount>& offices) {
    Figure figure{
        .id = "answers",
        .title = /*t*/ "Answers of the invited offices by region",
        .note =
            /*t*/ "Who was asked again because the dates moved, and has not said so again, has not answered.",
        .unit = FigureUnit::offices,
        .rows_are = FigureKeys::region,
        .parts_are = FigureKeys::answer,
        .parts = {"accepted", "deputy", "waiting", "declined", "none"}};
    for (const auto& each : offices) figure.add(each.region, each.answer, each.offices);
    return figure;
}

void add_people_figures(const std::vector<PeopleCount>& people, std::vector<Figure>& figures) {
    Figure regions{
        .id = "people_by_region",
        .title = /*t*/ "Who was to come, by region and gender",
        .note = /*t*/
        "Heads and members of delegations that come and have their places. Gender as the offices told it.",
        .rows_are = FigureKeys::region,
        .parts_are = FigureKeys::gender,
        .parts = gender_parts};
    Figure roles{.id = "people_by_role",
                 .title = /*t*/ "Who was to come, by place in the delegation and gender",
                 .rows_are = FigureKeys::delegate_role,
                 .parts_are = FigureKeys::gender,
                 .parts = gender_parts};
    Figure tongues{.id = "people_by_language",
                   .title = /*t*/ "Who was to come, by language",
                   .note = /*t*/ "The language in which the office of the delegation is written to.",
                   .rows_are = FigureKeys::language,
                   .parts = {""}};
    Figure there{.id = "presence_by_region",
                 .title = /*t*/ "Who came, by region",
                 .note = /*t*/ "Whose badge was scanned at the door at least once.",
                 .rows_are = FigureKeys::region,
                 .parts_are = FigureKeys::presence,
                 .parts = presence_parts};
    Figure balance{.id = "presence_by_gender",
                   .title = /*t*/ "Who came, by gender",
                   .rows_are = FigureKeys::gender,
                   .parts_are = FigureKeys::presence,
                   .parts = presence_parts};
    for (const auto& each : people) {
        regions.add(each.region, each.gender, each.people);
        roles.add(each.role, each.gender, each.people);
        tongues.add(each.language, "", each.people);
        for (auto* figure : {&there, &balance}) {
            const auto& key = figure == &there ? each.region : each.gender;
            figure->add(key, "present", each.present);
            figure->add(key, "absent", each.people - each.present);
        }
    }
    for (auto* figure : {&regions, &roles, &tongues, &there, &balance}) figures.push_back(std::move(*figure));
}

/// Of the days that have begun: of those that lie ahead nothing can be known.
Figure days_figure(const std::map<std::string, long long>& days, const Edition& edition, Instant now,
                   long long expected) {
    Figure figure{.id = "presence_by_day",
                  .title = /*t*/ "Who came, day by day",
                  .note = /*t*/
                  "Whose badge was scanned on that day at the doors of the event.",
                  .rows_are = FigureKeys::day,
                  .parts_are = FigureKeys::presence,
                  .parts = presence_parts};
    for (const auto& [day, present] : days) {
        if (start_of(parse_day(day).value(), edition.dates.zone) > now) break;
        figure.add(day, "present", present);
        figure.add(day, "absent", std::max(0LL, expected - present));
    }
    return figure;
}

/// Of the sessions at whose doors badges were scanned.
Figure rooms_figure(UnitOfWork& uow, const std::string& edition) {
    Figure figure{
        .id = "presence_by_session",
        .title = /*t*/ "Who was in which session",
        .note = /*t*/
        "Whose badge was scanned at the door of the session, delegates and media. Sessions at whose door "
        "nobody was scanned are left out.",
        .rows_are = FigureKeys::session,
        .parts_are = FigureKeys::badge,
        .parts = {"delegate", "media"}};
    const auto people = badges_in_sessions(uow, edition);
    if (people.empty()) return figure;
    for (auto& [id, titles] : titles_of_scanned(uow, edition)) {
        for (const auto& [kind, count] : people.at(id))
            figure.add(id, kind == BadgeKind::media ? "media" : "delegate", count);
        figure.names.emplace(id, std::move(titles));
    }
    return figure;
}

void add_speaker_figures(const std::vector<SpeakerRole>& speakers, const KnownPeople& known,
                         std::vector<Figure>& figures) {
    Figure regions{.id = "speakers_by_region",
                   .title = /*t*/ "Speakers by region and gender",
                   .note = /*t*/
                   "Chairs, moderators, speakers and rapporteurs of planned sessions, each counted once. The "
                   "region is that of the city where they hold an office; gender is that of the directory.",
                   .rows_are = FigureKeys::region,
                   .parts_are = FigureKeys::gender,
                   .parts = gender_parts};
    Figure roles{.id = "speakers_by_role",
                 .title = /*t*/ "Speakers by role and gender",
                 .note = /*t*/ "Each counted once in each role.",
                 .rows_are = FigureKeys::session_role,
                 .parts_are = FigureKeys::gender,
                 .parts = gender_parts};
    std::set<std::string> seen;
    for (const auto& each : speakers) {
        const auto person = known_of(known, each.ref);
        if (seen.insert(each.ref).second) regions.add(person.region, person.gender, 1);
        roles.add(each.role, person.gender, 1);
    }
    figures.push_back(std::move(regions));
    figures.push_back(std::move(roles));
}

Figure sessions_figure(const std::vector<SessionCount>& sessions) {
    Figure figure{.id = "sessions",
                  .title = /*t*/ "Sessions by kind",
                  .unit = FigureUnit::sessions,
                  .rows_are = FigureKeys::session_kind,
                  .parts_are = FigureKeys::holding,
                  .parts = {"held", "to_come", "cancelled"}};
    for (const auto& each : sessions) figure.add(each.kind, each.holding, each.sessions);
    return figure;
}

Figure floor_figure(const std::vector<FloorCount>& floor, const KnownPeople& known) {
    Figure figure{.id = "floor_time",
                  .title = /*t*/ "Speaking time by region and gender",
                  .note = /*t*/
                  "From the speakers lists of the sessions that had one. Of who spoke as a delegation, "
                  "gender is not known.",
                  .unit = FigureUnit::seconds,
                  .rows_are = FigureKeys::region,
                  .parts_are = FigureKeys::gender,
                  .parts = gender_parts};
    for (const auto& each : floor) {
        const auto person = known_of(known, each.ref);
        figure.add(each.region.empty() ? person.region : each.region, person.gender, each.seconds);
    }
    return figure;
}

}  // namespace

Result<EventReport> read_report(UnitOfWork& uow, directory::Directory* directory,
                                const std::string& edition_id) {
    auto edition = find_edition(uow, edition_id);
    if (!edition) return edition_unknown(edition_id);
    EventReport report{*std::move(edition), {}};
    const auto& dates = report.edition.dates;
    const bool holds = figures_hold(uow, report.edition);
    const auto offices =
        holds ? kept_offices(standing_counts(uow, edition_id)) : count_offices(uow, edition_id);
    report.names_are_erased = rules_of(uow, edition_id).erased_at.has_value();
    const auto people =
        holds || report.names_are_erased ? kept_people(uow, edition_id) : count_people(uow, edition_id);
    const auto days = holds ? kept_days(uow, edition_id) : count_days(uow, report.edition);
    const auto speakers = speakers_of(uow, edition_id);
    const auto sessions = count_sessions(uow, edition_id, uow.now());
    const auto floor = count_floor(uow, edition_id);
    const auto known = know(uow, directory, speakers, floor, dates.start);

    for (const auto& each : offices) {
        report.invited += each.offices;
        if (each.answer == "accepted" || each.answer == "deputy") report.accepted += each.offices;
    }
    for (const auto& each : people) {
        report.people += each.people;
        report.present += each.present;
    }
    std::set<std::string> who;
    for (const auto& each : speakers) who.insert(each.ref);
    report.speakers = static_cast<long long>(who.size());
    for (const auto& each : sessions)
        if (each.holding != "cancelled") report.sessions += each.sessions;

    report.figures.push_back(answers_figure(offices));
    add_people_figures(people, report.figures);
    report.figures.push_back(days_figure(days, report.edition, uow.now(), report.people));
    report.figures.push_back(rooms_figure(uow, edition_id));
    add_speaker_figures(speakers, known, report.figures);
    report.figures.push_back(sessions_figure(sessions));
    report.figures.push_back(floor_figure(floor, known));
    for (auto& figure : report.figures) figure.sort_rows();
    return report;
}

}  // namespace plenaria::events
