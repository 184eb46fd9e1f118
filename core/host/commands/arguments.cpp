// SPDX-License-Identifier: EUPL-1.2
#include "commands/arguments.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

namespace plenaria::host {

namespace {

constexpr std::array<std::string_view, 10> with_value = {"data",    "config", "mysql", "port", "address",
                                                         "plugins", "mail",   "log",   "role", "base-url"};
constexpr std::array<std::string_view, 12> flags = {"json",    "help",    "empty",     "demo",
                                                    "dry-run", "migrate", "safe-mode", "version",
                                                    "strict",  "yes",     "force",     "no-backup"};
/// What says where the house is. Behind "plenaria directory import", every other word belongs to that
/// command.
constexpr std::array<std::string_view, 5> everywhere = {"data", "config", "mysql", "plugins", "log"};
constexpr std::array<std::string_view, 11> own = {"serve",     "migrate", "user",       "plugin",
                                                  "routes",    "doctor",  "help",       "backup",
                                                  "backup-to", "restore", "permissions"};

template <class List>
bool contains(const List& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

std::string Arguments::value(std::string_view option, std::string_view otherwise) const {
    const auto found = options.find(option);
    return found == options.end() ? std::string(otherwise) : found->second;
}

std::string Arguments::file(std::string_view argument) const {
    const auto found = handed.find(argument);
    return found == handed.end() ? (std::filesystem::path(folder) / argument).string() : found->second;
}

Result<Arguments> read_arguments(const std::vector<std::string>& words) {
    Arguments arguments{.program = words.empty() ? "plenaria" : words[0]};
    const auto wrong = [](const char* message, std::string_view option) -> Error {
        return {.code = ErrorCode::invalid_input,
                .message = message,
                .values = {{"option", std::string(option)}}};
    };
    for (std::size_t i = 1; i < words.size(); ++i) {
        const auto& word = words[i];
        const bool of_plugin = !arguments.words.empty() && !contains(own, arguments.words[0]);
        const auto equals = word.find('=');
        const auto name = word.starts_with("--")
                              ? word.substr(2, equals == std::string::npos ? equals : equals - 2)
                              : std::string();
        if (of_plugin && !contains(everywhere, name)) {
            if (arguments.words.size() < 2)
                arguments.words.push_back(word);
            else
                arguments.raw.push_back(word);
            continue;
        }
        if (!word.starts_with("--")) {
            arguments.words.push_back(word);
            continue;
        }
        if (contains(flags, name) && equals == std::string::npos) {
            arguments.options[name] = "yes";
        } else if (contains(with_value, name)) {
            if (equals != std::string::npos)
                arguments.options[name] = word.substr(equals + 1);
            else if (i + 1 < words.size())
                arguments.options[name] = words[++i];
            else
                return wrong("The option --{option} needs a value.", name);
        } else {
            return wrong("There is no option --{option}. See: plenaria --help", name);
        }
    }
    return arguments;
}

}  // namespace plenaria::host
