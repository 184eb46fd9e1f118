// SPDX-License-Identifier: EUPL-1.2
// Compiled against another revision of the SDK, as its tag says.
#include <plenaria/abi.hpp>
namespace plenaria {
inline constexpr char other_tag[] = "plenaria-abi=0;gcc=9";
}
#define abi_tag other_tag
#include <plenaria/export.hpp>

#include "../page.hpp"

namespace plenaria::zoo {

class Room final : public Plugin {
public:
    void describe(Registrar& registrar) override { registrar.route(page("wrong-abi", "/wrong-abi")); }
};

}  // namespace plenaria::zoo

PLENARIA_PLUGIN(plenaria::zoo::Room)
