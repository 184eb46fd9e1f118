// SPDX-License-Identifier: EUPL-1.2
// Announces a route, then throws: the route must not stay.
#include <plenaria/export.hpp>

#include "../page.hpp"

namespace plenaria::zoo {

class Room final : public Plugin {
public:
    void describe(Registrar& registrar) override {
        registrar.route(page("throws-in-describe", "/half"));
        throw 42;  // not even a std::exception
    }
};

}  // namespace plenaria::zoo

PLENARIA_PLUGIN(plenaria::zoo::Room)
