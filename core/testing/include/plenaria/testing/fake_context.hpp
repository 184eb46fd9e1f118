// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file plenaria/testing/fake_context.hpp
/// Stands for the host while a test describes and starts a plugin.

#include <map>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <plenaria/plugin.hpp>
#include <plenaria/testing/fake_clock.hpp>
#include <plenaria/testing/fake_locale.hpp>
#include <plenaria/testing/fake_services.hpp>

namespace plenaria::test {

/// Keeps what a plugin announces.
class FakeRegistrar final : public Registrar {
public:
    void route(Route route) override { routes.push_back(std::move(route)); }
    void menu(MenuEntry entry) override { menus.push_back(std::move(entry)); }
    void job(JobKind kind) override { jobs.push_back(std::move(kind)); }
    void subscribe(Subscription subscription) override { subscriptions.push_back(std::move(subscription)); }
    void command(Command command) override { commands.push_back(std::move(command)); }

    /// @throws std::out_of_range when there is none of that name.
    [[nodiscard]] const Route& route_named(std::string_view name) const {
        for (const auto& route : routes)
            if (route.name == name) return route;
        throw std::out_of_range("no route " + std::string(name));
    }

    std::vector<Route> routes;
    std::vector<MenuEntry> menus;
    std::vector<JobKind> jobs;
    std::vector<Subscription> subscriptions;
    std::vector<Command> commands;
    std::multimap<std::string, std::shared_ptr<void>, std::less<>> services;

protected:
    void provide_raw(std::string_view name, bool, std::shared_ptr<void> service) override {
        services.emplace(std::string(name), std::move(service));
    }
};

/// Offers the fakes of the host's services; the test adds those of other plugins.
class FakeContext final : public Context {
public:
    explicit FakeContext(Database& db);

    [[nodiscard]] Database& db() override { return db_; }
    [[nodiscard]] const Settings& settings() const override { return configured; }
    [[nodiscard]] const Clock& clock() const override { return time; }
    [[nodiscard]] Log& log() override { return logged; }

    /// `service` must outlive the context. Of several with one name, require() and find() give the last.
    template <Service S>
    void offer(S& service) {
        services_[std::string(S::service_name)].push_back(&service);
    }

    FakeSettings configured;
    FakeClock time;
    FakeLog logged;
    FakeRenderer renderer;
    FakeDocuments documents;
    FakeAddresses addresses;
    FakeLocales locales;
    FakeOrders orders;

protected:
    void* service_raw(std::string_view name, bool required) override;
    std::vector<std::shared_ptr<void>> services_raw(std::string_view name) override;

private:
    Database& db_;
    std::map<std::string, std::vector<void*>, std::less<>> services_;
};

/// One call of a command, typed in the folder of the test.
class FakeCommandRun final : public CommandRun {
public:
    explicit FakeCommandRun(std::vector<std::string> arguments = {}) : arguments_(std::move(arguments)) {}
    [[nodiscard]] const std::vector<std::string>& arguments() const override { return arguments_; }
    [[nodiscard]] std::string file(std::string_view argument) const override { return std::string(argument); }
    [[nodiscard]] std::ostream& out() override { return said; }
    [[nodiscard]] std::ostream& complaints() override { return complained; }

    std::ostringstream said;
    std::ostringstream complained;

private:
    std::vector<std::string> arguments_;
};

/// One run of a job, which keeps what the job said.
class FakeJobRun final : public JobRun {
public:
    explicit FakeJobRun(std::string payload = "{}") : payload_(std::move(payload)) {}
    [[nodiscard]] const std::string& id() const override { return id_; }
    [[nodiscard]] const std::string& payload() const override { return payload_; }
    void progress(long long done_now, long long of_total) override {
        done = done_now;
        total = of_total;
    }
    [[nodiscard]] bool cancelled() const override { return stop; }
    void result(std::string_view json) override { said = json; }

    long long done = 0;
    long long total = 0;
    bool stop = false;
    std::string said;

private:
    std::string id_ = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
    std::string payload_;
};

}  // namespace plenaria::test
