// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <string>
#include <string_view>

#include <plenaria/locale.hpp>

namespace plenaria::hello {

/// @return "Hello, Ana." in the language of `locale` or, for an empty or blank name, "Hello."
std::string greeting(std::string_view name, const Locale& locale);

}  // namespace plenaria::hello
