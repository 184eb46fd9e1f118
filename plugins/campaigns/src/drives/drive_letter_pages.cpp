// SPDX-License-Identifier: EUPL-1.2
// Letters of a drive before they go, counts for print, and the page behind "this was not us".
#include <plenaria/table_file.hpp>

#include "drive_letters.hpp"
#include "drive_pages.hpp"
#include "freeze.hpp"

namespace plenaria::campaigns {

namespace {

Model letter_row(const std::string& to, const Mail& mail, const Locale& locale) {
    return {{"to", to},
            {"address", mail.to_address},
            {"language_name", locale.language_name(mail.language)},
            {"mail_language", mail.language},
            {"subject", mail.subject},
            {"text", mail.text}};
}

View drive_letters_view(const DriveReading& reading, std::string title, const char* action,
                        Model::List letters, Model::List missing, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const UrlValues here{{"campaign", reading.campaign.id}};
    const auto count = static_cast<long long>(letters.size());
    return {.name = "campaigns/campaigns/letters",
            .model = {{"title", title},
                      {"caption", locale.t("Signature drive")},
                      {"back_url", scope.url("campaigns.drive", here)},
                      {"action_url", scope.url(action, here)},
                      {"sends", locale.n("This sends {n} message.", "This sends {n} messages.", count)},
                      {"button", locale.n("Send {n} message", "Send {n} messages", count)},
                      {"count", std::to_string(count)},
                      {"has_letters", count > 0},
                      {"letters", std::move(letters)},
                      {"has_missing", !missing.empty()},
                      {"missing", std::move(missing)}},
            .title = std::move(title)};
}

template <class Make>
Result<Reply> preview(const CampaignTools& tools, const Request& request, RequestScope& scope,
                      std::string title, const char* action, const Make& make) {
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto reading =
            read_drive(uow, tools, request.path_value("campaign"), scope.locale().language());
        if (!reading) return reading.error();
        Model::List letters, missing;
        make(uow, *reading, letters, missing);
        return drive_letters_view(*reading, title, action, std::move(letters), std::move(missing), scope);
    });
}

Result<Reply> after_drive_letters(const Result<int>& sent, const Request& request, RequestScope& scope) {
    if (!sent) return sent.error();
    scope.notice(scope.locale().n("{n} message is on its way.", "{n} messages are on their way.", *sent));
    return Redirect{scope.url("campaigns.drive", {{"campaign", request.path_value("campaign")}})};
}

template <class Send>
Result<Reply> send_wave(const CampaignTools& tools, const Request& request, RequestScope& scope, Send send) {
    return after_drive_letters(scope.db().write([&](UnitOfWork& uow) {
        return send(uow, tools, scope.actor(), request.path_value("campaign"), read_number(request, "count"));
    }),
                               request, scope);
}

Model not_us_model(const NotUs& found, const RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& signature = found.signature;
    return {{"title", locale.t("This was not us")},
            {"city", found.city.name},
            {"text", found.reading.text.label},
            {"person", signature.person_name},
            {"signed", locale.instant(signature.signed_at, found.city.zone)},
            {"counts", !signature.withdrawn_at.has_value()},
            {"action_url", scope.url("campaigns.not_us_say", {{"thanks", found.thanks.id}})}};
}

/// The language of the list: that of the reader, or the one asked for.
std::string list_language(const Request& request, const Locale& locale) {
    const auto& wanted = request.query_value("list");
    return is_language(wanted) ? wanted : std::string(locale.language());
}

Model::List count_cells(const CountReading& reading, const Locale& list, const Locale& locale) {
    const auto table = count_table(reading.count, list);
    const auto order = sorted(reading.count, list);
    Model::List rows;
    for (std::size_t at = 0; at < order.size(); ++at) {
        const auto gone = reading.gone.find(order[at].signature_id);
        rows.push_back({{"city", table.rows[at][0]},
                        {"country", table.rows[at][1]},
                        {"person", table.rows[at][2]},
                        {"signed", list.day(order[at].signed_on)},
                        {"is_gone", gone != reading.gone.end()},
                        {"gone", gone == reading.gone.end()
                                     ? std::string()
                                     : locale.instant(gone->second, reading.drive.campaign.facts.zone)}});
    }
    return rows;
}

}  // namespace

Result<Reply> preview_drive_requests(const CampaignTools& tools, const Request& request,
                                     RequestScope& scope) {
    const auto& locale = scope.locale();
    return preview(
        tools, request, scope, locale.t("Letters that ask to sign"), "campaigns.drive_requests_send",
        [&](UnitOfWork&, const DriveReading& reading, Model::List& letters, Model::List& missing) {
            const DriveMails mails(tools);
            const auto link = locale.t("[the link of this office]");
            for (const auto& row : to_request(reading))
                letters.push_back(letter_row(row.target.name, mails.request(reading, row, link), locale));
            for (const auto& row : reading.targets)
                if (row.state == TargetState::not_asked && !row.has_address())
                    missing.push_back(
                        {{"name", row.target.name}, {"why", locale.t("no mail address is known")}});
        });
}

Result<Reply> send_drive_requests(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return send_wave(tools, request, scope, send_requests_to_sign);
}

