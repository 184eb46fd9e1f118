// SPDX-License-Identifier: EUPL-1.2
#include "commands/arguments.hpp"

#include <algorithm>
#include <filesystem>

#include "app/nearest.hpp"
#include "commands/command_table.hpp"

namespace plenaria::host {

namespace {

Error wrong_argument(const char* message, MessageValues values) {
    return {.code = ErrorCode::invalid_input, .message = message, .values = std::move(values)};
}

Error unknown_option(const std::string& name, const CommandUse* use) {
    std::vector<std::string_view> known;
    const auto add = [&](std::span<const CommandOption> options) {
        for (const auto& one : options) known.push_back(one.name);
    };
    if (use != nullptr) add(use->options);
    add(house_options());
    add(common_options());
    const auto meant = nearest(name, known);
    if (!meant.empty())
        return wrong_argument(
            "There is no option --{option} here. Did you mean --{meant}? See: plenaria {command} --help",
            {{"option", name},
             {"meant", std::string(meant)},
             {"command", std::string(use != nullptr ? use->name : "help")}});
    return wrong_argument("There is no option --{option} here. See: plenaria {command} --help",
                          {{"option", name}, {"command", std::string(use != nullptr ? use->name : "help")}});
}

/// Of any command, because an option may stand before the command.
const CommandOption* option_of_any(std::string_view name) {
    for (const auto& use : command_table())
        if (const auto* found = use.option(name)) return found;
    return nullptr;
}

bool of_house(std::string_view name) {
    return std::any_of(house_options().begin(), house_options().end(),
                       [&](const CommandOption& one) { return one.name == name; });
}

/// The first words of a command that has two.
bool is_group(std::string_view word) {
    return std::any_of(command_table().begin(), command_table().end(), [&](const CommandUse& one) {
        return one.name.starts_with(word) && one.name.size() > word.size() && one.name[word.size()] == ' ';
    });
}

class Reading {
public:
    explicit Reading(const std::vector<std::string>& typed) : typed_(typed) {}

    Result<Arguments> read() {
        for (; at_ < typed_.size(); ++at_) {
            const auto& word = typed_[at_];
            const bool is_option = word.size() > 2 && word.starts_with("--");
            const bool plugins_own = of_plugin_ && !(is_option && of_house(name_of(word)));
            if (plugins_own && (is_option || found_.command.find(' ') != std::string::npos))
                found_.raw.push_back(word);
            else if (!is_option)
                take_word(word);
            else if (auto taken = take_option(word); !taken)
                return std::move(taken).error();
        }
        if (auto fits = check(); !fits) return std::move(fits).error();
        return std::move(found_);
    }

private:
    static std::string name_of(const std::string& option) {
        return option.substr(2, std::min(option.find('='), option.size()) - 2);
    }

    void take_word(const std::string& word) {
        if (found_.command.empty()) {
            found_.command = word;
            of_plugin_ = find_command(word) == nullptr && !is_group(word);
        } else if (find_command(found_.command) == nullptr && found_.command.find(' ') == std::string::npos) {
            found_.command += ' ' + word;
        } else {
            found_.words.push_back(word);
        }
    }

    Result<void> take_option(const std::string& word) {
        const auto name = name_of(word);
        const auto* option = option_of_any(name);
        const auto equals = word.find('=');
        if (option == nullptr || (option->value.empty() && equals != std::string::npos))
            return unknown_option(name, find_command(found_.command));
        if (option->value.empty())
            found_.options[name] = "yes";
        else if (equals != std::string::npos)
            found_.options[name] = word.substr(equals + 1);
        else if (at_ + 1 < typed_.size())
            found_.options[name] = typed_[++at_];
        else
            return wrong_argument("The option --{option} needs a value: --{option} {value}",
                                  {{"option", name}, {"value", std::string(option->value)}});
        return {};
    }

    Result<void> check() const {
        if (of_plugin_ || found_.command.empty() || found_.has("help")) return {};
        const auto* use = find_command(found_.command);
        if (use == nullptr) return no_such_command(found_.command);
        for (const auto& [name, value] : found_.options)
            if (use->option(name) == nullptr) return unknown_option(name, use);
        const auto [least, most] = use->count();
        if (found_.words.size() < least)
            return wrong_argument("Something is missing. Use: {usage}", {{"usage", use->usage()}});
        if (found_.words.size() > most)
            return wrong_argument("\"{word}\" is too much. Use: {usage}",
                                  {{"word", found_.words[most]}, {"usage", use->usage()}});
        return {};
    }

    const std::vector<std::string>& typed_;
    std::size_t at_ = 0;
    bool of_plugin_ = false;
    Arguments found_;
};

}  // namespace

Error no_such_command(const std::string& command) {
    std::vector<std::string_view> known;
    for (const auto& one : command_table()) known.push_back(one.name);
    if (is_group(command)) {
        std::string words;
        for (const auto name : known)
            if (name.starts_with(command + ' '))
                words += (words.empty() ? "" : "|") + std::string(name.substr(command.size() + 1));
        return wrong_argument("Something is missing. Use: plenaria {command} {words}",
                              {{"command", command}, {"words", words}});
    }
    const auto meant = nearest(command, known);
    if (meant.empty())
        return wrong_argument("There is no command \"{command}\". See: plenaria --help",
                              {{"command", command}});
    return wrong_argument("There is no command \"{command}\". Did you mean \"{meant}\"? See: plenaria --help",
                          {{"command", command}, {"meant", std::string(meant)}});
}

std::string Arguments::value(std::string_view option, std::string_view otherwise) const {
    const auto found = options.find(option);
    return found == options.end() ? std::string(otherwise) : found->second;
}

std::string Arguments::file(std::string_view argument) const {
    const auto found = handed.find(argument);
    return found == handed.end() ? (std::filesystem::path(folder) / argument).string() : found->second;
}

Result<Arguments> read_arguments(const std::vector<std::string>& typed) { return Reading(typed).read(); }

}  // namespace plenaria::host
