// SPDX-License-Identifier: EUPL-1.2
// What may be typed, and the sentence for what may not.
#include "commands/arguments.hpp"

#include <gtest/gtest.h>

#include <plenaria/locale.hpp>

#include "commands/command_table.hpp"

namespace plenaria::host {
namespace {

using Words = std::vector<std::string>;

std::string sentence(const Words& typed) {
    const auto read = read_arguments(typed);
    return read ? "read" : fill(read.error().message, read.error().values);
}

TEST(Arguments, OptionsMayStandAnywhere) {
    const auto read =
        read_arguments({"--data", "house", "user", "add", "--role=drafter", "a@b.example", "Ana"});

    ASSERT_TRUE(read);
    EXPECT_EQ(read->command, "user add");
    EXPECT_EQ(read->words, (Words{"a@b.example", "Ana"}));
    EXPECT_EQ(read->value("data"), "house");
    EXPECT_EQ(read->value("role"), "drafter");
}

TEST(Arguments, APluginReadsItsOwnOptionsButNotThoseOfTheHouse) {
    const auto read =
        read_arguments({"directory", "import", "--kind", "cities", "a.csv", "--data=house", "--json"});

    ASSERT_TRUE(read);
    EXPECT_EQ(read->command, "directory import");
    EXPECT_EQ(read->raw, (Words{"--kind", "cities", "a.csv", "--json"}));
    EXPECT_EQ(read->value("data"), "house");
    EXPECT_FALSE(read->has("json"));
}

TEST(Arguments, EachMistakeIsOneSentence) {
    const struct {
        Words typed;
        const char* sentence;
    } mistakes[] = {
        {{"user"}, "Something is missing. Use: plenaria user list|add|link"},
        {{"user", "ad"}, "There is no command \"user ad\". Did you mean \"user add\"? See: plenaria --help"},
        {{"user", "link"},
         "Something is missing. Use: plenaria user link EMAIL [--base-url URL] [--safe-mode] [--json]"},
        {{"backup", "a", "b"}, "\"b\" is too much. Use: plenaria backup FILE [--json]"},
        {{"backup", "a", "--jsn"},
         "There is no option --jsn here. Did you mean --json? See: plenaria backup --help"},
        {{"backup", "a", "--port", "8"}, "There is no option --port here. See: plenaria backup --help"},
        {{"serve", "--port"}, "The option --port needs a value: --port N"},
        {{"serve", "--demo=yes"},
         "There is no option --demo here. Did you mean --demo? See: plenaria serve --help"},
    };
    for (const auto& [typed, expected] : mistakes) EXPECT_EQ(sentence(typed), expected);
}

TEST(Arguments, WithHelpNothingIsMissing) {
    EXPECT_EQ(sentence({"user", "link", "--help"}), "read");
    EXPECT_EQ(sentence({"user", "--help"}), "read");
}

TEST(CommandTable, EveryCommandSaysWhatItDoesAndIsDoneBySomething) {
    for (const auto& use : command_table()) {
        EXPECT_FALSE(use.says.empty()) << use.name;
        EXPECT_TRUE(use.alone != nullptr || use.on_host != nullptr) << use.name;
        EXPECT_EQ(find_command(use.name), &use);
    }
}

TEST(CommandTable, AnOptionTakesAValueWithEveryCommandOrWithNone) {
    // Reading depends on it: an option may stand before the command.
    for (const auto& one : command_table())
        for (const auto& option : one.options)
            for (const auto& other : command_table())
                if (const auto* same = other.option(option.name)) {
                    EXPECT_EQ(same->value.empty(), option.value.empty()) << option.name;
                }
}

}  // namespace
}  // namespace plenaria::host
