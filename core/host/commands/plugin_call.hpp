// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/commands/plugin_call.hpp
/// One call of a plugin's command, its words collected for whichever process prints them.

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include <plenaria/command.hpp>

#include "commands/arguments.hpp"

namespace plenaria::host {

class PluginCall final : public CommandRun {
public:
    /// `typed` must outlive it.
    PluginCall(std::vector<std::string> arguments, const Arguments& typed)
        : arguments_(std::move(arguments)), typed_(typed) {}

    [[nodiscard]] const std::vector<std::string>& arguments() const override { return arguments_; }
    [[nodiscard]] std::string file(std::string_view argument) const override { return typed_.file(argument); }
    [[nodiscard]] std::ostream& out() override { return out_; }
    [[nodiscard]] std::ostream& complaints() override { return complaints_; }
    [[nodiscard]] std::string said() const { return out_.str(); }
    [[nodiscard]] std::string complained() const { return complaints_.str(); }

private:
    std::vector<std::string> arguments_;
    const Arguments& typed_;
    std::ostringstream out_;
    std::ostringstream complaints_;
};

}  // namespace plenaria::host
