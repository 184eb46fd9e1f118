// SPDX-License-Identifier: EUPL-1.2
#include "format_pages.hpp"

#include "../common_pages.hpp"
#include "../editions/edition_repository.hpp"
#include "../editions/edition_service.hpp"
#include "format_service.hpp"

namespace plenaria::events {

namespace {

/// "/events/editions/{edition}/grf/pledges" of one edition.
std::string format_path(const std::string& path, const std::string& edition) {
    return fill(path, {{"edition", edition}});
}

Model::List format_links(const Formats& formats, const Format& format, const std::string& edition,
                         const RequestScope& scope) {
    Model::List links;
    for (const auto& page : format.pages())
        if (scope.actor().may(page.permission))
            links.push_back({{"label", formats.words(format, page.title, scope.locale().language())},
                             {"url", format_path(page.path, edition)}});
    return links;
}

/// Names of tracks or of kinds of sessions, one after the other.
template <class Named>
Model::List names_of(const Formats& formats, const Format& format, const std::vector<Named>& all,
                     const Locale& locale) {
    Model::List names;
    for (const auto& each : all)
        names.push_back({{"text", formats.words(format, each.title, locale.language())}});
    return names;
}

struct FormatReading {
    Edition edition;
    std::vector<OfferedMilestone> calendar;
};

Model calendar_boxes(const Formats& formats, const Format& format, const FormatReading& reading, Day today,
                     const Locale& locale) {
    std::vector<Choice> boxes;
    for (const auto& [milestone, due_on, taken] : reading.calendar) {
        if (taken) continue;
        const bool over = due_on < today;
        const MessageValues when{{"day", locale.day(due_on)},
                                 {"distance", words_of(milestone.distance, locale)}};
        boxes.push_back({.value = milestone.key,
                         .label = formats.words(format, milestone.title, locale.language()),
                         .hint = over ? locale.t("{day}, {distance}; this day is over", when)
                                      : locale.t("{day}, {distance}", when),
                         .selected = !over});
    }
    return choice_model({.label = locale.t("Milestones to take into the plan"),
                         .name = "milestones",
                         .hint = locale.t("Each comes in once, and can be changed afterwards like any other. "
                                          "Those whose day is over are not ticked.")},
                        boxes);
}

Result<Reply> format_page(const RoomTools& tools, const std::string& id, const std::string* chosen,
                          const Error* error, RequestScope& scope) {
    const auto& formats = *tools.formats;
    auto reading = scope.db().read([&](UnitOfWork& uow) -> Result<FormatReading> {
        auto edition = find_edition(uow, id);
        if (!edition) return edition_unknown(id);
        auto calendar = offered_milestones(uow, formats, *edition);
        return FormatReading{*std::move(edition), std::move(calendar)};
    });
    if (!reading) return std::move(reading).error();
    const auto& locale = scope.locale();
    const auto& edition = reading->edition;
    const auto format = edition.format.empty() ? nullptr : formats.find(edition.format);
    const auto today = day_in(scope.now(), edition.dates.zone);
    Model::List taken;
    for (const auto& each : reading->calendar)
        if (each.taken)
            taken.push_back({{"text", formats.words(*format, each.milestone.title, locale.language())}});
    const bool has_boxes = taken.size() < reading->calendar.size();
    auto tracks = format ? names_of(formats, *format, format->tracks(), locale) : Model::List();
    auto kinds = format ? names_of(formats, *format, format->session_kinds(), locale) : Model::List();
    const UrlValues at{{"edition", id}};
    Model page{
        {"caption", edition.titles.in(locale.language())},
        {"edition_url", scope.url("events.edition", at)},
        {"dates", date_range(edition.dates, locale)},
        {"action_url", scope.url("events.format_choose", at)},
        {"format", format_choice(formats, chosen != nullptr ? *chosen : edition.format, error, locale)},
        {"is_known", format != nullptr},
        {"is_unknown", format == nullptr && !edition.format.empty()},
        {"name", formats.name(edition.format, locale)},
        {"about", format ? formats.words(*format, format->about(), locale.language()) : std::string()},
        {"has_tracks", !tracks.empty()},
        {"tracks", std::move(tracks)},
        {"has_kinds", !kinds.empty()},
        {"kinds", std::move(kinds)},
        {"has_boxes", has_boxes},
        {"boxes", has_boxes ? calendar_boxes(formats, *format, *reading, today, locale) : Model()},
        {"take_url", scope.url("events.format_take", at)},
        {"has_taken", !taken.empty()},
        {"taken", std::move(taken)}};
    set_problems(page, error, locale);
    const auto title = locale.t("Format of the event");
    return View{.name = "events/format/show",
                .model = std::move(page),
                .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
                .status = status_of(error)};
}

}  // namespace

Model format_choice(const Formats& formats, const std::string& chosen, const Error* error,
                    const Locale& locale) {
    std::vector<Choice> choices{
        {.value = "", .label = locale.t("No format of its own"), .selected = chosen.empty()}};
    bool offered = chosen.empty();
    for (const auto& format : formats.all()) {
        const std::string key(format->key());
        offered = offered || key == chosen;
        choices.push_back({.value = key,
                           .label = formats.words(*format, format->name(), locale.language()),
                           .selected = key == chosen});
    }
    if (!offered)
        choices.push_back({.value = chosen, .label = formats.name(chosen, locale), .selected = true});
    return choice_model(
        {.label = locale.t("Format"),
         .name = "format",
         .hint = locale.t("It brings its calendar of milestones, its tracks, its forms and its rules."),
         .error = error == nullptr ? std::string() : problem_on("format", *error, locale)},
        choices);
}

Model format_card(const Formats& formats, const Edition& edition, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto format = edition.format.empty() ? nullptr : formats.find(edition.format);
    auto links = format ? format_links(formats, *format, edition.id, scope) : Model::List();
    const bool has_format = !edition.format.empty();
    return {{"has_format", has_format},
            {"format_name", formats.name(edition.format, locale)},
            {"is_unknown", has_format && !format},
            {"has_format_links", !links.empty()},
            {"format_links", std::move(links)},
            {"format_url", scope.url("events.format", {{"edition", edition.id}})}};
}

Result<Reply> show_format(const RoomTools& tools, const Request& request, RequestScope& scope) {
    return format_page(tools, request.path_value("edition"), nullptr, nullptr, scope);
}

Result<Reply> choose_format_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    const auto& key = request.form_value("format");
    auto chosen = scope.db().write(
        [&](UnitOfWork& uow) { return choose_format(uow, *tools.formats, scope.actor(), id, key); });
    if (!chosen) {
        if (!is_for_form(chosen.error())) return std::move(chosen).error();
        return format_page(tools, id, &key, &chosen.error(), scope);
    }
    scope.notice(scope.locale().t("Changes saved."));
    return Redirect{scope.url("events.format", {{"edition", id}})};
}

Result<Reply> take_milestones_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("edition");
    const auto& locale = scope.locale();
    std::vector<std::string> keys;
    const auto [first, last] = request.form.equal_range("milestones");
    for (auto each = first; each != last; ++each) keys.push_back(each->second);
    auto taken = scope.db().write([&](UnitOfWork& uow) {
        return take_milestones(uow, *tools.lookup, *tools.formats, scope.actor(), id, keys,
                               locale.language());
    });
    if (!taken) {
        if (!is_for_form(taken.error())) return std::move(taken).error();
        return format_page(tools, id, nullptr, &taken.error(), scope);
    }
    scope.notice(locale.n("{n} milestone came into the plan.", "{n} milestones came into the plan.", *taken));
    return Redirect{scope.url("events.edition", {{"edition", id}})};
}

}  // namespace plenaria::events
