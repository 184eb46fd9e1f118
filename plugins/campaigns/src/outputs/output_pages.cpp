// SPDX-License-Identifier: EUPL-1.2
#include "output_pages.hpp"

#include "../plan/campaign_repository.hpp"

namespace plenaria::campaigns {

namespace {

struct TypedOutput {
    OutputFacts facts;
    int revision = 0;
};

TypedOutput read_output_form(const Request& request) {
    return {
        .facts = {.kind = parse_output_kind(request.form_value("kind")).value_or(OutputKind::press_release),
                  .network = request.form_value("network"),
                  .title = read_texts(request, "title"),
                  .body = read_texts(request, "body")},
        .revision = read_number(request, "revision")};
}

std::vector<Choice> kind_choices(OutputKind chosen, const Locale& locale) {
    std::vector<Choice> choices;
    for (const auto kind : output_kinds)
        choices.push_back({.value = std::string(to_text(kind)),
                           .label = locale.t(name_of(kind)),
                           .selected = kind == chosen});
    return choices;
}

std::vector<Choice> network_choices(const std::string& chosen, const Locale& locale) {
    std::vector<Choice> choices{
        {.value = "", .label = locale.t("None: it is no post"), .selected = chosen.empty()}};
    for (const auto& each : networks)
        choices.push_back({.value = std::string(each.id),
                           .label = locale.t("{network}, at most {max} characters",
                                             {{"network", std::string(each.name)},
                                              {"max", locale.number(static_cast<long long>(each.longest))}}),
                           .selected = each.id == chosen});
    return choices;
}

struct OutputPlace {
    std::string campaign_id;
    std::string output_id;  ///< empty: a new one
};

View output_form_view(const OutputPlace& place, const TypedOutput& typed, const Error* error,
                      const RequestScope& scope) {
    const auto& locale = scope.locale();
    const UrlValues campaign{{"campaign", place.campaign_id}};
    const bool is_new = place.output_id.empty();
    const auto title = is_new ? locale.t("New text") : locale.t("Change the text");
    Model::List texts;
    auto titles = text_fields("title", /*t*/ "Heading, in {language}", typed.facts.title, 2, error, locale);
    auto bodies = text_fields("body", /*t*/ "Text, in {language}", typed.facts.body, 12, error, locale);
    for (std::size_t at = 0; at < titles.size(); ++at)
        texts.push_back(Model{{"heading", std::move(titles[at])}, {"body", std::move(bodies[at])}});
    Model page{{"heading", title},
               {"back_url", scope.url("campaigns.campaign", campaign)},
               {"action_url", is_new ? scope.url("campaigns.output_add", campaign)
                                     : scope.url("campaigns.output_change", {{"output", place.output_id}})},
               {"revision", std::to_string(typed.revision)},
               {"is_new", is_new},
               {"variables", variables_in_words()},
               {"kind", choice_model({.label = locale.t("Kind"), .name = "kind"},
                                     kind_choices(typed.facts.kind, locale))},
               {"network", choice_model({.label = locale.t("Network of a post"),
                                         .name = "network",
                                         .error = problem_of("network", error, locale)},
                                        network_choices(typed.facts.network, locale))},
               {"texts", std::move(texts)}};
    return form_view("campaigns/campaigns/output_form", std::move(page), title, error, locale);
}

Result<Output> read_output(const std::string& id, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Output> {
        auto output = find_output(uow, id);
        if (!output) return Error{ErrorCode::not_found, /*t*/ "This output does not exist.", id};
        return *std::move(output);
    });
}

Result<City> read_city(const std::string& id, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<City> {
        auto city = find_city(uow, id);
        if (!city) return Error{ErrorCode::not_found, /*t*/ "This city does not take part.", id};
        return *std::move(city);
    });
}

View city_form_view(const City& city, const CityFacts& typed, const Error* error, const RequestScope& scope) {
    const auto& locale = scope.locale();
    Model page{{"title", city.name},
               {"back_url", scope.url("campaigns.texts", {{"campaign", city.campaign_id}})},
               {"action_url", scope.url("campaigns.city_change", {{"participant", city.id}})},
               {"revision", std::to_string(typed.revision)},
               {"mayor", field_model({.label = locale.t("Name of the mayor"),
                                      .name = "mayor",
                                      .value = typed.mayor,
                                      .hint = locale.t("In office on the day of the end of the embargo."),
                                      .error = problem_of("mayor", error, locale)})},
               {"quote", field_model({.label = locale.t("Quote, in {language}",
                                                        {{"language", locale.language_name(city.language)}}),
                                      .name = "quote",
                                      .value = typed.quote,
                                      .hint = locale.t("A proposal: the office changes it, and clears it."),
                                      .error = problem_of("quote", error, locale),
                                      .language = city.language,
                                      .rows = 4})}};
    return form_view("campaigns/campaigns/city_form", std::move(page), city.name, error, locale);
}

