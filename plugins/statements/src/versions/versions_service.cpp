// SPDX-License-Identifier: EUPL-1.2
#include "versions_service.hpp"

#include <algorithm>

#include <plenaria/text.hpp>

#include "../signatures/signature_repository.hpp"
#include "../text/reading_right.hpp"
#include "version_repository.hpp"
#include "version_title_repository.hpp"

namespace plenaria::statements {

namespace {

constexpr std::size_t longest_sought = 2000;  // bytes; no label is as long

IssuedVersion card_of(const std::string& id, const std::string& statement_id, const std::string& title,
                      const std::string& name, int number) {
    return {.id = id,
            .label = title + " – " + name,
            .number = number,
            .path = "/statements/" + statement_id + "/versions/" + id};
}

IssuedVersion card_of(const TitledVersion& version, std::string_view language) {
    const auto found = version.titles.find(std::string(language));
    return card_of(version.id, version.statement_id,
                   found == version.titles.end() ? version.title : found->second, version.name,
                   version.number);
}

std::vector<std::string> sought_words(const TitledVersion& version) {
    auto words = folded_words(version.title + ' ' + version.name);
    for (const auto& [language, title] : version.titles)
        for (auto& word : folded_words(title)) words.push_back(std::move(word));
    return words;
}

bool has_all(const std::vector<std::string>& words, const std::vector<std::string>& beginnings) {
    return std::all_of(beginnings.begin(), beginnings.end(), [&](const auto& beginning) {
        return std::any_of(words.begin(), words.end(),
                           [&](const auto& word) { return word.starts_with(beginning); });
    });
}

}  // namespace

std::optional<IssuedVersion> VersionsService::version(UnitOfWork& uow, const Actor& reader,
                                                      std::string_view id, std::string_view language) {
    const auto found = find_version(uow, id);
    if (!found) return std::nullopt;
    const auto statement = find_readable(uow, reader, found->statement_id, language);
    if (!statement) return std::nullopt;
    auto card = card_of(found->id, statement->id, statement->title, found->name, found->number);
    card.hash = found->hash;
    return card;
}

std::vector<IssuedVersion> VersionsService::called(UnitOfWork& uow, const Actor& reader,
                                                   std::string_view text, std::string_view language) {
    if (text.size() > longest_sought) return {};
    const auto wanted = fold(text);
    const auto beginnings = folded_words(text);
    std::vector<IssuedVersion> exact, similar;
    if (beginnings.empty()) return similar;
    const Readable readable(uow, reader);
    for (const auto& version : titled_versions(uow)) {
        if (!readable.holds(version.statement_id)) continue;
        auto card = card_of(version, language);
        if (fold(card.label) == wanted) exact.push_back(card);
        if (has_all(sought_words(version), beginnings)) similar.push_back(std::move(card));
    }
    return exact.empty() ? similar : exact;
}

std::optional<SignatureCount> VersionsService::signatures(UnitOfWork& uow, const Actor& reader,
                                                          std::string_view id) {
    if (!version(uow, reader, id, "en")) return std::nullopt;
    // The last opening counts; there are a few signings in all.
    std::optional<SignatureCount> count;
    for (const auto& signing : list_signings(uow)) {
        if (signing.version_id != id || count) continue;
        count = SignatureCount{.asked = static_cast<int>(signatories_of(uow, signing.id).size()),
                               .valid = static_cast<int>(valid_signatures(uow, signing.id).size()),
                               .path = "/statements/signings/" + signing.id};
    }
    return count;
}

}  // namespace plenaria::statements
