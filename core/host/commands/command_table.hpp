// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/commands/command_table.hpp
/// Every command of the program itself: how it is typed, what it does, and who does it. Reading a command
/// line,
/// --help and the tests go by this one table.

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plenaria::host {

class Host;
struct Arguments;
struct Output;

struct CommandOption {
    std::string_view name;        ///< "role"
    std::string_view value = {};  ///< "ROLE"; empty: a flag
    std::string_view says = {};
};

struct CommandUse {
    std::string_view name;        ///< "user add"
    std::string_view words = {};  ///< behind it: "EMAIL NAME"; "[FOLDER]" may be left out
    std::string_view says;        ///< one line of help
    std::vector<CommandOption> options = {};
    int (*alone)(const Arguments&) = nullptr;                    ///< decides itself whether it needs a host
    int (*on_host)(Host&, const Arguments&, Output&) = nullptr;  ///< may run inside a host that serves

    /// How many words may stand behind it.
    struct Count {
        std::size_t least = 0;
        std::size_t most = 0;
    };
    [[nodiscard]] Count count() const;
    [[nodiscard]] const CommandOption* option(std::string_view wanted) const;
    /// "plenaria user add EMAIL NAME [--role ROLE] [--json]"
    [[nodiscard]] std::string usage() const;
};

std::span<const CommandUse> command_table();
/// @return nullptr when there is none of that name.
const CommandUse* find_command(std::string_view name);
/// What may stand behind every command, those of plugins included: where the house is.
std::span<const CommandOption> house_options();
/// --json and --help: of every command too, but a plugin reads its own.
std::span<const CommandOption> common_options();

}  // namespace plenaria::host
