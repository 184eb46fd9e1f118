// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/commands/brought.hpp
/// Files that a host writes where it may, and that are brought to where somebody asked for them.

#include <filesystem>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "commands/arguments.hpp"

namespace plenaria::host {

/// Lets the host that serves, or one of our own, run the untyped command `how` with a place in the data
/// folder as its word, and moves what lies there afterwards to `target`, a file or a folder that is not there
/// yet, for its caller's eyes only.
/// @param summary what that command said. @return the exit code; the sentence of a failure has been printed.
int make_and_bring(const Arguments& arguments, std::string_view how, const std::filesystem::path& target,
                   nlohmann::ordered_json& summary);

}  // namespace plenaria::host
