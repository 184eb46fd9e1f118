// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "commands/commands.hpp"

namespace plenaria::host {

namespace fs = std::filesystem;

namespace {

bool is_plugin_id(const std::string& id) {
    const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
    return !id.empty() && id != "core" && small(id[0]) && std::all_of(id.begin(), id.end(), [&](char c) {
        return small(c) || (c >= '0' && c <= '9') || c == '-';
    });
}

/// "SideTrips" of "side-trips".
std::string class_name(const std::string& id) {
    std::string name;
    bool capital = true;
    for (const char c : id) {
        if (c != '-') name += capital && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        capital = c == '-';
    }
    return name;
}

/// Of the plugin that is copied, what is its name, by what it is called now.
std::array<std::pair<std::string, std::string>, 9> renamings(const std::string& id) {
    auto name = id;  // where no hyphen may stand
    std::replace(name.begin(), name.end(), '-', '_');
    return {{{"HelloPlugin", class_name(id) + "Plugin"},
             {"plenaria::hello", "plenaria::" + name},
             {"plenaria_add_plugin(hello", "plenaria_add_plugin(" + id},
             {"project(hello", "project(" + name},
             {"\"id\": \"hello\"", "\"id\": \"" + id + '"'},
             {"\"tables\": \"hello_\"", "\"tables\": \"" + name + "_\""},
             {"\"hello.", '"' + id + '.'},
             {"\"hello/", '"' + id + '/'},
             {"\"/hello", "\"/" + id}}};
}

void rename_within(const fs::path& file, const std::string& id) {
    std::string text;
    {
        std::ifstream in(file, std::ios::binary);
        text.assign(std::istreambuf_iterator<char>(in), {});
    }
    for (const auto& [from, to] : renamings(id))
        for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
            text.replace(at, from.size(), to);
    std::ofstream out(file, std::ios::binary);
    if (!out.write(text.data(), static_cast<std::streamsize>(text.size())))
        throw std::runtime_error("cannot write " + file.string());
}

}  // namespace

int plugin_new(const Arguments& arguments) {
    const auto& id = arguments.word(0);
    if (!is_plugin_id(id)) {
        complain({.code = ErrorCode::invalid_input,
                  .message =
                      "An id is made of small letters, digits and hyphens and begins with a letter, like "
                      "side-trips."});
        return wrong_use;
    }
    const auto config = configured(arguments);
    if (!config) return complain(config.error());
    const fs::path folder = arguments.words.size() > 1 ? arguments.word(1) : id;
    if (fs::exists(folder))
        return complain({.code = ErrorCode::conflict,
                         .message = "{file} exists already.",
                         .values = {{"file", folder.string()}}});
    fs::create_directories(folder);
    fs::copy(config->root / "share/new-plugin", folder, fs::copy_options::recursive);
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) rename_within(entry.path(), id);
    if (arguments.has("json"))
        std::puts(nlohmann::json{{"id", id}, {"folder", fs::absolute(folder).string()}}.dump().c_str());
    else
        std::puts(fmt::format("{} is a plugin of its own now: cmake -B build && cmake --build build, there.",
                              folder.string())
                      .c_str());
    return done;
}

}  // namespace plenaria::host
