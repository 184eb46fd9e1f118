// SPDX-License-Identifier: EUPL-1.2
// One of several that offer the same service.
#include <plenaria/export.hpp>

#include "../page.hpp"

namespace plenaria::zoo {

class Room final : public Plugin {
public:
    void describe(Registrar& registrar) override {
        registrar.provide<Part>(std::make_shared<NamedPart>("two"));
    }
};

}  // namespace plenaria::zoo

PLENARIA_PLUGIN(plenaria::zoo::Room)
