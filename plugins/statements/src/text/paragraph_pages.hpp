// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/text/paragraph_pages.hpp
/// One paragraph of the draft: its texts, its kind, its place.

#include <plenaria/http.hpp>

namespace plenaria::statements {

Result<Reply> paragraph_page(const Request& request, RequestScope& scope);
/// POST …/paragraphs/{paragraph}/text: a form, or the autosave of a page (Request::wants_fragment).
Result<Reply> save_paragraph_text(const Request& request, RequestScope& scope);
Result<Reply> confirm_paragraph_translation(const Request& request, RequestScope& scope);
Result<Reply> add_paragraph_here(const Request& request, RequestScope& scope);
Result<Reply> change_paragraph_kind(const Request& request, RequestScope& scope);
Result<Reply> move_paragraph_here(const Request& request, RequestScope& scope);
Result<Reply> remove_paragraph_here(const Request& request, RequestScope& scope);
Result<Reply> restore_paragraph_here(const Request& request, RequestScope& scope);

}  // namespace plenaria::statements
