// SPDX-License-Identifier: EUPL-1.2
#include "house.hpp"

#include <fstream>

#include <plenaria/id.hpp>

namespace plenaria::host {

namespace fs = std::filesystem;

House::House(const std::vector<std::string>& rooms)
    : dir_(fs::temp_directory_path() / ("house-" + new_id())) {
    fs::create_directories(dir_ / "plugins");
    for (const auto& room : rooms) install(room);
}

House::~House() { fs::remove_all(dir_); }

void House::install(const std::string& room, const std::string& folder) {
    fs::create_directory_symlink(fs::path(ZOO_DIR) / room,
                                 dir_ / "plugins" / (folder.empty() ? room : folder));
}

void House::install_manifest(const std::string& folder, const std::string& json) {
    fs::create_directory(dir_ / "plugins" / folder);
    std::ofstream(dir_ / "plugins" / folder / "plugin.json") << json;
}

LoaderOptions House::options() const {
    return {.plugins_dir = dir_ / "plugins", .state_dir = dir_ / "state"};
}

std::vector<std::string> running(const Loader& loader) {
    std::vector<std::string> out;
    for (const auto& room : loader.snapshot()->rooms) out.push_back(room.manifest.id);
    return out;
}

namespace {

PluginReport report(const Loader& loader, const std::string& id) {
    for (auto& one : loader.reports())
        if (one.id == id) return one;
    return {.id = id, .sentence = {"is not in the list"}};
}

}  // namespace

std::string words(const Loader& loader, const std::string& id) {
    const auto found = report(loader, id);
    return std::string(word(found.stage)) + (found.sentence.empty() ? "" : ": " + found.sentence.english());
}

std::string root_cause(const Loader& loader, const std::string& id) { return report(loader, id).root_cause; }

std::vector<std::string> paths(const Loader& loader) {
    std::vector<std::string> out;
    for (const auto& route : loader.snapshot()->routes) out.push_back(route.what.path);
    return out;
}

std::shared_ptr<zoo::Diary> diary(const Loader& loader, const std::string& plugin) {
    for (const auto& one : loader.snapshot()->services_of<zoo::Diary>())
        if (one.plugin == plugin) return one.what;
    return nullptr;
}

}  // namespace plenaria::host
