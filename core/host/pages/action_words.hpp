// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/pages/action_words.hpp
/// What history and the list of jobs call an action: "core.give_role" is "Give a role".

#include <map>
#include <string>
#include <string_view>

#include <plenaria/locale.hpp>

#include "plugins/contributions.hpp"

namespace plenaria::host {

/// The words of all actions of the host and of the plugins that run, in one language.
class ActionWords {
public:
    ActionWords(const Contributions& running, const Locales& locales, std::string_view language);

    /// The code itself for an action that nobody who runs has declared: of a plugin that is gone, or older.
    [[nodiscard]] std::string of(const std::string& action) const;
    /// By code.
    [[nodiscard]] const std::map<std::string, std::string>& all() const { return words_; }

private:
    std::map<std::string, std::string> words_;
    std::string passing_on_;
};

}  // namespace plenaria::host
