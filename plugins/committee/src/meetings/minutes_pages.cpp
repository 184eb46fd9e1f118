// SPDX-License-Identifier: EUPL-1.2
#include "minutes_pages.hpp"

#include "../ledger/json.hpp"
#include "agenda_repository.hpp"
#include "attendance_service.hpp"
#include "meeting_service.hpp"
#include "minutes_service.hpp"

namespace plenaria::committee::meetings {

namespace {

/// What somebody typed into an item and could not be saved.
struct TypedText {
    std::string item_id;
    std::string text;
};

Model::List texts_model(const MeetingRecord& record, bool may_write, const TypedText* typed,
                        const Error* error, const RequestScope& scope) {
    const auto& locale = scope.locale();
    auto rows = agenda_rows_model(record, false, scope);
    for (std::size_t at = 0; at < rows.size(); ++at) {
        const auto& item = record.items[at];
        const bool is_typed = typed != nullptr && typed->item_id == item.id;
        auto field = field_model({.label = locale.t("What happened"),
                                  .name = "text",
                                  .value = is_typed ? typed->text : item.minutes_text,
                                  .error = is_typed ? ledger::problem_of("text", error, locale) : "",
                                  .rows = 5,
                                  .id = is_typed ? "f-text" : "text-" + item.id});
        rows[at].set("may_write", may_write);
        rows[at].set("field", std::move(field));
        rows[at].set("text_revision", std::to_string(item.text_revision));
        rows[at].set("text_url", scope.url("committee.item_minutes", {{"item", item.id}}));
        rows[at].set("has_text", !item.minutes_text.empty());
        rows[at].set("text", item.minutes_text);
        Model::List campaigns;
        if (const auto found = record.campaigns.find(item.id); found != record.campaigns.end())
            for (const auto& each : found->second)
                if (each.is_public || scope.actor().may("campaigns.view"))
                    campaigns.push_back({{"title", each.title},
                                         {"may_read", scope.actor().may("campaigns.view")},
                                         {"url", each.path}});
        rows[at].set("has_campaigns", !campaigns.empty());
        rows[at].set("campaigns", std::move(campaigns));
        rows[at].set("shows_stored", is_typed && error != nullptr && error->code == ErrorCode::conflict);
    }
    return rows;
}

Model::List people_model(const MeetingRecord& record, const Locale& locale) {
    Model::List people;
    for (const auto& each : record.invitees)
        if (each.sits)
            people.push_back({{"city", each.city_name}, {"who", attendance_of(record, each, locale)}});
    return people;
}

Model::List corrections_model(const MeetingRecord& record, const RequestScope& scope) {
    Model::List rows;
    for (const auto& each : record.invitees)
        if (!each.correction.empty())
            rows.push_back({{"who", each.person()},
                            {"at", scope.locale().instant(*each.corrected_at, scope.actor().zone)},
                            {"text", each.correction}});
    return rows;
}

Model::List signatures_model(const MeetingRecord& record, const RequestScope& scope) {
    Model::List rows;
    for (const auto& each : record.signatures)
        rows.push_back(
            {{"part", each.part == "chair" ? scope.locale().t("Chair") : scope.locale().t("Secretary")},
             {"name", each.name},
             {"at", scope.locale().instant(each.signed_at, scope.actor().zone)}});
    return rows;
}

View minutes_view(const MeetingRecord& record, const TypedText* typed, const Error* error,
                  const RequestScope& scope) {
    const auto& meeting = record.held.meeting;
    const auto& locale = scope.locale();
    const UrlValues at{{"meeting", meeting.id}};
    const auto has = [&](const char* part) {
        return std::any_of(record.signatures.begin(), record.signatures.end(),
                           [&](const MinutesSignature& each) { return each.part == part; });
    };
    const bool is_approved = meeting.minutes == MinutesState::approved;
    const auto title = locale.t("Minutes: {meeting}", {{"meeting", title_of(record.held, locale)}});
    auto items = texts_model(record, !is_approved, typed, error, scope);
    auto people = people_model(record, locale);
    auto corrections = corrections_model(record, scope);
    auto signatures = signatures_model(record, scope);
    const auto* chair = record.chair();
    Model page{
        {"title", title},
        {"back_url", scope.url("committee.meeting", at)},
        {"meeting", short_title_of(meeting, locale)},
        {"state", tag_model(is_approved ? "green" : "grey", locale.t(name_of(meeting.minutes)))},
        {"is_approved", is_approved},
        {"hash", meeting.text_hash},
        {"may_send", meeting.state == State::closed && !is_approved},
        {"was_sent", meeting.circulated_at.has_value()},
        {"sent", meeting.circulated_at ? locale.instant(*meeting.circulated_at, scope.actor().zone) : ""},
        {"send_url", scope.url("committee.minutes_letters", at)},
        {"is_open", meeting.state == State::open},
        {"has_chair", chair != nullptr},
        {"chair", chair == nullptr ? std::string() : chair->person()},
        {"may_ask", is_approved && !has("chair")},
        {"ask_url", scope.url("committee.minutes_ask", at)},
        {"may_sign", is_approved && !has("secretary")},
        {"sign_url", scope.url("committee.minutes_sign", at)},
        {"has_signatures", !signatures.empty()},
        {"signatures", std::move(signatures)},
        {"papers", paper_links("committee.minutes_file", meeting.id, scope, true)},
        {"has_people", !people.empty()},
        {"people", std::move(people)},
        {"has_corrections", !corrections.empty()},
        {"corrections", std::move(corrections)},
        {"has_items", !items.empty()},
        {"items", std::move(items)}};
    return ledger::form_view("committee/meetings/minutes", std::move(page), title, error, locale);
}

Result<Reply> minutes_or(const Result<void>& done, const Request& request, RequestScope& scope,
                         const std::string& said) {
    if (done) {
        scope.notice(said);
        return Redirect{scope.url("committee.minutes", {{"meeting", request.path_value("meeting")}})};
    }
    if (!is_for_form(done.error())) return done.error();
    const auto record = record_of(request, scope);
    if (!record) return record.error();
    return minutes_view(*record, nullptr, &done.error(), scope);
}

/// The page must know the new revision, or its next save would be a conflict with itself.
Reply saved_by_itself(const std::string& item_id, int revision, const RequestScope& scope) {
    const auto id = "revision-" + item_id;
    return Json{ledger::compact({{"state", "saved"},
                                 {"at", scope.locale().time_of_day(scope.now(), scope.actor().zone)},
                                 {"html", R"(<input type="hidden" name="revision" id=")" + id +
                                              R"(" value=")" + std::to_string(revision) + R"(">)"},
                                 {"target", "#" + id}})};
}

}  // namespace

