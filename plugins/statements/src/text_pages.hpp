// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/text_pages.hpp
/// The addresses of everything about texts: statements, paragraphs, translations, import, versions,
/// documents.

#include <plenaria/plugin.hpp>

namespace plenaria::statements {

struct DocumentTools;

/// @param tools is read when a document is asked for; it must live as long as the plugin.
void add_text_pages(Registrar& registrar, const DocumentTools& tools);

}  // namespace plenaria::statements
