// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/events/demo_file.hpp
/// The command `demo` of a format: `plenaria FORMAT demo DIR [--json]` adds what a file of the
/// demonstration's folder DIR knows of the editions that `events` has made before. Included by the one source
/// that runs it; needs fmt and nlohmann_json.

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include <fmt/ostream.h>
#include <nlohmann/json.hpp>

#include <plenaria/command.hpp>
#include <plenaria/db.hpp>
#include <plenaria/locale.hpp>
#include <plenaria/result.hpp>

namespace plenaria::events {

struct DemoFile {
    std::string_view plugin;  ///< "events-grf"
    std::string_view name;    ///< of the file, below DIR/events: "pledges.json"
    std::string_view things;  ///< what its author counts, and the member of the answer to --json: "pledges"
    std::string_view added;   ///< what is said of their number: "Added {} pledges."
};

/// @param load Result<int>(UnitOfWork&, const nlohmann::ordered_json&): adds what the file has, in one
///   transaction, and leaves out what is there already. @return what the program ends with.
template <typename Load>
int load_demo_file(Database& db, CommandRun& run, const DemoFile& file, Load load) {
    auto arguments = run.arguments();
    const bool as_json = std::erase(arguments, "--json") > 0;
    if (arguments.size() != 1 || arguments[0].starts_with("--")) {
        fmt::print(run.complaints(), "usage: plenaria {} demo DIR [--json]\n", file.plugin);
        return 2;
    }
    std::ifstream in(std::filesystem::path(run.file(arguments[0])) / "events" / file.name, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), {});
    const auto document = nlohmann::ordered_json::parse(bytes, nullptr, false);
    if (!in || !document.is_object()) {
        fmt::print(run.complaints(), "{}\n",
                   fill("{file} cannot be read.", {{"file", std::string(file.name)}}));
        return 1;
    }
    const auto added = db.write([&](UnitOfWork& uow) { return load(uow, document); });
    if (!added) {
        fmt::print(run.complaints(), "{}\n", fill(added.error().message, added.error().values));
        return 1;
    }
    if (as_json)
        fmt::print(run.out(), "{{\"{}\":{}}}\n", file.things, *added);
    else
        fmt::print(run.out(), fmt::runtime(std::string(file.added) + '\n'), *added);
    return 0;
}

}  // namespace plenaria::events
