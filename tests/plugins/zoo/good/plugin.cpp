// SPDX-License-Identifier: EUPL-1.2
// Nothing is wrong with this one: it must run beside all the others.
#include <plenaria/export.hpp>

#include "../page.hpp"

namespace plenaria::zoo {

class Room final : public Plugin {
public:
    void describe(Registrar& registrar) override { registrar.route(page("good", "/good")); }
};

}  // namespace plenaria::zoo

PLENARIA_PLUGIN(plenaria::zoo::Room)
