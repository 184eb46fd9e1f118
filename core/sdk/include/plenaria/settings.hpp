// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/settings.hpp
/// Values of the settings that a plugin declares in plugin.json, as the organisation has set them.

#include <string>
#include <string_view>

#include <plenaria/abi.hpp>

namespace plenaria {

/// Reading a key that plugin.json does not declare throws std::logic_error. Thread-safe; a change in the
/// settings page is seen by the next call.
class PLENARIA_API Settings {
public:
    virtual ~Settings();
    [[nodiscard]] virtual std::string text(std::string_view key) const = 0;
    [[nodiscard]] virtual long long number(std::string_view key) const = 0;
    [[nodiscard]] virtual bool truth(std::string_view key) const = 0;
};

}  // namespace plenaria
