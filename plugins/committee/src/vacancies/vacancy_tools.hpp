// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file committee/src/vacancies/vacancy_tools.hpp
/// What pages, operations and jobs about vacancies use; set once the room has started.

#include <plenaria/campaigns/drafts.hpp>
#include <plenaria/press.hpp>
#include <plenaria/services.hpp>

#include "../ledger/term_service.hpp"
#include "vacancy_mails.hpp"

namespace plenaria::directory {
class Cities;
}

namespace plenaria::committee::vacancies {

struct VacancyTools {
    directory::Lookup* lookup = nullptr;
    directory::Directory* directory = nullptr;
    directory::Cities* cities = nullptr;
    Documents* documents = nullptr;
    const Renderer* renderer = nullptr;
    const Locales* locales = nullptr;
    const Addresses* addresses = nullptr;
    campaigns::Drafts* drafts = nullptr;  ///< nullptr: that room is absent
    Press* press = nullptr;               ///< nullptr: photographs get no small picture

    [[nodiscard]] VacancyMails mails() const { return VacancyMails({*renderer, *locales, *addresses}); }
    [[nodiscard]] ledger::People people() const { return {*lookup, *directory}; }
};

}  // namespace plenaria::committee::vacancies
