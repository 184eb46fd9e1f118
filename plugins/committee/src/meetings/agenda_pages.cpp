// SPDX-License-Identifier: EUPL-1.2
#include "agenda_pages.hpp"

#include <sstream>

#include <plenaria/statements/versions.hpp>
#include <plenaria/text.hpp>

#include "../ledger/json.hpp"
#include "../vacancies/shared_pages.hpp"
#include "../vacancies/vacancy_repository.hpp"
#include "agenda_repository.hpp"
#include "agenda_service.hpp"
#include "attendance_service.hpp"
#include "meeting_repository.hpp"

namespace plenaria::committee::meetings {

namespace {

struct TypedItem {
    ItemFacts facts;
    std::string minutes;  ///< as typed
    int revision = 0;
};

/// @param before what stands there now
TypedItem read_item_form(UnitOfWork& uow, const MeetingTools& tools, const Request& request,
                         const ItemFacts& before, const RequestScope& scope,
                         std::vector<FieldError>& problems) {
    TypedItem typed{.facts = {.kind = parse_item_kind(request.form_value("kind")).value_or(ItemKind::other),
                              .title = request.form_value("title"),
                              .owner = request.form_value("owner"),
                              .minutes = ledger::read_number(request, "item_minutes", -1),
                              .note = request.form_value("note"),
                              .vacancy_id = request.form_value("vacancy"),
                              .approves = request.form_value("approves"),
                              .motion = request.form_value("motion"),
                              .amended = request.form_value("amended"),
                              .proposed_by = request.form_value("proposed_by"),
                              .seconded_by = request.form_value("seconded_by")},
                    .minutes = request.form_value("item_minutes"),
                    .revision = ledger::read_revision(request)};
    auto& facts = typed.facts;
    facts.version_label = trim(request.form_value("version_text"));
    facts.version_id = before.version_id;
    if (tools.versions == nullptr || !request.form.contains("version_text")) {
        facts.version_label = before.version_label;
        return typed;
    }
    if (facts.version_label == before.version_label) return typed;
    facts.version_id.clear();
    if (facts.version_label.empty()) return typed;
    const auto language = scope.locale().language();
    auto found = tools.versions->called(uow, scope.actor(), facts.version_label, language);
    // Of several with the same words the one that was chosen from the list.
    if (found.size() > 1)
        std::erase_if(found, [&](const auto& each) { return each.id != request.form_value("version"); });
    if (found.size() == 1) {
        facts.version_id = found.front().id;
        facts.version_label = found.front().label;
    } else {
        problems.push_back(
            {"version", /*t*/ "No issued version is called {text}.", {{"text", facts.version_label}}});
    }
    return typed;
}

std::vector<Choice> vacancy_choices(UnitOfWork& uow, const Meeting& meeting, const std::string& chosen,
                                    const Locale& locale) {
    std::vector<Choice> choices{{.value = "", .label = locale.t("None"), .selected = chosen.empty()}};
    for (const auto& [vacancy, body_id, numbers] : vacancies::placed_vacancies(uow, 0, 200)) {
        if (body_id != meeting.body_id) continue;
        choices.push_back(
            {.value = vacancy.id,
             .label = locale.t("Seat {number}", {{"number", vacancies::numbers_in_words(numbers, locale)}}) +
                      " (" + ledger::days_in_words(vacancy.facts.first, vacancy.facts.last, locale) + ")",
             .selected = vacancy.id == chosen});
    }
    return choices;
}

std::vector<Choice> approval_choices(UnitOfWork& uow, const Meeting& meeting, const std::string& chosen,
                                     const Locale& locale) {
    std::vector<Choice> choices{{.value = "", .label = locale.t("None"), .selected = chosen.empty()}};
    for (const auto& each : meetings_of(uow, meeting.body_id, 0, 50))
        if (each.id != meeting.id && (each.state == State::closed || each.id == chosen))
            choices.push_back(
                {.value = each.id, .label = short_title_of(each, locale), .selected = each.id == chosen});
    return choices;
}

/// @param id of the item; empty: a new one
Result<Reply> item_form_view(UnitOfWork& uow, const MeetingTools& tools, const HeldMeeting& held,
                             const std::string& id, const TypedItem& typed, const Error* error,
                             const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& facts = typed.facts;
    const auto& meeting = held.meeting;
    const UrlValues at{{"item", id}};
    const auto problem = [&](const char* key) { return ledger::problem_of(key, error, locale); };
    const auto field = [&](const char* key, std::string label, const std::string& value, int rows = 1) {
        return field_model(
            {.label = std::move(label), .name = key, .value = value, .error = problem(key), .rows = rows});
    };
    std::vector<Choice> kinds;
    for (const auto each : all_item_kinds)
        kinds.push_back({.value = std::string(to_text(each)),
                         .label = locale.t(name_of(each)),
                         .selected = each == facts.kind});
    auto version = field_model({.label = locale.t("Version of a statement before the meeting"),
                                .name = "version",
                                .value = facts.version_id,
                                .hint = locale.t("Words of its title. It may stay empty."),
                                .error = problem("version")});
    const bool suggests = tools.versions != nullptr && scope.actor().may("statements.view");
    version.set("shown", facts.version_label);
    version.set("suggest_url", suggests ? scope.url("statements.find_version") + "?q=" : std::string());
    version.set("none", locale.t("Nothing found"));
    const bool is_new = id.empty();
    const auto title = is_new ? locale.t("New item") : locale.t("Change the item");
    Model page{{"heading", title},
               {"meeting", title_of(held, locale)},
               {"back_url", scope.url("committee.meeting", {{"meeting", meeting.id}})},
               {"action_url", is_new ? scope.url("committee.item_add", {{"meeting", meeting.id}})
                                     : scope.url("committee.item_change", at)},
               {"is_stored", !is_new},
               {"remove_url", is_new ? std::string() : scope.url("committee.item_remove", at)},
               {"revision", std::to_string(typed.revision)},
               {"title", field("title", locale.t("What it is about"), facts.title)},
               {"kind", choice_model({.label = locale.t("Kind"), .name = "kind"}, kinds)},
               {"owner", field("owner", locale.t("Who presents it"), facts.owner)},
               {"minutes", field_model({.label = locale.t("Minutes planned"),
                                        .name = "item_minutes",
                                        .value = typed.minutes,
                                        .error = problem("item_minutes"),
                                        .type = "number",
                                        .css_class = "govuk-input--width-5"})},
               {"note", field("note", locale.t("What members should know"), facts.note, 4)},
               {"has_versions", tools.versions != nullptr},
               {"version", std::move(version)},
               {"vacancy", choice_model({.label = locale.t("Vacancy that it is about"), .name = "vacancy"},
                                        vacancy_choices(uow, meeting, facts.vacancy_id, locale))},
               {"approves", choice_model({.label = locale.t("Minutes that are to be approved"),
                                          .name = "approves",
                                          .hint = locale.t("Of the kind “Approval of minutes” only."),
                                          .error = problem("approves")},
                                         approval_choices(uow, meeting, facts.approves, locale))},
               {"motion", field("motion", locale.t("Motion"), facts.motion, 4)},
               {"proposed_by", field("proposed_by", locale.t("Proposed by"), facts.proposed_by)},
               {"seconded_by", field("seconded_by", locale.t("Seconded by"), facts.seconded_by)},
               {"amended", field("amended", locale.t("Motion as amended"), facts.amended, 4)}};
    return ledger::form_view("committee/meetings/item", std::move(page), title, error, locale);
}

Result<Reply> back_to_agenda(const Result<void>& done, const std::string& meeting_id, RequestScope& scope) {
    if (!done) return done.error();
    return Redirect{scope.url("committee.meeting", {{"meeting", meeting_id}}) + "#agenda"};
}

std::string meeting_of_item(const Request& request, RequestScope& scope) {
    const auto item = scope.db().read([&](UnitOfWork& uow) -> Result<AgendaItem> {
        auto found = find_item(uow, request.path_value("item"));
        if (!found) return item_unknown(request.path_value("item"));
        return *std::move(found);
    });
    return item ? item->meeting_id : std::string();
}

}  // namespace

Result<Reply> new_item_form(const MeetingTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto held = read_meeting(uow, request.path_value("meeting"));
        if (!held) return held.error();
        return item_form_view(uow, tools, *held, "", {.facts = {}, .minutes = "15"}, nullptr, scope);
    });
}

