// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/commands/arguments.hpp
/// Words of a command line as options and the rest.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/result.hpp>

namespace plenaria::host {

struct Arguments {
    std::string program;
    std::vector<std::string> words = {};  ///< without options; the first is the command
    std::map<std::string, std::string, std::less<>> options =
        {};                             ///< "--port 8080" and "--port=8080" as port
    std::vector<std::string> raw = {};  ///< behind the command, as typed: plugins read their own options
    std::string folder = {};            ///< where it was typed; empty: where this process is
    std::map<std::string, std::string, std::less<>> handed = {};  ///< words that name files → copies of them

    [[nodiscard]] bool has(std::string_view option) const { return options.contains(option); }
    [[nodiscard]] std::string value(std::string_view option, std::string_view otherwise = {}) const;
    /// The word at that place behind the command, or empty text.
    [[nodiscard]] std::string word(std::size_t at) const {
        return at + 1 < words.size() ? words[at + 1] : std::string();
    }
    /// Where what `argument` names can be read by this process.
    [[nodiscard]] std::string file(std::string_view argument) const;
};

/// @return invalid_input with a sentence for an unknown option or one that lacks its value.
Result<Arguments> read_arguments(const std::vector<std::string>& words);

}  // namespace plenaria::host
