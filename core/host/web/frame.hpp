// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/web/frame.hpp
/// The members that every layout shows around a page: languages, menus, who is signed in, notice, form token.

#include <string>

#include <plenaria/locale.hpp>
#include <plenaria/view.hpp>

#include "http/static_files.hpp"
#include "web/request_scope.hpp"
#include "web/web_config.hpp"

namespace plenaria::host {

/// What the frame depends on besides the request. All references outlive it.
struct FrameNeeds {
    const WebConfig& config;
    const StaticFiles& assets;
    const Locales& locales;
};

/// Whether `actor` may call the route, as far as the route itself says.
bool may_call(const Actor& actor, const Access& access);

/// @param csrf empty on pages that are the same for everybody: they hold no form.
Model frame_model(const FrameNeeds& needs, const HostScope& scope, const std::string& csrf,
                  const std::string& request_id);

}  // namespace plenaria::host
