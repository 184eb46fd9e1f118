// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/commands/arguments.hpp
/// A command line as a command, its words and its options.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/result.hpp>

namespace plenaria::host {

struct Arguments {
    std::string command = {};  ///< "user add"; of a plugin: "directory import", or "directory" alone
    std::vector<std::string> words = {};  ///< behind it, without options
    std::map<std::string, std::string, std::less<>> options =
        {};                             ///< "--port 8080" and "--port=8080" as port; a flag as "yes"
    std::vector<std::string> raw = {};  ///< behind a plugin's command, as typed: it reads its own options
    std::string folder = {};            ///< where it was typed; empty: where this process is
    std::map<std::string, std::string, std::less<>> handed = {};  ///< words that name files → copies of them

    [[nodiscard]] bool has(std::string_view option) const { return options.contains(option); }
    [[nodiscard]] std::string value(std::string_view option, std::string_view otherwise = {}) const;
    /// The word at that place behind the command, or empty text.
    [[nodiscard]] std::string word(std::size_t at) const {
        return at < words.size() ? words[at] : std::string();
    }
    /// Where what `argument` names can be read by this process.
    [[nodiscard]] std::string file(std::string_view argument) const;
};

/// Reads by the table of commands. A first word that the table does not know is the id of a plugin. Without
/// any word the command is empty. With --help in it, nothing is missing.
/// @param typed without the name of the program.
/// @return invalid_input with a sentence for an unknown option, one that lacks its value, too many or too few
///         words.
Result<Arguments> read_arguments(const std::vector<std::string>& typed);

/// For a command that nobody has: what it may have been meant to be.
Error no_such_command(const std::string& command);

}  // namespace plenaria::host
