// SPDX-License-Identifier: EUPL-1.2
#include "commands.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <plenaria/db.hpp>
#include <plenaria/locale.hpp>

#include "demo.hpp"

namespace plenaria::directory {

namespace {

constexpr int success = 0;
constexpr int failure = 1;
constexpr int wrong_usage = 2;

/// Takes `flag` out of `arguments`. @return whether it was there.
bool take_flag(std::vector<std::string>& arguments, std::string_view flag) {
    return std::erase(arguments, flag) > 0;
}

int report(const Error& error) {
    fmt::print(stderr, "{}\n", fill(error.message, error.values));
    return failure;
}

}  // namespace

int demo_command(Database& db, const std::vector<std::string>& given) {
    auto arguments = given;
    const bool json = take_flag(arguments, "--json");
    if (arguments.size() != 1) {
        fmt::print(stderr, "usage: plenaria directory demo DIR [--json]\n");
        return wrong_usage;
    }
    const auto added = load_demo(db, std::filesystem::path(arguments[0]) / "data");
    if (!added) return report(added.error());
    if (json)
        fmt::print("{{\"cities\":{},\"people\":{},\"organisations\":{},\"segments\":{}}}\n", added->cities, added->people,
                   added->organisations, added->segments);
    else
        fmt::print("Added {} cities, {} people, {} organisations, {} lists.\n", added->cities, added->people,
                   added->organisations, added->segments);
    return success;
}

}  // namespace plenaria::directory
