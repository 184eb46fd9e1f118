// SPDX-License-Identifier: EUPL-1.2
#include "chair_view.hpp"

#include <map>
#include <set>

#include "../common_pages.hpp"
#include "../delegations/delegation_repository.hpp"
#include "../delegations/protocol.hpp"
#include "../programme/programme_pages.hpp"
#include "../programme/programme_words.hpp"
#include "../programme/release_repository.hpp"
#include "../programme/venue_repository.hpp"

namespace plenaria::events {

namespace {

/// The list of a session whose page has its addresses from here.
class ChairModel {
public:
    ChairModel(const ChairReading& reading, const Error* error, const RequestScope& scope)
        : reading_(reading),
          list_(reading.named.list),
          error_(error),
          scope_(scope),
          locale_(scope.locale()) {}

    [[nodiscard]] std::string to(std::string_view route) const {
        return scope_.url(route, {{"session", list_.session.id}});
    }
    [[nodiscard]] std::string problem(std::string_view field) const {
        return error_ == nullptr ? std::string() : problem_on(field, *error_, locale_);
    }

    [[nodiscard]] Model::List waiting() const {
        Model::List rows;
        for (std::size_t i = 0; i < list_.waiting.size(); ++i) {
            const auto& request = list_.waiting[i];
            auto line = list_.waiting;
            auto row = speaker_model(request, reading_.named.names, locale_);
            row.set("place", locale_.number(static_cast<long long>(i) + 1))
                .set("was_interrupted", request.began_at.has_value())
                .set("asked", locale_.time_of_day(request.asked_at, list_.edition.dates.zone))
                .set("can_up", move_in_line(line, request.id, MoveInLine::up));
            line = list_.waiting;
            row.set("can_down", move_in_line(line, request.id, MoveInLine::down))
                .set("give_url", of(request, "events.floor_give"))
                .set("up_url", of(request, "events.floor_up"))
                .set("down_url", of(request, "events.floor_down"))
                .set("withdraw_url", of(request, "events.floor_withdraw"));
            rows.push_back(std::move(row));
        }
        return rows;
    }
    [[nodiscard]] Model::List past() const {
        Model::List rows;
        for (const auto& request : list_.past) {
            auto row = speaker_model(request, reading_.named.names, locale_);
            const auto ended = request.ended_at.value_or(request.asked_at);
            row.set("at", locale_.time_of_day(ended, list_.edition.dates.zone))
                .set("is_withdrawn", request.state == RequestState::withdrawn);
            rows.push_back(std::move(row));
        }
        return rows;
    }
    /// How many of each region have spoken, or speak: "Africa 2".
    [[nodiscard]] Model::List regions() const {
        std::map<std::string, std::pair<int, int>> counts;
        const auto count = [&](const FloorRequest& request, bool waits) {
            if (request.region.empty() || request.state == RequestState::withdrawn) return;
            (waits ? counts[request.region].second : counts[request.region].first) += 1;
        };
        if (list_.speaking) count(*list_.speaking, false);
        for (const auto& request : list_.past) count(request, false);
        for (const auto& request : list_.waiting) count(request, true);
        Model::List rows;
        for (const auto& [region, numbers] : counts)
            rows.push_back({{"region", locale_.t(region)},
                            {"spoken", locale_.number(numbers.first)},
                            {"waiting", locale_.number(numbers.second)}});
        return rows;
    }
    /// People of the programme who are not on the list yet: one button each.
    [[nodiscard]] Model::List of_programme() const {
        std::set<std::string> known;
        if (list_.speaking) known.insert(list_.speaking->who.ref);
        for (const auto& each : list_.waiting) known.insert(each.who.ref);
        for (const auto& each : list_.past)
            if (each.state == RequestState::spoken) known.insert(each.who.ref);
        Model::List rows;
        for (const auto& [role, person] : list_.session.people)
            if (role != SessionRole::interpreter && known.insert(person.ref).second)
                rows.push_back(
                    {{"ref", person.ref}, {"name", person.name}, {"role", locale_.t(name_of(role))}});
        return rows;
    }

