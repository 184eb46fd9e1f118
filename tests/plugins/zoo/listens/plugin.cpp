// SPDX-License-Identifier: EUPL-1.2
// Wants to hear of an event.
#include <plenaria/export.hpp>

#include "../page.hpp"

namespace plenaria::zoo {

class Room final : public Plugin {
public:
    void describe(Registrar& registrar) override {
        registrar.subscribe({.event = "seats.taken/1",
                             .subscriber = "listens.count",
                             .receive = [](std::string_view) { return Result<void>{}; }});
    }
};

}  // namespace plenaria::zoo

PLENARIA_PLUGIN(plenaria::zoo::Room)
