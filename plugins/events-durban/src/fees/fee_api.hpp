// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events-durban/src/fees/fee_api.hpp
/// Fees, dues and payments for programs.

namespace plenaria {
class Registrar;
}

namespace plenaria::events_durban {

struct FeeTools;

/// `tools` must outlive what is announced.
void announce_fee_api(Registrar& registrar, const FeeTools& tools);
void announce_due_api(Registrar& registrar, const FeeTools& tools);

}  // namespace plenaria::events_durban
