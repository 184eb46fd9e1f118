// SPDX-License-Identifier: EUPL-1.2
// /metrics: how the house is doing, for Prometheus.
#include <unistd.h>
#include <ctime>

#include <filesystem>
#include <fstream>
#include <map>

#include <plenaria/sql.hpp>

#include "pages/pages.hpp"

namespace plenaria::host {

namespace {

using Counts = std::map<std::string, long long>;

struct Queues {
    Counts jobs = {{"ready", 0}, {"running", 0}, {"failed", 0}};
    Counts mails = {{"waiting", 0}, {"failed", 0}, {"bounced", 0}};
};

void count_states(UnitOfWork& uow, const sql::Text& question, Counts& counts) {
    std::string state;
    long long number = 0;
    soci::statement statement = (sql::prepare(uow, question), soci::into(state), soci::into(number));
    statement.execute();
    while (statement.fetch()) counts[state] = number;
}

/// Only what waits or needs somebody: what is done are all rows that there ever were.
Result<Queues> read_queues(Database& db) {
    return db.read([](UnitOfWork& uow) -> Result<Queues> {
        Queues queues;
        count_states(uow,
                     "SELECT state, count(*) FROM core_job WHERE state IN ('ready', 'running', 'failed') "
                     "GROUP BY state",
                     queues.jobs);
        count_states(uow,
                     "SELECT state, count(*) FROM core_mail WHERE state IN ('waiting', 'failed', 'bounced') "
                     "GROUP BY state",
                     queues.mails);
        return queues;
    });
}

void print_queues(PrometheusText& text, const Result<Queues>& queues) {
    text.single("plenaria_database_up", "gauge", "Whether the database answered just now.", queues ? 1 : 0);
    if (!queues) return;
    text.family("plenaria_jobs", "gauge", "Jobs that wait, run or were given up.");
    for (const auto& [state, number] : queues->jobs)
        text.sample({{"state", state}}, static_cast<double>(number));
    text.family("plenaria_mails", "gauge", "Mails that wait, were refused or came back.");
    for (const auto& [state, number] : queues->mails)
        text.sample({{"state", state}}, static_cast<double>(number));
}

void print_database(PrometheusText& text, const DatabaseCounters& counters) {
    const auto number = [](const DatabaseCounters::Counter& counter) {
        return static_cast<double>(counter.load());
    };
    text.family("plenaria_database_transactions_total", "counter", "Transactions, by kind.");
    text.sample({{"kind", "read"}}, number(counters.reads));
    text.sample({{"kind", "write"}}, number(counters.writes));
    text.single("plenaria_database_failures_total", "counter", "Transactions that ended with an error.",
                number(counters.failed));
    text.single("plenaria_database_repeated_total", "counter",
                "Attempts that a deadlock, a busy lock or a lost connection cost.",
                number(counters.repeated));
    text.single("plenaria_database_no_session_total", "counter",
                "Transactions that found every session in use for too long.", number(counters.no_session));
    text.single("plenaria_database_seconds_total", "counter", "Time inside transactions.",
                number(counters.microseconds) / 1e6);
    text.single("plenaria_database_wait_seconds_total", "counter", "Time of waiting for a session.",
                number(counters.waited_microseconds) / 1e6);
}

void print_cache(PrometheusText& text, const PageCache& cache) {
    const auto counts = cache.counts();
    text.family("plenaria_page_cache_total", "counter", "Public pages asked of the cache, by outcome.");
    text.sample({{"outcome", "hit"}}, static_cast<double>(counts.hits));
    text.sample({{"outcome", "miss"}}, static_cast<double>(counts.misses));
    text.single("plenaria_page_cache_bytes", "gauge", "Size of the pages in the cache.",
                static_cast<double>(counts.bytes));
}

/// Names as the clients of Prometheus have them.
void print_process(PrometheusText& text) {
    std::ifstream memory("/proc/self/statm");
    double pages = 0, resident = 0;
    memory >> pages >> resident;
    text.single("process_resident_memory_bytes", "gauge", "Resident memory.",
                resident * static_cast<double>(sysconf(_SC_PAGESIZE)));
    std::error_code failure;
    const std::filesystem::directory_iterator descriptors("/proc/self/fd", failure);
    text.single("process_open_fds", "gauge", "Open descriptors.",
                failure ? 0 : static_cast<double>(std::distance(begin(descriptors), end(descriptors))));
    timespec used{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    text.single("process_cpu_seconds_total", "counter", "Time on processors.",
                static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9);
}

}  // namespace

void add_metrics_page(Contribution& core, const PageNeeds& needs) {
    const auto started =
        std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
    core.routes.push_back(
        {.path = "/metrics",
         .name = "core.metrics",
         .access = Access::anyone("numbers only; nginx shows it to its own machine"),
         .handler = [needs, started](const Request&, RequestScope&) -> Result<Reply> {
             PrometheusText text;
             text.family("plenaria_build_info", "gauge", "Version and database engine.");
             text.sample(
                 {{"version", needs.version}, {"engine", needs.engine == Engine::mysql ? "mysql" : "sqlite"}},
                 1);
             needs.metrics.print(text);
             print_database(text, needs.database_counters);
             print_queues(text, read_queues(needs.db));
             print_cache(text, needs.cache);
             print_process(text);
             text.single("process_start_time_seconds", "gauge", "When it started, in seconds since 1970.",
                         started);
             return Download{"metrics.txt", std::string(PrometheusText::content_type), text.take()};
         }});
}

}  // namespace plenaria::host
