// SPDX-License-Identifier: EUPL-1.2
#include "press_pages.hpp"

#include "nomination_repository.hpp"

namespace plenaria::committee::vacancies {

namespace {

constexpr int embargo_days = 3;
constexpr std::chrono::hours embargo_hour{10};

/// @return nothing while nobody was chosen, and once the person is erased.
std::optional<Nomination> chosen_of(UnitOfWork& uow, const Vacancy& vacancy) {
    if (vacancy.written != Written::decided || vacancy.erased_at) return std::nullopt;
    return find_nomination(uow, vacancy.chosen_id);
}

std::string release_text(const Call& call, const Nomination& chosen, Day today, const Locale& locale) {
    const MessageValues values{{"person", chosen.facts.person.name},
                               {"office", chosen.facts.office},
                               {"city", chosen.city.name},
                               {"body", call.body.facts.names.in(locale.language())},
                               {"seat", locale.number(call.seat.facts.number)},
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
        .about = vacancy_subject(call.vacancy.id),
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
    const bool may =
        tools.drafts != nullptr && scope.actor().may("campaigns.edit") && chosen_of(uow, vacancy);
    const auto begun = may ? tools.drafts->about(uow, vacancy_subject(vacancy.id)) : std::nullopt;
    page.set("has_press", begun.has_value());
    page.set("press_url", begun ? scope.url("campaigns.campaign", {{"campaign", *begun}}) : std::string());
    page.set("may_begin_press", may && !begun);
    page.set("begin_press_url", scope.url("committee.press_begin", {{"vacancy", vacancy.id}}));
}

Result<Reply> begin_press_post(const VacancyTools& tools, const Request& request, RequestScope& scope) {
    const auto& id = request.path_value("vacancy");
    const auto campaign = scope.db().write([&](UnitOfWork& uow) -> Result<std::string> {
        const auto call = hold_call(uow, id);
        if (!call) return call.error();
        const auto chosen = chosen_of(uow, call->vacancy);
        if (!chosen || tools.drafts == nullptr)
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
