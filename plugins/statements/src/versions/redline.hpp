// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/versions/redline.hpp
/// A comparison for eyes and ears: <ins> and <del> with words that only a screen reader says, and the same
/// changes as plain sentences. Source: UX notes, section 3.

#include <string>
#include <vector>

#include <plenaria/locale.hpp>
#include <plenaria/view.hpp>

#include "word_diff.hpp"

namespace plenaria::statements {

/// The pieces as escaped HTML. A rewritten text comes as two blocks, old and new (partials need no case).
/// Begins with the hidden sentence "2 changes in this paragraph." when something changed.
SafeHtml redline_html(const std::vector<Piece>& pieces, const Locale& locale);

/// One side of the comparison: the text before with its removals marked, or after with its additions.
SafeHtml before_html(const std::vector<Piece>& pieces, const Locale& locale);
SafeHtml after_html(const std::vector<Piece>& pieces, const Locale& locale);

/// "“will” replaced by “commit to”", "“regularly” added", "“all” removed": one sentence a change.
std::vector<std::string> change_list(const std::vector<Piece>& pieces, const Locale& locale);

/// `text` with & < > " ' escaped.
std::string escape_html(std::string_view text);

}  // namespace plenaria::statements
