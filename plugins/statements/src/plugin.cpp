// SPDX-License-Identifier: EUPL-1.2
// The table of contents of the room.
#include <plenaria/export.hpp>

#include "consultation_pages.hpp"
#include "document_pages.hpp"
#include "text_pages.hpp"

namespace plenaria::statements {

/// Texts that mayors sign: drafted, translated, consulted on, adopted, signed, published.
class StatementsPlugin final : public Plugin {
public:
    void describe(Registrar& registrar) override {
        add_text_pages(registrar, tools_);
        consultations_.describe(registrar, tools_);
    }

    void start(Context& context) override {
        tools_ = {.renderer = &context.require<Renderer>(),
                  .documents = &context.require<Documents>(),
                  .locales = &context.require<Locales>()};
        consultations_.start(context);
    }

private:
    DocumentTools tools_;
    Consultations consultations_;
};

}  // namespace plenaria::statements

PLENARIA_PLUGIN(plenaria::statements::StatementsPlugin)
