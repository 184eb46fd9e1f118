// SPDX-License-Identifier: EUPL-1.2
#include "public_files.hpp"

#include <plenaria/id.hpp>

#include "../recently_used.hpp"
#include "programme_calendar.hpp"
#include "public_reading.hpp"
#include "public_sessions.hpp"
#include "schedule_xml.hpp"

namespace plenaria::events {

namespace {

/// From so many sessions on a reader turns pages to find a day.
constexpr std::size_t contents_from = 30;

/// Made anew they cost seconds, and whoever asks need not sign in. An address with a question behind it is
/// another page to the host's own store of pages, but the same document.
RecentlyUsed<std::string>& printed_programmes() {
    static RecentlyUsed<std::string> documents(16);
    return documents;
}

Model print_model(const RoomTools& tools, const PublicReading& reading, const Locale& locale) {
    const auto& [edition, place, released, on_screen] = reading;
    const auto& programme = *released.programme;
    auto days = public_days(programme, EditionFormat(tools.formats, edition.format), {}, locale);
    return {{"language", std::string(locale.language())},
            {"title", programme.titles.in(locale.language())},
            {"dates", date_range(programme.dates, locale)},
            {"has_place", !place.empty()},
            {"place", place},
            {"zone", programme.dates.zone},
            {"is_postponed", edition.state == EditionState::postponed},
            {"is_cancelled", edition.state == EditionState::cancelled},
            {"release", release_words(released.release, programme.dates.zone, locale)},
            {"has_note", !released.release.note.empty()},
            {"note", released.release.note},
            {"hash", released.release.sha256},
            {"has_contents", days.size() > 1 && programme.sessions.size() >= contents_from},
            {"days", std::move(days)}};
}

}  // namespace

Result<Reply> public_calendar(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    const auto& track = request.query_value("track");
    const auto& locale = scope.locale();
    const auto of_track = [&](const Session& session) { return session.track_id == track; };
    std::set<std::string> once;
    const auto reading = scope.db().read([&](UnitOfWork& uow) {
        // Before anything else is known of it, a track is only what sessions of some release have: whoever
        // has subscribed to one that was given up learns of each session that has left it.
        if (!track.empty()) once = sessions_once_wanted(uow, id, of_track);
        return public_reading(uow, tools, id, locale);
    });
    if (!reading) return reading.error();
    const auto& programme = *reading->released.programme;
    const auto* shown = track_of(programme, track);
    const bool is_whole = shown == nullptr && once.empty();
    const auto entries = calendar_entries(
        *reading, [&](const Session& session) { return is_whole || of_track(session); }, locale, once);
    auto name = programme.titles.in(locale.language());
    if (shown != nullptr) name += " – " + shown->titles.in(locale.language());
    return Download{"programme.ics", std::string(calendar_type), tools.documents->calendar(entries, name)};
}

Result<Reply> public_schedule(const RoomTools& tools, const Request& request, RequestScope& scope) {
    auto reading = public_reading(tools, request, scope);
    if (!reading) return std::move(reading).error();
    const auto& [edition, place, released, on_screen] = *reading;
    const UrlValues at{{"edition", edition.id}};
    return Download{
        "schedule.xml", std::string(schedule_type),
        schedule_xml(*released.programme,
                     {.version = std::to_string(released.release.number),
                      .own_url = tools.addresses->absolute(scope.url("events.public_schedule", at)),
                      .page_url = tools.addresses->absolute(scope.url("events.public_programme", at)),
                      .holds = dates_hold(edition.state)},
                     EditionFormat(tools.formats, edition.format), scope.locale())};
}

Result<Reply> public_print(const RoomTools& tools, const Request& request, RequestScope& scope) {
    auto reading = public_reading(tools, request, scope);
    if (!reading) return std::move(reading).error();
    const auto& locale = scope.locale();
    const auto html = tools.renderer->render("events/print/programme", print_model(tools, *reading, locale),
                                             locale.language());
    const auto hash = sha256_hex(html);
    auto document = printed_programmes().find(hash);
    if (document == nullptr) {
        auto made = tools.documents->convert(DocumentFormat::pdf, html);
        if (!made) return std::move(made).error();
        document = printed_programmes().keep(hash, *std::move(made));
    }
    return Download{"programme.pdf", std::string(content_type(DocumentFormat::pdf)), *document};
}

}  // namespace plenaria::events
