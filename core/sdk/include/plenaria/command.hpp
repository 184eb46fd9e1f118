// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/command.hpp
/// Subcommands of the plenaria program that a plugin brings.

#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/abi.hpp>

namespace plenaria {

/// One call of a command. It was typed on a terminal, but beside a host that serves it runs inside that host:
/// in another process, another folder, and perhaps as another user.
class PLENARIA_API CommandRun {
public:
    virtual ~CommandRun();
    /// The words behind the name of the command.
    [[nodiscard]] virtual const std::vector<std::string>& arguments() const = 0;
    /// Where the file or folder that `argument` names can be read; never open the argument itself.
    [[nodiscard]] virtual std::string file(std::string_view argument) const = 0;
    [[nodiscard]] virtual std::ostream& out() = 0;         ///< becomes standard output
    [[nodiscard]] virtual std::ostream& complaints() = 0;  ///< becomes standard error
};

/// A subcommand of the plenaria program: `plenaria <plugin id> <name> ARGS…`.
struct Command {
    std::string name = {};
    std::string usage = {};  ///< "FILE.csv [--apply] [--json]"
    /// @return the exit code of the program: 0 done; 1 refused or failed, with a sentence in complaints();
    /// 2 used wrongly.
    std::function<int(CommandRun&)> run = {};
};

}  // namespace plenaria
