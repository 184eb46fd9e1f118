// SPDX-License-Identifier: EUPL-1.2
// print_written calendar|mail SEEDS ROUNDS: what we write of damaged seeds, one JSON object a line, for
// written_test.py.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>

#include <nlohmann/json.hpp>

#include "../mutate.hpp"
#include "written.hpp"

namespace {

using namespace plenaria::fuzz;

std::vector<std::string> seeds_in(const std::filesystem::path& folder) {
    std::set<std::filesystem::path> files;  // in an order that is the same everywhere
    for (const auto& entry : std::filesystem::directory_iterator(folder)) files.insert(entry.path());
    std::vector<std::string> seeds;
    for (const auto& path : files) {
        std::ifstream file(path, std::ios::binary);
        seeds.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    return seeds;
}

void print_calendar(const std::string& bytes) {
    const auto wish = calendar_wish(bytes);
    std::cout << nlohmann::json{{"summary", wish.entry.summary},
                                {"location", wish.entry.location},
                                {"description", wish.entry.description},
                                {"organiser", wish.organiser},
                                {"written", written_calendar(wish)}}
              << '\n';
}

void print_mail(const std::string& bytes) {
    const auto wish = mail_wish(bytes);
    const auto written = written_mail(wish);
    if (!written) return;
    std::cout << nlohmann::json{{"address", wish.to_address},
                                {"name", wish.to_name},
                                {"subject", wish.subject},
                                {"text", wish.text},
                                {"written", *written}}
              << '\n';
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) return 2;
    const auto seeds = seeds_in(argv[2]);
    const bool mails = std::string_view(argv[1]) == "mail";
    std::mt19937 random(20190701);
    for (int i = 0; i < std::stoi(argv[3]); ++i) {
        const auto& seed = seeds[static_cast<std::size_t>(i) % seeds.size()];
        const auto bytes = static_cast<std::size_t>(i) < seeds.size() ? seed : mutate(seed, seeds, random);
        mails ? print_mail(bytes) : print_calendar(bytes);
    }
    return 0;
}