    void set_speaker_form(Model& page, const TypedSpeaker& typed) const {
        page.set("who", party_model({.label = locale_.t("Who"),
                                     .name = "who",
                                     .value = typed.who_ref,
                                     .hint = locale_.t("Of the directory, or anybody by name."),
                                     .error = problem("who")},
                                    typed.who_text, "", scope_));
        page.set("speaker_title", field_model({.label = locale_.t("Function"),
                                               .name = "title",
                                               .value = typed.title,
                                               .error = problem("title")}));
        std::vector<Choice> ranks{{.value = "0", .label = locale_.t("as its delegation, else a delegate")}};
        for (const auto& [rank, shown] : protocol_ranks)
            ranks.push_back(
                {.value = std::to_string(rank), .label = locale_.t(shown), .selected = rank == typed.rank});
        page.set(
            "rank",
            choice_model({.label = locale_.t("Rank of protocol"), .name = "rank", .error = problem("rank")},
                         ranks));
        std::vector<Choice> spoken{{.value = "", .label = locale_.t("not told")}};
        for (const auto code : spoken_languages)
            spoken.push_back({.value = std::string(code),
                              .label = locale_.language_name(code),
                              .selected = code == typed.language});
        page.set(
            "speaker_language",
            choice_model({.label = locale_.t("Speaks in"), .name = "language", .error = problem("language")},
                         spoken));
        std::vector<Choice> choices{{.value = "", .label = locale_.t("none")}};
        for (const auto* each : order_of_protocol(reading_.delegations, list_.edition.city_ref, locale_))
            choices.push_back({.value = each->id,
                               .label = each->party_name + " (" + locale_.t(name_of(each->answer)) + ")",
                               .selected = each->id == typed.delegation});
        page.set("has_delegations", choices.size() > 1);
        page.set("delegation", choice_model({.label = locale_.t("Delegation"),
                                             .name = "delegation",
                                             .hint = locale_.t("Instead of a name."),
                                             .error = problem("delegation")},
                                            choices));
    }

    void set_rules_form(Model& page, const TypedFloorRules& typed) const {
        page.set("allowed", field_model({.label = locale_.t("Speaking time"),
                                         .name = "allowed",
                                         .value = typed.allowed,
                                         .hint = locale_.t("Minutes, or minutes and seconds: 3 or 2:30."),
                                         .error = problem("allowed"),
                                         .css_class = "govuk-input--width-5"}));
        std::vector<Choice> orders, readers;
        for (const auto order : {SpeakingOrder::request, SpeakingOrder::rank})
            orders.push_back({.value = std::string(to_text(order)),
                              .label = locale_.t(name_of(order)),
                              .selected = order == typed.order});
        page.set("order", choice_model({.label = locale_.t("Order of the list"),
                                        .name = "order",
                                        .hint = locale_.t("Another order lines up everybody anew. Points of "
                                                          "order come first in both.")},
                                       orders));
        readers = {{.value = "staff", .label = locale_.t("Those who see events here")},
                   {.value = "everybody",
                    .label = locale_.t("Everybody who has its address"),
                    .selected = typed.screen == ScreenReaders::everybody}};
        page.set("screen",
                 choice_model({.label = locale_.t("Who may look at the screen of the room"),
                               .name = "screen",
                               .hint = locale_.t("For everybody only once the session was released.")},
                              readers));
    }

private:
    [[nodiscard]] std::string of(const FloorRequest& request, std::string_view route) const {
        return scope_.url(route, {{"session", list_.session.id}, {"request", request.id}});
    }

