// SPDX-License-Identifier: EUPL-1.2
#include "venue_pages.hpp"

#include <charconv>

#include <plenaria/text.hpp>

#include "../common_pages.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "../import/headings.hpp"
#include "programme_words.hpp"
#include "session_repository.hpp"
#include "venue_repository.hpp"
#include "venue_service.hpp"

namespace plenaria::events {

namespace {

/// What stands in the three forms of the page; two are empty when the third was sent.
struct TypedVenue {
    VenueRoom room = {};
    std::string capacity = {};
    Titles titles = {};
    SessionOrder order = {};
};

std::string problem_in(const char* name, const Error* error, const Locale& locale) {
    return error == nullptr ? std::string() : problem_on(name, *error, locale);
}

void set_room_fields(Model& page, const VenueRoom& room, const std::string& capacity, const Error* error,
                     const Locale& locale) {
    page.set("name", field_model({.label = locale.t("Name of the room"),
                                  .name = "name",
                                  .value = room.name,
                                  .error = problem_in("name", error, locale)}));
    page.set("capacity", field_model({.label = locale.t("Seats"),
                                      .name = "capacity",
                                      .value = capacity,
                                      .hint = locale.t("Empty: not known."),
                                      .error = problem_in("capacity", error, locale),
                                      .type = "number",
                                      .css_class = "govuk-input--width-5"}));
    page.set("equipment", field_model({.label = locale.t("Equipment"),
                                       .name = "equipment",
                                       .value = room.equipment,
                                       .hint = locale.t("Booths, screens, access without steps."),
                                       .error = problem_in("equipment", error, locale),
                                       .rows = 2}));
    page.set("booths", field_model({.label = locale.t("Booths for interpreters"),
                                    .name = "booths",
                                    .value = room.booths > 0 ? std::to_string(room.booths) : std::string(),
                                    .hint = locale.t("Empty: none."),
                                    .error = problem_in("booths", error, locale),
                                    .type = "number",
                                    .css_class = "govuk-input--width-5"}));
}

std::string shown_capacity(const VenueRoom& room) {
    return room.capacity > 0 ? std::to_string(room.capacity) : std::string();
}

/// @param capacity as typed, kept for the form.
VenueRoom read_room(const Request& request, std::string& capacity) {
    VenueRoom room{.name = request.form_value("name"), .equipment = request.form_value("equipment")};
    capacity = trim(request.form_value("capacity"));
    if (!capacity.empty()) {
        const auto* end = capacity.data() + capacity.size();
        const auto [rest, failure] = std::from_chars(capacity.data(), end, room.capacity);
        if (failure != std::errc() || rest != end) room.capacity = -1;  // the rule says what would be right
    }
    if (const auto booths = trim(request.form_value("booths")); !booths.empty())
        room.booths = whole_number(booths).value_or(-1);
    room.revision = read_revision(request);
    return room;
}

Model session_choice(std::string label, const char* name, const Programme& programme,
                     const std::string& chosen, const Error* error, const Locale& locale) {
    std::vector<Choice> sessions{{.value = "", .label = locale.t("Choose a session")}};
    for (const auto& session : programme.sessions)
        sessions.push_back({.value = session.id,
                            .label = session.titles.in(locale.language()) + " – " + when_of(session, locale),
                            .selected = session.id == chosen});
    return choice_model({.label = std::move(label), .name = name, .error = problem_in(name, error, locale)},
                        sessions);
}

View setup_view(const Edition& edition, const Programme& programme, const TypedVenue& typed,
                const Error* error, RequestScope& scope) {
    const auto& locale = scope.locale();
    const UrlValues at{{"edition", edition.id}};
    Model::List rooms, tracks, orders;
    for (const auto& room : programme.rooms)
        rooms.push_back({{"name", room.name},
                         {"capacity", room.capacity > 0 ? locale.number(room.capacity) : std::string()},
                         {"equipment", room.equipment},
                         {"booths", room.booths > 0 ? locale.number(room.booths) : std::string()},
                         {"edit_url", scope.url("events.room_edit", {{"room", room.id}})},
                         {"remove_url", scope.url("events.room_remove", {{"room", room.id}})}});
    for (const auto& track : programme.tracks)
        tracks.push_back({{"title", track.titles.in(locale.language())},
                          {"edit_url", scope.url("events.track_edit", {{"track", track.id}})},
                          {"remove_url", scope.url("events.track_remove", {{"track", track.id}})}});
    for (const auto& order : programme.orders) {
        const auto *earlier = session_of(programme, order.earlier_id),
                   *later = session_of(programme, order.later_id);
        const auto title = [&](const Session* session) {
            return session == nullptr ? locale.t("a session that was taken out")
                                      : session->titles.in(locale.language());
        };
        orders.push_back({{"words", locale.t("“{first}” ends before “{second}” begins.",
                                             {{"first", title(earlier)}, {"second", title(later)}})},
                          {"reason", order.reason},
                          {"remove_url", scope.url("events.order_remove", {{"order", order.id}})}});
    }
    const auto title = locale.t("Rooms and tracks");
    Model page{{"caption", edition.titles.in(locale.language())},
               {"programme_url", scope.url("events.programme", at)},
               {"heading", title},
               {"has_rooms", !rooms.empty()},
               {"rooms", std::move(rooms)},
               {"room_url", scope.url("events.room_add", at)},
               {"has_tracks", !tracks.empty()},
               {"tracks", std::move(tracks)},
               {"track_url", scope.url("events.track_add", at)},
               {"has_orders", !orders.empty()},
               {"orders", std::move(orders)},
               {"order_url", scope.url("events.order_add", at)},
               {"has_sessions", programme.sessions.size() > 1},
               {"earlier", session_choice(locale.t("This session ends"), "earlier", programme,
                                          typed.order.earlier_id, error, locale)},
               {"later", session_choice(locale.t("before this one begins"), "later", programme,
                                        typed.order.later_id, error, locale)},
               {"reason", field_model({.label = locale.t("Why"),
                                       .name = "reason",
                                       .value = typed.order.reason,
                                       .hint = locale.t("For example the article of the statutes."),
                                       .error = problem_in("reason", error, locale)})}};
    set_room_fields(page, typed.room, typed.capacity, error, locale);
    set_title_fields(page, typed.titles, error, locale);
    set_problems(page, error, locale);
    return {.name = "events/programme/setup",
            .model = std::move(page),
            .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
            .status = status_of(error)};
}

Result<Reply> setup_page(RequestScope& scope, const std::string& id, TypedVenue typed, const Error* error) {
    if (typed.titles.texts.empty() && error == nullptr) typed.titles.original = scope.locale().language();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto edition = find_edition(uow, id);
        if (!edition) return edition_unknown(id);
        return Reply(setup_view(*edition, programme_of(uow, id), typed, error, scope));
    });
}

