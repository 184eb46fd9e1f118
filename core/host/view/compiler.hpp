// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file view/compiler.hpp
/// From a template file to a Program; here is refused whatever could become unsafe when it is printed.

#include <memory>
#include <string_view>

#include <i18n/catalogs.hpp>
#include <view/program.hpp>
#include <view/template_files.hpp>

namespace plenaria::host::view {

/// @throws TemplateError for: a raw tag ({{{x}}}, {{&x}}), other delimiters, a partial that is absent or
/// includes
///         itself, a variable where escaping does not help (attributes without quotes, scripts, handlers,
///         addresses whose name does not end in "url"), a section that begins in one place of HTML and ends
///         in another, a translation with other variables than its sentence.
std::unique_ptr<const Program> compile(const TemplateFile& file, const TemplateFiles& files,
                                       const i18n::Catalogs& catalogs, std::string_view language);

}  // namespace plenaria::host::view