struct LetterPage {
    std::string title;
    const char* action;
    std::vector<CityTexts> (*choose)(const std::vector<CityTexts>&);
    Mail (CampaignMails::*mail)(const Campaign&, const City&, std::string_view) const;
};

Result<Reply> letters_view(const CampaignTools& tools, const Request& request, const LetterPage& shown,
                           RequestScope& scope) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto campaign = read_campaign(uow, request.path_value("campaign"));
        if (!campaign) return campaign.error();
        const UrlValues here{{"campaign", campaign->id}};
        const auto all = texts_of(uow, tools, *campaign);
        const auto link = locale.t("[the link of this office]");
        const auto mails = tools.mails();
        Model::List rows, missing;
        for (const auto& each : shown.choose(all)) {
            const auto mail = (mails.*shown.mail)(*campaign, each.city, link);
            rows.push_back({{"to", each.city.name},
                            {"address", mail.to_address},
                            {"language_name", locale.language_name(mail.language)},
                            {"mail_language", mail.language},
                            {"subject", mail.subject},
                            {"text", mail.text}});
        }
        for (const auto& each : all) {
            if (each.city.asked_at || each.may_be_asked()) continue;
            std::string why =
                each.city.address.empty() ? locale.t("no mail address is known") : std::string();
            for (const auto& output : each.outputs)
                if (!output.text.may_be_asked())
                    why += (why.empty() ? "" : "; ") +
                           locale.t("{what}: {name}", {{"what", output_in_words(output.output.facts, locale)},
                                                       {"name", gaps_in_words(output, each.city, locale)}});
            missing.push_back({{"name", each.city.name}, {"why", why}});
        }
        const auto count = static_cast<long long>(rows.size());
        return View{
            .name = "campaigns/campaigns/letters",
            .model = {{"title", shown.title},
                      {"caption", title_of(*campaign, locale)},
                      {"back_url", scope.url("campaigns.campaign", here)},
                      {"action_url", scope.url(shown.action, here)},
                      {"sends", locale.n("This sends {n} message.", "This sends {n} messages.", count)},
                      {"button", locale.n("Send {n} message", "Send {n} messages", count)},
                      {"count", std::to_string(count)},
                      {"has_letters", count > 0},
                      {"letters", std::move(rows)},
                      {"has_missing", !missing.empty()},
                      {"missing", std::move(missing)}},
            .title = shown.title};
    });
}

Result<Reply> after_letters(const Result<int>& sent, const Request& request, RequestScope& scope) {
    if (!sent) return sent.error();
    scope.notice(scope.locale().n("{n} message is on its way.", "{n} messages are on their way.", *sent));
    return Redirect{scope.url("campaigns.campaign", {{"campaign", request.path_value("campaign")}})};
}

}  // namespace

Result<Reply> new_output_form(const CampaignTools&, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("campaign");
    const auto campaign = scope.db().read([&](UnitOfWork& uow) { return read_campaign(uow, id); });
    if (!campaign) return campaign.error();
    return output_form_view({id, {}}, {}, nullptr, scope);
}

Result<Reply> add_output_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("campaign");
    const auto typed = read_output_form(request);
    const auto made = scope.db().write(
        [&](UnitOfWork& uow) { return add_output(uow, tools, scope.actor(), id, typed.facts); });
    if (!made) {
        if (!is_for_form(made.error())) return made.error();
        return output_form_view({id, {}}, typed, &made.error(), scope);
    }
    scope.notice(scope.locale().t("The text was entered. Look at what it becomes for each city."));
    return Redirect{scope.url("campaigns.texts", {{"campaign", id}})};
}

Result<Reply> edit_output_form(const CampaignTools&, const Request& request, RequestScope& scope) {
    const auto output = read_output(request.path_value("output"), scope);
    if (!output) return output.error();
    return output_form_view({output->campaign_id, output->id}, {output->facts, output->revision}, nullptr,
                            scope);
}

Result<Reply> change_output_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto before = read_output(request.path_value("output"), scope);
    if (!before) return before.error();
    auto typed = read_output_form(request);
    const auto changed = scope.db().write([&](UnitOfWork& uow) {
        return change_output(uow, tools, scope.actor(), before->id, typed.facts, typed.revision);
    });
    if (!changed) {
        if (!is_for_form(changed.error())) return changed.error();
        if (changed.error().code == ErrorCode::conflict) typed.revision = before->revision;
        return output_form_view({before->campaign_id, before->id}, typed, &changed.error(), scope);
    }
    scope.notice(scope.locale().t("Changes saved. Offices that had cleared another text are asked again."));
    return Redirect{scope.url("campaigns.texts", {{"campaign", before->campaign_id}})};
}

