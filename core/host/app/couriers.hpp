// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/app/couriers.hpp
/// One courier for each kind of errand, so that what has heard the password of the mail server never speaks
/// with a receiver of webhooks.

#include "courier/courier.hpp"

namespace plenaria::host {

struct Couriers {
    explicit Couriers(const std::filesystem::path& program)
        : mail({.program = program}), webhooks({.program = program}) {}

    void end_idle() {
        mail.end_idle();
        webhooks.end_idle();
    }

    Courier mail;
    Courier webhooks;
};

}  // namespace plenaria::host
