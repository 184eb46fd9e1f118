// SPDX-License-Identifier: EUPL-1.2
#include <plenaria/export.hpp>

#include "imrf_format.hpp"

namespace plenaria::imrf_week {

class ImrfWeekPlugin final : public Plugin {
public:
    void describe(Registrar& registrar) override { registrar.provide<events::Format>(make_imrf_week()); }
};

}  // namespace plenaria::imrf_week

PLENARIA_PLUGIN(plenaria::imrf_week::ImrfWeekPlugin)
