// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file host/app/host.hpp
/// The house as a whole: database, catalogs, templates, plugins, pages, workers; opened in steps, so that a
/// command takes only the steps it needs.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include <plenaria/result.hpp>

#include "app/config.hpp"
#include "auth/account_service.hpp"
#include "db/migrator.hpp"
#include "plugins/loader.hpp"
#include "settings/setting_store.hpp"

namespace plenaria::host {

enum class Migrations { apply = 1, check_only, leave };

class Host {
public:
    explicit Host(Config config);
    Host(const Host&) = delete;
    Host& operator=(const Host&) = delete;
    ~Host();

    /// Makes the data folder, and keeps a second process off an SQLite file in it.
    /// @return false while another one holds it.
    Result<bool> take_folder();
    /// take_folder() when that was not done yet; database, tables of the host, settings. @return a sentence
    /// for the administrator.
    Result<void> open(Migrations migrations);
    /// Loads plugins, applies their migrations, builds routes. After open().
    Result<void> start_plugins();
    /// Serves until SIGINT or SIGTERM. After start_plugins().
    /// @param ready is called with the address once requests are answered.
    Result<void> serve(const std::function<void(const std::string& address)>& ready);
    /// Stops workers and plugins; also done by the destructor.
    void stop() noexcept;

    [[nodiscard]] Database& db();
    [[nodiscard]] Loader& loader();
    [[nodiscard]] AccountService& accounts();
    [[nodiscard]] const Config& config() const;
    [[nodiscard]] const Addresses& addresses() const;
    [[nodiscard]] Log& log();
    [[nodiscard]] Engine engine() const;
    /// Every statement that migrations would still run, of the host and all readable plugins. Instead of
    /// open().
    Result<std::vector<std::string>> pending_migrations();
    /// The backup that open() has made before migrating; nothing when it made none.
    [[nodiscard]] const std::optional<std::filesystem::path>& backup_made() const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace plenaria::host
