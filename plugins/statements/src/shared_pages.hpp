// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/shared_pages.hpp
/// What the tables of routes are written with.

#include <string_view>

#include <plenaria/http.hpp>

namespace plenaria::statements {

inline constexpr auto get = Method::get;
inline constexpr auto post = Method::post;

/// Permissions: to read statements, to write them.
inline constexpr std::string_view to_view = "statements.view";
inline constexpr std::string_view to_draft = "statements.draft";

}  // namespace plenaria::statements
