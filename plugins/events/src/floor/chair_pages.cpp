// SPDX-License-Identifier: EUPL-1.2
#include "chair_pages.hpp"

#include <charconv>

#include <plenaria/directory/lookup.hpp>
#include <plenaria/live.hpp>
#include <plenaria/text.hpp>

#include "../common_pages.hpp"
#include "chair_view.hpp"

namespace plenaria::events {

namespace {

Result<ChairReading> chair_reading(const RoomTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) {
        return read_chair(uow, tools, request.path_value("session"), scope.locale());
    });
}

/// The list that the page showed; taking something back carries it in the address.
FloorAt list_shown(const Request& request) {
    FloorAt at{.session = request.path_value("session"), .revision = read_revision(request)};
    if (!request.form.contains("revision")) {
        const auto& asked = request.query_value("revision");
        std::from_chars(asked.data(), asked.data() + asked.size(), at.revision);
    }
    return at;
}

/// Where the page goes on after an action: a part of it, so that the keyboard stays where it was.
std::string part_of_list(const Request& request, const RequestScope& scope, std::string_view part) {
    return scope.url("events.floor", {{"session", request.path_value("session")}}) + "#" + std::string(part);
}

/// Does something with the list and comes back to it; what stands against it is said above the list as it is
/// now, with what was typed. @param refill puts what was typed into the forms.
template <class Act, class Refill>
Result<Reply> act_on_list(const RoomTools& tools, const Request& request, RequestScope& scope,
                          std::string_view part, const Act& act, const Refill& refill) {
    const auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        auto acted = act(uow, list_shown(request));
        if (!acted) return std::move(acted).error();
        return {};
    });
    if (done) return Redirect{part_of_list(request, scope, part)};
    if (!is_for_form(done.error()) || request.wants_fragment) return done.error();
    const auto reading = chair_reading(tools, request, scope);
    if (!reading) return reading.error();
    ChairForms forms{.speaker = {}, .rules = typed_rules(reading->named.list.floor)};
    refill(forms);
    return chair_view(*reading, forms, &done.error(), scope);
}
template <class Act>
Result<Reply> act_on_list(const RoomTools& tools, const Request& request, RequestScope& scope,
                          std::string_view part, const Act& act) {
    return act_on_list(tools, request, scope, part, act, [](ChairForms&) {});
}

std::string row_of(const Request& request) { return "r-" + request.path_value("request"); }

int small_number(const std::string& text, int otherwise) {
    int number = 0;
    const auto [rest, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc() && rest == text.data() + text.size() ? number : otherwise;
}

TypedSpeaker typed_speaker(const Request& request) {
    return {.who_ref = request.form_value("who"),
            .who_text = trim(request.form_value("who_text")),
            .delegation = request.form_value("delegation"),
            .title = request.form_value("title"),
            .language = request.form_value("language"),
            .region = request.form_value("region"),
            .gender = request.form_value("gender"),
            .rank = request.form.contains("rank") ? small_number(request.form_value("rank"), -1) : 0};
}

/// Somebody of the directory who was chosen, or is called exactly so and nobody else is. Anybody else may
/// speak under the name that was typed.
std::string ref_of_speaker(UnitOfWork& uow, directory::Lookup& lookup, const TypedSpeaker& typed,
                           std::string_view language) {
    if (!typed.who_ref.empty()) {
        const auto entry = lookup.entry(uow, typed.who_ref, language);
        if (entry && entry->name == typed.who_text) return entry->ref;
    }
    if (typed.who_text.empty()) return {};
    std::string ref;
    for (const auto& entry : lookup.called(uow, typed.who_text, "", language)) {
        if (fold(entry.name) != fold(typed.who_text)) continue;
        if (!ref.empty()) return {};
        ref = entry.ref;
    }
    return ref;
}

Result<void> set_list(const Request& request, UnitOfWork& uow, const RequestScope& scope, ListState state) {
    return set_list_state(uow, scope.actor(), list_shown(request), state);
}

Result<Reply> ask_for_floor(const RoomTools& tools, const Request& request, RequestScope& scope,
                            RequestKind kind) {
    const auto typed = typed_speaker(request);
    return act_on_list(
        tools, request, scope, "add",
        [&](UnitOfWork& uow, const FloorAt& at) -> Result<std::string> {
            if (!typed.delegation.empty() && !typed.who_text.empty())
                return Error{ErrorCode::invalid_input,
                             /*t*/ "Something in this form needs your attention.",
                             {},
                             {{"delegation", /*t*/ "Choose a delegation or write a name, not both."}}};
            RequestFacts facts{.who_name = typed.who_text,
                               .title = typed.title,
                               .kind = kind,
                               .rank = typed.rank,
                               .language = typed.language,
                               .region = typed.region,
                               .gender = typed.gender};
            if (typed.delegation.empty()) {
                facts.who_ref = typed.who_text.empty()
                                    ? std::string()
                                    : ref_of_speaker(uow, *tools.lookup, typed, scope.locale().language());
            } else {
                facts.who_ref = "delegation/" + typed.delegation;
            }
            return request_floor(uow, {*tools.lookup, tools.directory}, scope.actor(), at, facts);
        },
        [&](ChairForms& forms) { forms.speaker = typed; });
}

}  // namespace