/// Stores what one of the three forms says, and shows the page again with what is wrong.
template <class Store>
Result<Reply> add_to_venue(const Request& request, RequestScope& scope, const TypedVenue& typed,
                           const Store& store) {
    const auto& id = request.path_value("edition");
    auto added = scope.db().write([&](UnitOfWork& uow) { return store(uow, id); });
    if (!added) {
        if (!is_for_form(added.error())) return std::move(added).error();
        return setup_page(scope, id, typed, &added.error());
    }
    scope.notice(scope.locale().t("Changes saved."));
    return Redirect{scope.url("events.programme_setup", {{"edition", id}})};
}

View venue_form_view(const Edition& edition, std::string heading, std::string action_url, int revision,
                     Model page, const Error* error, RequestScope& scope) {
    const auto& locale = scope.locale();
    page.set("caption", edition.titles.in(locale.language()));
    page.set("setup_url", scope.url("events.programme_setup", {{"edition", edition.id}}));
    page.set("heading", heading);
    page.set("action_url", std::move(action_url));
    page.set("revision", std::to_string(revision));
    set_problems(page, error, locale);
    return {.name = {},
            .model = std::move(page),
            .title = error == nullptr ? heading : locale.t("Error: {title}", {{"title", heading}}),
            .status = status_of(error)};
}