Result<Reply> preview_drive_reminders(const CampaignTools& tools, const Request& request,
                                      RequestScope& scope) {
    const auto& locale = scope.locale();
    return preview(
        tools, request, scope, locale.t("Reminders to cities that have not signed"),
        "campaigns.drive_reminders_send",
        [&](UnitOfWork&, const DriveReading& reading, Model::List& letters, Model::List&) {
            const DriveMails mails(tools);
            const auto link = locale.t("[the link of this office]");
            for (const auto& row : to_remind(reading))
                letters.push_back(letter_row(row.target.name, mails.reminder(reading, row, link), locale));
        });
}

Result<Reply> send_drive_reminders_post(const CampaignTools& tools, const Request& request,
                                        RequestScope& scope) {
    return send_wave(tools, request, scope, send_drive_reminders);
}

Result<Reply> preview_thanks(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    return preview(
        tools, request, scope, locale.t("Thanks to cities that have signed"), "campaigns.thanks_send",
        [&](UnitOfWork& uow, const DriveReading& reading, Model::List& letters, Model::List& missing) {
            const DriveMails mails(tools);
            const auto link = locale.t("[the link of this office]");
            for (const auto& city : to_thank(reading, thanks_of(uow, reading.drive.id)))
                letters.push_back(letter_row(city.name, mails.thanks(reading, city, link), locale));
            for (const auto& city : reading.register_)
                if (city.valid() != nullptr && city.address.empty())
                    missing.push_back({{"name", city.name}, {"why", locale.t("no mail address is known")}});
        });
}

Result<Reply> send_thanks_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    return send_wave(tools, request, scope, send_thanks);
}

Result<Reply> not_us_page(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto found = scope.db().read([&](UnitOfWork& uow) {
        return read_not_us(uow, tools, scope.actor(), request.path_value("thanks"),
                           scope.locale().language());
    });
    if (!found) return found.error();
    return View{.name = "campaigns/drives/not_us",
                .model = not_us_model(*found, scope),
                .title = scope.locale().t("This was not us"),
                .layout = Layout::outside};
}

Result<Reply> not_us_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("thanks");
    const auto done =
        scope.db().write([&](UnitOfWork& uow) { return say_not_us(uow, tools, scope.actor(), id); });
    if (!done) return done.error();
    scope.notice(scope.locale().t("The signature counts no longer. The secretariat was told."));
    return Redirect{scope.url("campaigns.not_us", {{"thanks", id}})};
}

Result<Reply> freeze_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto id = scope.db().write([&](UnitOfWork& uow) {
        return freeze_count(uow, tools, scope.actor(), request.path_value("campaign"));
    });
    if (!id) return id.error();
    scope.notice(scope.locale().t("The count is kept as it is now. What is signed later is shown apart."));
    return Redirect{scope.url("campaigns.count", {{"count", *id}})};
}

Result<Reply> show_count(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    const auto& id = request.path_value("count");
    const auto found =
        scope.db().read([&](UnitOfWork& uow) { return read_count(uow, tools, id, locale.language()); });
    if (!found) return found.error();
    const auto& freeze = found->count.freeze;
    const auto& zone = found->drive.campaign.facts.zone;
    const auto language = list_language(request, locale);
    const auto& list = tools.locales->get(language, "campaigns");
    const auto& format = request.query_value("format");
    if (format == "xlsx" || format == "csv")
        return table_file(*tools.documents, count_table(found->count, list), "signatories-" + language,
                          format);
    Model::List languages_, since;
    for (const auto code : languages)
        languages_.push_back(
            {{"name", locale.language_name(code)},
             {"url", scope.url("campaigns.count", {{"count", id}, {"list", std::string(code)}})},
             {"pdf_url",
              scope.url("campaigns.count", {{"count", id}, {"list", std::string(code)}, {"format", "pdf"}})},
             {"xlsx_url", scope.url("campaigns.count",
                                    {{"count", id}, {"list", std::string(code)}, {"format", "xlsx"}})}});
    for (const auto& city : found->since)
        since.push_back(
            {{"city", city.valid()->city_name}, {"signed", locale.instant(city.valid()->signed_at, zone)}});
    const auto text = found->count.text.find(language);
    Model page{{"title", locale.t("Count for print")},
               {"caption", locale.t("Signature drive")},
               {"back_url", scope.url("campaigns.drive", {{"campaign", found->drive.campaign.id}})},
               {"language", language},
               {"text", text == found->count.text.end() ? found->drive.text.label : text->second},
               {"number", list.n("{n} signature", "{n} signatures", freeze.number)},
               {"when", list.instant(freeze.frozen_at, zone)},
               {"by", freeze.frozen_by},
               {"hash", freeze.hash},
               {"languages", std::move(languages_)},
               {"rows", count_cells(*found, list, locale)},
               {"has_gone", !found->gone.empty()},
               {"gone_words", locale.n("{n} signature in print counts no longer.",
                                       "{n} signatures in print count no longer.",
                                       static_cast<long long>(found->gone.size()))},
               {"has_since", !since.empty()},
               {"since", std::move(since)}};
    if (format == "pdf") {
        auto made = tools.documents->convert(DocumentFormat::pdf,
                                             tools.renderer->render("campaigns/print/count", page, language));
        if (!made) return std::move(made).error();
        return Download{"signatories-" + language + ".pdf", std::string(content_type(DocumentFormat::pdf)),
                        *std::move(made)};
    }
    return View{
        .name = "campaigns/drives/count", .model = std::move(page), .title = locale.t("Count for print")};
}

}  // namespace plenaria::campaigns
