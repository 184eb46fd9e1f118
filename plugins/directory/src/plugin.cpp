// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/db.hpp>
#include <plenaria/export.hpp>

#include "cities/city_facts_service.hpp"
#include "commands.hpp"
#include "contacts/contact_api.hpp"
#include "directory_api.hpp"
#include "directory_service.hpp"
#include "history.hpp"
#include "import/apply.hpp"
#include "import/sheet_service.hpp"
#include "people/holder_repository.hpp"
#include "people/mandate_service.hpp"
#include "room_pages.hpp"
#include "search/lookup_service.hpp"

namespace plenaria::directory {

class DirectoryPlugin final : public Plugin {
public:
    void describe(Registrar& registrar) override {
        registrar.provide<Directory>(directory_);
        registrar.provide<Cities>(std::make_shared<CityFactsService>());
        registrar.provide<Holders>(std::make_shared<StoredHolders>());
        registrar.provide<Lookup>(std::make_shared<LookupService>());
        registrar.provide<Sheets>(std::make_shared<import::SheetService>());
        announce_pages(registrar, documents_);
        announce_api(registrar);
        announce_contact_api(registrar);
        // Twice is harmless: a mandate whose end was told is not told again.
        registrar.job({.name = "directory.announce_ended_mandates",
                       .run = [this](JobRun& run) { return announce(run); },
                       .every = std::chrono::hours(1)});
        // Both go on where they ended and do nothing when called once too often; see import/apply.hpp.
        registrar.job({.name = "directory.apply_import",
                       .run = [this](JobRun& run) { return import_job(run, import::run_apply); }});
        registrar.job({.name = "directory.undo_import",
                       .run = [this](JobRun& run) { return import_job(run, import::run_undo); }});
        registrar.command({.name = "import",
                           .usage = "FILE [--kind cities|organisations|people|board] [--apply] [--json]",
                           .run = [this](CommandRun& run) { return import_command(*db_, run); }});
        registrar.command({.name = "demo", .usage = "DIR [--json]", .run = [this](CommandRun& run) {
                               return demo_command(*db_, run);
                           }});
    }

    void start(Context& context) override {
        db_ = &context.db();
        documents_ = &context.require<Documents>();
        directory_->use_locales(context.require<Locales>());
    }

private:
    /// Payload: {"import": id}.
    template <class Outcome>
    Result<void> import_job(JobRun& run,
                            Result<Outcome> (*work)(Database&, const std::string&, const import::Progress&)) {
        const auto done = work(*db_, payload_value(run.payload(), "import"),
                               {.tell = [&](long long now, long long total) { run.progress(now, total); },
                                .cancelled = [&] { return run.cancelled(); }});
        if (!done) return done.error();
        return {};
    }

    Result<void> announce(JobRun& run) {
        for (long long total = 0; !run.cancelled();) {
            const auto told = db_->write([](UnitOfWork& uow) { return announce_ended_mandates(uow); });
            if (!told) return told.error();
            if (*told < 500) return {};
            total += *told;
            run.progress(total, total);
        }
        return {};
    }

    Database* db_ = nullptr;
    Documents* documents_ = nullptr;
    std::shared_ptr<DirectoryService> directory_ = std::make_shared<DirectoryService>();
};

}  // namespace plenaria::directory

PLENARIA_PLUGIN(plenaria::directory::DirectoryPlugin)
