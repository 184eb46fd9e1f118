// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file view/template_error.hpp
/// What is wrong with a template, and where.

#include <stdexcept>
#include <string>
#include <string_view>

namespace plenaria::host::view {

/// what(): "committee/nomination/form.html.mustache:12: {{name}} stands in an attribute without quotes".
class TemplateError : public std::runtime_error {
public:
    explicit TemplateError(const std::string& what) : std::runtime_error(what) {}
    TemplateError(std::string_view file, std::size_t line, std::string_view what)
        : std::runtime_error(std::string(file) + ":" + std::to_string(line) + ": " + std::string(what)) {}
};

}  // namespace plenaria::host::view
