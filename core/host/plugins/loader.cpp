// SPDX-License-Identifier: EUPL-1.2
#include "plugins/loader.hpp"

#include <algorithm>

#include "plugins/crash_note.hpp"
#include "plugins/live.hpp"

namespace plenaria::host {

namespace fs = std::filesystem;

Loader::Loader(LoaderOptions options)
    : options_(std::move(options)),
      quarantine_(options_.state_dir / "quarantine"),
      memory_(options_.state_dir / "subscriptions.json"),
      host_gate_(std::make_shared<Gate>("core")),
      snapshot_(std::make_shared<const Contributions>()) {
    discover();
}

Loader::~Loader() { stop_all(); }

void Loader::note_crashes(int log_descriptor) const { leave_note_on_crash(quarantine_, log_descriptor); }

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
    for (const auto& [id, entry] : reports_) {
        out.push_back(entry);
        const auto installed = std::find_if(rooms_.begin(), rooms_.end(),
                                            [&](const Room& each) { return each.manifest.id == entry.id; });
        if (installed == rooms_.end()) continue;
        for (const auto& each : installed->manifest.required) out.back().required.push_back(each.id);
    }
    return out;
}

void Loader::read_quarantine() {
    for (const auto& [id, step] : quarantine_.found()) {
        if (step.starts_with(Quarantine::blocked)) {
            off_[id] = {.stage = Stage::quarantined,
                        .sentence = {/*t*/ "did not come to an end ({step}), so that the host could not go "
                                           "on; it stays off until it is enabled again",
                                     {{"step", step.substr(Quarantine::blocked.size())}}}};
            continue;
        }
        off_[id] = {.stage = Stage::quarantined,
                    .sentence = {/*t*/ "crashed the host ({step}); it stays off until it is enabled again",
                                 {{"step", step}}}};
    }
}

void Loader::start_all(Contribution host, const std::set<std::string>& disabled) {
    const std::lock_guard turn(turn_);
    host_ = std::move(host);
    read_quarantine();
    for (const auto& id : disabled)
        off_[id] = {.stage = Stage::disabled, .sentence = {/*t*/ "disabled by an administrator"}};
    if (options_.safe_mode)
        for (const auto& manifest : manifests_)
            off_[manifest.id] = {.stage = Stage::disabled,
                                 .sentence = {/*t*/ "not loaded: the host runs in safe mode"}};
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

void Loader::stop_all() noexcept {
    const std::lock_guard turn(turn_);
    guard([&] {
        if (!running_.empty()) stop(std::vector<std::string>(running_));
    });
    // What still runs a call must not be destroyed under it; the process is about to end. Reachable, so that
    // it is no leak to those who look for leaks.
    static auto& kept = *new std::vector<std::unique_ptr<Live>>;
    for (auto& live : abandoned_) kept.push_back(std::move(live));
    abandoned_.clear();
}

Result<void> Loader::disable(const std::string& id) {
    const std::lock_guard turn(turn_);
    if (std::none_of(rooms_.begin(), rooms_.end(), [&](const Room& one) { return one.manifest.id == id; }))
        return Error{ErrorCode::not_found, "This plugin is not installed.", id};
    off_[id] = {.stage = Stage::disabled, .sentence = {/*t*/ "disabled by an administrator"}};
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
