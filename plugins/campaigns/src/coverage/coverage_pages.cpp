// SPDX-License-Identifier: EUPL-1.2
#include "coverage_pages.hpp"

#include <algorithm>
#include <fstream>

#include <plenaria/text.hpp>

#include "../plan/campaign_repository.hpp"
#include "coverage_service.hpp"

namespace plenaria::campaigns {

namespace {

constexpr int entries_at_once = 50;

/// The form of an entry, as it was typed.
struct TypedCoverage {
    std::string link, outlet, country, language, on, tone, reach, city, output;
    int revision = 0;
};

TypedCoverage read_coverage_form(const Request& request) {
    return {.link = request.form_value("link"),
            .outlet = request.form_value("outlet"),
            .country = request.form_value("country"),
            .language = request.form_value("language"),
            .on = request.form_value("on"),
            .tone = request.form_value("tone"),
            .reach = request.form_value("reach"),
            .city = request.form_value("city"),
            .output = request.form_value("output"),
            .revision = read_number(request, "revision")};
}

TypedCoverage typed_of(const Coverage& coverage) {
    const auto& facts = coverage.facts;
    return {.link = facts.link,
            .outlet = facts.outlet,
            .country = facts.country,
            .language = facts.language,
            .on = facts.on ? plenaria::to_text(*facts.on) : std::string(),
            .tone = facts.tone,
            .reach = facts.reach > 0 ? std::to_string(facts.reach) : std::string(),
            .city = facts.city_name,
            .output = facts.output_id,
            .revision = coverage.revision};
}

/// @return invalid_input for a city that the directory does not know
Result<CoverageFacts> facts_of(UnitOfWork& uow, const CampaignTools& tools, const TypedCoverage& typed,
                               const Request& request, std::string_view language) {
    Form form(request);
    const auto reach = form.number("reach", 0, highest_reach, false);
    if (!form.ok()) return form.error();
    CoverageFacts facts{.link = typed.link,
                        .outlet = typed.outlet,
                        .country = typed.country,
                        .language = typed.language,
                        .on = parse_day(trim(typed.on)),
                        .tone = typed.tone,
                        .reach = reach.value_or(0),
                        .output_id = typed.output};
    if (const auto city = trim(typed.city); !city.empty()) {
        const auto found = tools.lookup->called(uow, city, "city", language);
        if (found.size() != 1)
            return refuse_if_any(
                       {{"city",
                         found.empty() ? /*t*/ "The directory has no city “{name}”."
                                       : /*t*/ "Several cities could be “{name}”. Write the full name.",
                         {{"name", city}}}})
                .error();
        facts.city_ref = found.front().ref;
        facts.city_name = found.front().name;
    }
    return facts;
}

Model text_field(std::string label, const std::string& name, const std::string& value, const Error* error,
                 const Locale& locale, const char* type = "text", std::string hint = {},
                 const char* css = "") {
    return field_model({.label = std::move(label),
                        .name = name,
                        .value = value,
                        .hint = std::move(hint),
                        .error = problem_of(name, error, locale),
                        .type = type,
                        .css_class = css});
}

Model::List clipping_rows(UnitOfWork& uow, const std::string& id, const RequestScope& scope) {
    Model::List rows;
    for (const auto& each : clippings_of(uow, id))
        rows.push_back(
            {{"name", each.name}, {"url", scope.url("campaigns.clipping", {{"clipping", each.id}})}});
    return rows;
}

/// @param coverage nullptr: a new entry
Result<Reply> coverage_form_view(UnitOfWork& uow, const Campaign& campaign, const Coverage* coverage,
                                 const TypedCoverage& typed, const Error* error, RequestScope& scope) {
    const auto& locale = scope.locale();
    constexpr const char* short_field = "govuk-input--width-5";
    std::vector<Choice> tone_choices{
        {.value = "", .label = locale.t(name_of_tone("")), .selected = typed.tone.empty()}};
    for (const auto each : tones)
        tone_choices.push_back({.value = std::string(each),
                                .label = locale.t(name_of_tone(each)),
                                .selected = typed.tone == each});
    std::vector<Choice> texts{
        {.value = "", .label = locale.t("The campaign as a whole"), .selected = typed.output.empty()}};
    for (const auto& each : outputs_of(uow, campaign.id))
        texts.push_back({.value = each.id,
                         .label = output_in_words(each.facts, locale),
                         .selected = typed.output == each.id});
    const bool is_duplicate = error != nullptr && !error->detail.empty() &&
                              find_coverage(uow, error->detail).has_value() &&
                              (coverage == nullptr || error->detail != coverage->id);
    const UrlValues entry{{"coverage", coverage == nullptr ? std::string("-") : coverage->id}};
    auto clippings = coverage == nullptr ? Model::List() : clipping_rows(uow, coverage->id, scope);
    const auto title = coverage == nullptr ? locale.t("New entry") : coverage->facts.outlet;
    Model page{
        {"title", title},
        {"caption", locale.t("Coverage")},
        {"back_url", scope.url("campaigns.coverage", {{"campaign", campaign.id}})},
        {"action_url", coverage == nullptr ? scope.url("campaigns.coverage_add", {{"campaign", campaign.id}})
                                           : scope.url("campaigns.coverage_change", entry)},
        {"is_there", coverage != nullptr},
        {"remove_url", scope.url("campaigns.coverage_remove", entry)},
        {"look_url", scope.url("campaigns.coverage_look", entry)},
        {"clipping_url", scope.url("campaigns.clipping_add", entry)},
        {"is_duplicate", is_duplicate},
        {"first_url",
         is_duplicate ? scope.url("campaigns.coverage_edit", {{"coverage", error->detail}}) : std::string()},
        {"revision", std::to_string(typed.revision)},
        {"stored_url", coverage == nullptr ? std::string() : coverage->facts.link},
        {"was_looked", coverage != nullptr && coverage->looked_at.has_value()},
        {"looked", coverage == nullptr || !coverage->looked_at
                       ? std::string()
                       : locale.t(coverage->looked == "there" ? /*t*/ "It is there" : /*t*/ "It is gone") +
                             " · " + locale.instant(*coverage->looked_at, scope.actor().zone)},
        {"has_clippings", !clippings.empty()},
        {"clippings", std::move(clippings)},
        {"file", field_model({.label = locale.t("PDF, PNG or JPEG, up to 7 MB"),
                              .name = "file",
                              .error = problem_of("file", error, locale)})},
        {"link", text_field(locale.t("Link"), "link", typed.link, error, locale, "url")},
        {"outlet", text_field(locale.t("Outlet"), "outlet", typed.outlet, error, locale)},
        {"on", text_field(locale.t("Published on"), "on", typed.on, error, locale, "date", {},
                          "govuk-input--width-10")},
        {"country", text_field(locale.t("Country"), "country", typed.country, error, locale, "text",
                               locale.t("Two letters, like ZA."), short_field)},
        {"entry_language", text_field(locale.t("Language"), "language", typed.language, error, locale, "text",
                                      locale.t("Two letters, like en."), short_field)},
        {"reach", text_field(locale.t("Reach, if it is known"), "reach", typed.reach, error, locale, "number",
                             {}, "govuk-input--width-10")},
        {"city", text_field(locale.t("City that it is about"), "city", typed.city, error, locale)},
        {"tone",
         choice_model({.label = locale.t("Tone"), .name = "tone", .error = problem_of("tone", error, locale)},
                      tone_choices)},
        {"output", choice_model({.label = locale.t("Text that it is about"),
                                 .name = "output",
                                 .error = problem_of("output", error, locale)},
                                texts)}};
    return form_view("campaigns/coverage/form", std::move(page), title, error, locale);
}

/// The form of an entry that is there, perhaps with what was typed.
Result<Reply> entry_view(const Request& request, RequestScope& scope, const TypedCoverage* typed,
                         const Error* error) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto found = find_coverage(uow, request.path_value("coverage"));
        if (!found) return coverage_unknown(request.path_value("coverage"));
        const auto campaign = read_campaign(uow, found->campaign_id);
        if (!campaign) return campaign.error();
        auto shown = typed == nullptr ? typed_of(*found) : *typed;
        if (error != nullptr && error->code == ErrorCode::conflict) shown.revision = found->revision;
        return coverage_form_view(uow, *campaign, &*found, shown, error, scope);
    });
}

