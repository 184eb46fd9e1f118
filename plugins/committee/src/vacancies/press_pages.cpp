// SPDX-License-Identifier: EUPL-1.2
#include "press_pages.hpp"

#include <algorithm>

#include "nomination_repository.hpp"

namespace plenaria::committee::vacancies {

namespace {

constexpr int embargo_days = 3;
constexpr std::chrono::hours embargo_hour{10};

/// Those who were chosen, in the order of the seats. Nobody while none was, and once they are erased.
std::vector<Nomination> news_of(UnitOfWork& uow, const Vacancy& vacancy) {
    std::vector<Nomination> chosen;
    if (vacancy.written != Written::decided || vacancy.erased_at) return chosen;
    for (const auto& id : chosen_of(vacancy))
        if (auto nomination = find_nomination(uow, id)) chosen.push_back(*std::move(nomination));
    return chosen;
}

/// Under which the campaign of a release is found: of the first seat the vacancy, of each further one its
/// nominee too.
std::string news_subject(const Vacancy& vacancy, const Nomination& chosen) {
    return vacancy_subject(vacancy.id) + (chosen.id == vacancy.chosen_id ? "" : "/" + chosen.id);
}

std::string release_text(const Call& call, const Nomination& chosen, Day today, const Locale& locale) {
    const MessageValues values{{"person", chosen.facts.person.name},
                               {"office", chosen.facts.office},
                               {"city", chosen.city.name},
                               {"body", call.body.facts.names.in(locale.language())},
                               {"seat", locale.number(number_of_seat(call, chosen.id))},
                               {"today", locale.day(today)},
                               {"first", locale.day(call.vacancy.facts.first)},
                               {"last", locale.day(call.vacancy.facts.last)},
                               {"quote", "{{quote}}"}};  // the office puts its own in its place
    return locale.t("{city}, {today} – {person}, {office}, was chosen for seat {seat} of this body: {body}.",
                    values) +
           "\n\n" + locale.t("The term runs from {first} to {last}.", values) + "\n\n" +
           locale.t("“{quote}”, {person} says.", values);
}

}  // namespace

campaigns::PressDraft press_release(const Call& call, const Nomination& chosen, const Locales& locales,
                                    Instant now) {
    const auto& zone = call.vacancy.facts.zone;
    const auto today = to_local(now, zone).day;
    const auto& original = call.body.facts.names.original;
    campaigns::PressDraft draft{
        .about = news_subject(call.vacancy, chosen),
        .about_path = "/committee/vacancies/" + call.vacancy.id,
        .about_title = locales.get(original, "committee")
                           .t("Vacancy: {body}", {{"body", call.body.facts.names.in(original)}}),
        .city = chosen.city.ref,
        .original = call.body.facts.names.original,
        .embargo = {today + std::chrono::days(embargo_days), embargo_hour},
        .zone = zone};
    for (const auto language : ledger::languages) {
        const auto& locale = locales.get(language, "committee");
        draft.title.emplace(language, locale.t("{body}: a seat for {person}, {city}",
                                               {{"body", call.body.facts.names.in(language)},
                                                {"person", chosen.facts.person.name},
                                                {"city", chosen.city.name}}));
        draft.body.emplace(language, release_text(call, chosen, today, locale));
    }
    return draft;
}

void set_press(Model& page, UnitOfWork& uow, const VacancyTools& tools, const Vacancy& vacancy,
               const RequestScope& scope) {
    const bool may = tools.drafts != nullptr && scope.actor().may("campaigns.edit");
    const auto news = may ? news_of(uow, vacancy) : std::vector<Nomination>();
    Model::List rows;
    for (const auto& each : news) {
        const auto begun = tools.drafts->about(uow, news_subject(vacancy, each));
        rows.push_back(
            {{"id", each.id},
             {"person", each.facts.person.name},
             {"is_one_of_many", news.size() > 1},
             {"is_begun", begun.has_value()},
             {"url", begun ? scope.url("campaigns.campaign", {{"campaign", *begun}}) : std::string()}});
    }
    page.set("press", std::move(rows));
    page.set("begin_press_url", scope.url("committee.press_begin", {{"vacancy", vacancy.id}}));
}

Result<Reply> begin_press_post(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("vacancy");
    const auto campaign = scope.db().write([&](UnitOfWork& uow) -> Result<std::string> {
        const auto call = hold_call(uow, id);
        if (!call) return call.error();
        const auto news = news_of(uow, call->vacancy);
        const auto& asked = request.form_value("nomination");
        const auto chosen = std::find_if(news.begin(), news.end(), [&](const Nomination& each) {
            return asked.empty() || each.id == asked;
        });
        if (chosen == news.end() || tools.drafts == nullptr)
            return Error{ErrorCode::conflict,
                         /*t*/ "A press release tells of somebody who was chosen, and not erased since.", id};
        return tools.drafts->begin(uow, scope.actor(),
                                   press_release(*call, *chosen, *tools.locales, uow.now()));
    });
    if (!campaign) return campaign.error();
    scope.notice(scope.locale().t("The press release was begun. Nothing of it is public yet."));
    return Redirect{scope.url("campaigns.campaign", {{"campaign", *campaign}})};
}

}  // namespace plenaria::committee::vacancies
