// SPDX-License-Identifier: EUPL-1.2
#include "tally_command.hpp"

#include <charconv>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <ostream>

#include <fmt/ostream.h>

#include "blt.hpp"
#include "count_json.hpp"
#include "count_table.hpp"
#include "rules.hpp"

namespace plenaria::committee {

namespace {

constexpr int done = 0;
constexpr int refused = 1;
constexpr int wrong_use = 2;

struct Typed {
    std::string file;
    Rule rule = Rule::scottish;
    CountOptions options;
    std::string language = "en";
    bool json = false;
};

Error misuse(std::string message, MessageValues values = {}) {
    return {.code = ErrorCode::invalid_input, .message = std::move(message), .values = std::move(values)};
}

/// Splits words into those with and those without "--". "--rule=scottish" is "--rule scottish".
Result<std::map<std::string, std::string, std::less<>>> options_in(const std::vector<std::string>& words,
                                                                   Typed& typed) {
    std::map<std::string, std::string, std::less<>> options;
    for (std::size_t index = 0; index < words.size(); ++index) {
        const auto& word = words[index];
        const auto equals = word.find('=');
        const auto name = word.substr(0, equals);
        if (word == "--json") {
            typed.json = true;
        } else if (name == "--rule" || name == "--seats" || name == "--seed" || name == "--language") {
            if (equals == std::string::npos && index + 1 == words.size())
                return misuse("The option {option} needs a value.", {{"option", name}});
            options[name] = equals == std::string::npos ? words[++index] : word.substr(equals + 1);
        } else if (word.starts_with("--")) {
            return misuse("There is no option {option} here.", {{"option", name}});
        } else if (!typed.file.empty()) {
            return misuse("“{word}” is too much; one file is counted at a time.", {{"word", word}});
        } else {
            typed.file = word;
        }
    }
    return options;
}

Result<Typed> read(const std::vector<std::string>& words) {
    Typed typed;
    const auto options = options_in(words, typed);
    if (!options) return options.error();
    if (typed.file.empty()) return misuse("The file with the ballots is missing.");
    const auto value = [&](std::string_view name) -> const std::string* {
        const auto found = options->find(name);
        return found == options->end() ? nullptr : &found->second;
    };
    const auto* rule = value("--rule");
    if (rule == nullptr) return misuse("The rule is missing: --rule scottish, wigm-prf or meek-prf.");
    if (const auto known = rule_of(*rule))
        typed.rule = *known;
    else
        return misuse("There is no rule “{rule}”. There are scottish, wigm-prf and meek-prf.",
                      {{"rule", *rule}});
    if (const auto* seats = value("--seats")) {
        std::uint32_t number = 0;
        const auto read = std::from_chars(seats->data(), seats->data() + seats->size(), number);
        if (read.ec != std::errc{} || read.ptr != seats->data() + seats->size())
            return misuse("“{number}” is no number of seats.", {{"number", *seats}});
        typed.options.seats = number;
    }
    if (const auto* seed = value("--seed")) typed.options.seed = *seed;
    if (const auto* language = value("--language")) {
        if (*language != "en" && *language != "es" && *language != "fr")
            return misuse("There are the languages en, es and fr, not “{language}”.",
                          {{"language", *language}});
        typed.language = *language;
    }
    return typed;
}

Result<std::string> bytes_of(const std::string& path, const std::string& named) {
    std::error_code failure;
    const auto is_file = std::filesystem::is_regular_file(path, failure);
    std::ifstream stream(path, std::ios::binary);
    if (!is_file || !stream) return misuse(/*t*/ "The file {file} cannot be read.", {{"file", named}});
    // One more byte than is counted is enough to refuse it; a file may grow while it is read.
    std::string bytes(longest_ballot_file + 1, '\0');
    const auto size = std::filesystem::file_size(path, failure);
    if (!failure && size < bytes.size()) bytes.resize(size);
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    return bytes;
}

int complain(CommandRun& run, const Error& error, const Locale& locale, int code) {
    fmt::print(run.complaints(), "plenaria: {}\n", locale.t(error.message, error.values));
    return code;
}

}  // namespace

int tally(CommandRun& run, const Locales& locales) {
    const auto typed = read(run.arguments());
    const auto& english = locales.get("en", "committee");
    if (!typed) {
        complain(run, typed.error(), english, wrong_use);
        fmt::print(run.complaints(), "Use: plenaria committee tally {}\n", tally_usage);
        return wrong_use;
    }
    const auto& locale = locales.get(typed->language, "committee");
    const auto bytes = bytes_of(run.file(typed->file), typed->file);
    if (!bytes) return complain(run, bytes.error(), locale, refused);
    const auto election = read_blt(*bytes);
    if (!election) return complain(run, election.error(), locale, refused);
    const auto count = count_votes(*election, typed->rule, typed->options);
    if (!count) return complain(run, count.error(), locale, refused);
    if (typed->json)
        fmt::print(run.out(), "{}\n", to_json(*count, *election, locale).dump(2));
    else
        run.out() << as_text(*count, *election, locale);
    return done;
}

}  // namespace plenaria::committee
