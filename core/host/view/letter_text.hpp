// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file view/letter_text.hpp
/// Letters as people read and change them: in one language, without catalogs.

#include <string>
#include <string_view>
#include <vector>

#include <i18n/catalogs.hpp>
#include <view/program.hpp>
#include <view/template_files.hpp>

namespace plenaria::host::view {

/// The source of a mail in one language: sentences translated, comments gone, {{names}} and sections as they
/// are.
std::string spell_out(const TemplateFile& file, const i18n::Catalogs& catalogs, std::string_view language);

/// A name that would print nothing.
struct UnknownName {
    std::size_t line = 0;
    std::string name;
    bool operator==(const UnknownName&) const = default;
};

/// The names in `changed` that are not known where they stand: `shipped` uses them neither there nor further
/// out, and the model has no member like that (`members`). "has_x" is known where x is.
std::vector<UnknownName> unknown_names(const Program& changed, const Program& shipped,
                                       const std::vector<std::string>& members);

/// Every name that `program` uses, in order, each once.
std::vector<std::string> names_in(const Program& program);

}  // namespace plenaria::host::view