Result<Reply> log_view(const Request& request, RequestScope& scope, const std::string& partner,
                       const Error* error) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto campaign = read_campaign(uow, request.path_value("campaign"));
        if (!campaign) return campaign.error();
        const UrlValues here{{"campaign", campaign->id}};
        const bool may_edit = scope.actor().may("campaigns.edit");
        const auto all = coverage_of(uow, campaign->id);
        const auto shown =
            page_range(page_number(request), entries_at_once, static_cast<long long>(all.size()));
        Model::List rows, partners;
        for (auto at = shown.first; at > 0 && at <= shown.last; ++at) {
            const auto& each = all[static_cast<std::size_t>(at) - 1];
            const auto& facts = each.facts;
            rows.push_back(
                {{"outlet", facts.outlet},
                 {"url", scope.url("campaigns.coverage_edit", {{"coverage", each.id}})},
                 {"link", facts.link},
                 {"country", facts.country.empty() ? std::string() : locale.country(facts.country)},
                 {"language_name", locale.language_name(facts.language)},
                 {"on", facts.on ? locale.day(*facts.on) : std::string()},
                 {"tone", tag_model(facts.tone == "positive"   ? "green"
                                    : facts.tone == "negative" ? "terra"
                                                               : "grey",
                                    locale.t(name_of_tone(facts.tone)))},
                 {"has_reach", facts.reach > 0},
                 {"reach", locale.number(facts.reach)},
                 {"has_city", !facts.city_name.empty()},
                 {"city", facts.city_name},
                 {"is_gone", each.looked == "gone"}});
        }
        std::map<std::string, long long> followed;
        for (const auto& each : partner_days(uow, campaign->id)) followed[each.partner_id] += each.number;
        for (const auto& each : partners_of(uow, campaign->id))
            partners.push_back({{"name", each.name},
                                {"url", scope.url("campaigns.partner_link", {{"code", each.code}})},
                                {"count", locale.number(followed[each.id])}});
        const auto title = locale.t("Coverage");
        Model page{
            {"title", title},
            {"caption", title_of(*campaign, locale)},
            {"back_url", scope.url("campaigns.campaign", here)},
            {"may_edit", may_edit},
            {"new_url", scope.url("campaigns.coverage_new", here)},
            {"report_url", scope.url("campaigns.report", here)},
            {"has_rows", !rows.empty()},
            {"rows", std::move(rows)},
            {"has_partners", !partners.empty()},
            {"import_url", scope.url("campaigns.coverage_imports", here)},
            {"partners", std::move(partners)},
            {"partner_url", scope.url("campaigns.partner_add", here)},
            {"partner", text_field(locale.t("Name of the partner"), "partner", partner, error, locale)},
            {"partner_open", error != nullptr}};
        set_pages(page, shown, {scope, "campaigns.coverage", {}, here}, locale);
        return form_view("campaigns/coverage/list", std::move(page), title, error, locale);
    });
}

