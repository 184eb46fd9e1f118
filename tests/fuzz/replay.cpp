// SPDX-License-Identifier: EUPL-1.2
// replay TARGET SEEDS ROUNDS: the seeds of a target, each of which must be taken (or refused, when its file
// is called refused-…), then ROUNDS damaged ones, the same each time. What ends the program is kept as
// TARGET.failed.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "fuzz.hpp"
#include "mutate.hpp"

namespace {

using plenaria::fuzz::Target;

// SAFETY.md, row 20: no input may cost more than 100 ms. Sanitizers slow everything down.
#if defined(__SANITIZE_ADDRESS__)
constexpr double most_seconds = 2;
#else
constexpr double most_seconds = 0.1;
#endif

std::string failed_file;        // NOLINT: read by a signal handler
std::string_view running = {};  // NOLINT: likewise

void keep_input(int signal) {
    const int file = ::open(failed_file.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
    if (file >= 0 && ::write(file, running.data(), running.size()) >= 0) ::close(file);
    constexpr std::string_view words = "the input is kept in ";
    static_cast<void>(!::write(2, words.data(), words.size()));
    static_cast<void>(!::write(2, failed_file.data(), failed_file.size()));
    static_cast<void>(!::write(2, "\n", 1));
    ::_exit(signal);
}

void catch_signals() {
    static char stack[64 * 1024];
    const stack_t other{.ss_sp = stack, .ss_flags = 0, .ss_size = sizeof stack};
    ::sigaltstack(&other, nullptr);  // a stack that has overflowed takes no handler
    struct sigaction action = {};
    action.sa_handler = keep_input;
    action.sa_flags = SA_ONSTACK;
    for (const int signal : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL}) ::sigaction(signal, &action, nullptr);
}

double seconds_of_this_thread() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

struct Seed {
    std::string name;
    std::string bytes;
};

std::vector<Seed> seeds_in(const std::filesystem::path& folder) {
    std::vector<Seed> seeds;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        std::ifstream file(entry.path(), std::ios::binary);
        seeds.push_back({entry.path().filename(), {std::istreambuf_iterator<char>(file), {}}});
    }
    std::sort(seeds.begin(), seeds.end(), [](const Seed& a, const Seed& b) { return a.name < b.name; });
    return seeds;
}

/// Runs inputs and remembers what they cost.
class Runner {
public:
    explicit Runner(const Target& target) : target_(target) {}

    bool run(std::string_view bytes) {
        auto cost = most_seconds;
        bool was_taken = false;
        // A second time when it seems slow: a page that had to be fetched is not the parser's fault.
        for (int attempt = 0; attempt < 2 && cost >= most_seconds; ++attempt) {
            running = bytes;
            const auto begin = seconds_of_this_thread();
            try {
                was_taken = target_.body(bytes);
            } catch (const std::exception& e) {
                std::cerr << "threw: " << e.what() << '\n';
                std::abort();
            }
            cost = seconds_of_this_thread() - begin;
        }
        plenaria::fuzz::require(cost < most_seconds, "an input costs less than 100 ms");
        slowest = std::max(slowest, cost);
        taken += was_taken ? 1 : 0;
        return was_taken;
    }
    double slowest = 0;
    int taken = 0;

private:
    const Target& target_;
};

}  // namespace

int main(int argc, char** argv) {
    const Target* target = argc == 4 ? plenaria::fuzz::find_target(argv[1]) : nullptr;
    if (target == nullptr) {
        std::cerr << "usage: replay TARGET SEEDS ROUNDS\n";
        return 2;
    }
    failed_file = std::filesystem::absolute(std::string(target->name) + ".failed").string();
    catch_signals();

    const auto seeds = seeds_in(argv[2]);
    std::vector<std::string> texts;
    Runner runner(*target);
    for (const auto& seed : seeds) {
        const bool wanted = !seed.name.starts_with("refused-");
        if (runner.run(seed.bytes) != wanted) {
            std::cerr << seed.name << (wanted ? " was refused\n" : " was taken\n");
            return 1;
        }
        texts.push_back(seed.bytes);
    }
    if (runner.taken == 0) {
        std::cerr << "no seed is taken\n";
        return 1;
    }
    runner.taken = 0;
    std::mt19937 random(20190701);
    const int rounds = std::atoi(argv[3]);
    for (int i = 0; i < rounds; ++i)
        runner.run(plenaria::fuzz::mutate(texts[static_cast<std::size_t>(i) % texts.size()], texts, random));
    std::cout << target->name << ": " << seeds.size() << " seeds; of " << rounds << " damaged ones "
              << runner.taken << " were taken; the slowest took " << runner.slowest * 1000 << " ms\n";
    return 0;
}
