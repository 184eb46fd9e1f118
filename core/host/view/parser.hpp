// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file view/parser.hpp
/// kainjow's Mustache parser, and nothing else of it (docs/decisions/0006).

#include <string>

#include <kainjow/mustache.hpp>

#include <view/template_files.hpp>

namespace plenaria::host::view {

using Node = kainjow::mustache::component<std::string>;
using Tag = kainjow::mustache::tag_type;

/// The tree of a template whose white space has been marked.
/// @throws TemplateError with the line of the mistake.
Node parse(const TemplateFile& file, const std::string& marked);

/// The line, from 1, of a position in a source.
std::size_t line_at(const std::string& source, std::size_t position);

}  // namespace plenaria::host::view
