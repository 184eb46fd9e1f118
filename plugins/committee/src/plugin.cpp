// SPDX-License-Identifier: EUPL-1.2
// The table of contents of the room.
#include <plenaria/campaigns/drafts.hpp>
#include <plenaria/db.hpp>
#include <plenaria/directory/cities.hpp>
#include <plenaria/directory/directory.hpp>
#include <plenaria/directory/lookup.hpp>
#include <plenaria/events/bodies.hpp>
#include <plenaria/events/editions.hpp>
#include <plenaria/export.hpp>
#include <plenaria/statements/validation.hpp>
#include <plenaria/statements/versions.hpp>

#include "ballots/ballot_commands.hpp"
#include "ballots/ballot_retention.hpp"
#include "ballots/ballot_room_pages.hpp"
#include "count/count_pages.hpp"
#include "count/tally_command.hpp"
#include "ledger/room_pages.hpp"
#include "meetings/meeting_room_pages.hpp"
#include "meetings/meeting_tools.hpp"
#include "sessions/session_pages.hpp"
#include "vacancies/vacancy_room_pages.hpp"

namespace plenaria::committee {

/// The boards of a network: their seats, terms and ballots.
class CommitteePlugin final : public Plugin {
public:
    void describe(Registrar& registrar) override {
        ledger::announce_ledger(registrar, ledger_tools_, db_);
        vacancies::announce_vacancies(registrar, vacancy_tools_, db_);
        ballots::announce_ballots(registrar, ballot_tools_);
        meetings::announce_meetings(registrar, meeting_tools_);
        sessions::announce_sessions(registrar, session_tools_);
        announce_counts(registrar);
        registrar.command({.name = "tally", .usage = tally_usage, .run = [this](CommandRun& run) {
                               return tally(run, *ledger_tools_.locales);
                           }});
        announce_ballot_work(registrar);
    }

    void start(Context& context) override {
        db_ = &context.db();
        ledger_tools_ = {.lookup = &context.require<directory::Lookup>(),
                         .directory = &context.require<directory::Directory>(),
                         .cities = &context.require<directory::Cities>(),
                         .documents = &context.require<Documents>(),
                         .renderer = &context.require<Renderer>(),
                         .locales = &context.require<Locales>(),
                         .addresses = &context.require<Addresses>(),
                         .kept = &kept_};
        vacancy_tools_ = {.lookup = ledger_tools_.lookup,
                          .directory = ledger_tools_.directory,
                          .cities = ledger_tools_.cities,
                          .documents = ledger_tools_.documents,
                          .renderer = ledger_tools_.renderer,
                          .locales = ledger_tools_.locales,
                          .addresses = ledger_tools_.addresses,
                          .drafts = context.find<campaigns::Drafts>(),
                          .press = &context.require<Press>()};
        ballot_tools_ = {.lookup = ledger_tools_.lookup,
                         .directory = ledger_tools_.directory,
                         .renderer = ledger_tools_.renderer,
                         .locales = ledger_tools_.locales,
                         .addresses = ledger_tools_.addresses,
                         .record = context.find<statements::ValidationRecord>(),
                         .editions = context.find<events::Editions>(),
                         .bodies = [&context] { return context.all<events::Bodies>(); }};
        meeting_tools_ = {.directory = ledger_tools_.directory,
                          .documents = ledger_tools_.documents,
                          .renderer = ledger_tools_.renderer,
                          .locales = ledger_tools_.locales,
                          .addresses = ledger_tools_.addresses,
                          .versions = context.find<statements::Versions>(),
                          .editions = context.find<events::Editions>(),
                          .drafts = vacancy_tools_.drafts};
        session_tools_ = {.lookup = ledger_tools_.lookup, .editions = ballot_tools_.editions};
    }

private:
    void announce_ballot_work(Registrar& registrar) {
        registrar.command({.name = "key", .usage = ballots::key_usage, .run = [this](CommandRun& run) {
                               return ballots::key_command(run, *ledger_tools_.locales);
                           }});
        registrar.command({.name = "bulletin",
                           .usage = ballots::bulletin_usage,
                           .run = [this](CommandRun& run) { return ballots::bulletin_command(run, *db_); }});
        // Twice is harmless: what was erased is there no longer.
        registrar.job({.name = "committee.erase_boxes",
                       .run = [this](JobRun&) -> Result<void> {
                           if (auto erased = ballots::erase_old_boxes(*db_); !erased)
                               return std::move(erased).error();
                           return {};
                       },
                       .every = std::chrono::hours(1)});
    }

    Database* db_ = nullptr;
    ledger::KeptParts kept_;
    ledger::LedgerTools ledger_tools_;
    vacancies::VacancyTools vacancy_tools_;
    ballots::BallotRoomTools ballot_tools_;
    meetings::MeetingTools meeting_tools_;
    sessions::SessionTools session_tools_;
};

}  // namespace plenaria::committee

PLENARIA_PLUGIN(plenaria::committee::CommitteePlugin)
