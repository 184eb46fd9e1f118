// SPDX-License-Identifier: EUPL-1.2
#include "item_pages.hpp"

#include "../plan/campaign_repository.hpp"
#include "../plan/plan_repository.hpp"
#include "../plan/timing_pages.hpp"
#include "item_repository.hpp"
#include "item_service.hpp"

namespace plenaria::campaigns {

namespace {

/// What stands in the form; `move` is the one field of the other form of the page.
struct TypedItem {
    ItemFacts facts;
    TypedTiming timing;
    std::string day, move;
    int revision = 0;
};

TypedItem typed_of(const Item& item) {
    TypedItem typed{.facts = item.facts,
                    .timing = typed_of(item.facts.timing),
                    .day = plenaria::to_text(item.facts.due.day),
                    .move = plenaria::to_text(item.facts.due.day),
                    .revision = item.revision};
    if (!item.facts.timing.follows()) typed.timing.time = hours_text(item.facts.due.time_of_day);
    return typed;
}

TypedItem read_item_form(const Request& request) {
    TypedItem typed{.facts = {.kind = request.form_value("kind"),
                              .channel = request.form_value("channel"),
                              .title = request.form_value("title"),
                              .owner = request.form_value("owner"),
                              .language = request.form_value("language"),
                              .output_id = request.form_value("output")},
                    .timing = read_timing(request),
                    .day = request.form_value("day"),
                    .move = request.form_value("day"),
                    .revision = read_number(request, "revision")};
    typed.facts.timing = typed.timing.timing();
    typed.facts.due = read_local_time(typed.day, typed.timing.time);
    return typed;
}

template <std::size_t N>
std::vector<Choice> word_choices(const ItemWord (&words)[N], const std::string& chosen,
                                 const Locale& locale) {
    std::vector<Choice> choices;
    for (const auto& each : words)
        choices.push_back({.value = std::string(each.stored),
                           .label = locale.t(each.shown),
                           .selected = each.stored == chosen});
    return choices;
}

std::vector<Choice> output_choices(UnitOfWork& uow, const std::string& campaign, const std::string& chosen,
                                   const Locale& locale) {
    std::vector<Choice> choices{{.value = "", .label = locale.t("None"), .selected = chosen.empty()}};
    for (const auto& each : outputs_of(uow, campaign))
        choices.push_back(
            {.value = each.id,
             .label = locale.t("{what}: {name}", {{"what", output_in_words(each.facts, locale)},
                                                  {"name", each.facts.title.in(locale.language(), "en")}}),
             .selected = each.id == chosen});
    return choices;
}

/// Where the calendar shows that day.
std::string back_to(const std::string& campaign, const std::string& day, const RequestScope& scope) {
    UrlValues values{{"campaign", campaign}};
    if (parse_day(day)) values["at"] = day;
    return scope.url("campaigns.calendar", values);
}

/// @param id of the item; empty: a new one
Result<Reply> item_form(const CampaignTools& tools, const std::string& campaign_id, const std::string& id,
                        const TypedItem& typed, const Error* error, RequestScope& scope) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto campaign = read_campaign(uow, campaign_id);
        if (!campaign) return campaign.error();
        const auto plan = plan_of(uow, campaign_id);
        const auto event = read_event(uow, tools, plan.facts.edition_id, locale.language());
        const UrlValues here{{"item", id}};
        const auto title = id.empty() ? locale.t("New item") : locale.t("Item of the calendar");
        const auto field = [&](const char* name, std::string label, const std::string& value,
                               std::string hint = {}, const char* type = "text",
                               const char* width = "govuk-input--width-20") {
            return field_model({.label = std::move(label),
                                .name = name,
                                .value = value,
                                .hint = std::move(hint),
                                .error = problem_of(name, error, locale),
                                .type = type,
                                .css_class = width});
        };
        Model::List states;
        std::optional<Item> stored;
        if (!id.empty()) stored = find_item(uow, id);
        for (const auto each : item_states)
            if (stored && stored->state != each)
                states.push_back({{"value", std::string(to_text(each))}, {"label", locale.t(name_of(each))}});
        Model page{{"heading", title},
                   {"caption", title_of(*campaign, locale)},
                   {"campaign_url", scope.url("campaigns.campaign", {{"campaign", campaign_id}})},
                   {"campaign_id", campaign_id},
                   {"back_url", back_to(campaign_id, typed.day, scope)},
                   {"is_stored", stored.has_value()},
                   {"state", item_state_tag(stored ? stored->state : ItemState::planned, locale)},
                   {"states", std::move(states)},
                   {"action_url",
                    id.empty() ? scope.url("campaigns.item_add") : scope.url("campaigns.item_change", here)},
                   {"move_url", id.empty() ? std::string() : scope.url("campaigns.item_move", here)},
                   {"state_url", id.empty() ? std::string() : scope.url("campaigns.item_state", here)},
                   {"remove_url", id.empty() ? std::string() : scope.url("campaigns.item_remove", here)},
                   {"revision", std::to_string(typed.revision)},
                   {"item_title", field("title", locale.t("What it says, in a few words"), typed.facts.title,
                                        {}, "text", "govuk-input--width-30")},
                   {"kind", choice_model({.label = locale.t("What it is"),
                                          .name = "kind",
                                          .error = problem_of("kind", error, locale)},
                                         word_choices(item_kinds, typed.facts.kind, locale))},
                   {"channel", choice_model({.label = locale.t("Channel"),
                                             .name = "channel",
                                             .error = problem_of("channel", error, locale)},
                                            word_choices(channels, typed.facts.channel, locale))},
                   {"owner", field("owner", locale.t("Who does it"), typed.facts.owner)},
                   {"language",
                    language_choice("language", locale.t("Language"), typed.facts.language, error, locale)},
                   {"output", choice_model({.label = locale.t("Text of the campaign that goes out"),
                                            .name = "output",
                                            .error = problem_of("output", error, locale)},
                                           output_choices(uow, campaign_id, typed.facts.output_id, locale))},
                   {"day", field("day", locale.t("Day"), typed.day,
                                 locale.t("Not used when it is counted from the event."), "date",
                                 "govuk-input--width-10")},
                   {"zone_words", locale.t("Hours are those of {zone}.",
                                           {{"zone", stored ? stored->zone : campaign->facts.zone}})},
                   {"move_day", field_model({.label = locale.t("Move it to another day"),
                                             .name = "day",
                                             .value = typed.move,
                                             .type = "date",
                                             .css_class = "govuk-input--width-10",
                                             .id = "f-move"})}};
        set_timing_fields(page, typed.timing, event, locale.t("Nothing: it has a day of its own"), error,
                          locale);
        return form_view("campaigns/calendar/item", std::move(page), title, error, locale);
    });
}

