// SPDX-License-Identifier: EUPL-1.2
// Every letter before it goes, page by page.
#include <algorithm>

#include "../plan/campaign_service.hpp"
#include "letter_repository.hpp"
#include "sending_pages.hpp"
#include "sending_service.hpp"

namespace plenaria::campaigns {

namespace {

constexpr int letters_a_page = 10;

std::string trouble_words(const Recipient& to, const Locale& locale) {
    switch (to.trouble) {
        case Trouble::no_language:
            return locale.t("No text in {language}", {{"language", locale.language_name(to.language)}});
        case Trouble::no_address:
            return locale.t("Neither mail nor postal address");
        case Trouble::missing:
            return locale.t("Nothing for {variables}", {{"variables", to.why}});
        case Trouble::recursive:
            return locale.t("A variable within {variables}", {{"variables", to.why}});
        case Trouble::suppressed:
            return locale.t("Gets no letters: {why}", {{"why", to.why}});
        case Trouble::left_out:
            return locale.t("Left out");
        case Trouble::none:
            break;
    }
    return {};
}

Model letter_row(const Letter& letter, const Locale& locale) {
    return {{"name", letter.name},
            {"place", letter.place},
            {"role", locale.t(name_of_role(letter.role))},
            {"address", letter.address},
            {"is_paper", letter.way == Way::paper},
            {"has_post", !letter.post.empty()},
            {"post", letter.post},
            {"language_name", locale.language_name(letter.language)},
            {"language", letter.language},
            {"has_text", !letter.subject.empty()},
            {"subject", letter.subject},
            {"text", letter.body},
            {"person", letter.person}};
}

struct PreviewFilter {
    std::string language, trouble;
};

bool passes(const Recipient& to, std::string_view asked) {
    if (asked == "paper") return to.way == Way::paper && gets_letter(to);
    if (asked == "problem") return holds_up(to);
    if (asked == "none") return to.trouble == Trouble::suppressed || to.trouble == Trouble::left_out;
    return true;
}

/// What would go now: of a draft nothing is written down.
Model::List draft_rows(UnitOfWork& uow, const CampaignTools& tools, const Campaign& campaign,
                       const Sending& sending, const PreviewFilter& filter, int page, PageRange& shown,
                       const Locale& locale) {
    auto all = unjudged_recipients_of(uow, tools, campaign, sending);
    std::erase_if(all, [&](const Recipient& each) {
        return !filter.language.empty() && each.language != filter.language;
    });
    // Who is not asked for by what is wrong with them is looked at when they are shown.
    if (!filter.trouble.empty()) {
        judge(uow, tools, campaign, sending, all);
        std::erase_if(all, [&](const Recipient& each) { return !passes(each, filter.trouble); });
    }
    shown = page_range(page, letters_a_page, static_cast<long long>(all.size()));
    std::vector<Recipient> of_page;
    for (auto at = shown.first; at > 0 && at <= shown.last; ++at)
        of_page.push_back(std::move(all[static_cast<std::size_t>(at) - 1]));
    if (filter.trouble.empty()) judge(uow, tools, campaign, sending, of_page);
    LetterWriter writer(tools, campaign, sending);
    Model::List rows;
    for (const auto& to : of_page) {
        auto letter = writer.letter_to(
            to, writer.shared_in(to.language).locale->t("[the address that ends such letters]"));
        if (to.trouble == Trouble::no_language) letter.body.clear();
        auto row = letter_row(letter, locale);
        const auto words = trouble_words(to, locale);
        row.set("has_trouble", !words.empty())
            .set("trouble", tag_model(holds_up(to) ? "terra" : "amber", words))
            .set("may_leave_out", to.trouble != Trouble::left_out)
            .set("may_paper", to.way == Way::mail && to.trouble != Trouble::left_out)
            .set("may_undo", to.trouble == Trouble::left_out || (to.way == Way::paper && !to.address.empty()))
            .set("may_try", !letter.subject.empty());
        rows.push_back(std::move(row));
    }
    return rows;
}

Model::List frozen_rows(UnitOfWork& uow, const Sending& sending, const PreviewFilter& filter, int page,
                        PageRange& shown, const Locale& locale) {
    const LetterFilter of{sending.id, filter.language, filter.trouble == "paper" ? "paper" : ""};
    shown = page_range(page, letters_a_page, count_letters(uow, of));
    Model::List rows;
    for (const auto& letter : list_letters(uow, of, (page - 1) * letters_a_page, letters_a_page)) {
        auto row = letter_row(letter, locale);
        row.set("has_trouble", false)
            .set("trouble", tag_model("grey", ""))
            .set("may_leave_out", false)
            .set("may_paper", false)
            .set("may_undo", false)
            .set("may_try", false);
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace

Result<Reply> preview_letters(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto& locale = scope.locale();
    return scope.db().read([&](UnitOfWork& uow) -> Result<Reply> {
        const auto sending = read_sending(uow, request.path_value("sending"));
        if (!sending) return sending.error();
        const auto campaign = read_campaign(uow, sending->campaign_id);
        if (!campaign) return campaign.error();
        const UrlValues here{{"sending", sending->id}};
        const bool is_draft = sending->state == SendingState::draft;
        const PreviewFilter filter{
            is_language(request.query_value("language")) ? request.query_value("language") : "",
            request.query_value("show")};
        PageRange shown;
        const int page_asked = page_number(request);
        auto rows = is_draft ? draft_rows(uow, tools, *campaign, *sending, filter, page_asked, shown, locale)
                             : frozen_rows(uow, *sending, filter, page_asked, shown, locale);
        std::vector<Choice> of_languages{
            {.value = "", .label = locale.t("All languages"), .selected = filter.language.empty()}};
        for (const auto language : languages)
            of_languages.push_back({.value = std::string(language),
                                    .label = locale.language_name(language),
                                    .selected = filter.language == language});
        std::vector<Choice> which{
            {.value = "", .label = locale.t("All letters"), .selected = filter.trouble.empty()},
            {.value = "paper", .label = locale.t("On paper"), .selected = filter.trouble == "paper"}};
        if (is_draft) {
            which.push_back({.value = "problem",
                             .label = locale.t("With a problem"),
                             .selected = filter.trouble == "problem"});
            which.push_back(
                {.value = "none", .label = locale.t("Who gets none"), .selected = filter.trouble == "none"});
        }
        const auto title = locale.t("Every letter");
        Model page{{"title", title},
                   {"caption", subject_shown(*sending, locale)},
                   {"back_url", scope.url("campaigns.sending", here)},
                   {"count", locale.n("{n} letter", "{n} letters", shown.total)},
                   {"language_filter",
                    choice_model({.label = locale.t("Language"), .name = "language"}, of_languages)},
                   {"show_filter", choice_model({.label = locale.t("Which"), .name = "show"}, which)},
                   {"may_change", is_draft && scope.actor().may("campaigns.edit")},
                   {"choose_url", scope.url("campaigns.sending_choose", here)},
                   {"try_url", scope.url("campaigns.sending_try", here)},
                   {"page_number", std::to_string(page_asked)},
                   {"chosen_language", filter.language},
                   {"chosen_show", filter.trouble},
                   {"has_letters", !rows.empty()},
                   {"letters", std::move(rows)}};
        ListAddress list(scope, "campaigns.sending_letters", request);
        list.set_form(page);
        set_pages(page, shown, list, locale);
        return View{.name = "campaigns/sending/letters", .model = std::move(page), .title = title};
    });
}

namespace {

Redirect back_to_letters(const Request& request, const RequestScope& scope) {
    UrlValues values{{"sending", request.path_value("sending")}};
    for (const auto* name : {"language", "show", "page"})
        if (const auto& value = request.form_value(name); !value.empty() && value != "1")
            values[name] = value;
    return Redirect{scope.url("campaigns.sending_letters", values)};
}

}  // namespace

Result<Reply> choose_recipient_post(const CampaignTools&, const Request& request, RequestScope& scope) {
    const std::string choice = !request.form_value("leave_out").empty() ? "leave_out"
                               : !request.form_value("paper").empty()   ? "paper"
                                                                        : "";
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return choose_for(uow, scope.actor(), request.path_value("sending"), {request.form_value("person")},
                          choice);
    });
    if (!done) return done.error();
    scope.notice(scope.locale().t("Saved."));
    return back_to_letters(request, scope);
}

Result<Reply> try_letter_post(const CampaignTools& tools, const Request& request, RequestScope& scope) {
    const auto done = scope.db().write([&](UnitOfWork& uow) {
        return try_letter(uow, tools, scope.actor(), request.path_value("sending"),
                          request.form_value("person"));
    });
    if (!done) return done.error();
    scope.notice(scope.locale().t("This letter is on its way to you."));
    return back_to_letters(request, scope);
}

}  // namespace plenaria::campaigns
