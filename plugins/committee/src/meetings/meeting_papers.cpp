// SPDX-License-Identifier: EUPL-1.2
#include "meeting_papers.hpp"

#include <algorithm>

#include <plenaria/statements/versions.hpp>

#include "agenda_repository.hpp"

namespace plenaria::committee::meetings {

namespace {

std::string stay_in_words(const Presence& presence, const std::string& zone, const Locale& locale) {
    const auto from = locale.time_of_day(presence.arrived_at, zone);
    if (!presence.left_at) return locale.t("from {time}", {{"time", from}});
    return from + "–" + locale.time_of_day(*presence.left_at, zone);
}

/// Titles of those that everybody may know of: a paper goes to members, and is kept.
std::string campaigns_on(const MeetingRecord& record, const std::string& item_id) {
    std::string titles;
    if (const auto found = record.campaigns.find(item_id); found != record.campaigns.end())
        for (const auto& each : found->second)
            if (each.is_public) titles += (titles.empty() ? "" : "; ") + each.title;
    return titles;
}

Model::List items_model(const MeetingRecord& record, const Locale& locale) {
    Model::List rows;
    for (const auto& item : record.items) {
        const auto& facts = item.facts;
        const auto* decision = record.decision_on(item.id);
        rows.push_back(
            {{"number", locale.number(static_cast<long long>(rows.size()) + 1)},
             {"title", facts.title},
             {"kind", locale.t(name_of(facts.kind))},
             {"has_owner", !facts.owner.empty()},
             {"owner", facts.owner},
             {"minutes", locale.n("{n} minute", "{n} minutes", facts.minutes)},
             {"has_note", !facts.note.empty()},
             {"note", facts.note},
             {"has_paper", !facts.version_label.empty()},
             {"paper", facts.version_label},
             {"has_motion", !item.text().empty()},
             {"motion", item.text()},
             {"was_amended", !facts.amended.empty()},
             {"original", facts.motion},
             {"has_movers", !facts.proposed_by.empty()},
             {"proposed_by", facts.proposed_by},
             {"has_seconder", !facts.seconded_by.empty()},
             {"seconded_by", facts.seconded_by},
             {"has_text", !item.minutes_text.empty()},
             {"text", item.minutes_text},
             {"has_campaigns", !campaigns_on(record, item.id).empty()},
             {"campaigns", campaigns_on(record, item.id)},
             {"has_decision", decision != nullptr},
             {"decision",
              decision == nullptr
                  ? std::string()
                  : decision_in_words(*decision, static_cast<int>(decision->votes.members), locale)}});
    }
    return rows;
}

Model paper_model(const MeetingRecord& record, std::string_view language, const Locale& locale) {
    const auto& meeting = record.held.meeting;
    const auto& facts = meeting.facts;
    return {{"language", std::string(language)},
            {"body", record.held.body.facts.names.in(language)},
            {"meeting", short_title_of(meeting, locale)},
            {"starts", locale.instant(meeting.starts_at, facts.zone)},
            {"has_place", !facts.place.empty()},
            {"place", facts.place},
            {"has_video", !facts.video.empty()},
            {"video", facts.video},
            {"has_items", !record.items.empty()},
            {"items", items_model(record, locale)}};
}

}  // namespace

const TakenDecision* MeetingRecord::decision_on(const std::string& item_id) const {
    for (const auto& each : decisions)
        if (each.item_id == item_id) return &each;
    return nullptr;
}

const Invitee* MeetingRecord::chair() const {
    for (const auto& each : invitees)
        if (each.id == held.meeting.chair_id) return &each;
    return nullptr;
}

Quorum MeetingRecord::quorum(Instant at) const {
    const auto seats = held_of(invitees);
    return quorum_at(at, quorum_of(held.rule, seats), seats, presences);
}

Result<MeetingRecord> read_record(UnitOfWork& uow, const std::string& meeting_id) {
    auto held = read_meeting(uow, meeting_id);
    if (!held) return std::move(held).error();
    return MeetingRecord{*std::move(held),
                         items_of(uow, meeting_id),
                         decisions_in(uow, meeting_id),
                         invitees_of(uow, meeting_id),
                         presences_of(uow, meeting_id),
                         signatures_of(uow, meeting_id)};
}

void find_campaigns(UnitOfWork& uow, const MeetingTools& tools, MeetingRecord& record,
                    std::string_view language) {
    if (tools.drafts == nullptr) return;
    for (const auto& item : record.items) {
        auto& found = record.campaigns[item.id];
        found.clear();
        std::vector<std::string> subjects{"committee.item/" + item.id};
        if (!item.facts.vacancy_id.empty()) subjects.push_back("committee.vacancy/" + item.facts.vacancy_id);
        if (!item.facts.version_id.empty()) subjects.push_back("statements.version/" + item.facts.version_id);
        for (const auto& subject : subjects)
            for (auto& each : tools.drafts->named(uow, subject, language)) found.push_back(std::move(each));
    }
}

void find_papers(UnitOfWork& uow, const MeetingTools& tools, const Actor& reader, MeetingRecord& record) {
    if (tools.versions == nullptr) return;
    for (const auto& item : record.items)
        if (!item.facts.version_id.empty())
            if (const auto version = tools.versions->version(uow, reader, item.facts.version_id, "en"))
                record.paper_paths[item.id] = version->path;
}

std::string attendance_of(const MeetingRecord& record, const Invitee& invitee, const Locale& locale) {
    std::string text;
    for (const auto& each : record.presences) {
        if (each.invitee_id != invitee.id) continue;
        text += (text.empty() ? "" : "; ") + each.person;
        if (each.sits_as != SitsAs::holder) text += " (" + locale.t(name_of(each.sits_as)) + ")";
        text += ", " + stay_in_words(each, record.held.meeting.facts.zone, locale);
    }
    if (!text.empty()) return text;
    text = invitee.person() + ", ";
    return text + (invitee.answer == Answer::apologies ? locale.t("apologies given") : locale.t("not there"));
}

std::string agenda_document(const MeetingTools& tools, const MeetingRecord& record,
                            std::string_view language) {
    const auto& locale = tools.locales->get(language, "committee");
    return tools.renderer->render("committee/print/agenda", paper_model(record, language, locale), language);
}

std::string minutes_document(const MeetingTools& tools, const MeetingRecord& record,
                             std::string_view language) {
    const auto& locale = tools.locales->get(language, "committee");
    const auto& meeting = record.held.meeting;
    auto model = paper_model(record, language, locale);
    Model::List people;
    for (const auto& each : record.invitees) {
        const bool came = std::any_of(record.presences.begin(), record.presences.end(),
                                      [&](const Presence& one) { return one.invitee_id == each.id; });
        if (!each.sits && !came) continue;
        people.push_back({{"city", each.city_name}, {"who", attendance_of(record, each, locale)}});
    }
    const auto time = [&](const std::optional<Instant>& at) {
        return at ? locale.instant(*at, meeting.facts.zone) : std::string();
    };
    const auto* chair = record.chair();
    model.set("has_people", !people.empty());
    model.set("people", std::move(people));
    model.set("has_opened", meeting.opened_at.has_value());
    model.set("opened", time(meeting.opened_at));
    model.set("has_closed", meeting.closed_at.has_value());
    model.set("closed", time(meeting.closed_at));
    model.set("has_chair", chair != nullptr);
    model.set("chair", chair == nullptr ? std::string() : chair->person());
    model.set("state", locale.t(name_of(meeting.minutes)));
    return tools.renderer->render("committee/print/minutes", model, language);
}

std::string with_signatures(const MeetingTools& tools, const MeetingRecord& record, std::string document,
                            std::string_view language) {
    const auto& locale = tools.locales->get(language, "committee");
    Model::List rows;
    for (const auto& each : record.signatures)
        rows.push_back({{"part", each.part == "chair" ? locale.t("Chair") : locale.t("Secretary")},
                        {"name", each.name},
                        {"at", locale.instant(each.signed_at, record.held.meeting.facts.zone)}});
    const auto block = tools.renderer->render("committee/print/signatures",
                                              {{"has_signatures", !rows.empty()},
                                               {"signatures", std::move(rows)},
                                               {"hash", record.held.meeting.text_hash}},
                                              language);
    const auto end = document.rfind("</body>");
    document.insert(end == std::string::npos ? document.size() : end, block);
    return document;
}

}  // namespace plenaria::committee::meetings