/// The same form once more; saving again after a conflict is a decision made on what is stored now.
Result<Reply> item_again(const CampaignTools& tools, const std::string& id, TypedItem typed,
                         const Error& error, RequestScope& scope) {
    if (!is_for_form(error)) return error;
    const auto stored = scope.db().read([&](UnitOfWork& uow) { return read_item(uow, id); });
    if (!stored) return stored.error();
    if (error.code == ErrorCode::conflict) typed.revision = stored->revision;
    return item_form(tools, stored->campaign_id, id, typed, &error, scope);
}

}  // namespace

Model item_state_tag(ItemState state, const Locale& locale) {
    const char* kind = state == ItemState::done ? "green" : state == ItemState::ready ? "teal" : "grey";
    return tag_model(kind, locale.t(name_of(state)));
}

Result<Reply> new_item_form(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& day = request.query_value("day");
    auto campaign = request.query_value("campaign");
    if (campaign.empty()) {
        const auto open = scope.db().read([](UnitOfWork& uow) -> Result<std::vector<Campaign>> {
            auto all = all_campaigns(uow, 0, 100);
            std::erase_if(all, [](const Campaign& each) { return each.written == Written::withdrawn; });
            return all;
        });
        if (!open) return open.error();
        if (open->size() != 1) {
            Model::List choices;
            for (const auto& each : *open) {
                UrlValues values{{"campaign", each.id}};
                if (parse_day(day)) values["day"] = day;
                choices.push_back(
                    {{"title", title_of(each, locale)}, {"url", scope.url("campaigns.item_new", values)}});
            }
            const auto title = locale.t("New item");
            return View{.name = "campaigns/calendar/choose",
                        .model = {{"title", title},
                                  {"calendar_url", scope.url("campaigns.calendar")},
                                  {"new_campaign_url", scope.url("campaigns.new")},
                                  {"has_choices", !choices.empty()},
                                  {"choices", std::move(choices)}},
                        .title = title};
        }
        campaign = open->front().id;
    }
    const TypedItem typed{.facts = {.language = std::string(locale.language())},
                          .timing = {},
                          .day = parse_day(day) ? day : std::string(),
                          .move = {}};
    return item_form(tools, campaign, "", typed, nullptr, scope);
}