Result<Reply> minutes_page(const MeetingTools& tools, const Request& request, RequestScope& scope) {
    auto record = record_of(request, scope);
    if (!record) return std::move(record).error();
    const auto found = scope.db().read([&](UnitOfWork& uow) -> Result<void> {
        find_campaigns(uow, tools, *record, scope.locale().language());
        return {};
    });
    if (!found) return found.error();
    return minutes_view(*record, nullptr, nullptr, scope);
}

Result<Reply> minutes_file(const MeetingTools& tools, const Request& request, RequestScope& scope) {
    const auto text = scope.db().read([&](UnitOfWork& uow) -> Result<std::string> {
        const auto record = read_record(uow, request.path_value("meeting"));
        if (!record) return record.error();
        return minutes_text(uow, tools, *record, paper_language(request, scope));
    });
    if (!text) return text.error();
    return paper_file(tools, request, *text, "minutes");
}

Result<Reply> write_minutes_post(const MeetingTools&, const Request& request, RequestScope& scope) {
    const TypedText typed{request.path_value("item"), request.form_value("text")};
    const auto saved = scope.db().write([&](UnitOfWork& uow) {
        return write_minutes(uow, scope.actor(), typed.item_id, typed.text, ledger::read_revision(request));
    });
    if (request.wants_fragment) {
        if (saved) return saved_by_itself(typed.item_id, *saved, scope);
        if (saved.error().code == ErrorCode::conflict)
            return Json{ledger::compact({{"state", "conflict"}}), 409};
        return saved.error();
    }
    if (!saved && !is_for_form(saved.error())) return saved.error();
    const auto record = scope.db().read([&](UnitOfWork& uow) -> Result<MeetingRecord> {
        const auto item = find_item(uow, typed.item_id);
        if (!item) return item_unknown(typed.item_id);
        return read_record(uow, item->meeting_id);
    });
    if (!record) return record.error();
    if (!saved) return minutes_view(*record, &typed, &saved.error(), scope);
    return Redirect{scope.url("committee.minutes", {{"meeting", record->held.meeting.id}}) + "#item-" +
                    typed.item_id};
}

Result<Reply> sign_as_secretary_post(const MeetingTools&, const Request& request, RequestScope& scope) {
    return minutes_or(scope.db().write([&](UnitOfWork& uow) {
        return sign_minutes(uow, scope.actor(), request.path_value("meeting"), request.form_value("hash"));
    }),
                      request, scope, scope.locale().t("You have signed the minutes."));
}

Result<Reply> ask_chair_post(const MeetingTools& tools, const Request& request, RequestScope& scope) {
    return minutes_or(scope.db().write([&](UnitOfWork& uow) {
        return ask_chair_to_sign(uow, tools, scope.actor(), request.path_value("meeting"));
    }),
                      request, scope, scope.locale().t("The chair was asked to sign, by mail."));
}

}  // namespace plenaria::committee::meetings