Result<Reply> show_floor(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto reading = chair_reading(tools, request, scope);
    if (!reading) return reading.error();
    return chair_view(*reading, {.speaker = {}, .rules = typed_rules(reading->named.list.floor)}, nullptr,
                      scope);
}

Result<Reply> listen_to_floor(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto reading = chair_reading(tools, request, scope);
    if (!reading) return reading.error();
    return listen_to(floor_topic(reading->named.list.session.id));
}

Result<Reply> open_list_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    return act_on_list(tools, request, scope, "state", [&](UnitOfWork& uow, const FloorAt&) {
        return set_list(request, uow, scope, ListState::open);
    });
}

Result<Reply> close_list_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    return act_on_list(tools, request, scope, "state", [&](UnitOfWork& uow, const FloorAt&) {
        return set_list(request, uow, scope, ListState::closed);
    });
}

Result<Reply> change_floor_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const TypedFloorRules typed{
        .allowed = trim(request.form_value("allowed")),
        .order = parse_speaking_order(request.form_value("order")).value_or(SpeakingOrder::request),
        .screen = parse_screen_readers(request.form_value("screen")).value_or(ScreenReaders::staff)};
    return act_on_list(
        tools, request, scope, "state",
        [&](UnitOfWork& uow, const FloorAt& at) {
            // What is no time at all is refused by the same sentence as one that is too short.
            return change_floor(
                uow, scope.actor(), at,
                {.allowed = parse_speaking_time(typed.allowed).value_or(std::chrono::seconds(0)),
                 .order = typed.order,
                 .screen = typed.screen});
        },
        [&](ChairForms& forms) { forms.rules = typed; });
}

Result<Reply> request_floor_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    return ask_for_floor(tools, request, scope, RequestKind::speak);
}

Result<Reply> raise_point_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    return ask_for_floor(tools, request, scope, RequestKind::point_of_order);
}

Result<Reply> withdraw_request_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("request");
    auto reply = act_on_list(tools, request, scope, "waiting", [&](UnitOfWork& uow, const FloorAt& at) {
        return withdraw_request(uow, scope.actor(), at, id);
    });
    if (reply && std::holds_alternative<Redirect>(*reply))
        scope.notice(scope.locale().t("The request was withdrawn."),
                     scope.url("events.floor_restore",
                               {{"session", request.path_value("session")},
                                {"request", id},
                                {"revision", std::to_string(list_shown(request).revision + 1)}}));
    return reply;
}

Result<Reply> restore_request_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    return act_on_list(tools, request, scope, row_of(request), [&](UnitOfWork& uow, const FloorAt& at) {
        return restore_request(uow, scope.actor(), at, request.path_value("request"));
    });
}

Result<Reply> move_up_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    return act_on_list(tools, request, scope, row_of(request), [&](UnitOfWork& uow, const FloorAt& at) {
        return move_request(uow, scope.actor(), at, request.path_value("request"), MoveInLine::up);
    });
}

Result<Reply> move_down_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    return act_on_list(tools, request, scope, row_of(request), [&](UnitOfWork& uow, const FloorAt& at) {
        return move_request(uow, scope.actor(), at, request.path_value("request"), MoveInLine::down);
    });
}

Result<Reply> give_next_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    return act_on_list(tools, request, scope, "now", [&](UnitOfWork& uow, const FloorAt& at) {
        return give_floor(uow, scope.actor(), at);
    });
}

Result<Reply> give_floor_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    return act_on_list(tools, request, scope, "now", [&](UnitOfWork& uow, const FloorAt& at) {
        return give_floor(uow, scope.actor(), at, request.path_value("request"));
    });
}

Result<Reply> end_speech_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    return act_on_list(tools, request, scope, "now", [&](UnitOfWork& uow, const FloorAt& at) {
        return end_speech(uow, scope.actor(), at);
    });
}

Result<Reply> pause_clock_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    return act_on_list(tools, request, scope, "now", [&](UnitOfWork& uow, const FloorAt& at) {
        return pause_clock(uow, scope.actor(), at);
    });
}

Result<Reply> resume_clock_post(const RoomTools& tools, const Request& request, RequestScope& scope) {
    return act_on_list(tools, request, scope, "now", [&](UnitOfWork& uow, const FloorAt& at) {
        return resume_clock(uow, scope.actor(), at);
    });
}

}  // namespace plenaria::events
