// SPDX-License-Identifier: EUPL-1.2
#include "amount.hpp"

#include <fmt/format.h>

namespace plenaria::committee {

std::string Places::write(Amount amount) const {
    if (digits == 0) return fmt::format("{}", amount);
    return fmt::format("{}.{:0{}}", amount / one, amount % one, digits);
}

}  // namespace plenaria::committee
