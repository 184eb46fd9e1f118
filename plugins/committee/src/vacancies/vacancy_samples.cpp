// SPDX-License-Identifier: EUPL-1.2
#include "vacancy_samples.hpp"

#include <algorithm>

#include <plenaria/model_catcher.hpp>

#include "nomination_repository.hpp"
#include "vacancy_repository.hpp"

namespace plenaria::committee::vacancies {

namespace {

/// What a mail can speak of, written to in the wanted language.
struct VacancySample {
    Call call;
    Notice notice;
    std::optional<Nomination> nomination;
};

std::optional<VacancySample> newest_call(UnitOfWork& uow, std::string_view language, bool with_nominee) {
    for (const auto& placed : placed_vacancies(uow, 0, 50)) {
        auto notices = notices_of(uow, placed.vacancy.id);
        if (notices.empty() || placed.vacancy.erased_at) continue;
        auto call = read_call(uow, placed.vacancy.id);
        if (!call) continue;
        VacancySample sample{*std::move(call), notices.front(), std::nullopt};
        if (with_nominee) {
            const auto nominations = nominations_of(uow, placed.vacancy.id);
            if (nominations.empty()) continue;
            sample.nomination = nominations.front();
            sample.nomination->facts.language = language;
            sample.notice =
                find_notice(uow, placed.vacancy.id, sample.nomination->city.ref).value_or(sample.notice);
        }
        sample.notice.language = language;
        return sample;
    }
    return std::nullopt;
}

struct SampleOfVacancy {
    std::string_view letter;
    bool with_nominee;
    void (*make)(const VacancyMails&, const VacancySample&, std::string_view link);
};
constexpr SampleOfVacancy samples_of_vacancies[] = {
    {"committee/mail/vacancy_notice", false,
     [](auto& mails, auto& of, auto link) { (void)mails.notice(of.call, of.notice, link); }},
    {"committee/mail/vacancy_reminder", false,
     [](auto& mails, auto& of, auto link) { (void)mails.reminder(of.call, of.notice, link); }},
    {"committee/mail/vacancy_extended", false,
     [](auto& mails, auto& of, auto link) {
         (void)mails.extended(of.call, of.notice, of.call.vacancy.deadline - std::chrono::weeks(1), "…",
                              link);
     }},
    {"committee/mail/vacancy_withdrawn", false,
     [](auto& mails, auto& of, auto) { (void)mails.withdrawn(of.call, of.notice, "…"); }},
    {"committee/mail/nomination_receipt", true,
     [](auto& mails, auto& of, auto link) { (void)mails.receipt(of.call, of.notice, *of.nomination, link); }},
    {"committee/mail/nomination_consent", true,
     [](auto& mails, auto& of, auto link) { (void)mails.consent(of.call, of.notice, *of.nomination, link); }},
    {"committee/mail/nominee_chosen", true,
     [](auto& mails, auto& of, auto) {
         (void)mails.outcome(of.call, *of.nomination, Outcome::chosen, nominee_of(*of.nomination, of.notice));
     }},
    {"committee/mail/nominee_not_chosen", true,
     [](auto& mails, auto& of, auto) {
         (void)mails.outcome(of.call, *of.nomination, Outcome::not_chosen,
                             nominee_of(*of.nomination, of.notice));
     }},
};

}  // namespace

std::optional<Model> VacancySamples::sample(UnitOfWork& uow, std::string_view letter,
                                            std::string_view language) const {
    const auto line = std::find_if(std::begin(samples_of_vacancies), std::end(samples_of_vacancies),
                                   [&](const SampleOfVacancy& each) { return each.letter == letter; });
    if (line == std::end(samples_of_vacancies) || tools_.locales == nullptr) return std::nullopt;
    const auto found = newest_call(uow, language, line->with_nominee);
    if (!found) return std::nullopt;
    const ModelCatcher catcher;
    const VacancyMails mails({catcher, *tools_.locales, *tools_.addresses});
    line->make(mails, *found, tools_.addresses->absolute("/l/…"));
    return catcher.take();
}

}  // namespace plenaria::committee::vacancies
