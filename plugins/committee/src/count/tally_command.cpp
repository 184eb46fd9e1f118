// SPDX-License-Identifier: EUPL-1.2
#include "tally_command.hpp"

#include <charconv>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <ostream>

#include <fmt/ostream.h>

#include <plenaria/text.hpp>

#include "blt.hpp"
#include "count_json.hpp"
#include "count_table.hpp"
#include "rules.hpp"

namespace plenaria::committee {

namespace {

constexpr int tally_done = 0;
constexpr int tally_refused = 1;
constexpr int tally_wrong_use = 2;

struct TypedTally {
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
                                                                   TypedTally& typed) {
    std::map<std::string, std::string, std::less<>> options;
    for (std::size_t index = 0; index < words.size(); ++index) {
        const auto& word = words[index];
        const auto equals = word.find('=');
        const auto name = word.substr(0, equals);
        if (word == "--json") {
            typed.json = true;
        } else if (name == "--rule" || name == "--reserve" || name == "--seats" || name == "--seed" ||
                   name == "--language") {
            if (equals == std::string::npos && index + 1 == words.size())
                return misuse("The option {option} needs a value.", {{"option", name}});
            auto value = equals == std::string::npos ? words[++index] : word.substr(equals + 1);
            if (name == "--reserve")
                options[name] += value + '\n';
            else
                options[name] = std::move(value);
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

Result<TypedTally> read_words(const std::vector<std::string>& words) {
    TypedTally typed;
    const auto options = options_in(words, typed);
    if (!options) return options.error();
    if (typed.file.empty()) return misuse("The file with the ballots is missing.");
    const auto value = [&](std::string_view name) -> const std::string* {
        const auto found = options->find(name);
        return found == options->end() ? nullptr : &found->second;
    };
    const auto* rule = value("--rule");
    if (rule == nullptr)
        return misuse("The rule is missing: --rule scottish, wigm-prf, meek-prf, plurality or approval.");
    if (const auto known = rule_of(*rule))
        typed.rule = *known;
    else
        return misuse(
            "There is no rule “{rule}”. There are scottish, wigm-prf, meek-prf, plurality and approval.",
            {{"rule", *rule}});
    if (const auto* seats = value("--seats")) {
        std::uint32_t number = 0;
        const auto read = std::from_chars(seats->data(), seats->data() + seats->size(), number);
        if (read.ec != std::errc{} || read.ptr != seats->data() + seats->size())
            return misuse("“{number}” is no number of seats.", {{"number", *seats}});
        typed.options.seats = number;
    }
    if (const auto* seed = value("--seed")) {
        if (!is_utf8(*seed)) return misuse("The seed is no UTF-8.");
        typed.options.seed = *seed;
    }
    if (const auto* reserved = value("--reserve")) {
        auto groups = parse_reserved(*reserved);
        if (!groups) return std::move(groups).error();
        typed.options.reserved = *std::move(groups);
    }
    if (const auto* language = value("--language")) {
        if (*language != "en" && *language != "es" && *language != "fr")
            return misuse("There are the languages en, es and fr, not “{language}”.",
                          {{"language", *language}});
        typed.language = *language;
    }
    return typed;
}

Result<Election> election_in(const std::string& path, const std::string& named) {
    const auto unreadable = [&] {
        return misuse(/*t*/ "The file {file} cannot be read.", {{"file", named}});
    };
    std::error_code failure;
    const auto size = std::filesystem::file_size(path, failure);  // fails for a folder and a pipe
    if (failure) return unreadable();
    if (size > longest_ballot_file) return ballot_file_too_large();
    std::ifstream stream(path, std::ios::binary);
    std::string bytes(size, '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!stream) return unreadable();
    return read_blt(bytes);
}

int complain_of(CommandRun& run, const Error& error, const Locale& locale, int code) {
    fmt::print(run.complaints(), "plenaria: {}\n", locale.t(error.message, error.values));
    return code;
}

}  // namespace

int tally(CommandRun& run, const Locales& locales) {
    const auto typed = read_words(run.arguments());
    const auto& english = locales.get("en", "committee");
    if (!typed) {
        complain_of(run, typed.error(), english, tally_wrong_use);
        fmt::print(run.complaints(), "Use: plenaria committee tally {}\n", tally_usage);
        return tally_wrong_use;
    }
    const auto& locale = locales.get(typed->language, "committee");
    const auto election = election_in(run.file(typed->file), typed->file);
    if (!election) return complain_of(run, election.error(), locale, tally_refused);
    const auto count = count_votes(*election, typed->rule, typed->options);
    if (!count) return complain_of(run, count.error(), locale, tally_refused);
    if (typed->json)
        fmt::print(run.out(), "{}\n", to_json(*count, *election, locale).dump(2));
    else
        run.out() << as_text(*count, *election, locale);
    return tally_done;
}

}  // namespace plenaria::committee