Result<Reply> add_item_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto typed = read_item_form(request);
    const auto& campaign = request.form_value("campaign");
    const auto added = scope.db().write(
        [&](UnitOfWork& uow) { return add_item(uow, tools, scope.actor(), campaign, typed.facts); });
    if (!added) {
        if (!is_for_form(added.error())) return added.error();
        return item_form(tools, campaign, "", typed, &added.error(), scope);
    }
    const auto stored = scope.db().read([&](UnitOfWork& uow) { return read_item(uow, *added); });
    scope.notice(scope.locale().t("The item is in the calendar."));
    return Redirect{back_to(campaign, stored ? plenaria::to_text(stored->facts.due.day) : typed.day, scope)};
}

Result<Reply> edit_item_form(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto item =
        scope.db().read([&](UnitOfWork& uow) { return read_item(uow, request.path_value("item")); });
    if (!item) return item.error();
    return item_form(tools, item->campaign_id, item->id, typed_of(*item), nullptr, scope);
}

Result<Reply> change_item_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("item");
    const auto typed = read_item_form(request);
    const auto changed = scope.db().write([&](UnitOfWork& uow) {
        return change_item(uow, tools, scope.actor(), id, typed.facts, typed.revision);
    });
    if (!changed) return item_again(tools, id, typed, changed.error(), scope);
    scope.notice(scope.locale().t("Changes saved."));
    return Redirect{scope.url("campaigns.item", {{"item", id}})};
}

Result<Reply> move_item_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("item");
    const auto& day = request.form_value("day");
    const auto moved = scope.db().write([&](UnitOfWork& uow) {
        return move_item(uow, tools, scope.actor(), id, parse_day(day), read_number(request, "revision"));
    });
    if (!moved) {
        const auto stored = scope.db().read([&](UnitOfWork& uow) { return read_item(uow, id); });
        if (!stored) return stored.error();
        auto typed = typed_of(*stored);
        typed.day = typed.move = day;
        return item_again(tools, id, typed, moved.error(), scope);
    }
    scope.notice(scope.locale().t("The item was moved."));
    return Redirect{scope.url("campaigns.item", {{"item", id}})};
}

Result<Reply> item_state_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("item");
    const auto state = parse_item_state(request.form_value("state"));
    const auto set = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        if (!state) return refuse_if_any({{"state", /*t*/ "Choose a state from the list."}});
        return set_item_state(uow, scope.actor(), id, *state, read_number(request, "revision"));
    });
    if (!set) {
        const auto stored = scope.db().read([&](UnitOfWork& uow) { return read_item(uow, id); });
        if (!stored) return stored.error();
        return item_again(tools, id, typed_of(*stored), set.error(), scope);
    }
    scope.notice(scope.locale().t("State: {state}.", {{"state", scope.locale().t(name_of(*state))}}));
    return Redirect{scope.url("campaigns.item", {{"item", id}})};
}

Result<Reply> remove_item_post(const CampaignTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("item");
    const auto item = scope.db().read([&](UnitOfWork& uow) { return read_item(uow, id); });
    if (!item) return item.error();
    const auto done = scope.db().write([&](UnitOfWork& uow) { return remove_item(uow, scope.actor(), id); });
    if (!done) return done.error();
    scope.notice(scope.locale().t("The item is out of the calendar."),
                 scope.url("campaigns.item_restore", {{"item", id}}));
    return Redirect{back_to(item->campaign_id, plenaria::to_text(item->facts.due.day), scope)};
}

Result<Reply> restore_item_post(const CampaignTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("item");
    const auto done = scope.db().write([&](UnitOfWork& uow) { return restore_item(uow, scope.actor(), id); });
    if (!done) return done.error();
    scope.notice(scope.locale().t("The item is in the calendar again."));
    return Redirect{scope.url("campaigns.item", {{"item", id}})};
}

}  // namespace plenaria::campaigns