View room_view(const Edition& edition, const VenueRoom& room, const std::string& capacity, const Error* error,
               RequestScope& scope) {
    Model page;
    set_room_fields(page, room, capacity, error, scope.locale());
    auto view = venue_form_view(edition, scope.locale().t("Change the room"),
                                scope.url("events.room_change", {{"room", room.id}}), room.revision,
                                std::move(page), error, scope);
    view.name = "events/programme/room";
    return view;
}

View track_view(const Edition& edition, const Track& track, const Error* error, RequestScope& scope) {
    Model page;
    set_title_fields(page, track.titles, error, scope.locale());
    auto view = venue_form_view(edition, scope.locale().t("Change the track"),
                                scope.url("events.track_change", {{"track", track.id}}), track.revision,
                                std::move(page), error, scope);
    view.name = "events/programme/track";
    return view;
}

template <class Thing>
struct OfEdition {
    Thing thing;
    Edition edition;
};

Result<OfEdition<VenueRoom>> stored_room(RequestScope& scope, const std::string& id) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<OfEdition<VenueRoom>> {
        const auto room = find_room(uow, id, true);
        if (!room) return room_unknown(id);
        return OfEdition<VenueRoom>{*room, find_edition(uow, room->edition_id).value()};
    });
}
Result<OfEdition<Track>> stored_track(RequestScope& scope, const std::string& id) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<OfEdition<Track>> {
        const auto track = find_track(uow, id, true);
        if (!track) return track_unknown(id);
        return OfEdition<Track>{*track, find_edition(uow, track->edition_id).value()};
    });
}

Redirect back_to_setup(const std::string& edition, const RequestScope& scope) {
    return {scope.url("events.programme_setup", {{"edition", edition}})};
}

}  // namespace

Result<Reply> programme_setup(const RoomTools&, const Request& request, RequestScope& scope) {
    return setup_page(scope, request.path_value("edition"), {}, nullptr);
}

Result<Reply> add_room_post(const RoomTools&, const Request& request, RequestScope& scope) {
    TypedVenue typed;
    typed.room = read_room(request, typed.capacity);
    return add_to_venue(request, scope, typed, [&](UnitOfWork& uow, const std::string& id) {
        return add_room(uow, scope.actor(), id, typed.room);
    });
}

Result<Reply> edit_room_form(const RoomTools&, const Request& request, RequestScope& scope) {
    auto stored = stored_room(scope, request.path_value("room"));
    if (!stored) return std::move(stored).error();
    return room_view(stored->edition, stored->thing, shown_capacity(stored->thing), nullptr, scope);
}

Result<Reply> change_room_post(const RoomTools&, const Request& request, RequestScope& scope) {
    auto stored = stored_room(scope, request.path_value("room"));
    if (!stored) return std::move(stored).error();
    std::string capacity;
    auto room = read_room(request, capacity);
    room.id = stored->thing.id;
    auto saved = scope.db().write([&](UnitOfWork& uow) { return change_room(uow, scope.actor(), room); });
    if (!saved) {
        if (!is_for_form(saved.error())) return std::move(saved).error();
        // Saving again after a conflict is a decision: it is made on what is stored now.
        if (saved.error().code == ErrorCode::conflict) room.revision = stored->thing.revision;
        return room_view(stored->edition, room, capacity, &saved.error(), scope);
    }
    scope.notice(scope.locale().t("Changes saved."));
    return back_to_setup(stored->edition.id, scope);
}

Result<Reply> remove_room_post(const RoomTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("room");
    auto stored = stored_room(scope, id);
    if (!stored) return std::move(stored).error();
    auto removed = scope.db().write([&](UnitOfWork& uow) { return remove_room(uow, scope.actor(), id); });
    if (!removed) {
        if (!is_for_form(removed.error())) return std::move(removed).error();
        return setup_page(scope, stored->edition.id, {}, &removed.error());
    }
    scope.notice(scope.locale().t("The room was taken out."),
                 scope.url("events.room_restore", {{"room", id}}));
    return back_to_setup(stored->edition.id, scope);
}

