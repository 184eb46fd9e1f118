// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file tests/plugins/house.hpp
/// A plugins folder and a state folder of one test, filled from the zoo.

#include <filesystem>
#include <string>
#include <vector>

#include "plugins/loader.hpp"
#include "zoo/page.hpp"

namespace plenaria::host {

class House {
public:
    explicit House(const std::vector<std::string>& rooms = {});
    ~House();
    House(const House&) = delete;
    House& operator=(const House&) = delete;

    /// Installs a room of the zoo, under a folder of another name if asked for.
    void install(const std::string& room, const std::string& folder = {});
    /// Installs a plugin.json that stands alone.
    void install_manifest(const std::string& folder, const std::string& json);
    [[nodiscard]] LoaderOptions options() const;
    [[nodiscard]] std::filesystem::path folder(const std::string& room) const {
        return dir_ / "plugins" / room;
    }

private:
    std::filesystem::path dir_;
};

std::vector<std::string> running(const Loader& loader);
/// "failed: load: no licence"
std::string words(const Loader& loader, const std::string& id);
std::string root_cause(const Loader& loader, const std::string& id);
std::vector<std::string> paths(const Loader& loader);
/// The diary that `plugin` offers, or nullptr.
std::shared_ptr<zoo::Diary> diary(const Loader& loader, const std::string& plugin);

}  // namespace plenaria::host
