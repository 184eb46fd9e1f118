// SPDX-License-Identifier: EUPL-1.2
#include "plugins/plugin_context.hpp"

#include <stdexcept>

namespace plenaria::host {

namespace {

template <class T>
T& given(T* part, const char* what) {
    if (part == nullptr) throw std::logic_error(std::string("this host was started without a ") + what);
    return *part;
}

}  // namespace

Database& PluginContext::db() { return given(parts_.db, "database"); }
const Settings& PluginContext::settings() const { return given(parts_.settings.get(), "settings store"); }
const Clock& PluginContext::clock() const { return given(parts_.clock, "clock"); }
Log& PluginContext::log() { return given(parts_.log, "log"); }

void* PluginContext::service_raw(std::string_view name, bool required) {
    const std::string text(name);
    const auto found = parts_.services.find(name);
    std::string listed;    // a plugin under "requires" that should have it
    std::string unlisted;  // one that has it, but is not listed
    if (const auto offers = parts_.offered_by.find(name); offers != parts_.offered_by.end())
        for (const auto& id : offers->second) {
            if (parts_.required.contains(id) || (!required && parts_.wanted.contains(id)))
                listed = id;
            else
                unlisted = id;
        }
    if (found != parts_.services.end() && (name.starts_with("core.") || !listed.empty()))
        return found->second.get();
    if (listed.empty() && !unlisted.empty())
        throw std::logic_error("uses " + text + " of " + unlisted +
                               ", which plugin.json does not list under " +
                               (required ? "\"requires\"" : "\"requires\" or \"wants\""));
    if (!required) return nullptr;
    if (name.starts_with("core.")) throw std::logic_error("this host does not offer " + text);
    throw std::logic_error("no plugin listed under \"requires\" offers " + text);
}

std::vector<std::shared_ptr<void>> PluginContext::services_raw(std::string_view name) {
    const std::string owner(name.substr(0, name.find('.')));
    if (owner != parts_.plugin && !parts_.required.contains(owner) && !parts_.wanted.contains(owner))
        throw std::logic_error("asks for all of " + std::string(name) +
                               ", which belongs neither to it nor to a plugin that plugin.json lists");
    return parts_.providers ? parts_.providers(name) : std::vector<std::shared_ptr<void>>();
}

}  // namespace plenaria::host
