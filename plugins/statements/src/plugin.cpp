// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/export.hpp>

namespace plenaria::statements {

/// Texts that mayors sign: drafted, translated, consulted on, adopted, signed, published.
class StatementsPlugin final : public Plugin {
public:
    void describe(Registrar&) override {}
};

}  // namespace plenaria::statements

PLENARIA_PLUGIN(plenaria::statements::StatementsPlugin)
