// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/part_pages.hpp
/// How a page shows one part of a long list: what was asked for, and links to the other parts.

#include <cstddef>
#include <string>
#include <string_view>

#include <plenaria/http.hpp>
#include <plenaria/view.hpp>

#include "parts.hpp"

namespace plenaria::statements {

/// ?page=; 1 when it is no number.
std::size_t page_number(const Request& request);

/// ?find=, trimmed, whole characters, at most 200 bytes.
std::string words_to_find(const Request& request);

/// The address of this page with everything that it was asked for, except the part.
class PartLinks {
public:
    PartLinks(const Request& request, const RequestScope& scope, std::string_view route);
    [[nodiscard]] std::string url(std::size_t number) const;
    /// With `name`=`value` instead of a part.
    [[nodiscard]] std::string url(const std::string& name, const std::string& value) const;
    /// Members of a GET form that asks this page for something else: form_url, and form_hidden of {name,
    /// value}.
    void set_form(Model& page) const;

private:
    const RequestScope& scope_;
    std::string route_;
    UrlValues path_;
    UrlValues query_;
};

/// The members of partials/pagination. @param status empty: "201–400 of 5,000".
void set_parts(Model& page, const Part& part, const PartLinks& links, const Locale& locale,
               std::string status = {});

}  // namespace plenaria::statements
