// SPDX-License-Identifier: EUPL-1.2
// The table of contents of the room.
#include <plenaria/export.hpp>

namespace plenaria::committee {

/// The boards of a network: their seats, terms and ballots.
class CommitteePlugin final : public Plugin {
public:
    void describe(Registrar& /*registrar*/) override {}
    void start(Context& /*context*/) override {}
};

}  // namespace plenaria::committee

PLENARIA_PLUGIN(plenaria::committee::CommitteePlugin)
