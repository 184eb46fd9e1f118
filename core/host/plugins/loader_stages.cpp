// SPDX-License-Identifier: EUPL-1.2
// The way of one plugin up, stage by stage, and the way of several down.
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <stdexcept>

#include "plugins/crash_note.hpp"
#include "plugins/library.hpp"
#include "plugins/live.hpp"
#include "plugins/registrar.hpp"
#include "plugins/step_deadline.hpp"

namespace plenaria::host {

namespace {

Sentence at_stage(const char* stage, std::string reason) {
    return {"{stage}: {reason}", {{"stage", stage}, {"reason", std::move(reason)}}};
}

/// The providers of a service in `table`. Each keeps its plugin from being stopped for as long as it is held.
std::vector<std::shared_ptr<void>> providers_in(const Contributions& table, std::string_view name) {
    struct Held {
        Gate::Pass pass;
        std::shared_ptr<void> service;
    };
    std::vector<std::shared_ptr<void>> all;
    for (const auto& one : table.services) {
        if (one.what.name != name) continue;
        auto pass = one.gate->enter();
        if (!pass) continue;
        auto held = std::make_shared<Held>(Held{*std::move(pass), one.what.service});
        auto* service = held->service.get();
        all.emplace_back(std::move(held), service);
    }
    return all;
}

}  // namespace

void Loader::bring_up(const std::string& id) {
    const auto& room = this->room(id);
    report(id, Stage::resolved);
    for (const auto& need : room.manifest.required) {
        if (live_.contains(need.id)) continue;
        const auto theirs = off_.find(need.id);
        PluginReport entry;
        {
            const std::lock_guard lock(reading_);
            entry = reports_[need.id];
        }
        refuse(id, refused_with(need.id, theirs != off_.end()
                                             ? theirs->second
                                             : Refusal{.stage = entry.stage, .root = entry.root_cause}));
        return;
    }

    auto live = std::make_unique<Live>();
    live->gate = std::make_shared<Gate>(id);
    const auto step = [&](Stage reached, const char* name, auto&& call) {
        const Serving note(id);
        auto failure = guard(call);
        if (failure.empty()) {
            report(id, reached);
            return true;
        }
        off_[id] = {.stage = Stage::failed, .sentence = at_stage(name, std::move(failure))};
        return false;
    };
    const bool up = step(Stage::loaded, "load", [&] { load(id, *live); }) &&
                    step(Stage::described, "describe", [&] { describe(room, *live); }) &&
                    step(Stage::migrated, "migrate",
                         [&] {
                             if (options_.migrate) options_.migrate(room.manifest, room.folder / "db");
                         }) &&
                    step(Stage::started, "start", [&] { start(room, *live); });
    if (!up) {
        destroy(*live);
        refuse(id, off_.at(id));
        return;
    }
    std::vector<AbsentSubscription> heard;
    for (const auto& one : live->contribution.subscriptions) heard.push_back({one.event, one.subscriber});
    memory_.remember(id, std::move(heard));
    live_[id] = std::move(live);
    running_.push_back(id);
}

void Loader::load(const std::string& id, Live& live) {
    const auto mark = quarantine_.mark(id, "load");
    const StepDeadline deadline(options_.step, [&] { give_up(id, "load"); });
    live.plugin = open_library(room(id).folder / "plugin.so")();
    if (!live.plugin) throw std::runtime_error("made no plugin");
}

void Loader::describe(const Room& room, Live& live) {
    std::set<std::string> permissions;
    for (const auto& one : options_.core_permissions) permissions.insert(one.id);
    for (const auto& one : room.manifest.permissions) permissions.insert(one.id);
    for (const auto& need : room.manifest.required)
        for (const auto& one : this->room(need.id).manifest.permissions) permissions.insert(one.id);

    Contributions before;
    add(before, "core", host_gate_, host_);
    for (const auto& id : running_) add(before, id, live_.at(id)->gate, live_.at(id)->contribution);
    CollectingRegistrar registrar(room.manifest, before, std::move(permissions));
    const auto mark = quarantine_.mark(room.manifest.id, "describe");
    const StepDeadline deadline(options_.step, [&] { give_up(room.manifest.id, "describe"); });
    live.plugin->describe(registrar);
    live.contribution = registrar.take();
}

void Loader::start(const Room& room, Live& live) {
    PluginContext::Parts parts{
        .plugin = room.manifest.id,
        .db = options_.db,
        .settings = options_.settings ? options_.settings(room.manifest) : nullptr,
        .clock = options_.clock,
        .log = options_.log,
        .services = host_services_,
        .providers = [this](std::string_view name) { return providers_in(*snapshot(), name); }};
    for (const auto& other : rooms_)
        for (const auto& name : other.manifest.offers) parts.offered_by[name].insert(other.manifest.id);
    const auto bind = [&](const std::string& id) {
        for (const auto& service : live_.at(id)->contribution.services)
            if (!service.many) parts.services[service.name] = service.service;
    };
    for (const auto& need : room.manifest.required) {
        parts.required.insert(need.id);
        bind(need.id);
    }
    for (const auto& wish : room.manifest.wanted) {
        parts.wanted.insert(wish.id);
        if (!live_.contains(wish.id)) continue;
        live.wanted_found.insert(wish.id);
        bind(wish.id);
    }
    live.context = std::make_unique<PluginContext>(std::move(parts));
    const auto mark = quarantine_.mark(room.manifest.id, "start");
    const StepDeadline deadline(options_.step, [&] { give_up(room.manifest.id, "start"); });
    live.plugin->start(*live.context);
}

/// The way out when a plugin does not come back: whatever waits for it would wait for ever.
void Loader::give_up(const std::string& id, const char* name) {
    quarantine_.leave_note(id, std::string(Quarantine::blocked) + name);
    const auto seconds =
        std::to_string(std::chrono::duration_cast<std::chrono::seconds>(options_.step).count());
    if (options_.log != nullptr)
        options_.log->error("plugin blocks; the host ends",
                            {{"plugin", id}, {"stage", name}, {"seconds", seconds}});
    std::fprintf(stderr,
                 "plenaria: plugin %s did not come to the end of \"%s\" within %s seconds. Plenaria ends "
                 "now; its next "
                 "start goes without that plugin.\n",
                 id.c_str(), name, seconds.c_str());
    ::_exit(1);
}

void Loader::destroy(Live& live) noexcept {
    const Serving note(live.gate->plugin());
    guard([&] { live.contribution = {}; });
    guard([&] { live.plugin.reset(); });
}

/// @param ids in order of start. @return whether all of them could be stopped.
bool Loader::stop(const std::vector<std::string>& ids) {
    std::erase_if(running_,
                  [&](const auto& id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); });
    publish();
    for (const auto& id : ids) live_.at(id)->gate->close();

