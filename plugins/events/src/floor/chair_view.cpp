// SPDX-License-Identifier: EUPL-1.2
#include "chair_view.hpp"

#include <set>

#include "../common_pages.hpp"
#include "../delegations/delegation_repository.hpp"
#include "../delegations/protocol_repository.hpp"
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
        const auto reasons = reasons_of(list_.waiting, list_.floor.order, turns_of(taken_of(list_)));
        for (std::size_t i = 0; i < list_.waiting.size(); ++i) {
            const auto& request = list_.waiting[i];
            auto line = list_.waiting;
            auto row = speaker_model(request, reading_.named.names, locale_);
            row.set("place", locale_.number(static_cast<long long>(i) + 1))
                .set("was_interrupted", request.began_at.has_value())
                .set("why", words_of(reasons[i], request, locale_))
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
        std::vector<Choice> regions{{.value = "", .label = locale_.t("as the directory has it")}};
        auto gender_choices = regions;
        for (const auto region : floor_regions)
            regions.push_back({.value = std::string(region),
                               .label = locale_.t(region),
                               .selected = region == typed.region});
        for (const auto gender : genders)
            gender_choices.push_back({.value = std::string(gender),
                                      .label = locale_.t(name_of_gender(gender)),
                                      .selected = gender == typed.gender});
        page.set("speaker_region",
                 choice_model({.label = locale_.t("Region"), .name = "region", .error = problem("region")},
                              regions));
        page.set("speaker_gender",
                 choice_model({.label = locale_.t("Gender"), .name = "gender", .error = problem("gender")},
                              gender_choices));
        std::vector<Choice> choices{{.value = "", .label = locale_.t("none")}};
        for (const auto* each :
             order_of_protocol(reading_.delegations, reading_.by_hand, list_.edition.city_ref, locale_))
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
        for (const auto order : {SpeakingOrder::request, SpeakingOrder::rank, SpeakingOrder::balanced})
            orders.push_back({.value = std::string(to_text(order)),
                              .label = locale_.t(name_of(order)),
                              .selected = order == typed.order});
        page.set(
            "order",
            choice_model({.label = locale_.t("Order of the list"),
                          .name = "order",
                          .hint = locale_.t("Another order lines up everybody anew. Points of order come "
                                            "first in all. In balance, next comes whose region has had the "
                                            "floor least often, then whose gender has, then who asked first; "
                                            "who is not known is a group of its own.")},
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

/// Who comes next, and why.
std::string next_words(const NamedFloor& named, const Locale& locale) {
    const auto& list = named.list;
    if (list.waiting.empty()) return {};
    const auto reasons = reasons_of(list.waiting, list.floor.order, turns_of(taken_of(list)));
    const auto& next = list.waiting.front();
    const auto found = named.names.find(next.who.ref);
    return locale.t("Next: {name} – {reason}",
                    {{"name", found == named.names.end() ? next.who.name : found->second},
                     {"reason", words_of(reasons.front(), next, locale)}});
}

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
    auto by_hand = protocol_places(uow, of.edition_id);
    return ChairReading{*std::move(named), std::move(delegations), std::move(by_hand),
                        room ? room->name : std::string(), is_released};
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
    auto shares = share_tables(list, scope.now(), locale);
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
        {"next_words", next_words(reading.named, locale)},
        {"has_waiting", !waiting.empty()},
        {"count", locale.n("{n} waits", "{n} wait", static_cast<long long>(waiting.size()))},
        {"waiting", std::move(waiting)},
        {"has_past", !past.empty()},
        {"past", std::move(past)},
        {"has_shares", list.speaking || !list.waiting.empty() || !list.past.empty()},
        {"shares", std::move(shares)},
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
