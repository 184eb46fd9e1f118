// SPDX-License-Identifier: EUPL-1.2
#include "office_pages.hpp"

#include <algorithm>
#include <map>

#include "../face/face_service.hpp"

namespace plenaria::campaigns {

namespace {

/// What was posted for one output, while it could not be stored.
struct Unstored {
    std::string output_id;
    std::string quote;
    const Error* error = nullptr;
};

Model output_model(const CityOutput& each, const OwnTexts& own, const Unstored& typed,
                   const std::optional<Card>& card, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& clearance = each.clearance;
    const bool cleared = clearance.decision == Decision::cleared;
    const bool here = typed.error != nullptr && typed.output_id == each.output.id;
    const bool conflict = here && typed.error->code == ErrorCode::conflict;
    const bool open = own.campaign.written != Written::withdrawn && scope.now() < own.campaign.embargo;
    const auto field = "quote_" + each.output.id;
    const bool has_quote = uses(each.output.facts.title.exactly(own.texts.city.language) + '\n' +
                                    each.output.facts.body.exactly(own.texts.city.language),
                                "quote");
    return {{"id", each.output.id},
            {"kind", output_in_words(each.output.facts, locale)},
            {"decision", decision_tag(each, locale)},
            {"language", own.texts.city.language},
            {"has_title", !each.text.title.empty()},
            {"title", cleared ? clearance.title : each.text.title},
            {"paragraphs", paragraphs(cleared ? clearance.body : each.text.body)},
            {"is_cleared", cleared},
            {"is_declined", clearance.decision == Decision::declined},
            {"decided", clearance.decided_at ? locale.instant(*clearance.decided_at, scope.actor().zone)
                                             : std::string()},
            {"decided_by", clearance.decided_by},
            {"hash", clearance.hash},
            {"has_conflict", conflict},
            {"conflict", conflict ? locale.t(typed.error->message, typed.error->values) : std::string()},
            {"has_typed", conflict && has_quote},
            {"typed", conflict ? typed.quote : std::string()},
            // Once cleared, only another quote would be something to clear again.
            {"may_clear", open && (!cleared || has_quote)},
            {"may_decline", own.campaign.written != Written::withdrawn},
            {"has_quote", has_quote},
            {"quote", field_model({.label = locale.t("Your quote"),
                                   .name = field,
                                   .value = here && !conflict ? typed.quote : each.quote,
                                   .error = problem_of(field, here ? typed.error : nullptr, locale),
                                   .language = own.texts.city.language,
                                   .rows = 4})},
            {"for_public", is_for_public(each.output.facts.kind)},
            {"has_card", card.has_value()},
            {"card_url",
             scope.url("campaigns.office_card", {{"campaign", own.campaign.id}, {"output", each.output.id}})},
            {"card_alt", card ? alternative_of(*card, locale) : std::string()},
            {"revision", std::to_string(clearance.revision)},
            {"output_revision", std::to_string(each.output.revision)}};
}

/// By output, of those that are made into one.
using Cards = std::map<std::string, Card>;

struct OwnPage {
    OwnTexts own;
    Cards cards;
};

View clear_view(const OwnPage& page_of, const Unstored& typed, const RequestScope& scope) {
    const auto& own = page_of.own;
    const auto& locale = scope.locale();
    const auto& campaign = own.campaign;
    Model::List outputs;
    for (const auto& each : own.texts.outputs)
        if (!each.text.no_language) {
            const auto card = page_of.cards.find(each.output.id);
            outputs.push_back(output_model(
                each, own, typed, card == page_of.cards.end() ? std::nullopt : std::optional(card->second),
                scope));
        }
    const bool has_kit = std::any_of(own.texts.outputs.begin(), own.texts.outputs.end(),
                                     [](const CityOutput& each) { return is_releasable(each.clearance); });
    const auto state = state_of(campaign, scope.now());
    const auto title = title_of(campaign, locale);
    Model page{{"title", title},
               {"city", own.texts.city.name},
               {"aim", paragraphs(campaign.facts.aim.in(locale.language(), campaign.facts.original))},
               {"title_language", shown_language(campaign.facts.title, campaign, locale)},
               {"aim_language", shown_language(campaign.facts.aim, campaign, locale)},
               {"embargo", embargo_model(campaign, scope)},
               {"is_withdrawn", state == State::withdrawn},
               {"reason", campaign.reason},
               {"is_over", state != State::withdrawn && scope.now() >= campaign.embargo},
               {"is_open", state != State::withdrawn && scope.now() < campaign.embargo},
               {"action_url", scope.url("campaigns.clear_send", {{"campaign", campaign.id}})},
               {"logo_url", scope.url("campaigns.office_logo", {{"campaign", campaign.id}})},
               {"has_kit", has_kit},
               {"kit_url", scope.url("campaigns.office_kit", {{"campaign", campaign.id}})},
               {"has_outputs", !outputs.empty()},
               {"outputs", std::move(outputs)}};
    auto view = form_view("campaigns/office/clear", std::move(page), title, typed.error, locale);
    view.layout = Layout::outside;
    return view;
}

Result<OwnPage> read_own(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<OwnPage> {
        auto own = own_texts(uow, tools, scope.actor(), request.path_value("campaign"));
        if (!own) return std::move(own).error();
        Cards cards;
        for (const auto& each : own->texts.outputs)
            if (const auto card = card_of(uow, own->campaign, own->texts.city, each);
                card && is_for_public(each.output.facts.kind))
                cards.emplace(each.output.id, *card);
        return OwnPage{*std::move(own), std::move(cards)};
    });
}

std::string said_in_words(Decision decision, const Locale& locale) {
    if (decision == Decision::cleared) return locale.t("The text is cleared. Thank you.");
    if (decision == Decision::declined)
        return locale.t("The text is declined: it is not published. You stay in the others.");
    return locale.t("Your quote is saved. Read the text with it, then clear it.");
}

}  // namespace

Result<Reply> clear_page(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto own = read_own(tools, request, scope);
    if (!own) return own.error();
    return clear_view(*own, {}, scope);
}

Result<Reply> clear_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("campaign");
    const auto& output = request.form_value("output");
    const auto& quote = request.form_value("quote_" + output);
    const auto decision = parse_decision(request.form_value("decision"));
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return answer(uow, tools, scope.actor(), id, output,
                      {.decision = decision,
                       .quote = quote,
                       .revision = read_number(request, "revision"),
                       .output_revision = read_number(request, "output_revision")});
    });
    if (done) {
        scope.notice(said_in_words(decision, scope.locale()));
        return Redirect{scope.url("campaigns.clear", {{"campaign", id}})};
    }
    if (!is_for_form(done.error())) return done.error();
    // What was typed stays, also after the embargo and when the text was changed meanwhile.
    const auto own = read_own(tools, request, scope);
    if (!own) return own.error();
    return clear_view(*own, {output, quote, &done.error()}, scope);
}

}  // namespace plenaria::campaigns