    // A call that does not end uses its own plugin and all that this one requires or wants.
    const auto until = std::chrono::steady_clock::now() + options_.drain;
    std::set<std::string> in_use;
    for (auto id = ids.rbegin(); id != ids.rend(); ++id) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        auto& live = *live_.at(*id);
        if (!live.gate->wait_idle(std::max(left, std::chrono::milliseconds{0}))) in_use.insert(*id);
        if (!in_use.contains(*id)) continue;
        for (const auto& need : room(*id).manifest.required) in_use.insert(need.id);
        for (const auto& wish : live.wanted_found) in_use.insert(wish);
    }
    bool all = true;
    for (auto id = ids.rbegin(); id != ids.rend(); ++id) {
        auto live = std::move(live_.at(*id));
        live_.erase(*id);
        if (in_use.contains(*id)) {
            all = false;
            abandoned_.push_back(std::move(live));
            off_[*id] = {
                .stage = Stage::failed,
                .sentence = {
                    /*t*/ "stop: calls were still running; it can run again after the host restarts"}};
            refuse(*id, off_.at(*id));
            continue;
        }
        {
            const Serving note(*id);
            live->plugin->stop();
        }
        destroy(*live);
        report(*id, Stage::resolved);
    }
    return all;
}

}  // namespace plenaria::host
