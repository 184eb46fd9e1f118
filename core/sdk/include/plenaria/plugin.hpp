// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/plugin.hpp
/// The border between the host and a plugin: what a plugin announces, and when the host calls it.
///
/// What a tool must know without running code (identity, versions, dependencies, permissions, settings,
/// languages) is declared in plugin.json. What needs a function is announced here.

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <plenaria/abi.hpp>
#include <plenaria/command.hpp>
#include <plenaria/http.hpp>
#include <plenaria/log.hpp>
#include <plenaria/result.hpp>
#include <plenaria/service.hpp>
#include <plenaria/services.hpp>
#include <plenaria/settings.hpp>
#include <plenaria/time.hpp>

namespace plenaria {

class Database;

/// An entry in a menu; it is shown only to a person who may call its route.
struct MenuEntry {
    std::string menu = {};   ///< "main", "admin"
    std::string label = {};  ///< catalog key
    std::string route = {};  ///< name of the route it leads to
    int weight = 100;        ///< small is first
};

/// One run of a job.
class PLENARIA_API JobRun {
public:
    virtual ~JobRun();
    [[nodiscard]] virtual const std::string& id() const = 0;
    [[nodiscard]] virtual const std::string& payload() const = 0;  ///< JSON
    /// Shown to whoever waits. Call it at least every 30 s: it also renews the lease.
    virtual void progress(long long done, long long total) = 0;
    /// Whether somebody asked to stop it. A job that sees this returns early, leaving nothing half done.
    [[nodiscard]] virtual bool cancelled() const = 0;
    /// Kept with the job for whoever started it, e.g. the id of a made file. JSON.
    virtual void result(std::string_view json) = 0;
};

/// A kind of background job. The queue delivers at least once: `run` must tolerate a second call.
struct JobKind {
    std::string name = {};  ///< "committee.remind_term_end"; an action of plugin.json, which has its label
    std::function<Result<void>(JobRun&)> run = {};
    int max_attempts = 10;
    std::chrono::seconds every{0};  ///< 0: runs only when enqueued
    int at_once = 0;  ///< how many of this kind a host runs at a time; 0: as many as it has workers
};

/// A wish to hear of an event after the transaction that caused it has been committed.
struct Subscription {
    std::string event = {};       ///< "events.event_published/1"
    std::string subscriber = {};  ///< stable name, part of the delivery record
    std::function<Result<void>(std::string_view event_json)> receive = {};
};

/// Collects what one plugin announces. Nothing is visible to anybody until the plugin has started; if
/// anything fails before that, the host drops the whole collection.
class PLENARIA_API Registrar {
public:
    virtual ~Registrar();
    virtual void route(Route route) = 0;
    virtual void menu(MenuEntry entry) = 0;
    virtual void job(JobKind kind) = 0;
    virtual void subscribe(Subscription subscription) = 0;
    virtual void command(Command command) = 0;

    /// Offers `service` under S::service_name. Several plugins, and one several times, may when S says so:
    ///     static constexpr bool many = true;   // e.g. events::Format
    template <Service S>
    void provide(std::shared_ptr<S> service) {
        provide_raw(S::service_name, many<S>(), std::static_pointer_cast<void>(std::move(service)));
    }

protected:
    virtual void provide_raw(std::string_view name, bool many, std::shared_ptr<void> service) = 0;

private:
    template <class S>
    static constexpr bool many() {
        if constexpr (requires { S::many; })
            return S::many;
        else
            return false;
    }
};

/// What a started plugin may use. References stay valid until the plugin's stop() has returned, because
/// a plugin is stopped before the plugins it requires.
class PLENARIA_API Context {
public:
    virtual ~Context();
    [[nodiscard]] virtual Database& db() = 0;
    [[nodiscard]] virtual const Settings& settings() const = 0;
    [[nodiscard]] virtual const Clock& clock() const = 0;
    [[nodiscard]] virtual Log& log() = 0;

    /// The service of the host ("core.…") or of a plugin listed under "requires" in plugin.json.
    /// @throws std::logic_error if it is not listed there; that is a mistake in this plugin.
    template <Service S>
    S& require() {
        return *static_cast<S*>(service_raw(S::service_name, true));
    }

    /// The service of a plugin listed under "wants", or nullptr when that plugin is absent or disabled.
    template <Service S>
    S* find() {
        return static_cast<S*>(service_raw(S::service_name, false));
    }

    /// Every provider, in order of start, of a service that several may provide (`many`) and that belongs to
    /// this plugin ("events.format/2" to events) or to one listed in plugin.json. Ask when you need them, not
    /// in start(): providers come and go while the host runs. While you hold one its plugin cannot stop, so
    /// keep none.
    template <Service S>
    [[nodiscard]] std::vector<std::shared_ptr<S>> all() {
        static_assert(S::many, "only a service with `many` has several providers");
        std::vector<std::shared_ptr<S>> providers;
        for (auto& one : services_raw(S::service_name))
            providers.push_back(std::static_pointer_cast<S>(std::move(one)));
        return providers;
    }

protected:
    virtual void* service_raw(std::string_view name, bool required) = 0;
    virtual std::vector<std::shared_ptr<void>> services_raw(std::string_view name) = 0;
};

/// The one class a plugin implements. The host calls its functions from one thread, never two at a time:
///     constructor -> describe -> (migrations) -> start -> ... -> stop -> destructor
/// An exception from any of them marks this plugin as failed, with its stage and text, and leaves the
/// host and the plugins that do not depend on it running.
class PLENARIA_API Plugin {
public:
    Plugin() = default;
    Plugin(const Plugin&) = delete;
    Plugin& operator=(const Plugin&) = delete;
    virtual ~Plugin();

    /// Announces routes, menus, jobs, subscriptions and services. Opens nothing and starts nothing.
    virtual void describe(Registrar& registrar) = 0;

    /// Called when the plugins it requires have started and its own migrations have been applied.
    virtual void start(Context&) {}

    /// Called when no handler, job or subscription of this plugin is running any more.
    virtual void stop() noexcept {}
};

}  // namespace plenaria
