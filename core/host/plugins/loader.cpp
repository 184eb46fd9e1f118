// SPDX-License-Identifier: EUPL-1.2
#include "plugins/loader.hpp"

#include <algorithm>
#include <exception>
#include <stdexcept>

#include "plugins/crash_note.hpp"
#include "plugins/library.hpp"
#include "plugins/plugin_context.hpp"
#include "plugins/registrar.hpp"

namespace plenaria::host {

namespace fs = std::filesystem;

namespace {

/// Runs one call into a plugin, and catches whatever it throws.
/// @return the text of the failure, or an empty text. A text, because what was thrown may be of a type of
///         the plugin.
template <class F>
std::string guard(F&& call) noexcept {
    try {
        call();
        return {};
    } catch (const std::exception& error) {
        const std::string text = error.what();
        return text.empty() ? "unknown exception" : text;
    } catch (...) {
        return "unknown exception";
    }
}

Sentence at_stage(const char* stage, std::string reason) {
    return {"{stage}: {reason}", {{"stage", stage}, {"reason", std::move(reason)}}};
}

}  // namespace

// Members are destroyed from the last to the first: functions made by the plugin before the plugin itself.
struct Loader::Live {
    std::shared_ptr<Gate> gate;
    std::unique_ptr<Plugin> plugin = {};
    std::unique_ptr<PluginContext> context = {};
    Contribution contribution = {};
    std::set<std::string> wanted_found = {};  // those of its wishes that ran when it was started
};

Loader::Loader(LoaderOptions options)
    : options_(std::move(options)),
      quarantine_(options_.state_dir / "quarantine"),
      memory_(options_.state_dir / "subscriptions.json"),
      host_gate_(std::make_shared<Gate>("core")),
      snapshot_(std::make_shared<const Contributions>()) {
    discover();
}

Loader::~Loader() { stop_all(); }

void Loader::on_change(std::function<void(const std::shared_ptr<const Contributions>&)> listener) {
    listener_ = std::move(listener);
}

Instant Loader::now() const {
    if (options_.clock != nullptr) return options_.clock->now();
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

const Room& Loader::room(const std::string& id) const {
    return *std::find_if(rooms_.begin(), rooms_.end(),
                         [&](const Room& one) { return one.manifest.id == id; });
}

void Loader::discover() {
    std::vector<fs::path> folders;
    if (fs::is_directory(options_.plugins_dir))
        for (const auto& entry : fs::directory_iterator(options_.plugins_dir))
            if (fs::exists(entry.path() / "plugin.json")) folders.push_back(entry.path());
    std::sort(folders.begin(), folders.end());
    for (const auto& folder : folders) {
        const auto name = folder.filename().string();
        try {
            auto manifest = read_manifest(folder / "plugin.json");
            const auto& id = manifest.id;
            reports_[id] = {.id = id, .name = manifest.name, .version = manifest.version, .since = now()};
            manifests_.push_back(manifest);
            if (std::none_of(rooms_.begin(), rooms_.end(),
                             [&](const Room& one) { return one.manifest.id == id; }))
                rooms_.push_back({std::move(manifest), folder});
        } catch (const ManifestError& error) {
            reports_[name] = {.id = name,
                              .name = name,
                              .stage = Stage::refused,
                              .sentence = {"{reason}", {{"reason", error.what()}}},
                              .since = now()};
        }
    }
    std::sort(rooms_.begin(), rooms_.end(),
              [](const Room& a, const Room& b) { return a.manifest.id < b.manifest.id; });
}

void Loader::report(const std::string& id, Stage stage, Sentence sentence, std::string root) {
    if (options_.log != nullptr) {
        const auto text = sentence.english();
        const Log::Fields fields{{"plugin", id}, {"stage", word(stage)}, {"reason", text}};
        if (stage == Stage::failed || stage == Stage::quarantined)
            options_.log->error("plugin", fields);
        else
            options_.log->info("plugin", fields);
    }
    const std::lock_guard lock(reading_);
    auto& entry = reports_[id];
    entry.stage = stage;
    entry.sentence = std::move(sentence);
    entry.root_cause = std::move(root);
    entry.since = now();
}

void Loader::refuse(const std::string& id, const Refusal& refusal) {
    {
        const std::lock_guard lock(reading_);
        const auto& entry = reports_[id];
        if (entry.stage == refusal.stage && entry.sentence == refusal.sentence) return;  // nothing new
    }
    report(id, refusal.stage, refusal.sentence, refusal.root);
}

std::vector<PluginReport> Loader::reports() const {
    const std::lock_guard lock(reading_);
    std::vector<PluginReport> out;
    for (const auto& [id, entry] : reports_) out.push_back(entry);
    return out;
}

void Loader::read_quarantine() {
    for (const auto& [id, step] : quarantine_.found())
        off_[id] = {.stage = Stage::quarantined,
                    .sentence = {"crashed the host ({step}); it stays off until it is enabled again",
                                 {{"step", step}}}};
}

void Loader::start_all(Contribution host, const std::set<std::string>& disabled) {
    const std::lock_guard turn(turn_);
    host_ = std::move(host);
    read_quarantine();
    for (const auto& id : disabled)
        off_[id] = {.stage = Stage::disabled, .sentence = {"disabled by an administrator"}};
    if (options_.safe_mode)
        for (const auto& manifest : manifests_)
            off_[manifest.id] = {.stage = Stage::disabled,
                                 .sentence = {"not loaded: the host runs in safe mode"}};
    reconfigure();
}

std::set<std::string> Loader::staying(const Resolution& resolution) const {
    std::set<std::string> stay;
    const auto& order = resolution.start_order;
    const auto planned = [&](const std::string& id) {
        return std::find(order.begin(), order.end(), id) != order.end();
    };
    for (const auto& id : running_) {
        const auto& manifest = room(id).manifest;
        bool stays = planned(id);
        for (const auto& need : manifest.required) stays = stays && stay.contains(need.id);
        for (const auto& wish : manifest.wanted)
            stays = stays && (live_.at(id)->wanted_found.contains(wish.id) ? stay.contains(wish.id)
                                                                           : !planned(wish.id));
        if (stays) stay.insert(id);
    }
    return stay;
}

/// Makes what runs equal to what should run: the one way up and down, at start and at run time.
void Loader::reconfigure() {
    auto resolution = resolve(manifests_, off_);
    const auto stay = staying(resolution);
    std::vector<std::string> leaving;
    for (const auto& id : running_)
        if (!stay.contains(id)) leaving.push_back(id);
    if (!leaving.empty() && !stop(leaving)) resolution = resolve(manifests_, off_);
    for (const auto& [id, refusal] : resolution.refused) refuse(id, refusal);
    for (const auto& id : resolution.start_order)
        if (!live_.contains(id) && !off_.contains(id)) bring_up(id);
    publish();
}

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
    live.plugin->describe(registrar);
    live.contribution = registrar.take();
}

void Loader::start(const Room& room, Live& live) {
    PluginContext::Parts parts{.plugin = room.manifest.id,
                               .db = options_.db,
                               .settings = options_.settings ? options_.settings(room.manifest) : nullptr,
                               .clock = options_.clock,
                               .log = options_.log,
                               .services = host_services_};
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
    live.plugin->start(*live.context);
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
                .sentence = {"stop: calls were still running; it can run again after the host restarts"}};
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

void Loader::stop_all() noexcept {
    const std::lock_guard turn(turn_);
    guard([&] {
        if (!running_.empty()) stop(std::vector<std::string>(running_));
    });
    // What still runs a call must not be destroyed under it; the process is about to end.
    for (auto& live : abandoned_) static_cast<void>(live.release());
    abandoned_.clear();
}

Result<void> Loader::disable(const std::string& id) {
    const std::lock_guard turn(turn_);
    if (std::none_of(rooms_.begin(), rooms_.end(), [&](const Room& one) { return one.manifest.id == id; }))
        return Error{ErrorCode::not_found, "This plugin is not installed.", id};
    off_[id] = {.stage = Stage::disabled, .sentence = {"disabled by an administrator"}};
    reconfigure();
    if (off_.at(id).stage == Stage::disabled) return {};
    return Error{ErrorCode::conflict, off_.at(id).sentence.message, id, {}, off_.at(id).sentence.values};
}

Result<void> Loader::enable(const std::string& id) {
    const std::lock_guard turn(turn_);
    if (std::none_of(rooms_.begin(), rooms_.end(), [&](const Room& one) { return one.manifest.id == id; }))
        return Error{ErrorCode::not_found, "This plugin is not installed.", id};
    const bool busy = std::any_of(abandoned_.begin(), abandoned_.end(),
                                  [&](const auto& live) { return live->gate->plugin() == id; });
    if (!busy) {
        quarantine_.lift(id);
        off_.erase(id);
        reconfigure();
    }
    if (live_.contains(id)) return {};
    const std::lock_guard lock(reading_);
    const auto& sentence = reports_.at(id).sentence;
    return Error{ErrorCode::conflict, sentence.message, id, {}, sentence.values};
}

void Loader::publish() {
    auto table = std::make_shared<Contributions>();
    add(*table, "core", host_gate_, host_);
    for (const auto& id : running_) {
        add(*table, id, live_.at(id)->gate, live_.at(id)->contribution);
        table->rooms.push_back(room(id));
    }
    for (const auto& one : rooms_)
        if (!table->runs(one.manifest.id))
            for (auto& subscription : memory_.of(one.manifest.id))
                table->absent.push_back(std::move(subscription));
    finish(*table);
    const std::shared_ptr<const Contributions> published = std::move(table);
    snapshot_.store(published);
    if (listener_) listener_(published);
}

}  // namespace plenaria::host
