// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/text/document_pages.hpp
/// A version, or the draft, as a file: DOCX, ODT, PDF, Markdown, plain text.

#include <plenaria/http.hpp>

namespace plenaria {
class DocumentOrders;
class Documents;
class Locales;
class Renderer;
}  // namespace plenaria

namespace plenaria::statements {

/// Services of the host that make documents; valid while the plugin is started.
struct DocumentTools {
    const Renderer* renderer = nullptr;
    Documents* documents = nullptr;
    const Locales* locales = nullptr;
    DocumentOrders* orders = nullptr;
};

/// GET /statements/{id}/document?format=docx|odt|pdf|md|txt&language=&version= (none: the draft).
Result<Reply> document_download(const DocumentTools& tools, const Request& request, RequestScope& scope);

}  // namespace plenaria::statements
