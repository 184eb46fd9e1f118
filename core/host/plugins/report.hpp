// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/plugins/report.hpp
/// What an administrator reads about each plugin.

#include <cstdint>
#include <string>
#include <string_view>

#include <plenaria/locale.hpp>
#include <plenaria/result.hpp>
#include <plenaria/time.hpp>

#include "plugins/manifest.hpp"

namespace plenaria::host {

enum class Stage : std::uint8_t {
    discovered = 1,
    resolved,
    loaded,
    described,
    migrated,
    started,
    refused,      ///< its manifest or its dependencies do not allow it
    failed,       ///< a stage went wrong
    quarantined,  ///< it crashed the host before
    disabled,     ///< by an administrator
};

/// "started": catalog key of the core.
std::string_view word(Stage stage);

/// A catalog key with its values, so that the page can say it in the reader's language.
struct Sentence {
    std::string message = {};
    MessageValues values = {};
    [[nodiscard]] bool empty() const { return message.empty(); }
    [[nodiscard]] std::string english() const { return fill(message, values); }
    bool operator==(const Sentence&) const = default;
};

struct PluginReport {
    std::string id;
    std::string name = {};  ///< catalog key of the plugin; its folder when plugin.json cannot be read
    Version version = {};
    Stage stage = Stage::discovered;
    Sentence sentence = {};                  ///< why it does not run; empty while it does
    std::vector<std::string> required = {};  ///< ids of plugins without which it cannot run
    std::string root_cause = {};             ///< id of the plugin at the root of a chain of refusals
    Instant since = {};                      ///< when it reached this stage
};

}  // namespace plenaria::host