Redirect to_entry(const Request& request, RequestScope& scope) {
    return Redirect{scope.url("campaigns.coverage_edit", {{"coverage", request.path_value("coverage")}})};
}

struct SentClipping {
    std::string name, bytes;
};

SentClipping sent_clipping(const Request& request) {
    for (const auto& upload : request.uploads) {
        if (upload.field != "file" || upload.name.empty()) continue;
        // One byte more than is taken says that it is too large; the rest is not read.
        std::string bytes(std::min<std::uint64_t>(upload.size, largest_sent_file + 1), '\0');
        std::ifstream file(upload.path, std::ios::binary);
        file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        bytes.resize(static_cast<std::size_t>(file.gcount()));
        return {upload.name, std::move(bytes)};
    }
    return {};
}

}  // namespace

Result<Reply> show_coverage(const CampaignTools&, const Request& request, RequestScope& scope) {
    return log_view(request, scope, {}, nullptr);
}

Result<Reply> new_coverage_form(const CampaignTools&, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto campaign = read_campaign(uow, request.path_value("campaign"));
        if (!campaign) return campaign.error();
        return coverage_form_view(uow, *campaign, nullptr, {}, nullptr, scope);
    });
}

Result<Reply> add_coverage_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto typed = read_coverage_form(request);
    const auto made = scope.db().write([&](UnitOfWork& uow) -> Result<std::string> {
        const auto facts = facts_of(uow, tools, typed, request, scope.locale().language());
        if (!facts) return facts.error();
        return add_coverage(uow, tools, scope.actor(), request.path_value("campaign"), *facts);
    });
    if (made) {
        scope.notice(scope.locale().t("Entered. Add a clipping, if you have one."));
        return Redirect{scope.url("campaigns.coverage_edit", {{"coverage", *made}})};
    }
    if (!is_for_form(made.error())) return made.error();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto campaign = read_campaign(uow, request.path_value("campaign"));
        if (!campaign) return campaign.error();
        return coverage_form_view(uow, *campaign, nullptr, typed, &made.error(), scope);
    });
}

