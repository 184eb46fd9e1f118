// SPDX-License-Identifier: EUPL-1.2
// Offers a service.
#include <plenaria/export.hpp>

#include "../page.hpp"

namespace plenaria::zoo {

class TwelveSeats final : public Seats {
public:
    int count() const override { return 12; }
};

class Room final : public Plugin {
public:
    void describe(Registrar& registrar) override {
        registrar.provide<Seats>(std::make_shared<TwelveSeats>());
    }
};

}  // namespace plenaria::zoo

PLENARIA_PLUGIN(plenaria::zoo::Room)
