// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file tests/fuzz/html.hpp
/// HTML that we made of a stranger's text, read again by a reader that knows less than a browser and forgives
/// nothing.

#include <string>
#include <string_view>
#include <vector>

namespace plenaria::fuzz {

/// Ends the program unless `html` is text and elements of these names, opened and closed in order, with
/// attributes of these names in double quotes and no address that a link must not have.
/// @return the text of it, entities resolved, as a reader sees it.
std::string text_of_html(std::string_view html, const std::vector<std::string_view>& elements,
                         const std::vector<std::string_view>& attributes);

}  // namespace plenaria::fuzz