Result<Reply> add_item_post(const MeetingTools& tools, const Request& request, RequestScope& scope) {
    const auto& meeting_id = request.path_value("meeting");
    TypedItem typed;
    const auto made = scope.db().write([&](UnitOfWork& uow) -> Result<std::string> {
        std::vector<FieldError> problems;
        typed = read_item_form(uow, tools, request, {}, scope, problems);
        return ledger::with_problems(add_item(uow, scope.actor(), meeting_id, typed.facts),
                                     std::move(problems));
    });
    if (made) return back_to_agenda({}, meeting_id, scope);
    if (!is_for_form(made.error())) return made.error();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto held = read_meeting(uow, meeting_id);
        if (!held) return held.error();
        return item_form_view(uow, tools, *held, "", typed, &made.error(), scope);
    });
}

Result<Reply> edit_item_form(const MeetingTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto item = find_item(uow, request.path_value("item"));
        if (!item || item->removed) return item_unknown(request.path_value("item"));
        const auto held = read_meeting(uow, item->meeting_id);
        if (!held) return held.error();
        const TypedItem typed{item->facts, std::to_string(item->facts.minutes), item->revision};
        return item_form_view(uow, tools, *held, item->id, typed, nullptr, scope);
    });
}

Result<Reply> change_item_post(const MeetingTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("item");
    TypedItem typed;
    const auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        const auto before = find_item(uow, id);
        if (!before) return item_unknown(id);
        std::vector<FieldError> problems;
        typed = read_item_form(uow, tools, request, before->facts, scope, problems);
        return ledger::with_problems(change_item(uow, scope.actor(), id, typed.facts, typed.revision),
                                     std::move(problems));
    });
    if (done) return back_to_agenda(done, meeting_of_item(request, scope), scope);
    if (!is_for_form(done.error())) return done.error();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto item = find_item(uow, id);
        if (!item) return item_unknown(id);
        const auto held = read_meeting(uow, item->meeting_id);
        if (!held) return held.error();
        // Saving again after a conflict is a decision: it is made on what is stored now.
        if (done.error().code == ErrorCode::conflict) typed.revision = item->revision;
        return item_form_view(uow, tools, *held, id, typed, &done.error(), scope);
    });
}

