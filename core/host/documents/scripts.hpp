// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file documents/scripts.hpp
/// html_to_pdf.py, pandoc_filter.lua and docx_page.py as text.

#include <string_view>

namespace plenaria::host {

extern const std::string_view html_to_pdf_script;
extern const std::string_view pandoc_filter_script;
extern const std::string_view docx_page_script;

}  // namespace plenaria::host
