// SPDX-License-Identifier: EUPL-1.2
// Wants a path that another plugin has.
#include <plenaria/export.hpp>

#include "../page.hpp"

namespace plenaria::zoo {

class Room final : public Plugin {
public:
    void describe(Registrar& registrar) override { registrar.route(page("route-clash", "/good")); }
};

}  // namespace plenaria::zoo

PLENARIA_PLUGIN(plenaria::zoo::Room)
