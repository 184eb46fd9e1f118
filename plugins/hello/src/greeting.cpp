// SPDX-License-Identifier: EUPL-1.2
#include "greeting.hpp"

#include <plenaria/text.hpp>

namespace plenaria::hello {

std::string greeting(std::string_view name, const Locale& locale) {
    const auto trimmed = trim(name);
    if (trimmed.empty()) return locale.t("Hello.");
    return locale.t("Hello, {name}.", {{"name", trimmed}});
}

}  // namespace plenaria::hello
