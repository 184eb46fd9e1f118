// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file view/markdown.hpp
/// Markdown that people write, as HTML that is safe to show.

#include <string_view>

#include <plenaria/view.hpp>

namespace plenaria::host::view {

/// CommonMark with tables. HTML in it is shown as text; a link leads to http, https, mailto, tel or this
/// host, or to "#"; a picture that does not lie on this host is shown as its description.
SafeHtml markdown(std::string_view text);

}  // namespace plenaria::host::view
