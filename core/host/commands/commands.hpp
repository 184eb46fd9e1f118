// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/commands/commands.hpp
/// The subcommands of the program. Exit codes: 0 done, 1 refused or failed with a sentence on standard error,
/// 2 wrong use.

#include <string>
#include <vector>

#include <plenaria/result.hpp>

#include "app/host.hpp"
#include "commands/arguments.hpp"

namespace plenaria::host {

inline constexpr int done = 0;
inline constexpr int failed = 1;
inline constexpr int wrong_use = 2;

/// What a command says, collected: it may run in another process than the one that prints it.
struct Output {
    std::string text = {};        ///< for standard output
    std::string complaints = {};  ///< for standard error
    void line(const std::string& one) { text += one + '\n'; }
    int complain(const Error& error);
};

/// Everything the program does. @param words as main() got them.
int run_program(const std::vector<std::string>& words);

int serve_command(const Arguments& arguments);
int migrate_command(const Arguments& arguments);
/// These two also run inside a host that serves (see control.hpp), so they write to `out`.
int user_command(Host& host, const Arguments& arguments, Output& out);
int plugin_command(Host& host, const Arguments& arguments, Output& out);
int routes_command(const Arguments& arguments);
int doctor_command(const Arguments& arguments);
/// `plenaria <plugin id> <command> …`.
int command_of_plugin(const Arguments& arguments);

/// The configuration that --data, --config, --mysql and --plugins name. @return the sentence on failure.
Result<Config> configured(const Arguments& arguments);

/// Prints the sentence of `error` to standard error. @return `failed`.
int complain(const Error& error);

/// The actor of whoever types commands on the server.
Actor operator_actor();

}  // namespace plenaria::host
