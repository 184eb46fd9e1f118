// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file events/src/format/formats.hpp
/// The formats that plugins offer at this moment.

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/events/format.hpp>
#include <plenaria/locale.hpp>

#include "../editions/titles.hpp"

namespace plenaria::events {

/// Plugins come and go while the host runs: ask anew each time, and keep nothing. Thread-safe.
class Formats {
public:
    using Offered = std::function<std::vector<std::shared_ptr<Format>>()>;
    Formats() = default;
    Formats(Offered offered, const Locales& locales) : offered_(std::move(offered)), locales_(&locales) {}

    /// In order of their keys. Of two with one key the plugin that started first has it.
    [[nodiscard]] std::vector<std::shared_ptr<Format>> all() const;
    /// @return nothing while no plugin offers it.
    [[nodiscard]] std::shared_ptr<Format> find(std::string_view key) const;

    /// A text of `format` in the catalog of its plugin.
    [[nodiscard]] std::string words(const Format& format, std::string_view text, std::string_view language,
                                    const MessageValues& values = {}) const;
    /// The same in every language, for what is stored.
    [[nodiscard]] Titles titles(const Format& format, std::string_view text) const;
    /// As people read it: its name, or its key while no plugin offers it.
    [[nodiscard]] std::string name(std::string_view key, const Locale& locale) const;

private:
    Offered offered_;
    const Locales* locales_ = nullptr;
};

}  // namespace plenaria::events
