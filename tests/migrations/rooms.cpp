// SPDX-License-Identifier: EUPL-1.2
#include "rooms.hpp"

#include <fstream>
#include <map>
#include <stdexcept>

#include <nlohmann/json.hpp>

namespace plenaria::test {

namespace {

namespace fs = std::filesystem;

struct Manifest {
    std::string prefix;
    std::vector<std::string> requires_ids;
};

std::map<std::string, Manifest> read_manifests() {
    std::map<std::string, Manifest> manifests;
    for (const auto& entry : fs::directory_iterator(PLENARIA_SOURCE_DIR "/plugins")) {
        std::ifstream file(entry.path() / "plugin.json");
        if (!file) continue;
        const auto json = nlohmann::json::parse(file);
        Manifest manifest{.prefix = json.value("tables", "")};
        for (const auto& need : json.value("requires", nlohmann::json::array()))
            manifest.requires_ids.push_back(need.at("id"));
        manifests.emplace(json.at("id"), std::move(manifest));
    }
    return manifests;
}

}  // namespace

std::vector<host::MigrationRoom> rooms_with_tables() {
    std::vector<host::MigrationRoom> rooms{{.id = "core", .folder = PLENARIA_SOURCE_DIR "/db"}};
    auto waiting = read_manifests();
    const auto all = waiting;
    while (!waiting.empty()) {
        const auto before = waiting.size();
        for (auto next = waiting.begin(); next != waiting.end();) {
            const auto& [id, manifest] = *next;
            host::TablePromise promise{.prefix = manifest.prefix};
            bool ready = true;
            for (const auto& need : manifest.requires_ids) {
                ready = ready && !waiting.contains(need);
                promise.may_refer_to.push_back(all.at(need).prefix);
            }
            if (!ready) {
                ++next;
                continue;
            }
            const fs::path folder = PLENARIA_SOURCE_DIR "/plugins/" + id + "/db";
            if (fs::is_directory(folder)) rooms.push_back({id, folder, promise});
            next = waiting.erase(next);
        }
        if (waiting.size() == before) throw std::runtime_error("the plugins require each other in a circle");
    }
    return rooms;
}

}  // namespace plenaria::test
