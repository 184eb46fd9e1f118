// SPDX-License-Identifier: EUPL-1.2
#include "public_call_pages.hpp"

#include <plenaria/directory/lookup.hpp>
#include <plenaria/field.hpp>
#include <plenaria/form_answer.hpp>

#include "../common_pages.hpp"
#include "../editions/edition_repository.hpp"
#include "../programme/session_repository.hpp"
#include "call_repository.hpp"
#include "call_service.hpp"
#include "proposal_form_pages.hpp"

namespace plenaria::events {

namespace {

struct PublicCall {
    Edition edition;
    SideCall call;
    std::vector<Track> tracks;
    std::string place;
};

/// A draft is none for anybody outside.
Result<PublicCall> read_public_call(const SideEventTools& tools, const Request& request,
                                    RequestScope& scope) {
    const auto& id = request.path_value("call");
    return scope.db().read([&](UnitOfWork& uow) -> Result<PublicCall> {
        auto call = find_call(uow, id);
        if (!call || call->state == CallState::draft) return call_unknown(id);
        auto edition = find_edition(uow, call->edition_id).value();
        auto place = place_words(uow, *tools.lookup, edition, scope.locale());
        auto tracks = programme_of(uow, edition.id).tracks;
        return PublicCall{std::move(edition), *std::move(call), std::move(tracks), std::move(place)};
    });
}

Model deadline_of(const PublicCall& reading, Instant at, const RequestScope& scope) {
    const auto& zone = reading.edition.dates.zone;
    const auto& mine = scope.actor().zone;
    return {{"iso", to_text(at)},
            {"text", scope.locale().instant(at, zone)},
            {"has_reader_text", mine != zone && mine != "UTC"},
            {"reader_text", scope.locale().instant(at, mine)},
            {"late", false}};
}

View public_view(const PublicCall& reading, const TypedProposal& typed, const Error* error,
                 const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& [edition, call, tracks, place] = reading;
    const auto open = check_takes_proposals(call, edition.state, scope.now());
    const auto title = call.titles.in(locale.language());
    const auto intro = call.intro_in(locale.language());
    Model page{
        {"title", title},
        {"event", edition.titles.in(locale.language())},
        {"dates", date_range(edition.dates, locale)},
        {"has_place", !place.empty()},
        {"place", place},
        {"has_intro", !intro.empty()},
        {"intro", intro},
        {"limits", limit_rows(call, locale)},
        {"open", open.has_value()},
        {"closed", open ? std::string() : locale.t(open.error().message)},
        {"has_typed", !open && !typed.facts.title.empty()},
        {"typed_title", typed.facts.title},
        {"typed_description", typed.facts.description},
        {"waits", scope.now() < call.opens_at},
        {"opens", deadline_of(reading, call.opens_at, scope)},
        {"deadline", deadline_of(reading, call.closes_at, scope)},
        {"action_url", scope.url("events.public_call", {{"call", call.id}})},
        {"website",
         field_model(
             {.label = locale.t("Leave this field empty"), .name = "website", .autocomplete = "off"})},
        {"erased",
         locale.t(
             "Name and mail address of the contact person are used for this call only, and erased on {day}.",
             {{"day", locale.day(erase_contacts_on(call, edition.dates))}})}};
    set_proposal_fields(page, {edition, call, tracks}, typed, error, scope);
    set_problems(page, error, locale);
    return {.name = "events/side_events/public",
            .model = std::move(page),
            .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
            .layout = Layout::open,
            .status = status_of(error)};
}

}  // namespace

Result<Reply> public_call(const SideEventTools& tools, const Request& request, RequestScope& scope) {
    const auto reading = read_public_call(tools, request, scope);
    if (!reading) return reading.error();
    TypedProposal typed;
    typed.facts.language = scope.locale().language();
    return public_view(*reading, typed, nullptr, scope);
}

Result<Reply> public_call_post(const SideEventTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("call");
    const auto reading = read_public_call(tools, request, scope);
    if (!reading) return reading.error();
    TypedProposal typed;
    std::vector<FieldError> problems;
    const auto again = [&](const Error& error, int status) -> Result<Reply> {
        auto view = public_view(*reading, typed, &error, scope);
        if (status != 0) view.status = status;
        return view;
    };
    const auto read = scope.db().read([&](UnitOfWork& uow) -> Result<void> {
        problems.clear();
        typed = read_proposal_form(uow, tools, request, scope, reading->call, problems);
        return {};
    });
    if (!read) return read.error();
    // What people do not see, programs fill in.
    if (!request.form_value("website").empty())
        return again({ErrorCode::conflict,
                      /*t*/ "A field that should stay empty was filled in, perhaps by your browser. Please "
                            "look through the form and send "
                            "it once more."},
                     0);
    const auto counted =
        scope.db().write([&](UnitOfWork& uow) { return count_attempt(uow, scope.actor(), id); });
    const auto busy = [&](const Error& error) {
        return again({ErrorCode::conflict, error.message, error.detail, {}, error.values}, 429);
    };
    if (!counted)
        return counted.error().code == ErrorCode::too_many ? busy(counted.error()) : counted.error();
    const auto sent = scope.db().write([&](UnitOfWork& uow) -> Result<std::string> {
        auto made = propose(uow, tools.mails(), scope.actor(), id, typed.facts, ProposedBy::organiser);
        if (problems.empty() || (!made && made.error().code != ErrorCode::invalid_input)) return made;
        return joined(problems, made ? Error{ErrorCode::invalid_input, {}} : made.error());
    });
    if (sent) return Redirect{scope.url("events.public_call_sent", {{"call", id}})};
    if (sent.error().code == ErrorCode::too_many) return busy(sent.error());
    if (!is_for_form(sent.error())) return sent.error();
    return again(sent.error(), 0);
}

Result<Reply> public_call_sent(const SideEventTools& tools, const Request& request, RequestScope& scope) {
    const auto reading = read_public_call(tools, request, scope);
    if (!reading) return reading.error();
    const auto& locale = scope.locale();
    const auto title = locale.t("Your proposal was received");
    return View{.name = "events/side_events/sent",
                .model = {{"title", title},
                          {"call", reading->call.titles.in(locale.language())},
                          {"event", reading->edition.titles.in(locale.language())},
                          {"call_url", scope.url("events.public_call", {{"call", reading->call.id}})},
                          {"deadline", deadline_of(*reading, reading->call.closes_at, scope)}},
                .title = title,
                .layout = Layout::open};
}

}  // namespace plenaria::events
