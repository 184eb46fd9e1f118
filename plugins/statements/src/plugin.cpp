// SPDX-License-Identifier: EUPL-1.2
// The table of contents of the room.
#include <plenaria/db.hpp>
#include <plenaria/directory/directory.hpp>
#include <plenaria/export.hpp>
#include <plenaria/made_documents.hpp>

#include "commands.hpp"
#include "consultation_pages.hpp"
#include "procedure/procedure_room_pages.hpp"
#include "text/document_pages.hpp"
#include "text/draft_api.hpp"
#include "text/text_api.hpp"
#include "text/text_pages.hpp"
#include "validation/validation_service.hpp"
#include "versions/versions_service.hpp"

namespace plenaria::statements {

/// Texts that mayors sign: drafted, translated, consulted on, adopted, signed, published.
class StatementsPlugin final : public Plugin {
public:
    void describe(Registrar& registrar) override {
        add_text_pages(registrar, tools_, validation_);
        add_text_api(registrar, validation_);
        add_draft_api(registrar);
        consultations_.describe(registrar, tools_, validation_);
        procedures_.describe(registrar, tools_, validation_);
        registrar.provide<Versions>(std::make_shared<VersionsService>());
        registrar.provide<ValidationRecord>(std::make_shared<ValidationRecordService>(validation_));
        registrar.command(
            {.name = "import",
             .usage = "[--title TITLE] [--original en|es|fr] [--en FILE] [--es FILE] [--fr FILE] [--json]",
             .run = [this](CommandRun& run) { return import_command(*db_, run); }});
        registrar.command({.name = "demo", .usage = "DIR [--json]", .run = [this](CommandRun& run) {
                               return demo_command(*db_, run,
                                                   [this](const DemoTexts& texts) -> Result<DemoLinks> {
                                                       auto links = consultations_.load_demo(texts);
                                                       if (!links) return links;
                                                       if (auto done = procedures_.load_demo(); !done)
                                                           return std::move(done).error();
                                                       return links;
                                                   });
                           }});
    }

    void start(Context& context) override {
        db_ = &context.db();
        tools_ = {.renderer = &context.require<Renderer>(),
                  .documents = &context.require<Documents>(),
                  .locales = &context.require<Locales>(),
                  .orders = &context.require<DocumentOrders>()};
        validation_ = {
            .offered =
                [&context, own = procedures_.validation()] {
                    auto all = context.all<Validation>();
                    all.push_back(own);
                    return all;
                },
            .cities = [&cities = context.require<directory::Directory>()] { return &cities; },
            .is_needed = [&settings =
                              context.settings()] { return settings.truth("validation_before_signature"); }};
        consultations_.start(context);
        procedures_.start(context);
    }

private:
    Database* db_ = nullptr;
    DocumentTools tools_;
    ValidationTools validation_;
    Consultations consultations_;
    Procedures procedures_;
};

}  // namespace plenaria::statements

PLENARIA_PLUGIN(plenaria::statements::StatementsPlugin)
