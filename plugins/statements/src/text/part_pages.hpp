// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/text/part_pages.hpp
/// How a page shows one part of a long list: what was asked for, and links to the other parts.

#include <string>
#include <string_view>

#include <plenaria/http.hpp>
#include <plenaria/paging.hpp>

#include "parts.hpp"

namespace plenaria::statements {

/// ?find=, trimmed, whole characters, at most 200 bytes.
std::string words_to_find(const Request& request);

/// The address of `route` with everything that this page was asked for, except where in the list the reader
/// is: the part, what is looked for in it, and the paragraph or answer.
ListAddress list_address(const Request& request, const RequestScope& scope, std::string_view route);

/// The part as links between parts tell it.
PageRange page_range(const Part& part);

/// The address of `route` at the place that has this anchor, in whichever part that stands.
/// @param anchor of a form, so it may be anything: what is none leads to the page alone.
std::string place_url(const RequestScope& scope, std::string_view route, UrlValues values,
                      const std::string& anchor);

}  // namespace plenaria::statements
