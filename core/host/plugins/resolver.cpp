// SPDX-License-Identifier: EUPL-1.2
#include "plugins/resolver.hpp"

#include <optional>
#include <set>
#include <stdexcept>

#include <plenaria/abi.hpp>

namespace plenaria::host {

namespace {

using ById = std::map<std::string, const Manifest*>;

bool satisfies(const Version& have, const Version& at_least) {
    return have.major == at_least.major && have >= at_least;
}

/// "at least nothing" is written by leaving the version out: any will do.
bool accepts_any(const Requirement& need) { return need.at_least == Version{}; }

std::optional<Refusal> check(const Requirement& need, const ById& by_id, const Resolution& out) {
    const auto found = by_id.find(need.id);
    if (found == by_id.end())
        return Refusal{.sentence = {/*t*/ "requires {plugin}, which is not installed", {{"plugin", need.id}}},
                       .root = need.id};
    if (!accepts_any(need) && !satisfies(found->second->version, need.at_least))
        return Refusal{.sentence = {/*t*/ "requires {plugin} {needed}, found {found}",
                                    {{"plugin", need.id},
                                     {"needed", need.at_least.text()},
                                     {"found", found->second->version.text()}}},
                       .root = need.id};
    if (const auto other = out.refused.find(need.id); other != out.refused.end())
        return refused_with(need.id, other->second);
    return std::nullopt;
}

/// Refuses, until nothing changes, every plugin that requires an absent, unfit or refused plugin.
void refuse_unsatisfied(const ById& by_id, Resolution& out) {
    for (bool changed = true; changed;) {
        changed = false;
        for (const auto& [id, manifest] : by_id) {
            if (out.refused.contains(id)) continue;
            for (const auto& need : manifest->required) {
                auto refusal = check(need, by_id, out);
                if (!refusal) continue;
                out.refused.emplace(id, *std::move(refusal));
                changed = true;
                break;
            }
        }
    }
}

/// Two rooms must not share tables: each migrates and drops its own.
void refuse_shared_tables(const ById& by_id, Resolution& out) {
    std::map<std::string, std::string> owner;
    for (const auto& [id, manifest] : by_id) {
        if (manifest->tables.empty() || out.refused.contains(id)) continue;
        const auto [first, is_new] = owner.emplace(manifest->tables, id);
        if (!is_new)
            out.refused[id] = {.sentence = {/*t*/ "uses the table prefix {prefix} of {plugin}",
                                            {{"prefix", manifest->tables}, {"plugin", first->second}}},
                               .root = first->second};
    }
}

std::string join(const std::set<std::string>& members) {
    std::string text;
    for (const auto& id : members) text += (text.empty() ? "" : ", ") + id;
    return text;
}

}  // namespace

std::string_view word(Stage stage) {
    switch (stage) {
        case Stage::discovered:
            return /*t*/ "discovered";
        case Stage::resolved:
            return /*t*/ "resolved";
        case Stage::loaded:
            return /*t*/ "loaded";
        case Stage::described:
            return /*t*/ "described";
        case Stage::migrated:
            return /*t*/ "migrated";
        case Stage::started:
            return /*t*/ "started";
        case Stage::refused:
            return /*t*/ "refused";
        case Stage::failed:
            return /*t*/ "failed";
        case Stage::quarantined:
            return /*t*/ "quarantined";
        case Stage::disabled:
            return /*t*/ "disabled";
    }
    throw std::logic_error("a stage without a word");
}

Refusal refused_with(const std::string& id, const Refusal& theirs) {
    const char* message = theirs.stage == Stage::failed     ? /*t*/ "requires {plugin}, which failed"
                          : theirs.stage == Stage::disabled ? /*t*/ "requires {plugin}, which is disabled"
                          : theirs.stage == Stage::quarantined
                              ? /*t*/ "requires {plugin}, which is quarantined"
                              : /*t*/ "requires {plugin}, which cannot run";
    return {.sentence = {message, {{"plugin", id}}}, .root = theirs.root.empty() ? id : theirs.root};
}

Resolution resolve(const std::vector<Manifest>& manifests, const std::map<std::string, Refusal>& already) {
    Resolution out;
    ById by_id;
    std::set<std::string> twice;
    for (const auto& manifest : manifests)
        if (!by_id.emplace(manifest.id, &manifest).second) twice.insert(manifest.id);
    for (const auto& [id, refusal] : already)
        if (by_id.contains(id)) out.refused.emplace(id, refusal);
    for (const auto& manifest : manifests)
        if (manifest.abi != PLENARIA_ABI_REVISION)
            out.refused[manifest.id] = {
                .sentence = {/*t*/ "was made for revision {needed} of the SDK, this host has {found}",
                             {{"needed", std::to_string(manifest.abi)},
                              {"found", std::to_string(PLENARIA_ABI_REVISION)}}}};
    for (const auto& id : twice) out.refused[id] = {.sentence = {/*t*/ "is installed twice"}};
    refuse_shared_tables(by_id, out);
    refuse_unsatisfied(by_id, out);

    // Kahn's algorithm over the plugins that remain. std::set keeps the ready ones in order of id.
    std::map<std::string, int> missing;
    std::map<std::string, std::vector<std::string>> dependents;
    for (const auto& entry : by_id) {
        const auto& id = entry.first;  // not a structured binding: clang-tidy 14 refuses to capture one
        if (out.refused.contains(id)) continue;
        std::set<std::string> before;
        for (const auto& need : entry.second->required) before.insert(need.id);
        for (const auto& wish : entry.second->wanted)
            if (by_id.contains(wish.id) && !out.refused.contains(wish.id)) before.insert(wish.id);
        missing[id] = static_cast<int>(before.size());
        for (const auto& dependency : before) dependents[dependency].push_back(id);
    }
    std::set<std::string> ready;
    for (const auto& [id, count] : missing)
        if (count == 0) ready.insert(id);
    while (!ready.empty()) {
        const auto id = *ready.begin();
        ready.erase(ready.begin());
        missing.erase(id);
        out.start_order.push_back(id);
        for (const auto& dependent : dependents[id])
            if (--missing[dependent] == 0) ready.insert(dependent);
    }
    if (!missing.empty()) {
        std::set<std::string> members;
        for (const auto& [id, count] : missing) members.insert(id);
        for (const auto& id : members)
            out.refused[id] = {
                .sentence = {/*t*/ "is part of, or waits for, a circle of dependencies: {plugins}",
                             {{"plugins", join(members)}}}};
    }
    return out;
}

}  // namespace plenaria::host
