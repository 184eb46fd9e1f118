// SPDX-License-Identifier: EUPL-1.2
#include "ballot_commands.hpp"

#include <ostream>

#include <fmt/ostream.h>
#include <nlohmann/json.hpp>

#include "../count/kept_count_repository.hpp"
#include "ballot_call.hpp"
#include "ballot_repository.hpp"
#include "bulletin_repository.hpp"
#include "seal.hpp"

namespace plenaria::committee::ballots {

namespace {

constexpr int command_done = 0;
constexpr int command_refused = 1;
constexpr int command_wrong_use = 2;

struct KeyWords {
    std::string language = "en";
    bool json = false;
};

Result<KeyWords> read_key_words(const std::vector<std::string>& words) {
    KeyWords typed;
    for (std::size_t index = 0; index < words.size(); ++index) {
        if (words[index] == "--json") {
            typed.json = true;
        } else if (words[index] == "--language" && index + 1 < words.size()) {
            typed.language = words[++index];
            if (typed.language != "en" && typed.language != "es" && typed.language != "fr")
                return Error{ErrorCode::invalid_input, "There are the languages en, es and fr."};
        } else {
            return Error{.code = ErrorCode::invalid_input,
                         .message = "“{word}” is not known here.",
                         .values = {{"word", words[index]}}};
        }
    }
    return typed;
}

int misused(CommandRun& run, const std::string& sentence, const char* name, const char* usage) {
    fmt::print(run.complaints(), "plenaria: {}\nUse: plenaria committee {} {}\n", sentence, name, usage);
    return command_wrong_use;
}

/// What `bulletin` prints. @return why there is nothing to print.
Result<std::string> bulletin_text(UnitOfWork& uow, const std::string& id, bool trackers) {
    const auto ballot = find_ballot(uow, id);
    if (!ballot) return ballot_unknown(id);
    if (ballot->written != Written::counted)
        return Error{ErrorCode::conflict, "This ballot has not been counted yet."};
    if (trackers) {
        std::string lines;
        for (const auto& tracker : trackers_of(uow, id)) lines += tracker + '\n';
        if (lines.empty())
            return Error{ErrorCode::conflict,
                         "This ballot has no bulletin: it was no secret one, or of fewer than four ballots."};
        return lines;
    }
    const auto row = ballot->count_id.empty() ? std::nullopt : find_count_row(uow, ballot->count_id);
    if (!row)
        return Error{ErrorCode::conflict,
                     "No ballots of this one are published: it was a motion, or of fewer than four ballots, "
                     "or all were blank."};
    return row->ballots;
}

}  // namespace

int key_command(CommandRun& run, const Locales& locales) {
    const auto typed = read_key_words(run.arguments());
    if (!typed) return misused(run, fill(typed.error().message, typed.error().values), "key", key_usage);
    const auto key = OfficerKey::make();
    auto secret = key.typed();
    const auto half = key.public_half();
    if (typed->json) {
        fmt::print(
            run.out(), "{}\n",
            nlohmann::ordered_json{{"key", secret}, {"public_half", half}, {"fingerprint", fingerprint(half)}}
                .dump(2));
    } else {
        const auto& locale = locales.get(typed->language, "committee");
        fmt::print(run.out(), "{}\n  {}\n\n{}\n  {}\n\n{}\n  {}\n",
                   locale.t("Your key. Keep it, and show it to nobody; it is shown this once:"), secret,
                   locale.t("Its public half, for the page of your ballot:"), half,
                   locale.t("Its fingerprint, which the other officers ask you for:"), fingerprint(half));
    }
    wipe(secret);
    return command_done;
}

int bulletin_command(CommandRun& run, Database& db) {
    std::string id;
    bool trackers = false;
    for (const auto& word : run.arguments()) {
        if (word == "--trackers")
            trackers = true;
        else if (id.empty() && !word.starts_with("--"))
            id = word;
        else
            return misused(run, fill("“{word}” is not known here.", {{"word", word}}), "bulletin",
                           bulletin_usage);
    }
    if (id.empty()) return misused(run, "The ballot is missing.", "bulletin", bulletin_usage);
    const auto text = db.read([&](UnitOfWork& uow) { return bulletin_text(uow, id, trackers); });
    if (!text) {
        fmt::print(run.complaints(), "plenaria: {}\n", fill(text.error().message, text.error().values));
        return command_refused;
    }
    run.out() << *text;
    return command_done;
}

}  // namespace plenaria::committee::ballots
