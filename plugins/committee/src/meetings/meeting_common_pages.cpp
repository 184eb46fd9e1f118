// SPDX-License-Identifier: EUPL-1.2
#include "meeting_common_pages.hpp"

#include <plenaria/text.hpp>

#include "../vacancies/shared_pages.hpp"
#include "attendance_service.hpp"

namespace plenaria::committee::meetings {

Model state_tag(State state, const Locale& locale) {
    std::string_view kind = "grey";
    if (state == State::convened) kind = "teal";
    if (state == State::open) kind = "solid";
    if (state == State::closed) kind = "green";
    if (state == State::cancelled) kind = "terra";
    return tag_model(kind, locale.t(name_of(state)));
}

Model start_model(const Meeting& meeting, const RequestScope& scope) {
    const auto& own = scope.actor().zone;
    const bool is_elsewhere = own != meeting.facts.zone;
    const auto& locale = scope.locale();
    return {{"iso", to_text(meeting.starts_at)},
            {"text", locale.instant(meeting.starts_at, meeting.facts.zone)},
            {"has_reader_text", is_elsewhere},
            {"reader_text", is_elsewhere ? locale.instant(meeting.starts_at, own) : std::string()},
            {"late", false}};
}

Model quorum_model(const MeetingRecord& record, Instant at, const Locale& locale) {
    const auto quorum = record.quorum(at);
    const auto& meeting = record.held.meeting;
    Model::List rows;
    if (!quorum.is_reached())
        for (const auto* each : gone(at, record.presences))
            rows.push_back(
                {{"who", each->person}, {"at", locale.time_of_day(*each->left_at, meeting.facts.zone)}});
    return {{"is_reached", quorum.is_reached()},
            {"present", locale.number(quorum.present)},
            {"needed", locale.number(quorum.needed)},
            {"words", locale.t("{present} of {held} members are there; the quorum is {needed}.",
                               {{"present", locale.number(quorum.present)},
                                {"held", locale.number(quorum.held)},
                                {"needed", locale.number(quorum.needed)}})},
            {"missing", locale.n("{n} more is needed.", "{n} more are needed.", quorum.missing())},
            {"is_lost", meeting.state == State::open && !rows.empty()},
            {"has_gone", !rows.empty()},
            {"gone", std::move(rows)}};
}

Model::List agenda_rows_model(const MeetingRecord& record, bool may_edit, const RequestScope& scope) {
    const auto& locale = scope.locale();
    Model::List rows;
    for (const auto& item : record.items) {
        const auto& facts = item.facts;
        const auto* decision = record.decision_on(item.id);
        const UrlValues at{{"item", item.id}};
        const bool is_first = rows.empty();
        const bool is_last = rows.size() + 1 == record.items.size();
        const bool shows_vacancy = !facts.vacancy_id.empty() && scope.actor().may("committee.view");
        const auto paper = record.paper_paths.find(item.id);
        const bool shows_version = paper != record.paper_paths.end();
        rows.push_back(
            {{"id", item.id},
             {"number", locale.number(static_cast<long long>(rows.size()) + 1)},
             {"title", facts.title},
             {"kind", tag_model("grey", locale.t(name_of(facts.kind)))},
             {"has_owner", !facts.owner.empty()},
             {"owner", facts.owner},
             {"minutes", locale.n("{n} minute", "{n} minutes", facts.minutes)},
             {"has_note", !facts.note.empty()},
             {"note", facts.note},
             {"has_motion", !item.text().empty()},
             {"motion", item.text()},
             {"was_amended", !facts.amended.empty()},
             {"has_movers", !facts.proposed_by.empty()},
             {"proposed_by", facts.proposed_by},
             {"has_seconder", !facts.seconded_by.empty()},
             {"seconded_by", facts.seconded_by},
             {"has_paper", !facts.version_label.empty()},
             {"paper", facts.version_label},
             {"has_paper_url", shows_version},
             {"paper_url", shows_version ? paper->second : std::string()},
             {"has_vacancy", shows_vacancy},
             {"vacancy_url", shows_vacancy ? scope.url("committee.vacancy", {{"vacancy", facts.vacancy_id}})
                                           : std::string()},
             {"has_decision", decision != nullptr},
             {"is_carried", decision != nullptr && decision->carried},
             {"decision",
              decision == nullptr
                  ? std::string()
                  : decision_in_words(*decision, static_cast<int>(decision->votes.members), locale)},
             {"may_edit", may_edit},
             {"may_change", may_edit && decision == nullptr},
             {"edit_url", may_edit ? scope.url("committee.item", at) : std::string()},
             {"move_url", may_edit ? scope.url("committee.item_move", at) : std::string()},
             {"place_url", may_edit ? scope.url("committee.item_place", at) : std::string()},
             {"can_up", may_edit && !is_first},
             {"can_down", may_edit && !is_last}});
    }
    return rows;
}

std::optional<Instant> time_typed(const Request& request, std::string_view name, const Meeting& meeting,
                                  Instant now) {
    if (trim(request.form_value(name)).empty()) return std::nullopt;
    auto local = to_local(now, meeting.facts.zone);
    Request with_day;
    with_day.form.emplace("day", to_text(local.day));
    with_day.form.emplace("time", request.form_value(name));
    auto typed = vacancies::read_local_time(with_day, "day", "time");
    if (typed.day == ledger::no_day) return std::nullopt;
    // After midnight, 23:50 was yesterday.
    if (typed > local) typed.day -= std::chrono::days(1);
    return to_instant(typed, meeting.facts.zone);
}

Result<MeetingRecord> record_of(const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) { return read_record(uow, request.path_value("meeting")); });
}

Result<Reply> paper_file(const MeetingTools& tools, const Request& request, const std::string& html,
                         const std::string& name) {
    const bool is_word = request.query_value("format") == "docx";
    const auto format = is_word ? DocumentFormat::docx : DocumentFormat::pdf;
    auto file = tools.documents->convert(format, html);
    if (!file) return std::move(file).error();
    return Download{name + (is_word ? ".docx" : ".pdf"), std::string(content_type(format)), *std::move(file)};
}

std::string paper_language(const Request& request, const RequestScope& scope) {
    const auto& asked = request.query_value("language");
    const bool is_known =
        std::find(ledger::languages.begin(), ledger::languages.end(), asked) != ledger::languages.end();
    return is_known ? asked : std::string(scope.locale().language());
}

Model::List paper_links(const char* route, const std::string& meeting_id, const RequestScope& scope,
                        bool with_docx) {
    Model::List links;
    for (const auto code : ledger::languages) {
        const std::string language(code);
        links.push_back(
            {{"name", scope.locale().language_name(code)},
             {"url", scope.url(route, {{"meeting", meeting_id}, {"language", language}})},
             {"has_docx", with_docx},
             {"docx_url",
              scope.url(route, {{"meeting", meeting_id}, {"language", language}, {"format", "docx"}})}});
    }
    return links;
}

}  // namespace plenaria::committee::meetings