Result<Reply> restore_room_post(const RoomTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("room");
    auto stored = stored_room(scope, id);
    if (!stored) return std::move(stored).error();
    auto done = scope.db().write([&](UnitOfWork& uow) { return restore_room(uow, scope.actor(), id); });
    if (!done) return std::move(done).error();
    return back_to_setup(stored->edition.id, scope);
}

Result<Reply> add_track_post(const RoomTools&, const Request& request, RequestScope& scope) {
    const TypedVenue typed{.titles = read_titles(request)};
    return add_to_venue(request, scope, typed, [&](UnitOfWork& uow, const std::string& id) {
        return add_track(uow, scope.actor(), id, typed.titles);
    });
}

Result<Reply> edit_track_form(const RoomTools&, const Request& request, RequestScope& scope) {
    auto stored = stored_track(scope, request.path_value("track"));
    if (!stored) return std::move(stored).error();
    return track_view(stored->edition, stored->thing, nullptr, scope);
}

Result<Reply> change_track_post(const RoomTools&, const Request& request, RequestScope& scope) {
    auto stored = stored_track(scope, request.path_value("track"));
    if (!stored) return std::move(stored).error();
    const auto& id = stored->thing.id;
    auto saved = scope.db().write([&](UnitOfWork& uow) {
        return change_track(uow, scope.actor(), id, read_titles(request), read_revision(request));
    });
    if (!saved) {
        if (!is_for_form(saved.error())) return std::move(saved).error();
        auto typed = stored->thing;
        typed.titles = read_titles(request);
        if (saved.error().code != ErrorCode::conflict) typed.revision = read_revision(request);
        return track_view(stored->edition, typed, &saved.error(), scope);
    }
    scope.notice(scope.locale().t("Changes saved."));
    return back_to_setup(stored->edition.id, scope);
}

Result<Reply> remove_track_post(const RoomTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("track");
    auto stored = stored_track(scope, id);
    if (!stored) return std::move(stored).error();
    auto removed = scope.db().write([&](UnitOfWork& uow) { return remove_track(uow, scope.actor(), id); });
    if (!removed) {
        if (!is_for_form(removed.error())) return std::move(removed).error();
        return setup_page(scope, stored->edition.id, {}, &removed.error());
    }
    scope.notice(scope.locale().t("The track was taken out."),
                 scope.url("events.track_restore", {{"track", id}}));
    return back_to_setup(stored->edition.id, scope);
}

Result<Reply> restore_track_post(const RoomTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("track");
    auto stored = stored_track(scope, id);
    if (!stored) return std::move(stored).error();
    auto done = scope.db().write([&](UnitOfWork& uow) { return restore_track(uow, scope.actor(), id); });
    if (!done) return std::move(done).error();
    return back_to_setup(stored->edition.id, scope);
}

Result<Reply> add_order_post(const RoomTools&, const Request& request, RequestScope& scope) {
    const TypedVenue typed{.order = {.earlier_id = request.form_value("earlier"),
                                     .later_id = request.form_value("later"),
                                     .reason = request.form_value("reason")}};
    return add_to_venue(request, scope, typed, [&](UnitOfWork& uow, const std::string& id) {
        auto order = typed.order;
        order.edition_id = id;
        return add_order(uow, scope.actor(), order);
    });
}

Result<Reply> remove_order_post(const RoomTools&, const Request& request, RequestScope& scope) {
    std::string edition;
    auto removed = scope.db().write([&](UnitOfWork& uow) {
        const auto order = find_order(uow, request.path_value("order"));
        if (order) edition = order->edition_id;
        return remove_order(uow, scope.actor(), request.path_value("order"));
    });
    if (!removed) return std::move(removed).error();
    scope.notice(scope.locale().t("The order was taken out."));
    return back_to_setup(edition, scope);
}

}  // namespace plenaria::events
