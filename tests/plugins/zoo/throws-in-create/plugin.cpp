// SPDX-License-Identifier: EUPL-1.2
// Its constructor throws.
#include <plenaria/export.hpp>
#include <stdexcept>

#include "../page.hpp"

namespace plenaria::zoo {

class Room final : public Plugin {
public:
    Room() { throw std::runtime_error("no licence"); }
    void describe(Registrar&) override {}
};

}  // namespace plenaria::zoo

PLENARIA_PLUGIN(plenaria::zoo::Room)
