// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file documents/scripts.hpp
/// The files .py and .lua of this folder as text.

#include <string_view>

namespace plenaria::host {

extern const std::string_view html_to_pdf_script;
extern const std::string_view pandoc_filter_script;
extern const std::string_view docx_page_script;
extern const std::string_view odt_page_script;
extern const std::string_view join_pdf_script;
extern const std::string_view tag_pdf_script;

}  // namespace plenaria::host
