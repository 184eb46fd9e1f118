// SPDX-License-Identifier: EUPL-1.2
#include "signatories_command.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>

#include <fmt/ostream.h>
#include <nlohmann/json.hpp>

#include <plenaria/actor.hpp>
#include <plenaria/command.hpp>
#include <plenaria/db.hpp>
#include <plenaria/directory/directory.hpp>
#include <plenaria/locale.hpp>
#include <plenaria/text.hpp>

#include "signature_service.hpp"

namespace plenaria::statements {

namespace {

/// The cells of one line; quotes as RFC 4180 has them, without line breaks inside.
std::vector<std::string> cells_of(std::string_view line) {
    std::vector<std::string> cells{""};
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"') {
            cells.back() += '"';
            ++i;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            cells.emplace_back();
        } else if (c != '\r') {
            cells.back() += c;
        }
    }
    for (auto& cell : cells) cell = trim(cell);
    return cells;
}

SignatoryLine read_line(int number, const std::vector<std::string>& cells,
                        const std::vector<directory::Party>& cities) {
    SignatoryLine line{.number = number};
    if (cells.size() < 3) {
        line.problem = "has fewer than three cells (iso2, city, signed_on)";
        return line;
    }
    line.iso2 = cells[0];
    line.city = cells[1];
    if (cells.size() > 3) line.person = cells[3];
    const auto day = parse_day(cells[2]);
    if (!day) {
        line.problem = "has no day in the form 2018-12-08";
        return line;
    }
    line.signed_on = *day;
    const auto name = fold(line.city);
    const auto found = std::find_if(cities.begin(), cities.end(), [&](const directory::Party& city) {
        return city.iso2 == line.iso2 && fold(city.name) == name;
    });
    if (found == cities.end())
        line.problem = "names a city that the directory does not have in this country";
    else
        line.party = found->ref;
    return line;
}

int complain(CommandRun& run, const Error& error) {
    fmt::print(run.complaints(), "{}\n", fill(error.message, error.values));
    return 1;
}

/// Every line's fate, then what was done.
void print(CommandRun& run, bool json, const std::vector<SignatoryLine>& lines, std::size_t wrong,
           int taken) {
    if (json) {
        auto array = nlohmann::ordered_json::array();
        for (const auto& line : lines)
            array.push_back({{"line", line.number}, {"city", line.city}, {"problem", line.problem}});
        const nlohmann::ordered_json all{{"lines", array}, {"wrong", wrong}, {"taken_over", taken}};
        fmt::print(run.out(), "{}\n",
                   all.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
        return;
    }
    for (const auto& line : lines)
        fmt::print(run.out(), "{}: {} {}\n", line.number, line.city,
                   line.problem.empty() ? "can be taken over" : line.problem);
    if (taken > 0)
        fmt::print(run.out(), "{} signatures were taken over.\n", taken);
    else
        fmt::print(run.out(), "{} lines, {} of them wrong; nothing was written.\n", lines.size(), wrong);
}

}  // namespace

std::vector<SignatoryLine> read_signatories(std::string_view csv,
                                            const std::vector<directory::Party>& cities) {
    if (csv.starts_with("\xEF\xBB\xBF")) csv.remove_prefix(3);
    std::vector<SignatoryLine> lines;
    int number = 0;
    while (!csv.empty()) {
        const auto end = std::min(csv.find('\n'), csv.size());
        const auto line = csv.substr(0, end);
        csv.remove_prefix(std::min(end + 1, csv.size()));
        if (++number == 1 || trim(line).empty()) continue;  // the first line names the columns
        auto read = read_line(number, cells_of(line), cities);
        const bool twice = !read.party.empty() &&
                           std::any_of(lines.begin(), lines.end(),
                                       [&](const SignatoryLine& each) { return each.party == read.party; });
        if (twice) read.problem = "names a city for the second time";
        lines.push_back(std::move(read));
    }
    return lines;
}

int signatories_command(Database& db, directory::Directory& directory, const SignatureMails& mails,
                        CommandRun& run) {
    auto arguments = run.arguments();
    const bool apply = std::erase(arguments, "--apply") > 0;
    const bool json = std::erase(arguments, "--json") > 0;
    if (arguments.size() != 2 || arguments[0].starts_with("--") || arguments[1].starts_with("--")) {
        fmt::print(run.complaints(),
                   "usage: plenaria statements signatories SIGNING FILE.csv [--apply] [--json]\n");
        return 2;
    }
    std::ifstream file(run.file(arguments[1]), std::ios::binary);
    if (!file) {
        fmt::print(run.complaints(), "{} cannot be read.\n", arguments[1]);
        return 1;
    }
    const std::string csv((std::istreambuf_iterator<char>(file)), {});
    std::vector<directory::Party> cities;
    auto read = db.read([&](UnitOfWork& uow) -> Result<void> {
        for (const char* language : {"en", "es", "fr"})
            for (auto& city : directory.cities(uow, language)) cities.push_back(std::move(city));
        return {};
    });
    if (!read) return complain(run, read.error());
    const auto lines = read_signatories(csv, cities);
    std::size_t wrong = 0;
    std::vector<RegisterEntry> entries;
    for (const auto& line : lines) {
        wrong += line.problem.empty() ? 0 : 1;
        entries.push_back({.party = line.party,
                           .signed_at = Instant(line.signed_on) + std::chrono::hours(12),
                           .person_name = line.person});
    }
    if (wrong > 0 || !apply) {
        print(run, json, lines, wrong, 0);
        return wrong > 0 ? 1 : 0;
    }
    auto actor = job_actor("statements.signatories");
    actor.permits = std::make_shared<const std::vector<Permit>>(std::vector<Permit>{{"statements.sign"}});
    const auto taken = SignatureService(db, directory, mails).take_over(actor, arguments[0], entries);
    if (!taken) return complain(run, taken.error());
    print(run, json, lines, wrong, static_cast<int>(*taken));
    return 0;
}

}  // namespace plenaria::statements
