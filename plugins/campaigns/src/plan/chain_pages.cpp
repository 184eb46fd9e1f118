// SPDX-License-Identifier: EUPL-1.2
#include "chain_pages.hpp"

#include <algorithm>

#include "../common_pages.hpp"
#include "../coverage/coverage_repository.hpp"
#include "plan_repository.hpp"
#include "plan_service.hpp"

namespace plenaria::campaigns {

namespace {

/// What the links of the chain are made of.
struct Chain {
    UnitOfWork& uow;
    const CampaignTools& tools;
    const RequestScope& scope;
    Campaign campaign;
    Plan plan;
    std::optional<EventReading> event;
    std::optional<statements::IssuedVersion> version;
    std::vector<events::SessionCard> sessions;  ///< in which it happens
    [[nodiscard]] const Locale& locale() const { return scope.locale(); }
};

/// One link: what it is, and each thing with its page and its state. Without things it is still open.
/// @param done whether what is there is all that it takes
Model chain_link(std::string name, Model::List things, std::string missing, bool done = true) {
    const bool has_things = !things.empty();
    return {{"name", std::move(name)},
            {"is_done", has_things && done},
            {"has_things", has_things},
            {"things", std::move(things)},
            {"missing", std::move(missing)}};
}

Model thing(std::string text, std::string url, std::string detail, std::optional<Model> state = {}) {
    return {{"text", std::move(text)},
            {"has_url", !url.empty()},
            {"url", std::move(url)},
            {"has_detail", !detail.empty()},
            {"detail", std::move(detail)},
            {"has_state", state.has_value()},
            {"state", state.value_or(tag_model("grey", ""))}};
}

Model about_link(const Chain& chain) {
    const auto& facts = chain.campaign.facts;
    Model::List things;
    if (!facts.about_path.empty()) things.push_back(thing(facts.about_title, facts.about_path, {}));
    return chain_link(chain.locale().t("What has happened"), std::move(things), {});
}

Model event_link(const Chain& chain) {
    const auto& locale = chain.locale();
    const auto& plan = chain.plan;
    Model::List things;
    if (plan.has_event()) {
        std::optional<Model> state;
        if (chain.event && chain.event->card.cancelled)
            state = tag_model("terra", locale.t("Cancelled"));
        else if (chain.event && chain.event->card.postponed)
            state = tag_model("amber", locale.t("Postponed"));
        things.push_back(thing(chain.event ? chain.event->card.title : plan.edition_title,
                               chain.event ? chain.event->card.path : std::string(),
                               locale.t("{first} to {last}", {{"first", locale.day(plan.first_day)},
                                                              {"last", locale.day(plan.last_day)}}),
                               std::move(state)));
    }
    return chain_link(locale.t("Event"), std::move(things), locale.t("No event is chosen in the plan."));
}

Model session_link(const Chain& chain) {
    const auto& locale = chain.locale();
    Model::List things;
    for (const auto& each : chain.sessions) {
        const auto starts = parse_instant(each.starts + ":00Z");
        std::optional<Model> state;
        if (each.cancelled) state = tag_model("terra", locale.t("Cancelled"));
        // What the clocks of the venue show is read as if it were UTC, and shown as it was read.
        const auto when =
            starts ? locale.day(to_local(*starts, "UTC").day) + ", " + locale.time_of_day(*starts, "UTC")
                   : std::string();
        things.push_back(thing(each.title, each.path, when, std::move(state)));
    }
    return chain_link(locale.t("Session"), std::move(things),
                      locale.t("No session of the event discusses the version."));
}

Model version_link(const Chain& chain) {
    const auto& locale = chain.locale();
    Model::List things;
    if (chain.version) things.push_back(thing(chain.version->label, chain.version->path, {}));
    return chain_link(locale.t("Version of the statement"), std::move(things),
                      locale.t("No version of a statement is chosen, or you may not read it."));
}

Model decision_link(const Chain& chain) {
    Model::List things;
    for (const auto& each : chain.sessions)
        if (!each.decision.empty()) things.push_back(thing(each.decision, each.path, each.title));
    return chain_link(chain.locale().t("Decision"), std::move(things),
                      chain.locale().t("No decision of the session is written down yet."));
}

Model signature_link(const Chain& chain) {
    const auto& locale = chain.locale();
    Model::List things;
    bool signed_by_any = false;
    if (chain.version)
        if (const auto count =
                chain.tools.versions->signatures(chain.uow, chain.scope.actor(), chain.version->id)) {
            signed_by_any = count->valid > 0;
            things.push_back(thing(locale.n("{n} city has signed", "{n} cities have signed", count->valid),
                                   count->path,
                                   locale.n("of {n} on the list", "of {n} on the list", count->asked)));
        }
    return chain_link(locale.t("Signatures"), std::move(things),
                      locale.t("The version is not open for signature."), signed_by_any);
}

Model text_link(const Chain& chain) {
    const auto& locale = chain.locale();
    Model::List things;
    bool cleared_by_any = false;
    const auto cities = texts_of(chain.uow, chain.tools, chain.campaign);
    const auto outputs = outputs_of(chain.uow, chain.campaign.id);
    for (std::size_t at = 0; at < outputs.size(); ++at) {
        const auto cleared = std::count_if(cities.begin(), cities.end(), [&](const CityTexts& city) {
            return city.outputs[at].clearance.decision == Decision::cleared;
        });
        cleared_by_any = cleared_by_any || cleared > 0;
        things.push_back(thing(output_in_words(outputs[at].facts, locale),
                               chain.scope.url("campaigns.texts", {{"campaign", chain.campaign.id}}),
                               locale.n("cleared by {n} city", "cleared by {n} cities", cleared)));
    }
    return chain_link(
        locale.t("Texts"), std::move(things),
        locale.t("There is no text yet: a press release, an open letter, an op-ed, a post, a newsletter, "
                 "speaking points or a toolkit."),
        cleared_by_any);
}

Model release_link(const Chain& chain) {
    const auto& locale = chain.locale();
    const auto state = state_of(chain.campaign, chain.uow.now());
    const UrlValues here{{"campaign", chain.campaign.id}};
    Model::List things;
    if (state == State::scheduled || state == State::released)
        things.push_back(thing(
            locale.instant(chain.campaign.embargo, chain.campaign.facts.zone),
            state == State::released ? chain.scope.url("campaigns.public_campaign", here) : std::string(), {},
            state_tag(state, locale)));
    return chain_link(locale.t("Release"), std::move(things), locale.t("The embargo is not set."),
                      state == State::released);
}

Model coverage_link(const Chain& chain) {
    const auto& locale = chain.locale();
    Model::List things;
    if (const auto found = coverage_of(chain.uow, chain.campaign.id); !found.empty()) {
        const auto& newest = found.front().facts;
        things.push_back(thing(
            locale.n("{n} report in the media", "{n} reports in the media", static_cast<int>(found.size())),
            chain.scope.url("campaigns.coverage", {{"campaign", chain.campaign.id}}),
            newest.on ? locale.t("the newest: {outlet}, {day}",
                                 {{"outlet", newest.outlet}, {"day", locale.day(*newest.on)}})
                      : std::string()));
    }
    return chain_link(locale.t("Coverage"), std::move(things), locale.t("No coverage is entered yet."));
}

/// In the order in which they happen.
constexpr Model (*chain_links[])(const Chain&) = {event_link,     session_link, version_link, decision_link,
                                                  signature_link, text_link,    release_link, coverage_link};

std::vector<events::SessionCard> concerned(const Campaign& campaign, const Plan& plan,
                                           const std::optional<EventReading>& event) {
    std::vector<events::SessionCard> found;
    if (!event) return found;
    for (const auto& each : event->sessions)
        if ((!campaign.facts.version_id.empty() && each.version_id == campaign.facts.version_id) ||
            each.id == plan.facts.embargo.session_id)
            found.push_back(each);
    return found;
}

}  // namespace

Result<Reply> show_chain(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto campaign = read_campaign(uow, request.path_value("campaign"));
        if (!campaign) return campaign.error();
        Chain chain{uow, tools, scope, *campaign, plan_of(uow, campaign->id), {}, {}, {}};
        chain.event = read_event(uow, tools, chain.plan.facts.edition_id, locale.language());
        chain.sessions = concerned(*campaign, chain.plan, chain.event);
        if (tools.versions != nullptr && !campaign->facts.version_id.empty())
            chain.version =
                tools.versions->version(uow, scope.actor(), campaign->facts.version_id, locale.language());
        Model::List links;
        if (!campaign->facts.about_path.empty()) links.push_back(about_link(chain));
        for (const auto make : chain_links) links.push_back(make(chain));
        const auto title = locale.t("From the event to the coverage");
        return View{.name = "campaigns/plan/chain",
                    .model = {{"title", title},
                              {"caption", title_of(*campaign, locale)},
                              {"campaign_url", scope.url("campaigns.campaign", {{"campaign", campaign->id}})},
                              {"links", std::move(links)}},
                    .title = title};
    });
}

}  // namespace plenaria::campaigns
