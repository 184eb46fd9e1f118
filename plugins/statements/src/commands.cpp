// SPDX-License-Identifier: EUPL-1.2
#include "commands.hpp"

#include <fmt/ostream.h>

#include <plenaria/actor.hpp>
#include <plenaria/command.hpp>
#include <plenaria/locale.hpp>

#include "consultation_demo.hpp"
#include "demo.hpp"
#include "import/import_files.hpp"
#include "json_object.hpp"
#include "text/statement.hpp"

namespace plenaria::statements {

namespace {

constexpr int success = 0;
constexpr int failure = 1;
constexpr int wrong_usage = 2;

int usage(CommandRun& run) {
    fmt::print(
        run.complaints(),
        "usage: plenaria statements import [--title TITLE] [--original en|es|fr] [--en FILE] [--es FILE] "
        "[--fr FILE] [--json]\n");
    return wrong_usage;
}

int report(CommandRun& run, const Error& error) {
    fmt::print(run.complaints(), "{}\n", fill(error.message, error.values));
    for (const auto& field : error.fields)
        fmt::print(run.complaints(), "{}: {}\n", field.field, fill(field.message, field.values));
    return failure;
}

}  // namespace

int import_command(Database& db, CommandRun& run) {
    const auto& arguments = run.arguments();
    ImportFiles wanted{.original = ""};
    bool json = false;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const auto& option = arguments[i];
        if (option == "--json") {
            json = true;
            continue;
        }
        if (i + 1 == arguments.size()) return usage(run);
        const auto& value = arguments[++i];
        if (option == "--title")
            wanted.title = value;
        else if (option == "--original" && is_language(value))
            wanted.original = value;
        else if (option.size() == 4 && option.starts_with("--") && is_language(option.substr(2)))
            wanted.files[option.substr(2)] = run.file(value);
        else
            return usage(run);
    }
    if (wanted.files.empty()) return usage(run);
    if (wanted.original.empty())
        wanted.original = wanted.files.count("en") > 0 ? "en" : wanted.files.begin()->first;

    const auto imported = import_files(db, job_actor("statements.import"), wanted);
    if (!imported) return report(run, imported.error());
    fmt::print(run.out(), "{}\n", json ? json_object({{"statement", *imported}}) : *imported);
    return success;
}

int demo_command(Database& db, CommandRun& run,
                 const std::function<Result<DemoLinks>(const DemoTexts&)>& more) {
    auto arguments = run.arguments();
    const bool json = std::erase(arguments, "--json") > 0;
    if (arguments.size() != 1 || arguments[0].starts_with("--")) {
        fmt::print(run.complaints(), "usage: plenaria statements demo DIR [--json]\n");
        return wrong_usage;
    }
    const auto texts = load_demo_texts(db, run.file(arguments[0]));
    if (!texts) return report(run, texts.error());
    DemoLinks links;
    if (texts->loaded) {
        auto told = more(*texts);
        if (!told) return report(run, told.error());
        links = *std::move(told);
    }
    if (json)
        fmt::print(run.out(), "{}\n",
                   json_object({{"declaration", texts->declaration},
                                {"cities", texts->cities},
                                {"review_link", links.review},
                                {"sign_link", links.sign},
                                {"wall", links.wall}}));
    else if (texts->loaded)
        fmt::print(
            run.out(),
            "Added 3 statements, 2 rounds of consultation and {} signatures.\nReview as Kampala: {}\nSign as "
            "Kampala: {}\n",
            links.signatures, links.review, links.sign);
    else
        fmt::print(run.out(), "{}\n", "There are statements already; nothing was added.");
    return success;
}

}  // namespace plenaria::statements
