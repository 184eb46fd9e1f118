// SPDX-License-Identifier: EUPL-1.2
// The table of contents of the room.
#include <plenaria/db.hpp>
#include <plenaria/directory/directory.hpp>
#include <plenaria/directory/lookup.hpp>
#include <plenaria/directory/sheets.hpp>
#include <plenaria/export.hpp>
#include <plenaria/mail_trouble.hpp>
#include <plenaria/statements/versions.hpp>

#include "accreditation/accreditation_room_pages.hpp"
#include "accreditation/session_door_pages.hpp"
#include "briefing/briefing_room_pages.hpp"
#include "budget/budget_pages.hpp"
#include "commands.hpp"
#include "common_pages.hpp"
#include "dates/followers.hpp"
#include "delegations/delegation_room_pages.hpp"
#include "delegations/delegation_samples.hpp"
#include "delegations/delegations_service.hpp"
#include "floor/floor_room_pages.hpp"
#include "format/editions_service.hpp"
#include "format/format_api.hpp"
#include "format/formats.hpp"
#include "import/import_api.hpp"
#include "import/import_pages.hpp"
#include "interpretation/interpretation_pages.hpp"
#include "media/media_pages.hpp"
#include "planning/late.hpp"
#include "planning/planning_api.hpp"
#include "programme/announce_pages.hpp"
#include "programme/programme_samples.hpp"
#include "quorum/quorum_pages.hpp"
#include "report/report_pages.hpp"
#include "room_pages.hpp"
#include "room_samples.hpp"
#include "side_events/side_event_room_pages.hpp"
#include "side_events/side_event_samples.hpp"

namespace plenaria::events {

/// Gatherings where mayors speak: series, their editions, and what has to be done by when.
class EventsPlugin final : public Plugin {
public:
    void describe(Registrar& registrar) override {
        announce_pages(registrar, tools_);
        announce_api(registrar, tools_);
        announce_format_api(registrar, tools_);
        announce_programme(registrar, tools_);
        announce_budget(registrar, tools_);
        announce_interpretation(registrar, tools_);
        announce_report(registrar, tools_, db_);
        announce_briefings(registrar, tools_, db_);
        announce_imports(registrar, import_tools_);
        announce_import_api(registrar, import_tools_);
        announce_floor(registrar, tools_);
        announce_quorum(registrar, tools_);
        announce_delegations(registrar, delegation_tools_);
        announce_delegation_jobs(registrar, delegation_tools_, db_);
        announce_session_doors(registrar, tools_);
        announce_media(registrar, media_tools_, db_);
        announce_accreditation(registrar, accreditation_tools_, delegation_tools_, db_);
        announce_side_events(registrar, side_event_tools_, db_);
        registrar.provide<LetterSamples>(
            std::make_shared<RoomSamples>(std::vector<std::shared_ptr<const LetterSamples>>{
                std::make_shared<DelegationSamples>(delegation_tools_),
                std::make_shared<SideEventSamples>(side_event_tools_),
                std::make_shared<ProgrammeSamples>(tools_)}));
        registrar.provide<WorkList>(std::make_shared<LateWork>());
        registrar.provide<Editions>(std::make_shared<EditionsService>());
        registrar.provide<Delegations>(std::make_shared<DelegationsService>());
        // Twice is harmless: what was told is marked in the same transaction.
        registrar.job({.name = "events.tell_what_is_late",
                       .run = [this](JobRun&) -> Result<void> {
                           auto told = tell_what_is_late(*db_);
                           if (!told) return std::move(told).error();
                           return {};
                       },
                       .every = std::chrono::hours(1)});
        registrar.command({.name = "demo", .usage = "DIR [--json]", .run = [this](CommandRun& run) {
                               return demo_command(*db_, *tools_.lookup, *delegation_tools_.directory, run);
                           }});
        registrar.command({.name = "recount", .usage = "[--check] [--json]", .run = [this](CommandRun& run) {
                               return recount_command(*db_, run);
                           }});
    }

    void start(Context& context) override {
        db_ = &context.db();
        formats_ = Formats([&context] { return context.all<Format>(); }, context.require<Locales>());
        tools_ = {.lookup = &context.require<directory::Lookup>(),
                  .directory = &context.require<directory::Directory>(),
                  .documents = &context.require<Documents>(),
                  .formats = &formats_,
                  .versions = context.find<statements::Versions>(),
                  .renderer = &context.require<Renderer>(),
                  .locales = &context.require<Locales>(),
                  .addresses = &context.require<Addresses>(),
                  .orders = &context.require<DocumentOrders>(),
                  .electorates = [&context] { return context.all<Electorate>(); }};
        set_followers([&context] { return context.all<Follower>(); });
        delegation_tools_ = {.directory = tools_.directory,
                             .lookup = tools_.lookup,
                             .renderer = tools_.renderer,
                             .locales = tools_.locales,
                             .addresses = tools_.addresses,
                             .documents = tools_.documents,
                             .trouble = &context.require<MailTrouble>(),
                             .formats = tools_.formats,
                             .settings = &context.settings(),
                             .press = &context.require<Press>(),
                             .parts = &context.require<DocumentParts>(),
                             .orders = &context.require<DocumentOrders>(),
                             .room = &tools_,
                             .facts = [&context] { return context.all<DelegationFacts>(); }};
        side_event_tools_ = {.lookup = tools_.lookup,
                             .renderer = tools_.renderer,
                             .locales = tools_.locales,
                             .addresses = tools_.addresses,
                             .documents = tools_.documents,
                             .formats = tools_.formats};
        import_tools_ = {.lookup = tools_.lookup,
                         .directory = tools_.directory,
                         .sheets = &context.require<directory::Sheets>(),
                         .formats = tools_.formats,
                         .locales = tools_.locales,
                         .settings = delegation_tools_.settings,
                         .invitations = &delegation_tools_};
        media_tools_ = {.room = &tools_, .press = delegation_tools_.press};
        accreditation_tools_ = {.lookup = tools_.lookup,
                                .locales = delegation_tools_.locales,
                                .addresses = delegation_tools_.addresses,
                                .documents = tools_.documents,
                                .press = delegation_tools_.press,
                                .parts = delegation_tools_.parts,
                                .orders = delegation_tools_.orders};
    }

    void stop() noexcept override { set_followers({}); }

private:
    Database* db_ = nullptr;
    Formats formats_;
    RoomTools tools_;
    DelegationTools delegation_tools_;
    AccreditationTools accreditation_tools_;
    MediaTools media_tools_;
    ImportTools import_tools_;
    SideEventTools side_event_tools_;
};

}  // namespace plenaria::events

PLENARIA_PLUGIN(plenaria::events::EventsPlugin)
