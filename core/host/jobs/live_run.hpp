// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/jobs/live_run.hpp

#include <atomic>
#include <chrono>
#include <optional>
#include <string>

#include <plenaria/db.hpp>
#include <plenaria/plugin.hpp>

#include "jobs/job_repository.hpp"

namespace plenaria::host {

/// A run whose lease is kept in the database. Used by the one thread that runs the job.
class LiveRun final : public JobRun {
public:
    struct Terms {
        std::string owner;
        std::chrono::seconds lease{90};
        /// How often the database is asked at most; a job may report each of a million rows.
        std::chrono::milliseconds ask_every{1000};
    };
    /// References must outlive it. @param stopping set when the host is about to end
    LiveRun(Database& db, const Job& job, Terms terms, const std::atomic<bool>& stopping)
        : db_(db), job_(job), terms_(std::move(terms)), stopping_(stopping) {}

    const std::string& id() const override { return job_.id; }
    const std::string& payload() const override { return job_.payload; }
    void progress(long long done, long long total) override;
    bool cancelled() const override;
    void result(std::string_view json) override { result_ = json; }

    [[nodiscard]] const std::string& said() const { return result_; }
    /// Whether the job was told to stop, and by whom.
    [[nodiscard]] bool stopped_by_host() const { return told_by_host_; }
    [[nodiscard]] bool stopped_by_person() const { return told_by_person_; }

private:
    [[nodiscard]] bool time_to_ask() const;
    void ask() const;

    Database& db_;
    const Job& job_;
    Terms terms_;
    const std::atomic<bool>& stopping_;
    std::string result_ = {};
    std::optional<std::pair<long long, long long>> shown_ = {};
    mutable std::optional<std::chrono::steady_clock::time_point> asked_ = {};
    mutable bool stop_ = false;
    mutable bool told_by_host_ = false;
    mutable bool told_by_person_ = false;
};

}  // namespace plenaria::host
