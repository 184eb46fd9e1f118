// SPDX-License-Identifier: EUPL-1.2
#include "commands.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>

#include <fmt/ostream.h>
#include <nlohmann/json.hpp>

#include <plenaria/command.hpp>
#include <plenaria/db.hpp>
#include <plenaria/locale.hpp>

#include "demo.hpp"
#include "import/apply.hpp"
#include "import/import_service.hpp"
#include "import/plan_json.hpp"

namespace plenaria::directory {

namespace {

constexpr int success = 0;
constexpr int failure = 1;
constexpr int wrong_usage = 2;

/// Takes `flag` out of `arguments`. @return whether it was there.
bool take_flag(std::vector<std::string>& arguments, std::string_view flag) {
    return std::erase(arguments, flag) > 0;
}

int report(CommandRun& run, const Error& error) {
    fmt::print(run.complaints(), "{}\n", fill(error.message, error.values));
    return failure;
}

struct Outcome {
    std::string id;
    std::map<std::string, long long> fates;
    std::vector<import::ImportRow> open;  ///< wrong, or waiting for an answer
    import::Applied applied;
};

Result<Outcome> run_import(Database& db, const std::string& name, const std::string& bytes,
                           std::optional<import::Kind> kind, bool apply) {
    const auto actor = job_actor("plenaria directory import");
    auto id = import::upload(db, actor, name, bytes, kind);
    if (!id) return std::move(id).error();
    Outcome outcome{.id = *id};
    auto stored =
        db.read([&](UnitOfWork& uow) -> Result<import::Import> { return *import::find_import(uow, *id); });
    if (!stored) return std::move(stored).error();
    if (auto set = import::set_columns(db, actor, *id, stored->kind, stored->mapping); !set) {
        auto error = std::move(set).error();
        if (!error.fields.empty()) error.message = error.fields.front().message;
        return error;
    }
    auto read = db.read([&](UnitOfWork& uow) -> Result<void> {
        for (const auto& count : import::count_fates(uow, *id)) outcome.fates[count.fate] += count.count;
        for (const auto* fate : {"wrong", "question"})
            for (auto& row : import::rows_of(uow, *id, fate, 0, 50'000))
                outcome.open.push_back(std::move(row));
        return {};
    });
    if (!read) return std::move(read).error();
    if (!apply) return outcome;
    if (auto begun = import::begin_apply(db, actor, *id); !begun) return std::move(begun).error();
    auto applied =
        import::run_apply(db, *id, {.tell = [](long long, long long) {}, .cancelled = [] { return false; }});
    if (!applied) return std::move(applied).error();
    outcome.applied = *applied;
    return outcome;
}

/// The first thing that is to be said of a row.
std::string reason(const import::ImportRow& row) {
    const auto plan = import::plan_from(row.plan);
    if (!plan.problems.empty()) return fill(plan.problems.front().key, plan.problems.front().values);
    if (!plan.questions.empty())
        return fill(plan.questions.front().text.key, plan.questions.front().text.values);
    return {};
}

void print_json(CommandRun& run, const Outcome& outcome) {
    nlohmann::ordered_json json{{"import", outcome.id}, {"rows", outcome.fates}};
    json["applied"] = outcome.applied.applied;
    json["left"] = outcome.applied.left;
    json["open"] = nlohmann::ordered_json::array();
    for (const auto& row : outcome.open)
        json["open"].push_back(
            {{"line", row.line}, {"fate", row.fate}, {"row", row.label}, {"reason", reason(row)}});
    fmt::print(run.out(), "{}\n",
               json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

}  // namespace

int import_command(Database& db, CommandRun& run) {
    auto arguments = run.arguments();
    const bool json = take_flag(arguments, "--json");
    const bool apply = take_flag(arguments, "--apply");
    std::optional<import::Kind> kind;
    const auto flag = std::find(arguments.begin(), arguments.end(), "--kind");
    if (flag != arguments.end() && flag + 1 != arguments.end()) {
        kind = import::parse_kind(*(flag + 1));
        if (kind) arguments.erase(flag, flag + 2);
    }
    if (arguments.size() != 1 || arguments[0].rfind("--", 0) == 0) {
        fmt::print(run.complaints(),
                   "usage: plenaria directory import FILE [--kind cities|organisations|people|board] "
                   "[--apply] [--json]\n");
        return wrong_usage;
    }
    std::ifstream file(run.file(arguments[0]), std::ios::binary);
    if (!file) {
        fmt::print(run.complaints(), "{} cannot be read.\n", arguments[0]);
        return failure;
    }
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    const auto name = arguments[0].substr(arguments[0].rfind('/') + 1);
    const auto outcome = run_import(db, name, bytes, kind, apply);
    if (!outcome) return report(run, outcome.error());
    if (json) {
        print_json(run, *outcome);
    } else {
        for (const auto& [fate, count] : outcome->fates) fmt::print(run.out(), "{}: {}\n", fate, count);
        for (const auto& row : outcome->open)
            fmt::print(run.out(), "line {}, {}: {}\n", row.line, row.label, reason(row));
        if (apply)
            fmt::print(run.out(), "{} rows applied, {} left.\n", outcome->applied.applied,
                       outcome->applied.left);
        else
            fmt::print(run.out(), "Nothing is written. See it at /directory/imports/{}\n", outcome->id);
    }
    return outcome->open.empty() && outcome->applied.left == 0 ? success : failure;
}

int demo_command(Database& db, CommandRun& run) {
    auto arguments = run.arguments();
    const bool json = take_flag(arguments, "--json");
    if (arguments.size() != 1 || arguments[0].starts_with("--")) {
        fmt::print(run.complaints(), "usage: plenaria directory demo DIR [--json]\n");
        return wrong_usage;
    }
    const auto added = load_demo(db, std::filesystem::path(run.file(arguments[0])) / "data");
    if (!added) return report(run, added.error());
    if (json)
        fmt::print(run.out(), "{{\"cities\":{},\"people\":{},\"organisations\":{},\"segments\":{}}}\n",
                   added->cities, added->people, added->organisations, added->segments);
    else
        fmt::print(run.out(), "Added {} cities, {} people, {} organisations, {} lists.\n", added->cities,
                   added->people, added->organisations, added->segments);
    return success;
}

}  // namespace plenaria::directory
