// SPDX-License-Identifier: EUPL-1.2
// Uses a service of a plugin that plugin.json does not name.
#include <plenaria/export.hpp>

#include "../page.hpp"

namespace plenaria::zoo {

class Room final : public Plugin {
public:
    void describe(Registrar&) override {}
    void start(Context& context) override { context.require<Seats>(); }
};

}  // namespace plenaria::zoo

PLENARIA_PLUGIN(plenaria::zoo::Room)
