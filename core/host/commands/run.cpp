// SPDX-License-Identifier: EUPL-1.2
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include <nlohmann/json.hpp>

#include "commands/command_table.hpp"
#include "commands/commands.hpp"
#include "commands/control.hpp"

namespace plenaria::host {

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
    if (arguments.command == backup_to) return backup_to_command(host, arguments, out);
    if (arguments.command == mail_calendar_reply) return mail_calendar_reply_command(host, arguments, out);
    if (arguments.command == mail_intake) return mail_intake_command(host, arguments, out);
    if (arguments.command == export_to) return export_to_command(host, arguments, out);
    const auto* use = find_command(arguments.command);
    return (use != nullptr ? use->on_host : command_of_plugin)(host, arguments, out);
}

int version_command(const Arguments& arguments) {
    if (arguments.has("json"))
        std::puts(nlohmann::json{{"version", PLENARIA_VERSION}}.dump().c_str());
    else
        std::puts("plenaria " PLENARIA_VERSION);
    return done;
}

namespace {

int run_and_print(const Arguments& arguments) {
    Output out;
    const int code = run_here_or_there(arguments, out);
    return print(out, code);
}

/// Before a house is opened, or even made, for a word that nobody knows.
Result<bool> names_installed_plugin(const Arguments& arguments) {
    const auto config = configured(arguments);
    if (!config) return config.error();
    const auto id = arguments.command.substr(0, arguments.command.find(' '));
    return id.find('/') == std::string::npos &&
           std::filesystem::exists(config->plugins_dir / id / "plugin.json");
}

int run(const Arguments& arguments) {
    if (arguments.has("help")) return help_command(arguments);
    if (arguments.command.empty()) {
        help_command(arguments);
        return wrong_use;
    }
    if (const auto* use = find_command(arguments.command))
        return use->alone != nullptr ? use->alone(arguments) : run_and_print(arguments);
    const auto plugin = names_installed_plugin(arguments);
    if (!plugin) return complain(plugin.error());
    if (*plugin) return run_and_print(arguments);
    complain(no_such_command(arguments.command));
    return wrong_use;
}

}  // namespace

int run_program(const std::vector<std::string>& words) {
    std::vector<std::string> typed(words.begin() + (words.empty() ? 0 : 1), words.end());
    if (!typed.empty() && typed.front() == "--version") typed.front() = "version";
    const auto arguments = read_arguments(typed);
    if (!arguments) {
        complain(arguments.error());
        return wrong_use;
    }
    try {
        return run(*arguments);
    } catch (const std::exception& e) {
        std::fprintf(stderr, "plenaria: %s\n", e.what());
        return failed;
    }
}

}  // namespace plenaria::host
