// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/pages/browser_name.hpp
/// What a browser says of itself, as a person would say it.

#include <string>
#include <string_view>

namespace plenaria::host {

/// "Firefox, Windows" of a User-Agent. Names only, the same in every language. What is not known comes back
/// as its first word ("curl/8.5"), which an empty one has not.
std::string browser_name(std::string_view agent);

}  // namespace plenaria::host
