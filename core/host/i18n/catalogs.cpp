// SPDX-License-Identifier: EUPL-1.2
#include <i18n/catalogs.hpp>

#include <algorithm>
#include <iterator>
#include <mutex>

#include <i18n/language.hpp>
#include <i18n/po_file.hpp>
#include <i18n/room_locale.hpp>
#include <i18n/words.hpp>

namespace plenaria::host::i18n {

Catalogs::Catalogs() {
    for (const auto code : languages) {
        facts_.push_back(std::make_unique<Language>(code));
        all_.push_back(std::make_unique<RoomLocale>(
            *facts_.back(), std::make_shared<Words>(code, std::vector<char>()), nullptr));
        by_language_[std::string(code)]["core"] = all_.back().get();
    }
}

Catalogs::~Catalogs() = default;

void Catalogs::add_room(std::string domain, const std::filesystem::path& lang_dir) {
    std::vector<std::shared_ptr<const Words>> words;
    for (const auto code : languages)
        words.push_back(std::make_shared<Words>(code, read_po_as_mo(lang_dir / (std::string(code) + ".po"))));

    const std::unique_lock lock(mutex_);
    for (std::size_t i = 0; i < std::size(languages); ++i) {
        auto& rooms = by_language_.find(languages[i])->second;
        const auto put = [&](const std::string& room, const std::shared_ptr<const Words>& own,
                             const std::shared_ptr<const Words>& core) {
            all_.push_back(std::make_unique<RoomLocale>(*facts_[i], own, core));
            rooms[room] = all_.back().get();
        };
        if (domain == "core") {
            for (auto& [room, locale] : rooms)
                if (room != "core") put(room, locale->own(), words[i]);
            put(domain, words[i], nullptr);
        } else {
            put(domain, words[i], rooms.find("core")->second->own());
        }
    }
}

const RoomLocale& Catalogs::find(std::string_view language, std::string_view domain) const {
    const std::shared_lock lock(mutex_);
    auto rooms = by_language_.find(language);
    if (rooms == by_language_.end()) rooms = by_language_.find(languages[0]);
    auto room = rooms->second.find(domain);
    if (room == rooms->second.end()) room = rooms->second.find("core");
    return *room->second;
}

const Locale& Catalogs::get(std::string_view language, std::string_view domain) const {
    return find(language, domain);
}

std::optional<std::string> Catalogs::translation(std::string_view language, std::string_view domain,
                                                 std::string_view message) const {
    const auto* text = find(language, domain).find(message);
    if (text == nullptr) return std::nullopt;
    return text;
}

}  // namespace plenaria::host::i18n
