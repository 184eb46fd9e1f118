// SPDX-License-Identifier: EUPL-1.2
#include "commands/command_table.hpp"

#include <algorithm>
#include <array>

#include "commands/commands.hpp"

namespace plenaria::host {

namespace {

constexpr CommandOption safe_mode{"safe-mode", "", "without plugins"};

const std::vector<CommandUse>& table() {
    static const std::vector<CommandUse> all = {
        {.name = "serve",
         .says = "serve the pages",
         .options = {{"port", "N", "on 127.0.0.1 (default 8080)"},
                     {"address", "ADDRESS", "127.0.0.1:8080, [::1]:8080 or unix:/run/plenaria.sock"},
                     {"base-url", "URL", "what addresses in mails begin with"},
                     {"demo", "", "load the demo organisation when the database is empty"},
                     {"migrate", "", "apply migrations on MySQL too (on SQLite it always does)"},
                     {"mail", "URL", "mail server, smtp://host:port"},
                     safe_mode,
                     {"strict", "", "refuse to show a page that lacks a name its template uses"}},
         .alone = serve_command},
        {.name = "migrate",
         .says = "bring the tables up to date, after a backup in DATA/backups",
         .options = {{"dry-run", "", "print the statements instead"},
                     {"no-backup", "", "do without a backup"}},
         .alone = migrate_command},
        {.name = "backup",
         .words = "FILE",
         .says = "everything in the database, also beside a host that serves",
         .alone = backup_command},
        {.name = "restore",
         .words = "FILE",
         .says = "into an empty database, SQLite or MariaDB, whichever it came from",
         .options = {{"force", "", "delete what is there, after a question"},
                     {"yes", "", "without the question"}},
         .alone = restore_command},
        {.name = "export",
         .words = "FOLDER",
         .says = "tables as CSV and the stored files, without secrets, for other programs",
         .alone = export_command},
        {.name = "user list",
         .says = "accounts and their roles",
         .options = {safe_mode},
         .on_host = user_list},
        {.name = "user add",
         .words = "EMAIL NAME",
         .says = "make an account",
         .options = {{"role", "ROLE", "which it holds from now on"}, safe_mode},
         .on_host = user_add},
        {.name = "user link",
         .words = "EMAIL",
         .says = "print an address to sign in with, once",
         .options = {{"base-url", "URL", "what the address begins with"}, safe_mode},
         .on_host = user_link},
        {.name = "mail intake",
         .says = "note from a message on standard input that one of ours came back",
         .alone = mail_command},
        {.name = "mail dkim",
         .says = "print the DNS record by which signed mails are checked",
         .alone = mail_dkim_command},
        {.name = "plugin list",
         .says = "plugins, whether they run, and if not, why",
         .options = {safe_mode},
         .on_host = plugin_list},
        {.name = "plugin enable",
         .words = "ID",
         .says = "switch a plugin on, also one in quarantine",
         .options = {safe_mode},
         .on_host = plugin_enable},
        {.name = "plugin disable",
         .words = "ID",
         .says = "switch a plugin off; its data stay",
         .options = {safe_mode},
         .on_host = plugin_disable},
        {.name = "plugin remove",
         .words = "ID",
         .says = "switch a plugin off and put its folder aside; its rows stay",
         .alone = plugin_remove},
        {.name = "plugin check",
         .words = "[FOLDER]",
         .says = "look a plugin through without loading it; all that are installed, if none is named",
         .alone = plugin_check},
        {.name = "plugin new",
         .words = "ID [FOLDER]",
         .says = "begin one: the sources of the smallest plugin under another name",
         .alone = plugin_new},
        {.name = "routes",
         .says = "every address, who may call it, and whose it is",
         .on_host = routes_command},
        {.name = "permissions",
         .says = "every permission, and the roles that have it",
         .on_host = permissions_command},
        {.name = "doctor",
         .says = "look for what is wrong",
         .options = {safe_mode},
         .alone = doctor_command,
         .on_host = doctor_on_host},
        {.name = "version", .says = "which version this is", .alone = version_command},
        {.name = "help",
         .words = "[COMMAND] [WORD]",
         .says = "this text, or how one command is used",
         .alone = help_command},
    };
    return all;
}

constexpr std::array<CommandOption, 5> house = {{
    {"data", "DIR", "the data folder (default: PLENARIA_DATA, or var)"},
    {"config", "FILE", "instead of plenaria.conf in it"},
    {"mysql", "URL", "the database"},
    {"plugins", "DIR", "where plugins lie"},
    {"log", "FILE", "where the log goes"},
}};

constexpr std::array<CommandOption, 2> common = {{
    {"json", "", "the answer as JSON"},
    {"help", "", "how it is used"},
}};

}  // namespace

CommandUse::Count CommandUse::count() const {
    Count found;
    for (std::size_t at = 0; at < words.size();) {
        const auto end = std::min(words.find(' ', at), words.size());
        ++found.most;
        if (words[at] != '[') ++found.least;
        at = end + 1;
    }
    return found;
}

const CommandOption* CommandUse::option(std::string_view wanted) const {
    const auto is_it = [&](const CommandOption& one) { return one.name == wanted; };
    if (const auto own = std::find_if(options.begin(), options.end(), is_it); own != options.end())
        return &*own;
    if (const auto one = std::find_if(house.begin(), house.end(), is_it); one != house.end()) return one;
    const auto one = std::find_if(common.begin(), common.end(), is_it);
    return one != common.end() ? one : nullptr;
}

std::string CommandUse::usage() const {
    std::string text = "plenaria " + std::string(name);
    if (!words.empty()) text += ' ' + std::string(words);
    for (const auto& one : options) {
        text += " [--" + std::string(one.name);
        if (!one.value.empty()) text += ' ' + std::string(one.value);
        text += ']';
    }
    return text + " [--json]";
}

std::span<const CommandUse> command_table() { return table(); }

const CommandUse* find_command(std::string_view name) {
    const auto found =
        std::find_if(table().begin(), table().end(), [&](const auto& one) { return one.name == name; });
    return found == table().end() ? nullptr : &*found;
}

std::span<const CommandOption> house_options() { return house; }
std::span<const CommandOption> common_options() { return common; }

}  // namespace plenaria::host