Result<Reply> move_item_post(const MeetingTools&, const Request& request, RequestScope& scope) {
    const int by = ledger::read_number(request, "to", 0);
    return back_to_agenda(scope.db().write([&](UnitOfWork& uow) {
        return move_item(uow, scope.actor(), request.path_value("item"), by);
    }),
                          meeting_of_item(request, scope), scope);
}

Result<Reply> place_item_post(const MeetingTools&, const Request& request, RequestScope& scope) {
    std::vector<std::string> seen;
    std::istringstream ids(request.form_value("seen"));
    for (std::string id; std::getline(ids, id, ',');) seen.push_back(id);
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return place_item(uow, scope.actor(), request.path_value("item"), request.form_value("before"), seen);
    });
    if (!done || !request.wants_fragment) return back_to_agenda(done, meeting_of_item(request, scope), scope);
    return Reply(plenaria::Json{ledger::compact({{"message", scope.locale().t("Moved.")}})});
}

Result<Reply> remove_item_post(const MeetingTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("item");
    const auto done = scope.db().write([&](UnitOfWork& uow) { return remove_item(uow, scope.actor(), id); });
    if (done)
        scope.notice(scope.locale().t("The item was taken off the agenda."),
                     scope.url("committee.item_restore", {{"item", id}}));
    return back_to_agenda(done, meeting_of_item(request, scope), scope);
}

Result<Reply> restore_item_post(const MeetingTools&, const Request& request, RequestScope& scope) {
    const auto done = scope.db().write(
        [&](UnitOfWork& uow) { return restore_item(uow, scope.actor(), request.path_value("item")); });
    return back_to_agenda(done, meeting_of_item(request, scope), scope);
}

}  // namespace plenaria::committee::meetings
