// SPDX-License-Identifier: EUPL-1.2
// The table of contents of the room.
#include <plenaria/export.hpp>

#include "count/count_pages.hpp"
#include "count/tally_command.hpp"

namespace plenaria::committee {

/// The boards of a network: their seats, terms and ballots.
class CommitteePlugin final : public Plugin {
public:
    void describe(Registrar& registrar) override {
        announce_counts(registrar);
        registrar.command({.name = "tally", .usage = tally_usage, .run = [this](CommandRun& run) {
                               return tally(run, *locales_);
                           }});
    }
    void start(Context& context) override { locales_ = &context.require<Locales>(); }

private:
    const Locales* locales_ = nullptr;
};

}  // namespace plenaria::committee

PLENARIA_PLUGIN(plenaria::committee::CommitteePlugin)
