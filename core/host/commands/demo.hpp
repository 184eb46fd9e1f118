// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/commands/demo.hpp
/// The demo organisation: one account a role, and what each plugin's command `demo` loads.

#include <string>
#include <vector>

#include <plenaria/result.hpp>

#include "app/host.hpp"

namespace plenaria::host {

/// Whether nobody has an account yet.
Result<bool> is_empty(Host& host);

/// Accounts ROLE@demo.example, then `demo` of every plugin that has that command, in order of start.
Result<void> load_demo(Host& host);

struct DemoEntry {
    std::string role;
    std::string address;  ///< one-time address to sign in with
};
/// A fresh address for each demo account; none when this is not a demo.
Result<std::vector<DemoEntry>> demo_entries(Host& host);

}  // namespace plenaria::host
