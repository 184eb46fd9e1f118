// SPDX-License-Identifier: EUPL-1.2
#include <cstdio>
#include <cstdlib>
#include <map>

#include "commands/commands.hpp"
#include "commands/control.hpp"

namespace plenaria::host {

namespace {

constexpr const char* help =
    R"(Plenaria: events, statements, committees and campaigns of a network of cities.

  plenaria serve              serve the pages
      --port N                on 127.0.0.1 (default 8080); or --address unix:/run/plenaria.sock
      --base-url URL          what addresses in mails begin with
      --demo                  load the demo organisation when the database is empty
      --migrate               apply migrations on MySQL too (on SQLite it always does)
      --mail URL              mail server, smtp://host:port
      --safe-mode             start without plugins
      --strict                refuse to show a page that lacks a name its template uses
  plenaria migrate            bring the tables up to date, after a backup in DATA/backups
      --dry-run               print the statements instead; --no-backup: do without
  plenaria backup FILE        everything in the database, also beside a host that serves
  plenaria restore FILE       into an empty database, SQLite or MariaDB, whichever it came from
      --force                 delete what is there, after a question; --yes: without one
  plenaria user list|add EMAIL NAME --role ROLE|link EMAIL
                              accounts; "link" prints a one-time address to sign in with
  plenaria mail intake        note from a message on standard input that one of ours came back
  plenaria plugin list|enable ID|disable ID|check
  plenaria routes             every address, who may call it, and whose it is
  plenaria permissions        every permission, and the roles that have it
  plenaria doctor             look for what is wrong
  plenaria PLUGIN COMMAND …   a command that a plugin brings

Everywhere: --data DIR (default: PLENARIA_DATA, or var), --config FILE, --mysql URL, --plugins DIR, --log FILE, --json, --help
)";

}  // namespace

Result<Config> configured(const Arguments& arguments) {
    // By the environment too: behind "plenaria directory import" every word belongs to that command.
    const char* data = std::getenv("PLENARIA_DATA");
    auto config = read_config("/proc/self/exe", arguments.value("data", data != nullptr ? data : "var"),
                              arguments.value("config"));
    if (!config) return config;
    if (arguments.has("mysql")) config->mysql = arguments.value("mysql");
    if (arguments.has("plugins")) config->plugins_dir = arguments.value("plugins");
    if (arguments.has("mail")) config->mail.server.url = arguments.value("mail");
    if (arguments.has("log")) config->log_file = arguments.value("log");
    config->strict_templates = arguments.has("strict");
    config->safe_mode = arguments.has("safe-mode");
    if (arguments.has("address")) config->address = arguments.value("address");
    if (arguments.has("port")) config->address = "127.0.0.1:" + arguments.value("port");
    if (arguments.has("base-url"))
        config->web.base_url = arguments.value("base-url");
    else if (config->address.starts_with("127.0.0.1:") && config->web.base_url == WebConfig{}.base_url)
        config->web.base_url = "http://" + config->address;
    return config;
}

int Output::complain(const Error& error) {
    complaints += "plenaria: " + fill(error.message, error.values) + '\n';
    for (const auto& field : error.fields)
        complaints += "  " + field.field + ": " + fill(field.message, field.values) + '\n';
    return failed;
}

int print(const Output& out, int code) {
    std::fputs(out.text.c_str(), stdout);
    std::fputs(out.complaints.c_str(), stderr);
    return code;
}

int complain(const Error& error) {
    Output out;
    const int code = out.complain(error);
    return print(out, code);
}

int use(const char* usage) {
    std::fprintf(stderr, "plenaria: use: %s\n", usage);
    return wrong_use;
}

int complain_of_failed_plugins(Host& host) {
    int worst = done;
    for (const auto& report : host.loader().reports()) {
        if (report.stage != Stage::failed) continue;
        std::fprintf(stderr, "plenaria: plugin %s: %s\n", report.id.c_str(),
                     report.sentence.english().c_str());
        worst = failed;
    }
    return worst;
}

Actor operator_actor() { return {.kind = Actor::Kind::job, .id = "command", .name = "command line"}; }

int run_on_host(Host& host, const Arguments& arguments, Output& out) {
    static const std::map<std::string, int (*)(Host&, const Arguments&, Output&), std::less<>> commands = {
        {"user", user_command},
        {"plugin", plugin_command},
        {"routes", routes_command},
        {"doctor", doctor_command},
        {"backup-to", backup_to_command},
        {"mail-intake", mail_intake_command},
        {"permissions", permissions_command},
    };
    if (arguments.words.empty()) return wrong_use;
    const auto command = commands.find(arguments.words[0]);
    return (command != commands.end() ? command->second : command_of_plugin)(host, arguments, out);
}

namespace {

int run_and_print(const Arguments& arguments) {
    Output out;
    const int code = run_here_or_there(arguments, out);
    return print(out, code);
}

}  // namespace

int run_program(const std::vector<std::string>& words) {
    const auto arguments = read_arguments(words);
    if (!arguments) {
        complain(arguments.error());
        return wrong_use;
    }
    if (arguments->has("version")) {
        std::puts("plenaria " PLENARIA_VERSION);
        return done;
    }
    if (arguments->has("help") || arguments->words.empty() || arguments->words[0] == "help") {
        std::fputs(help, stdout);
        return arguments->words.empty() && !arguments->has("help") ? wrong_use : done;
    }
    static const std::map<std::string, int (*)(const Arguments&), std::less<>> without_host = {
        {"serve", serve_command},     {"migrate", migrate_command}, {"backup", backup_command},
        {"restore", restore_command}, {"mail", mail_command},
    };
    try {
        const auto command = without_host.find(arguments->words[0]);
        return command != without_host.end() ? command->second(*arguments) : run_and_print(*arguments);
    } catch (const std::exception& e) {
        std::fprintf(stderr, "plenaria: %s\n", e.what());
        return failed;
    }
}

}  // namespace plenaria::host
