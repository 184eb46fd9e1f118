// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file i18n/catalogs.hpp
/// The languages of the house, one catalog a room.

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <plenaria/locale.hpp>

namespace plenaria::host::i18n {

class Language;
class RoomLocale;

/// The service core.locales/1. Thread-safe. A Locale that was handed out stays valid as long as this object.
class Catalogs final : public Locales {
public:
    static constexpr std::string_view languages[] = {"en", "es", "fr"};  ///< the first is the fallback

    Catalogs();
    ~Catalogs() override;

    /// Reads `lang_dir`/es.po and fr.po as the catalog of `domain` (the plugin's id, or "core"). A file that
    /// is absent is an empty catalog. A second call for the same domain is obeyed by later get()s.
    /// @throws std::runtime_error naming file and line of a mistake; nothing has changed then.
    void add_room(std::string domain, const std::filesystem::path& lang_dir);

    /// For a domain that was never added: the catalog of "core".
    [[nodiscard]] const Locale& get(std::string_view language, std::string_view domain) const override;

    /// Only what the catalogs hold (of `domain`, then of "core"); empty when there is none. English is never
    /// there.
    [[nodiscard]] std::optional<std::string> translation(std::string_view language, std::string_view domain,
                                                         std::string_view message) const;

private:
    using Rooms = std::map<std::string, const RoomLocale*, std::less<>>;
    [[nodiscard]] const RoomLocale& find(std::string_view language, std::string_view domain) const;

    std::vector<std::unique_ptr<Language>> facts_;
    mutable std::shared_mutex mutex_;
    std::map<std::string, Rooms, std::less<>> by_language_;
    std::vector<std::unique_ptr<RoomLocale>> all_;  ///< also the replaced ones: somebody may still hold them
};

}  // namespace plenaria::host::i18n
