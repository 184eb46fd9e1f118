// SPDX-License-Identifier: EUPL-1.2
#include "meeting_repository.hpp"

#include <sstream>

#include <plenaria/sql.hpp>

namespace plenaria::committee::meetings {

namespace {

std::string joined_languages(const std::vector<std::string>& languages) {
    std::string text;
    for (const auto& each : languages) text += (text.empty() ? "" : " ") + each;
    return text;
}

struct MeetingRow {
    Meeting value;
    std::string state, starts, languages, convened, opened, closed, minutes, circulated, approved;

    template <class S>
    void bind(S& s) {
        auto& facts = value.facts;
        s, soci::into(value.id), soci::into(value.body_id), soci::into(facts.title), soci::into(state),
            soci::into(starts), soci::into(facts.minutes), soci::into(facts.zone), soci::into(facts.place),
            soci::into(facts.video), soci::into(languages), soci::into(facts.session_id),
            soci::into(value.short_notice), soci::into(value.cancelled_why), soci::into(convened),
            soci::into(opened), soci::into(closed), soci::into(value.calendar), soci::into(value.chair_id),
            soci::into(minutes), soci::into(circulated), soci::into(value.approved_by), soci::into(approved),
            soci::into(value.text_hash), soci::into(value.revision);
    }
    [[nodiscard]] Meeting take() const {
        auto taken = value;
        taken.state = parse_state(state).value();
        taken.starts_at = parse_instant(starts).value_or(Instant{});
        taken.facts.start = to_local(taken.starts_at, taken.facts.zone);
        std::istringstream words(languages);
        for (std::string code; words >> code;) taken.facts.languages.push_back(code);
        taken.convened_at = parse_instant(convened);
        taken.opened_at = parse_instant(opened);
        taken.closed_at = parse_instant(closed);
        taken.minutes = parse_minutes_state(minutes).value();
        taken.circulated_at = parse_instant(circulated);
        taken.approved_at = parse_instant(approved);
        return taken;
    }
};

#define CMT_MEETING_COLUMNS                                                                               \
    "SELECT id, body_id, title, state, starts_at, minutes, zone, place, video, languages, session_id, "   \
    "short_notice, cancelled_why, convened_at, opened_at, closed_at, calendar, chair_id, minutes_state, " \
    "circulated_at, approved_by, approved_at, text_hash, revision FROM cmt_meeting "

}  // namespace

MeetingRule rule_of(UnitOfWork& uow, const std::string& body_id) {
    MeetingRule rule{.body_id = body_id};
    std::string quorum;
    sql::query(uow,
               "SELECT notice_days, quorum, members, revision FROM cmt_meeting_rule WHERE body_id = :body"),
        soci::use(body_id, "body"), soci::into(rule.notice_days), soci::into(quorum),
        soci::into(rule.members), soci::into(rule.revision);
    rule.quorum = parse_quorum_rule(quorum).value_or(rule.quorum);
    return rule;
}

bool store(UnitOfWork& uow, const MeetingRule& rule) {
    const std::string quorum(to_text(rule.quorum));
    if (rule.revision == 0) {
        if (rule_of(uow, rule.body_id).revision != 0) return false;
        sql::query(uow,
                   "INSERT INTO cmt_meeting_rule (body_id, notice_days, quorum, members, revision) "
                   "VALUES (:body, :days, :quorum, :members, 1)"),
            soci::use(rule.body_id, "body"), soci::use(rule.notice_days, "days"), soci::use(quorum, "quorum"),
            soci::use(rule.members, "members");
        return true;
    }
    soci::statement change =
        (sql::prepare(
             uow,
             "UPDATE cmt_meeting_rule SET notice_days = :days, quorum = :quorum, members = :members, "
             "revision = revision + 1 WHERE body_id = :body AND revision = :revision"),
         soci::use(rule.notice_days, "days"), soci::use(quorum, "quorum"), soci::use(rule.members, "members"),
         soci::use(rule.body_id, "body"), soci::use(rule.revision, "revision"));
    change.execute(true);
    return change.get_affected_rows() == 1;
}

std::vector<Meeting> meetings_of(UnitOfWork& uow, const std::string& body_id, int skip, int most) {
    auto prepared = sql::prepare(uow, CMT_MEETING_COLUMNS
                                 "WHERE body_id = :body ORDER BY starts_at DESC, id DESC LIMIT :most "
                                 "OFFSET :skip");
    prepared, soci::use(body_id, "body"), soci::use(most, "most"), soci::use(skip, "skip");
    return sql::rows_of<MeetingRow>(prepared);
}

int count_meetings(UnitOfWork& uow, const std::string& body_id) {
    int count = 0;
    sql::query(uow, "SELECT COUNT(*) FROM cmt_meeting WHERE body_id = :body"), soci::use(body_id, "body"),
        soci::into(count);
    return count;
}

std::optional<Meeting> find_meeting(UnitOfWork& uow, const std::string& id) {
    auto prepared = sql::prepare(uow, CMT_MEETING_COLUMNS "WHERE id = :id");
    prepared, soci::use(id, "id");
    return sql::first_of(sql::rows_of<MeetingRow>(prepared));
}

std::optional<Meeting> meeting_approved_by(UnitOfWork& uow, const std::string& item_id) {
    auto prepared = sql::prepare(uow, CMT_MEETING_COLUMNS "WHERE approved_by = :item");
    prepared, soci::use(item_id, "item");
    return sql::first_of(sql::rows_of<MeetingRow>(prepared));
}

std::vector<Meeting> meetings_to_work_on(UnitOfWork& uow) {
    auto prepared =
        sql::prepare(uow, CMT_MEETING_COLUMNS
                     "WHERE state IN ('draft', 'convened', 'open') OR (state = 'closed' AND minutes_state <> "
                     "'approved') ORDER BY starts_at, id LIMIT 100");
    return sql::rows_of<MeetingRow>(prepared);
}

void hold_meeting(UnitOfWork& uow, const std::string& id) {
    sql::query(uow, "UPDATE cmt_meeting SET revision = revision WHERE id = :id"), soci::use(id, "id");
}

void insert(UnitOfWork& uow, const Meeting& meeting) {
    const auto& facts = meeting.facts;
    const auto starts = to_text(meeting.starts_at);
    const auto languages = joined_languages(facts.languages);
    sql::query(uow,
               "INSERT INTO cmt_meeting (id, body_id, title, state, starts_at, minutes, zone, place, video, "
               "languages, session_id, short_notice, cancelled_why, convened_at, opened_at, closed_at, "
               "calendar, chair_id, minutes_state, circulated_at, approved_by, approved_at, text_hash, "
               "revision) VALUES (:id, :body, :title, 'draft', :starts, :minutes, :zone, :place, :video, "
               ":languages, :session, '', '', '', '', '', 0, '', 'draft', '', '', '', '', 1)"),
        soci::use(meeting.id, "id"), soci::use(meeting.body_id, "body"), soci::use(facts.title, "title"),
        soci::use(starts, "starts"), soci::use(facts.minutes, "minutes"), soci::use(facts.zone, "zone"),
        soci::use(facts.place, "place"), soci::use(facts.video, "video"), soci::use(languages, "languages"),
        soci::use(facts.session_id, "session");
}

bool update(UnitOfWork& uow, const Meeting& meeting) {
    const auto& facts = meeting.facts;
    const auto starts = to_text(meeting.starts_at);
    const auto languages = joined_languages(facts.languages);
    const std::string state(to_text(meeting.state));
    const std::string minutes(to_text(meeting.minutes));
    const auto convened = sql::text_or_empty(meeting.convened_at);
    const auto opened = sql::text_or_empty(meeting.opened_at);
    const auto closed = sql::text_or_empty(meeting.closed_at);
    const auto circulated = sql::text_or_empty(meeting.circulated_at);
    const auto approved = sql::text_or_empty(meeting.approved_at);
    soci::statement change =
        (sql::prepare(uow,
                      "UPDATE cmt_meeting SET title = :title, state = :state, starts_at = :starts, minutes = "
                      ":minutes, zone = :zone, place = :place, video = :video, languages = :languages, "
                      "session_id = :session, short_notice = :short, cancelled_why = :cancelled, convened_at "
                      "= :convened, opened_at = :opened, closed_at = :closed, calendar = :calendar, chair_id "
                      "= :chair, minutes_state = :minutes_state, circulated_at = :circulated, approved_by = "
                      ":approved_by, approved_at = :approved, text_hash = :hash, revision = revision + 1 "
                      "WHERE id = :id AND revision = :revision"),
         soci::use(facts.title, "title"), soci::use(state, "state"), soci::use(starts, "starts"),
         soci::use(facts.minutes, "minutes"), soci::use(facts.zone, "zone"), soci::use(facts.place, "place"),
         soci::use(facts.video, "video"), soci::use(languages, "languages"),
         soci::use(facts.session_id, "session"), soci::use(meeting.short_notice, "short"),
         soci::use(meeting.cancelled_why, "cancelled"), soci::use(convened, "convened"),
         soci::use(opened, "opened"), soci::use(closed, "closed"), soci::use(meeting.calendar, "calendar"),
         soci::use(meeting.chair_id, "chair"), soci::use(minutes, "minutes_state"),
         soci::use(circulated, "circulated"), soci::use(meeting.approved_by, "approved_by"),
         soci::use(approved, "approved"), soci::use(meeting.text_hash, "hash"), soci::use(meeting.id, "id"),
         soci::use(meeting.revision, "revision"));
    change.execute(true);
    return change.get_affected_rows() == 1;
}

}  // namespace plenaria::committee::meetings
