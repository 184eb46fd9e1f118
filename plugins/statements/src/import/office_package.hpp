// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/import/office_package.hpp
/// The parts of a DOCX or ODT file, and their XML, read within bounds. Pure.

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include <plenaria/result.hpp>

namespace plenaria::statements {

/// Whether `bytes` begin like a ZIP archive.
bool is_package(std::string_view bytes);

/// The part called `name`, or an empty text when there is none.
/// @return invalid_input for what is no archive; too_large for one that unpacks to more than 16 MiB, whatever
/// it
///         says of itself, or has more than 2000 entries.
Result<std::string> part_of(std::string_view bytes, const std::string& name);

using Attributes = std::map<std::string, std::string, std::less<>>;  ///< by local name: "val", "style-name"

struct XmlHandlers {
    std::function<void(std::string_view name, const Attributes& attributes)> start;  ///< local name: "p"
    std::function<void(std::string_view name)> end;
    std::function<void(std::string_view text)> text;
};

/// @return invalid_input for damaged XML, for a document type declaration (how small files become large) and
/// for
///         nesting deeper than 200.
Result<void> read_xml(std::string_view xml, const XmlHandlers& handlers);

}  // namespace plenaria::statements
