// SPDX-License-Identifier: EUPL-1.2
#include "vacancy_room_pages.hpp"

#include <plenaria/sent_file.hpp>

#include "../ledger/announced_pages.hpp"
#include "letter_pages.hpp"
#include "nominate_pages.hpp"
#include "nomination_file_pages.hpp"
#include "nomination_pages.hpp"
#include "press_pages.hpp"
#include "sets_pages.hpp"
#include "shortlist_pages.hpp"
#include "vacancy_api.hpp"
#include "vacancy_form_pages.hpp"
#include "vacancy_pages.hpp"
#include "vacancy_retention.hpp"
#include "vacancy_samples.hpp"
#include "vacancy_work.hpp"

namespace plenaria::committee::vacancies {

namespace {

using VacancyPage = PageLine<VacancyTools>;

/// Of all who see bodies.
constexpr VacancyPage pages_to_read[] = {
    {Method::get, "/committee/vacancies", "committee.vacancies", list_vacancies},
    {Method::get, "/committee/vacancies/{vacancy}", "committee.vacancy", show_vacancy},
    {Method::get, "/committee/vacancies/{vacancy}/shortlist", "committee.shortlist", show_shortlist},
    {Method::get, "/committee/vacancies/{vacancy}/shortlist/export", "committee.shortlist_export",
     export_shortlist},
    {Method::get, "/committee/vacancies/{vacancy}/sets", "committee.shortlist_sets", show_sets},
    {Method::get, "/committee/vacancies/{vacancy}/certificate", "committee.certificate", certificate_file},
};

/// Of those who fill seats.
constexpr VacancyPage pages_to_fill[] = {
    {Method::get, "/committee/vacancies/new", "committee.vacancy_new", new_vacancy_form},
    {Method::post, "/committee/vacancies", "committee.vacancy_create", create_vacancy_post},
    {Method::get, "/committee/vacancies/{vacancy}/edit", "committee.vacancy_edit", edit_vacancy_form},
    {Method::post, "/committee/vacancies/{vacancy}", "committee.vacancy_change", change_vacancy_post},
    {Method::get, "/committee/vacancies/{vacancy}/notices", "committee.notices", preview_notices},
    {Method::post, "/committee/vacancies/{vacancy}/notices", "committee.notices_send", send_notices},
    {Method::get, "/committee/vacancies/{vacancy}/reminders", "committee.reminders", preview_reminders},
    {Method::post, "/committee/vacancies/{vacancy}/reminders", "committee.reminders_send", send_reminders},
    {Method::post, "/committee/vacancies/{vacancy}/deadline", "committee.vacancy_extend", extend_post},
    {Method::post, "/committee/vacancies/{vacancy}/withdraw", "committee.vacancy_withdraw", withdraw_post},
    {Method::post, "/committee/vacancies/{vacancy}/choice", "committee.choose", choose_post},
    {Method::post, "/committee/vacancies/{vacancy}/choice/undo", "committee.choice_undo", undo_choice_post},
    {Method::post, "/committee/vacancies/{vacancy}/press", "committee.press_begin", begin_press_post},
    {Method::get, "/committee/vacancies/{vacancy}/letters", "committee.letters", preview_outcome},
    {Method::post, "/committee/vacancies/{vacancy}/letters", "committee.letters_send", send_outcome_post},
    {Method::get, "/committee/nominations/{nomination}", "committee.nomination", show_nomination},
    {Method::get, "/committee/nominations/{nomination}/files/{file}", "committee.nomination_file",
     nomination_file},
    {Method::post, "/committee/nominations/{nomination}/person", "committee.nomination_person", person_post},
    {Method::post, "/committee/nominations/{nomination}/dues", "committee.nomination_dues", dues_post},
    {Method::post, "/committee/nominations/{nomination}/overrule", "committee.nomination_overrule",
     overrule_post},
    {Method::post, "/committee/nominations/{nomination}/overrule/undo", "committee.nomination_overrule_undo",
     take_back_post},
};

/// Of a city that was asked, by its link.
constexpr VacancyPage pages_of_office[] = {
    {Method::get, "/committee/vacancies/{vacancy}/nominate", "committee.nominate", nominate_page},
    {Method::post, "/committee/vacancies/{vacancy}/nominate", "committee.nominate_send", nominate_post},
    {Method::post, "/committee/vacancies/{vacancy}/nominate/withdraw", "committee.nominate_withdraw",
     withdraw_nomination_post},
    {Method::get, "/committee/vacancies/{vacancy}/nominate/files/{file}", "committee.nominate_file",
     own_file},
    {Method::post, "/committee/vacancies/{vacancy}/nominate/files", "committee.nominate_file_send",
     send_file_post, largest_sent_file + 64UL * 1024},
    {Method::post, "/committee/vacancies/{vacancy}/nominate/files/{file}/remove",
     "committee.nominate_file_remove", remove_file_post},
};

/// Of a nominee, by theirs alone: nobody consents for somebody else.
constexpr VacancyPage pages_of_nominee[] = {
    {Method::get, "/committee/nominations/{nomination}/consent", "committee.consent", consent_page},
    {Method::post, "/committee/nominations/{nomination}/consent", "committee.consent_send", consent_post},
};

}  // namespace

void announce_vacancies(Registrar& registrar, const VacancyTools& tools, Database* const& db) {
    const auto announce = [&](const VacancyPage& line, Access access) {
        announce_page(registrar, tools, line, std::move(access));
    };
    for (const auto& line : pages_to_read) announce(line, Access::permission("committee.view"));
    for (const auto& line : pages_to_fill) announce(line, Access::permission("committee.edit"));
    for (const auto& line : pages_of_office)
        announce(line, Access::link_or_party(nominate_purpose, "committee.vacancy", "vacancy"));
    for (const auto& line : pages_of_nominee)
        announce(line, Access::link(consent_purpose, "committee.nomination", "nomination"));
    announce_vacancy_api(registrar, tools);
    registrar.provide<LetterSamples>(std::make_shared<VacancySamples>(tools));
    registrar.provide<WorkList>(std::make_shared<VacancyWork>());
    // Twice is harmless: what was erased is marked in the same transaction.
    registrar.job({.name = "committee.erase_nominees",
                   .run = [&db](JobRun&) -> Result<void> {
                       if (auto erased = erase_old_nominees(*db); !erased) return std::move(erased).error();
                       return {};
                   },
                   .every = std::chrono::hours(1)});
}

}  // namespace plenaria::committee::vacancies
