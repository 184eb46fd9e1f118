// SPDX-License-Identifier: EUPL-1.2
// Linked without -z defs, against a function that does not exist.
#include <plenaria/export.hpp>

#include "../page.hpp"

namespace plenaria::zoo {

extern "C" void nowhere_to_be_found();

class Room final : public Plugin {
public:
    void describe(Registrar&) override { nowhere_to_be_found(); }
};

}  // namespace plenaria::zoo

PLENARIA_PLUGIN(plenaria::zoo::Room)
