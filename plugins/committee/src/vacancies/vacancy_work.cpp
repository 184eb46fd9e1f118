// SPDX-License-Identifier: EUPL-1.2
#include "vacancy_work.hpp"

#include <plenaria/db.hpp>

#include "shared_pages.hpp"
#include "vacancy_repository.hpp"

namespace plenaria::committee::vacancies {

namespace {

/// What is to be done about a vacancy; nullptr: nothing.
const char* due_of(const Vacancy& vacancy, Instant now) {
    switch (state_of(vacancy, now)) {
        case State::draft:
            return /*t*/ "Ask cities to nominate";
        case State::open:
            return /*t*/ "Nominations are open";
        case State::closed:
            return /*t*/ "Fill a seat: nominations are closed";
        case State::decided:
            return vacancy.letters_at ? nullptr : /*t*/ "Tell nominees what was decided";
        case State::withdrawn:
            break;
    }
    return nullptr;
}

}  // namespace

std::vector<WorkItem> VacancyWork::waiting(UnitOfWork& uow, const Actor& actor, const Locale& locale) const {
    std::vector<WorkItem> items;
    if (!actor.may("committee.edit")) return items;
    for (const auto& vacancy : vacancies_to_work_on(uow)) {
        const auto* due = due_of(vacancy, uow.now());
        const auto call = read_call(uow, vacancy.id);
        if (due == nullptr || !call) continue;
        const bool is_open = state_of(vacancy, uow.now()) == State::open;
        items.push_back({.title = locale.t(due),
                         .context = seat_in_words(*call, locale),
                         .path = "/committee/vacancies/" + vacancy.id,
                         .due = is_open ? vacancy.deadline : Instant{},
                         .zone = vacancy.facts.zone,
                         .waits_for_others = is_open});
    }
    return items;
}

}  // namespace plenaria::committee::vacancies
