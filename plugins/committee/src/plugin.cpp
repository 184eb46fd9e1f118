// SPDX-License-Identifier: EUPL-1.2
// The table of contents of the room.
#include <plenaria/export.hpp>

#include <plenaria/directory/directory.hpp>
#include <plenaria/directory/lookup.hpp>

#include "vacancies/vacancy_room_pages.hpp"

namespace plenaria::committee {

/// The boards of a network: their seats, terms and ballots.
class CommitteePlugin final : public Plugin {
public:
    void describe(Registrar& registrar) override { vacancies::announce_vacancies(registrar, vacancy_tools_, db_); }
    void start(Context& context) override {
        db_ = &context.db();
        vacancy_tools_ = {.lookup = &context.require<directory::Lookup>(),
                          .directory = &context.require<directory::Directory>(),
                          .documents = &context.require<Documents>(),
                          .renderer = &context.require<Renderer>(),
                          .locales = &context.require<Locales>(),
                          .addresses = &context.require<Addresses>()};
    }

private:
    Database* db_ = nullptr;
    vacancies::VacancyTools vacancy_tools_;
};

}  // namespace plenaria::committee

PLENARIA_PLUGIN(plenaria::committee::CommitteePlugin)
