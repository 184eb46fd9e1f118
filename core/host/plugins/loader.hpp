// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/plugins/loader.hpp
/// Brings plugins to life one by one, keeps what went wrong with each, and publishes what the living
/// announced.

#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include <plenaria/plugin.hpp>

#include "plugins/contributions.hpp"
#include "plugins/manifest.hpp"
#include "plugins/quarantine.hpp"
#include "plugins/report.hpp"
#include "plugins/resolver.hpp"
#include "plugins/subscription_memory.hpp"

namespace plenaria::host {

struct LoaderOptions {
    std::filesystem::path plugins_dir;  ///< holds one folder a plugin
    std::filesystem::path state_dir;    ///< of this host; marks of quarantine are kept here
    /// Applies the migrations in `db_dir` (which may be missing); may touch tables of `manifest.tables` only.
    std::function<void(const Manifest& manifest, const std::filesystem::path& db_dir)> migrate = {};
    Database* db = nullptr;
    std::function<std::shared_ptr<const Settings>(const Manifest&)> settings = {};
    const Clock* clock = nullptr;
    Log* log = nullptr;
    std::vector<Permission> core_permissions = {};               ///< of the host; any plugin may ask for them
    bool safe_mode = false;                                      ///< loads nothing
    std::chrono::milliseconds drain = std::chrono::seconds(30);  ///< how long a stop waits for running calls
    /// How long one step of a plugin's way up may take. A thread cannot be ended, so after that the process
    /// ends, and its next start goes without that plugin.
    std::chrono::milliseconds step = std::chrono::seconds(30);
};

/// Thread-safe. Starting and stopping take turns; reading never waits for them.
class Loader {
public:
    /// Reads every plugins_dir/*/plugin.json; runs no code of a plugin.
    explicit Loader(LoaderOptions options);
    ~Loader();
    Loader(const Loader&) = delete;
    Loader& operator=(const Loader&) = delete;

    /// From now on a fatal signal leaves a mark of quarantine for the plugin that the thread was serving, see
    /// crash_note.hpp. For the program that serves, not for commands and tests.
    void note_crashes(int log_descriptor) const;

    /// Offers a service of the host to every plugin. Before start_all().
    template <Service S>
    void offer(std::shared_ptr<S> service) {
        host_services_[std::string(S::service_name)] = std::static_pointer_cast<void>(std::move(service));
    }
    /// Is called with each new table, once stopped plugins have left it and before they are stopped. Before
    /// start_all(). Must not call enable(), disable() or stop_all().
    void on_change(std::function<void(const std::shared_ptr<const Contributions>&)> listener);

    /// @param host what the host itself contributes; its gate never closes.
    void start_all(Contribution host = {}, const std::set<std::string>& disabled = {});
    /// Stops in reverse order of start. Libraries stay mapped until the process ends.
    void stop_all() noexcept;

    /// Stops a plugin and all that require it; what wants it is started anew without it. Waits for running
    /// calls. @return not_found, or conflict when calls still ran after the time to drain: the plugin then
    /// answers nobody, but its objects stay until the host restarts.
    Result<void> disable(const std::string& id);
    /// Starts a plugin again that is disabled, quarantined or failed, and what was refused because of it.
    /// @return not_found, or conflict with the reason why it does not run.
    Result<void> enable(const std::string& id);

    [[nodiscard]] std::shared_ptr<const Contributions> snapshot() const { return snapshot_.load(); }
    /// All that was found, by id; a folder whose plugin.json is wrong stands under its name.
    [[nodiscard]] std::vector<PluginReport> reports() const;
    /// Every plugin with a readable manifest, whether it runs or not, by id.
    [[nodiscard]] const std::vector<Room>& installed() const { return rooms_; }

private:
    struct Live;
    using Refusals = std::map<std::string, Refusal>;

    void discover();
    void read_quarantine();
    void reconfigure();
    [[nodiscard]] std::set<std::string> staying(const Resolution& resolution) const;
    void bring_up(const std::string& id);
    void load(const std::string& id, Live& live);
    void describe(const Room& room, Live& live);
    void start(const Room& room, Live& live);
    bool stop(const std::vector<std::string>& ids);
    void destroy(Live& live) noexcept;
    [[noreturn]] void give_up(const std::string& id, const char* name);
    void publish();
    void report(const std::string& id, Stage stage, Sentence sentence = {}, std::string root = {});
    void refuse(const std::string& id, const Refusal& refusal);
    [[nodiscard]] const Room& room(const std::string& id) const;
    [[nodiscard]] Instant now() const;

    LoaderOptions options_;
    Quarantine quarantine_;
    SubscriptionMemory memory_;  // under turn_
    std::vector<Room> rooms_ = {};
    std::vector<Manifest> manifests_ = {};  // also those that are installed twice
    std::map<std::string, std::shared_ptr<void>, std::less<>> host_services_ = {};
    std::function<void(const std::shared_ptr<const Contributions>&)> listener_ = {};

    std::mutex turn_ = {};  // held while plugins start or stop
    Contribution host_ = {};
    std::shared_ptr<Gate> host_gate_;
    Refusals off_ = {};  // disabled, quarantined, failed, or too busy to be stopped
    std::map<std::string, std::unique_ptr<Live>> live_;  // no "= {}": Live is incomplete here
    std::vector<std::unique_ptr<Live>> abandoned_;
    std::vector<std::string> running_ = {};  // in order of start

    std::atomic<std::shared_ptr<const Contributions>> snapshot_;
    mutable std::mutex reading_ = {};
    std::map<std::string, PluginReport> reports_ = {};
};

}  // namespace plenaria::host
