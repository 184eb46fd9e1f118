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

// What the table of commands names (command_table.cpp).
int serve_command(const Arguments& arguments);
int migrate_command(const Arguments& arguments);
int backup_command(const Arguments& arguments);
int restore_command(const Arguments& arguments);
/// Reads a message from standard input.
int mail_command(const Arguments& arguments);
int mail_dkim_command(const Arguments& arguments);
int export_command(const Arguments& arguments);
int doctor_command(const Arguments& arguments);
int plugin_remove(const Arguments& arguments);
int plugin_check(const Arguments& arguments);
int plugin_new(const Arguments& arguments);
int help_command(const Arguments& arguments);
int version_command(const Arguments& arguments);
// These need an open host, perhaps of another process, and so write to `out`.
int user_list(Host& host, const Arguments& arguments, Output& out);
int user_add(Host& host, const Arguments& arguments, Output& out);
int user_link(Host& host, const Arguments& arguments, Output& out);
int plugin_list(Host& host, const Arguments& arguments, Output& out);
int plugin_enable(Host& host, const Arguments& arguments, Output& out);
int plugin_disable(Host& host, const Arguments& arguments, Output& out);
int routes_command(Host& host, const Arguments& arguments, Output& out);
int permissions_command(Host& host, const Arguments& arguments, Output& out);
int doctor_on_host(Host& host, const Arguments& arguments, Output& out);

/// A command that nobody types: writes the file itself, as whoever runs the host; backup_command() brings it
/// to where it was asked for.
inline constexpr std::string_view backup_to = "backup-to";
/// The same for export_command().
inline constexpr std::string_view export_to = "export-to";
int export_to_command(Host& host, const Arguments& arguments, Output& out);
int backup_to_command(Host& host, const Arguments& arguments, Output& out);
/// Notes that the mail of that id came back, and why.
inline constexpr std::string_view mail_intake = "mail-intake";
inline constexpr std::string_view mail_calendar_reply = "mail-calendar-reply";
int mail_calendar_reply_command(Host& host, const Arguments& arguments, Output& out);
int mail_intake_command(Host& host, const Arguments& arguments, Output& out);
/// `plenaria <plugin id> <command> …`.
int command_of_plugin(Host& host, const Arguments& arguments, Output& out);
/// The one of these that `arguments.command` names.
int run_on_host(Host& host, const Arguments& arguments, Output& out);

/// The configuration that --data, --config, --mysql and --plugins name. @return the sentence on failure.
Result<Config> configured(const Arguments& arguments);

/// Prints what a command has said. @return `code`.
int print(const Output& out, int code);
/// Prints the sentence of `error` to standard error. @return `failed`.
int complain(const Error& error);
/// Says of each plugin that did not start why. @return whether all did: `done` or `failed`.
int complain_of_failed_plugins(Host& host);

/// The actor of whoever types commands on the server.
Actor operator_actor();

}  // namespace plenaria::host