Result<Reply> show_texts(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto campaign = read_campaign(uow, request.path_value("campaign"));
        if (!campaign) return campaign.error();
        const bool may_change =
            scope.actor().may("campaigns.edit") && check_can_change(*campaign, uow.now()).has_value();
        Model::List cities, gaps;
        long long without_quote = 0;
        for (const auto& each : texts_of(uow, tools, *campaign)) {
            Model::List texts;
            for (const auto& output : each.outputs) {
                const auto kind = output_in_words(output.output.facts, locale);
                const auto gap = gaps_in_words(output, each.city, locale);
                // A quote that the office is asked for is no trouble; fifteen of them would hide what is.
                const bool is_quote_alone =
                    !gap.empty() && output.text.may_be_asked() && output.text.too_long_by == 0;
                if (is_quote_alone)
                    ++without_quote;
                else if (!gap.empty())
                    gaps.push_back({{"city", each.city.name}, {"kind", kind}, {"gap", gap}});
                const bool cleared = output.clearance.decision == Decision::cleared;
                const auto* network = network_called(output.output.facts.network);
                texts.push_back(
                    {{"kind", kind},
                     {"decision", decision_tag(output, locale)},
                     {"has_text", !output.text.no_language},
                     {"has_title", !output.text.title.empty()},
                     {"title", cleared ? output.clearance.title : output.text.title},
                     {"paragraphs", paragraphs(cleared ? output.clearance.body : output.text.body)},
                     {"has_gap", !gap.empty()},
                     {"gap", gap},
                     {"is_post", network != nullptr},
                     {"who", each.city.name},
                     {"count",
                      network == nullptr
                          ? std::string()
                          : locale.t("{count} of {max}, as {network} counts",
                                     {{"count", locale.number(static_cast<long long>(
                                                    counted(output.text.body, *network)))},
                                      {"max", locale.number(static_cast<long long>(network->longest))},
                                      {"network", std::string(network->name)}})},
                     {"has_hash", cleared},
                     {"hash", output.clearance.hash}});
            }
            cities.push_back({{"city", each.city.name},
                              {"language", each.city.language},
                              {"language_name", locale.language_name(each.city.language)},
                              {"may_change", may_change},
                              {"edit_url", scope.url("campaigns.city_edit", {{"participant", each.city.id}})},
                              {"texts", std::move(texts)}});
        }
        const auto title = locale.t("Text of every city");
        return View{.name = "campaigns/campaigns/texts",
                    .model = {{"title", title},
                              {"caption", title_of(*campaign, locale)},
                              {"back_url", scope.url("campaigns.campaign", {{"campaign", campaign->id}})},
                              {"has_gaps", !gaps.empty()},
                              {"gaps", std::move(gaps)},
                              {"has_quotes_to_come", without_quote > 0},
                              {"quotes_to_come",
                               locale.n("{n} text has no quote yet: its office is asked for it.",
                                        "{n} texts have no quote yet: their offices are asked for it.",
                                        without_quote)},
                              {"has_cities", !cities.empty()},
                              {"cities", std::move(cities)}},
                    .title = title};
    });
}

Result<Reply> edit_city_form(const CampaignTools&, const Request& request, RequestScope& scope) {
    const auto city = read_city(request.path_value("participant"), scope);
    if (!city) return city.error();
    return city_form_view(*city, {city->mayor, city->quote, city->revision}, nullptr, scope);
}

Result<Reply> change_city_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto before = read_city(request.path_value("participant"), scope);
    if (!before) return before.error();
    CityFacts typed{request.form_value("mayor"), request.form_value("quote"),
                    read_number(request, "revision")};
    const auto changed = scope.db().write(
        [&](UnitOfWork& uow) { return change_city(uow, tools, scope.actor(), before->id, typed); });
    if (!changed) {
        if (!is_for_form(changed.error())) return changed.error();
        if (changed.error().code == ErrorCode::conflict) typed.revision = before->revision;
        return city_form_view(*before, typed, &changed.error(), scope);
    }
    scope.notice(scope.locale().t("Changes saved. Offices that had cleared another text are asked again."));
    return Redirect{scope.url("campaigns.texts", {{"campaign", before->campaign_id}})};
}

Result<Reply> preview_requests(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return letters_view(tools, request,
                        {scope.locale().t("Letters that ask for clearance"), "campaigns.requests_send",
                         to_ask, &CampaignMails::request},
                        scope);
}

Result<Reply> send_requests(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return after_letters(scope.db().write([&](UnitOfWork& uow) {
        return ask_cities(uow, tools, scope.actor(), request.path_value("campaign"),
                          read_number(request, "count"));
    }),
                         request, scope);
}

Result<Reply> preview_reminders(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return letters_view(tools, request,
                        {scope.locale().t("Reminders to offices that have not decided"),
                         "campaigns.reminders_send", to_remind, &CampaignMails::reminder},
                        scope);
}

Result<Reply> send_reminders(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return after_letters(scope.db().write([&](UnitOfWork& uow) {
        return remind_cities(uow, tools, scope.actor(), request.path_value("campaign"),
                             read_number(request, "count"));
    }),
                         request, scope);
}

}  // namespace plenaria::campaigns
