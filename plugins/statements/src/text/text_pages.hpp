// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/text/text_pages.hpp
/// The addresses of everything about texts: statements, paragraphs, translations, import, versions,
/// documents.

#include <plenaria/plugin.hpp>

namespace plenaria::statements {

struct DocumentTools;
struct ValidationTools;

/// @param tools and `validation` are read when a page is asked for; they must live as long as the plugin.
void add_text_pages(Registrar& registrar, const DocumentTools& tools, const ValidationTools& validation);

}  // namespace plenaria::statements