    const ChairReading& reading_;
    const FloorReading& list_;
    const Error* error_;
    const RequestScope& scope_;
    const Locale& locale_;
};

}  // namespace

Result<ChairReading> read_chair(UnitOfWork& uow, const RoomTools& tools, const std::string& session,
                                const Locale& locale) {
    auto named = named_floor(uow, tools, session, locale);
    if (!named) return std::move(named).error();
    const auto& of = named->list.session;
    const auto room = find_room(uow, of.room_id);
    const auto released = latest_release(uow, of.edition_id);
    bool is_released = false;
    if (released)
        for (const auto& [frozen, sequence] : released->programme->sessions)
            is_released = is_released || (frozen.id == of.id && takes_place(frozen));
    auto delegations = delegations_of(uow, of.edition_id);
    return ChairReading{*std::move(named), std::move(delegations), room ? room->name : std::string(),
                        is_released};
}

TypedFloorRules typed_rules(const Floor& floor) {
    return {.allowed = minutes_text(floor.allowed), .order = floor.order, .screen = floor.screen};
}

View chair_view(const ChairReading& reading, const ChairForms& forms, const Error* error,
                const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& [list, names] = reading.named;
    const ChairModel chair(reading, error, scope);
    auto waiting = chair.waiting();
    auto past = chair.past();
    auto regions = chair.regions();
    auto of_programme = chair.of_programme();
    const bool everybody = list.floor.screen == ScreenReaders::everybody;
    const bool is_open = list.floor.state == ListState::open;
    const auto session_title = list.session.titles.in(locale.language());
    const auto title = locale.t("Speakers: {session}", {{"session", session_title}});
    Model page{
        {"title", title},
        {"event", list.edition.titles.in(locale.language())},
        {"programme_url", place_of(list.session, scope)},
        {"when", when_of(list.session, locale)},
        {"has_room", !reading.room.empty()},
        {"room", reading.room},
        {"live_url", chair.to("events.floor_live")},
        {"revision", std::to_string(list.floor.revision)},
        {"is_open", is_open},
        {"open_url", chair.to(is_open ? "events.floor_close" : "events.floor_open")},
        {"time", minutes_text(list.floor.allowed)},
        {"order_words", locale.t(name_of(list.floor.order))},
        {"has_speaker", list.speaking.has_value()},
        {"speaker", list.speaking ? speaker_model(*list.speaking, names, locale) : Model()},
        {"clock", clock_model(list, locale)},
        {"next_url", chair.to("events.floor_next")},
        {"end_url", chair.to("events.floor_end")},
        {"clock_url", chair.to(list.floor.running_since ? "events.floor_pause" : "events.floor_resume")},
        {"has_waiting", !waiting.empty()},
        {"count", locale.n("{n} waits", "{n} wait", static_cast<long long>(waiting.size()))},
        {"waiting", std::move(waiting)},
        {"has_past", !past.empty()},
        {"past", std::move(past)},
        {"has_regions", !regions.empty()},
        {"regions", std::move(regions)},
        {"add_url", chair.to("events.floor_request")},
        {"point_url", chair.to("events.floor_point")},
        {"has_programme", !of_programme.empty()},
        {"of_programme", std::move(of_programme)},
        {"rules_url", chair.to("events.floor_rules")},
        {"rules_open", error != nullptr && !problem_on("allowed", *error, locale).empty()},
        {"quorum_url", chair.to("events.quorum")},
        {"screen_url", chair.to("events.floor_screen")},
        {"is_public", everybody && reading.is_released},
        {"waits_for_release", everybody && !reading.is_released},
        {"public_url", scope.url("events.public_floor",
                                 {{"edition", list.session.edition_id}, {"session", list.session.id}})}};
    chair.set_speaker_form(page, forms.speaker);
    chair.set_rules_form(page, forms.rules);
    set_problems(page, error, locale);
    return {.name = "events/floor/chair",
            .model = std::move(page),
            .title = error == nullptr ? title : locale.t("Error: {title}", {{"title", title}}),
            .status = status_of(error)};
}

}  // namespace plenaria::events
