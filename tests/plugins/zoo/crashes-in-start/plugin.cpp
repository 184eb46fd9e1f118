// SPDX-License-Identifier: EUPL-1.2
// Takes the whole process down.
#include <csignal>
#include <plenaria/export.hpp>

#include "../page.hpp"

namespace plenaria::zoo {

class Room final : public Plugin {
public:
    void describe(Registrar& registrar) override {
        registrar.route(page("crashes-in-start", "/crashes-in-start"));
    }
    void start(Context&) override { std::raise(SIGSEGV); }
};

}  // namespace plenaria::zoo

PLENARIA_PLUGIN(plenaria::zoo::Room)
