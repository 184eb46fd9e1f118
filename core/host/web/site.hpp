// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/web/site.hpp
/// What is live at one moment: routes, menus and permissions of the host and all started plugins. Immutable;
/// swapped whole when a plugin starts or stops or an administrator changes a role.

#include <atomic>
#include <memory>

#include "auth/permissions.hpp"
#include "plugins/api_shape.hpp"
#include "web/router.hpp"

namespace plenaria::host {

struct Site {
    std::shared_ptr<const Contributions> contributions;
    Router router;
    PermissionTable permissions;
    ApiShapes shapes = {};
};

/// The current site, read on every request.
class LiveSite {
public:
    [[nodiscard]] std::shared_ptr<const Site> get() const { return current_.load(); }
    void set(std::shared_ptr<const Site> site) { current_.store(std::move(site)); }

private:
    std::atomic<std::shared_ptr<const Site>> current_;
};

}  // namespace plenaria::host