Result<Reply> edit_coverage_form(const CampaignTools&, const Request& request, RequestScope& scope) {
    return entry_view(request, scope, nullptr, nullptr);
}

Result<Reply> change_coverage_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto typed = read_coverage_form(request);
    const auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        const auto facts = facts_of(uow, tools, typed, request, scope.locale().language());
        if (!facts) return facts.error();
        return change_coverage(uow, tools, scope.actor(), request.path_value("coverage"), *facts,
                               typed.revision);
    });
    if (!done) {
        if (!is_for_form(done.error())) return done.error();
        return entry_view(request, scope, &typed, &done.error());
    }
    scope.notice(scope.locale().t("Changes saved."));
    return to_entry(request, scope);
}

Result<Reply> remove_coverage_post(const CampaignTools&, const Request& request, RequestScope& scope) {
    std::string campaign;
    const auto done = scope.db().write([&](UnitOfWork& uow) -> Result<void> {
        if (const auto found = find_coverage(uow, request.path_value("coverage")))
            campaign = found->campaign_id;
        return remove_entry(uow, scope.actor(), request.path_value("coverage"));
    });
    if (!done) return done.error();
    scope.notice(scope.locale().t("The entry is out of the log."));
    return Redirect{scope.url("campaigns.coverage", {{"campaign", campaign}})};
}

Result<Reply> look_post(const CampaignTools&, const Request& request, RequestScope& scope) {
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return note_look(uow, scope.actor(), request.path_value("coverage"), request.form_value("looked"));
    });
    if (!done) {
        if (!is_for_form(done.error())) return done.error();
        return entry_view(request, scope, nullptr, &done.error());
    }
    scope.notice(scope.locale().t("Changes saved."));
    return to_entry(request, scope);
}

Result<Reply> clipping_post(const CampaignTools&, const Request& request, RequestScope& scope) {
    const auto sent = sent_clipping(request);
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return add_clipping(uow, scope.actor(), request.path_value("coverage"), sent.name, sent.bytes);
    });
    if (!done) {
        if (!is_for_form(done.error())) return done.error();
        return entry_view(request, scope, nullptr, &done.error());
    }
    scope.notice(scope.locale().t("The file is kept."));
    return to_entry(request, scope);
}

Result<Reply> show_clipping(const CampaignTools&, const Request& request, RequestScope& scope) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto clipping = find_clipping(uow, request.path_value("clipping"));
        auto file = clipping ? uow.load_file(clipping->sha256) : std::nullopt;
        if (!file) return coverage_unknown(request.path_value("clipping"));
        return Download{clipping->name, clipping->content_type, std::move(file->bytes)};
    });
}

Result<Reply> add_partner_post(const CampaignTools&, const Request& request, RequestScope& scope) {
    const auto& name = request.form_value("partner");
    const auto made = scope.db().write([&](UnitOfWork& uow) {
        return add_partner(uow, scope.actor(), request.path_value("campaign"), name);
    });
    if (!made) {
        if (!is_for_form(made.error())) return made.error();
        return log_view(request, scope, name, &made.error());
    }
    scope.notice(scope.locale().t("The link is there. Give it to the partner."));
    return Redirect{scope.url("campaigns.coverage", {{"campaign", request.path_value("campaign")}})};
}

Result<Reply> follow_partner_link(PartnerCounts& counts, const Request& request, RequestScope& scope) {
    const auto& code = request.path_value("code");
    const auto partner = scope.db().read([&](UnitOfWork& uow) -> Result<Partner> {
        auto found = partner_with(uow, code);
        const auto campaign = found ? find_campaign(uow, found->campaign_id) : std::nullopt;
        if (!campaign || !is_public(*campaign, uow.now()))
            return Error{ErrorCode::not_found, "This page does not exist.", code};
        return *std::move(found);
    });
    if (!partner) return partner.error();
    counts.add(partner->id, std::chrono::floor<std::chrono::days>(scope.now()));
    // The reader gets there whatever becomes of the number; what is not written now waits.
    if (counts.is_due(scope.now())) (void)counts.write(scope.db());
    return Redirect{scope.url("campaigns.public_campaign", {{"campaign", partner->campaign_id}})};
}

}  // namespace plenaria::campaigns
