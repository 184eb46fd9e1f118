// SPDX-License-Identifier: EUPL-1.2
// The table of contents of the room.
#include <plenaria/db.hpp>
#include <plenaria/export.hpp>
#include <plenaria/made_documents.hpp>

#include "commands.hpp"
#include "consultation_pages.hpp"
#include "document_pages.hpp"
#include "draft_api.hpp"
#include "text_api.hpp"
#include "text_pages.hpp"
#include "validation_service.hpp"
#include "versions_service.hpp"

namespace plenaria::statements {

/// Texts that mayors sign: drafted, translated, consulted on, adopted, signed, published.
class StatementsPlugin final : public Plugin {
public:
    void describe(Registrar& registrar) override {
        add_text_pages(registrar, tools_, validation_);
        add_text_api(registrar, validation_);
        add_draft_api(registrar);
        consultations_.describe(registrar, tools_, validation_);
        registrar.provide<Versions>(std::make_shared<VersionsService>());
        registrar.provide<ValidationRecord>(std::make_shared<ValidationRecordService>(validation_));
        registrar.command(
            {.name = "import",
             .usage = "[--title TITLE] [--original en|es|fr] [--en FILE] [--es FILE] [--fr FILE] [--json]",
             .run = [this](CommandRun& run) { return import_command(*db_, run); }});
        registrar.command({.name = "demo", .usage = "DIR [--json]", .run = [this](CommandRun& run) {
                               return demo_command(*db_, run, [this](const DemoTexts& texts) {
                                   return consultations_.load_demo(texts);
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
            .offered = [&context] { return context.all<Validation>(); },
            .is_needed = [&settings =
                              context.settings()] { return settings.truth("validation_before_signature"); }};
        consultations_.start(context);
    }

private:
    Database* db_ = nullptr;
    DocumentTools tools_;
    ValidationTools validation_;
    Consultations consultations_;
};

}  // namespace plenaria::statements

PLENARIA_PLUGIN(plenaria::statements::StatementsPlugin)
