// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/web/form_origin.hpp
/// Whether a form comes from a page of ours.

#include <string_view>

#include "http/message.hpp"
#include "web/web_config.hpp"

namespace plenaria::host {

/// Same-origin by what the browser says of itself. Old browsers and programs say nothing; for those the token
/// alone decides.
bool comes_from_here(const HttpRequest& http, const WebConfig& config);

/// Takes the same time wherever they differ. Nothing equals an empty text.
bool equal_in_constant_time(std::string_view a, std::string_view b);

}  // namespace plenaria::host
