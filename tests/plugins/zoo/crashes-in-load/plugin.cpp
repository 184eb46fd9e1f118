// SPDX-License-Identifier: EUPL-1.2
// Takes the whole process down before any function of it is called.
#include <plenaria/export.hpp>
#include <stdexcept>

#include "../page.hpp"

namespace plenaria::zoo {

// An exception out of a static initialiser cannot be caught by anybody.
const int no_chance = [] {
    throw std::runtime_error("too early");
    return 1;
}();

class Room final : public Plugin {
public:
    void describe(Registrar&) override {}
};

}  // namespace plenaria::zoo

PLENARIA_PLUGIN(plenaria::zoo::Room)
